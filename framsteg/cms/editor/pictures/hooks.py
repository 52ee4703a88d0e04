"""Pictures from events in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from wagtail import hooks

from .viewset import EventPictureViewSet


@hooks.register("register_admin_viewset")
def picture_viewsets() -> list[Any]:
    return [EventPictureViewSet()]
