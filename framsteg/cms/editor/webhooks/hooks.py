"""Webhooks in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import WebhookViewSet


@hooks.register("register_admin_viewset")
def webhooks() -> WebhookViewSet:
    return WebhookViewSet()
