"""Releases in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import ReleaseViewSet


@hooks.register("register_admin_viewset")
def releases() -> ReleaseViewSet:
    return ReleaseViewSet()
