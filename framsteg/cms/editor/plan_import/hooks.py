"""The pages of plan imports in Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from django.urls import path
from wagtail import hooks

from .columns import ColumnsView
from .downloads import export, kept_file, template
from .views import DiscardView, ImportsView, ImportView, UndoView


@hooks.register("register_admin_urls")
def plan_import_urls() -> list[Any]:
    return [
        path("plan-import/template/", template, name="editor_plan_template"),
        path("plan-import/programme/<int:pk>/", ImportsView.as_view(), name="editor_plan_imports"),
        path("plan-import/programme/<int:pk>/export/", export, name="editor_plan_export"),
        path("plan-import/<int:pk>/", ImportView.as_view(), name="editor_plan_import"),
        path("plan-import/<int:pk>/columns/", ColumnsView.as_view(), name="editor_plan_columns"),
        path("plan-import/<int:pk>/file/", kept_file, name="editor_plan_file"),
        path("plan-import/<int:pk>/undo/", UndoView.as_view(), name="editor_plan_undo"),
        path("plan-import/<int:pk>/discard/", DiscardView.as_view(), name="editor_plan_discard"),
    ]
