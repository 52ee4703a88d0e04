"""Reporting rounds in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import RoundViewSet


@hooks.register("register_admin_viewset")
def rounds() -> RoundViewSet:
    return RoundViewSet()
