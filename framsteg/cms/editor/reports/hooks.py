"""Reports in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import ReportDraftViewSet, ReportTextViewSet


@hooks.register("register_admin_viewset")
def reports() -> list[object]:
    return [ReportDraftViewSet(), ReportTextViewSet()]
