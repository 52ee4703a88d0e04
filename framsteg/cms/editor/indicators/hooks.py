"""Indicators in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from wagtail import hooks

from .viewsets import BaselineViewSet, IndicatorGroup, TargetViewSet


@hooks.register("register_admin_viewset")
def indicators() -> list[Any]:
    return [IndicatorGroup(), TargetViewSet(), BaselineViewSet()]
