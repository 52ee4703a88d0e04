"""Keeps Wagtail's groups in step with the access that users have: pages, pictures and documents of a municipality.

Wagtail decides about pages and files through groups. Each municipality has one group per access; its members follow
from accounts' grants, its permissions from accounts' table of rights.
"""

from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from framsteg.accounts import actions
from framsteg.accounts.models import Access, AccessGrant, Municipality, User
from framsteg.accounts.queries.grants import forget
from framsteg.accounts.rules.access import ALLOWED, Kind, Right
from framsteg.audit.actors import Actor

PAGE_PERMISSIONS = {
    Right.ADD: ("add_page",),
    Right.CHANGE: ("change_page",),
    Right.PUBLISH: ("publish_page", "lock_page", "unlock_page"),
}
FILE_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
_SEPARATOR = ": "


def grant(user: User, municipality: Municipality, access: Access, *, by: Actor, at: datetime) -> AccessGrant:
    """Give access, in the domain and in Wagtail."""
    given = actions.access.grant(user, municipality, access, by=by, at=at)
    synchronise(user)
    return given


def revoke(given: AccessGrant, *, by: Actor, at: datetime) -> None:
    """Take access back, in the domain and in Wagtail."""
    actions.access.revoke(given, by=by, at=at)
    synchronise(given.user)


@transaction.atomic
def synchronise(user: User) -> None:
    """Make the user a member of exactly the groups that the user's grants call for."""
    wanted = [
        group_of(given.municipality, Access(given.access))
        for given in AccessGrant.objects.filter(user=user).select_related("municipality")
    ]
    others = user.groups.exclude(name__regex=rf"^\d{{4}}{_SEPARATOR}")
    user.groups.set([*others, *wanted])
    forget(user)


@transaction.atomic
def synchronise_municipality(municipality: Municipality) -> None:
    """Lay down the municipality's groups and what they may do, for instance after a start page has been added."""
    for access in Access:
        group_of(municipality, access)


def group_of(municipality: Municipality, access: Access) -> Group:
    """The group for one access in one municipality, with the permissions that it should have now."""
    group, _is_new = Group.objects.get_or_create(name=f"{municipality.code}{_SEPARATOR}{access.value}")
    group.permissions.set(
        Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    _set_page_permissions(group, municipality, access)
    _set_file_permissions(group, municipality, access)
    return group


def _set_page_permissions(group: Group, municipality: Municipality, access: Access) -> None:
    codenames = [
        codename
        for right, names in PAGE_PERMISSIONS.items()
        if access in ALLOWED[Kind.NEWS, right]
        for codename in names
    ]
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    homes = list(Page.objects.filter(municipalityhomepage__municipality=municipality))
    wanted = {(home.pk, permission.pk) for home in homes for permission in permissions}
    for stored in GroupPagePermission.objects.filter(group=group):
        if (stored.page_id, stored.permission_id) in wanted:
            wanted.discard((stored.page_id, stored.permission_id))
        else:
            stored.delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page, permission_id=permission)
        for page, permission in wanted
    )


def _set_file_permissions(group: Group, municipality: Municipality, access: Access) -> None:
    if access not in ALLOWED[Kind.NEWS, Right.ADD]:
        GroupCollectionPermission.objects.filter(group=group).delete()
        return
    collection = collection_of(municipality)
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=FILE_PERMISSIONS
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def collection_of(municipality: Municipality) -> Collection:
    """The municipality's own collection of pictures and documents."""
    root = Collection.get_first_root_node()
    name = f"{municipality.name} ({municipality.code})"
    found = root.get_children().filter(name__endswith=f"({municipality.code})").first()
    return found or root.add_child(name=name)
