"""Report links in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import ReportLinkViewSet


@hooks.register("register_admin_viewset")
def report_links() -> ReportLinkViewSet:
    return ReportLinkViewSet()
