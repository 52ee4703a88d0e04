"""Users and the login in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from .groups import GroupMappingViewSet
from .viewset import AccessViewSet


@hooks.register("register_admin_viewset")
def users_and_groups() -> list[Any]:
    return [AccessViewSet(), GroupMappingViewSet()]


@hooks.register("register_account_menu_item")
def two_steps(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Two steps and password"),
        "help_text": _("Passkeys, an app for one-time codes, recovery codes and your password."),
    }


@hooks.register("register_account_menu_item")
def my_sign_ins(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("usersessions_list"),
        "label": _("My sign-ins"),
        "help_text": _("The devices on which you are signed in."),
    }
