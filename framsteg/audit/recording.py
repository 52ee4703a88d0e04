"""The one way in which recorded objects are created, changed and removed; many at a time in `recording_many`.

Each call checks the rules, writes, records who did what with the values before and after, and makes cached public
pages outdated: whole or not at all.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import singledispatch
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext_lazy as _

from framsteg.audit import former_addresses, generation
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry, Recorded, Visibility
from framsteg.audit.snapshots import Links, difference, snapshot


class StaleEdit(Exception):
    """Somebody else changed the object after it was opened. Both versions are carried along; neither is lost."""

    def __init__(self, stored: Recorded, attempted: Recorded) -> None:
        super().__init__(f"{stored} was changed to version {stored.version}, not {attempted.version}")
        self.stored = stored
        self.attempted = attempted


class StillInUse(Exception):
    """The object cannot be removed because others depend on it."""

    def __init__(self, instance: models.Model, users: Iterable[models.Model]) -> None:
        self.users = tuple(users)
        super().__init__(f"{instance} is used by {len(self.users)} objects")


@singledispatch
def check(instance: models.Model, *, on: date) -> None:
    """Raise ValidationError where `instance` breaks a rule of its domain on that day.

    Domain packages register a function per model; a model without rules of its own passes.
    """


@singledispatch
def hold(instance: models.Model) -> None:
    """Lock, until the transaction ends, the rows besides its own that the rules of `instance` count on.

    Domain packages register a function per model; most rules look only at the instance itself.
    """


@transaction.atomic
def create(
    instance: Recorded, *, by: Actor, at: datetime, links: Links | None = None, note: str = ""
) -> None:
    """Store a new `instance` with its many-to-many `links`."""
    hold(instance)
    _checked(instance, at)
    instance.save(force_insert=True)
    _set_links(instance, links)
    record(instance, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(instance), note=note)


@transaction.atomic
def change(instance: Recorded, *, by: Actor, at: datetime, links: Links | None = None) -> None:
    """Store the changed `instance`. Raises StaleEdit when it was made from another version than the stored one."""
    stored = type(instance)._base_manager.select_for_update(no_key=True).get(pk=instance.pk)
    if stored.version != instance.version:
        raise StaleEdit(stored, instance)
    before = snapshot(stored)
    hold(instance)
    _checked(instance, at)
    instance.version += 1
    instance.save(force_update=True)
    _set_links(instance, links)
    changed_from, changed_to = difference(before, snapshot(instance))
    if changed_to:
        record(instance, kind_of(changed_to), by=by, at=at, before=changed_from, after=changed_to)
        former_addresses.keep([(instance, changed_from)], at=at)


@transaction.atomic
def remove(instance: Recorded, *, by: Actor, at: datetime) -> None:
    """Remove `instance` and what is part of it, each told by itself. Raises StillInUse when others depend on it."""
    for part in parts_of(instance):
        note = f"{instance._meta.verbose_name}: {instance}"
        record(part, AuditEntry.Action.REMOVED, by=by, at=at, before=snapshot(part), note=note)
    record(instance, AuditEntry.Action.REMOVED, by=by, at=at, before=snapshot(instance))
    instance.delete()


def parts_of(instance: models.Model) -> list[Recorded]:
    """The recorded objects that go when `instance` is removed, in a fixed order.

    Raises StillInUse when others depend on it. Rows of indexes and links are no objects of their own.
    """
    collector = Collector(using=instance._state.db or DEFAULT_DB_ALIAS, origin=instance)
    try:
        collector.collect([instance])
    except ProtectedError as error:
        raise StillInUse(instance, error.protected_objects) from error
    found = [part for parts in collector.data.values() for part in parts]
    found += [part for rows in collector.fast_deletes for part in rows]
    own = [part for part in found if isinstance(part, Recorded) and part != instance]
    return sorted(own, key=lambda part: (part._meta.label_lower, part.pk))


def record(
    instance: models.Model,
    action: AuditEntry.Action,
    *,
    by: Actor,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    note: str = "",
) -> None:
    """Add a row to the audit trail and make cached public pages outdated."""
    entry_of(instance, action, by=by, at=at, before=before, after=after, note=note).save(force_insert=True)
    if getattr(instance, "shown_in_public", True):
        generation.bump()


def entry_of(
    instance: models.Model,
    action: AuditEntry.Action,
    *,
    by: Actor,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    note: str = "",
) -> AuditEntry:
    """The row that tells of it, not yet stored."""
    return AuditEntry(
        at=at,
        actor_id=str(by.pk or ""),
        actor_label=str(by)[:200],
        municipality_code=municipality_code(instance),
        action=action,
        object_type=instance._meta.label_lower,
        object_id=str(instance.pk),
        object_label=str(instance)[:300],
        before=dict(before or {}),
        after=dict(after or {}),
        note=note,
    )


def municipality_code(instance: Any) -> str:
    """The code of the municipality an object belongs to, found through what it is part of; "" for none."""
    for path in ("municipality", "programme", "sub_project"):
        owner = getattr(instance, path, None)
        if owner is not None:
            return str(owner.code) if path == "municipality" else municipality_code(owner)
    return str(getattr(instance, "code", ""))[:4] if instance._meta.model_name == "municipality" else ""


def kind_of(changed_to: Mapping[str, Any]) -> AuditEntry.Action:
    """What a change is called in the audit trail."""
    match changed_to.get("visibility"):
        case Visibility.PUBLIC.value:
            return AuditEntry.Action.PUBLISHED
        case Visibility.DRAFT.value:
            return AuditEntry.Action.WITHDRAWN
    return AuditEntry.Action.CHANGED


def _checked(instance: Recorded, at: datetime) -> None:
    instance.derive()
    instance.full_clean()
    check(instance, on=at.date())


def _set_links(instance: models.Model, links: Links | None) -> None:
    for name, linked in (links or {}).items():
        getattr(instance, name).set(linked)


def errors_of(instance: Recorded, *, on: date) -> ValidationError | None:
    """What the domain's rules say against `instance`, for forms that show errors at their fields."""
    try:
        check(instance, on=on)
    except ValidationError as error:
        return error
    return None


NOT_SAVED = _("Nothing has been saved.")
