"""Views in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from framsteg.accounts.rules.access import Kind, Right, may

from . import queue, sheet
from .viewsets import ContributionViewSet, ThemeViewSet


@hooks.register("register_admin_viewset")
def contribution_viewsets() -> list[Any]:
    return [ContributionViewSet(), ThemeViewSet()]


@hooks.register("register_admin_urls")
def contribution_urls() -> list[Any]:
    return [
        path("contributions/queue/", queue.queue, name="editor_contribution_queue"),
        path("contributions/sheet/<int:pk>/", sheet.sheet, name="editor_contribution_sheet"),
        path("sign-ups/<int:pk>/", queue.sign_ups, name="editor_sign_ups"),
        path("sign-ups/<int:pk>/take-away/", queue.take_away, name="editor_sign_up_take_away"),
    ]


class QueueItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, Right.VIEW, Kind.CONTRIBUTION)


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    url = reverse("editor_contribution_queue")
    return QueueItem(_("Views to read"), url, name="views-to-read", icon_name="glasses", order=82)
