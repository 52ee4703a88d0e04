"""Money in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from django.urls import path
from wagtail import hooks

from . import ledger_columns, views
from .viewsets import EVERY_VIEWSET


@hooks.register("register_admin_viewset")
def money_viewsets() -> list[Any]:
    return [viewset() for viewset in EVERY_VIEWSET]


@hooks.register("register_admin_urls")
def money_urls() -> list[Any]:
    return [
        path("money/<int:pk>/", views.money, name="editor_money"),
        path("money/<int:pk>/accounts/", views.upload, name="editor_ledger_upload"),
        path(
            "money/<int:pk>/accounts/<int:kept>/columns/",
            ledger_columns.ledger_columns,
            name="editor_ledger_columns",
        ),
        path("money/<int:pk>/accounts/<int:kept>/", views.preview, name="editor_ledger_preview"),
    ]
