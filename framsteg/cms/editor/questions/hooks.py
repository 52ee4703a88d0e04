"""Questions and answers in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import AnswerViewSet


@hooks.register("register_admin_viewset")
def answers() -> AnswerViewSet:
    return AnswerViewSet()
