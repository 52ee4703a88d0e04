"""Evaluations in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from .viewset import EvaluationViewSet


@hooks.register("register_admin_viewset")
def evaluations() -> EvaluationViewSet:
    return EvaluationViewSet()
