"""What every kind of object in the editor has: a list, forms, history, a draft view, and its rights."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.cms.editor.policies import MunicipalPolicy
from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.views.drafts import DraftView
from framsteg.cms.editor.views.history import ObjectHistoryView
from framsteg.cms.editor.views.lists import EditorIndexView
from framsteg.cms.editor.views.objects import EditorCreateView, EditorDeleteView, EditorEditView
from framsteg.cms.editor.views.publishing import PublishView
from framsteg.cms.editor.views.workspace import OpenView

PER_PAGE = 50


class EditorViewSet(ModelViewSet):
    """Registered with Wagtail's admin; everything it may not do is left out of its addresses."""

    index_view_class = EditorIndexView
    add_view_class = EditorCreateView
    edit_view_class = EditorEditView
    delete_view_class = EditorDeleteView
    publish_view_class: type[Any] = PublishView
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = PER_PAGE

    base_form_class: type[Any] = EditorForm
    owner_field = "municipality"
    related: tuple[str, ...] = ()
    initial_from_address: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    """What nobody may do to this kind of object: "add", "change", "delete"."""
    is_publishable = False
    has_bulk_actions = False
    empty_text: Any = ""
    form_help: Any = ""
    title_sort: str | None = None

    @cached_property
    def permission_policy(self) -> MunicipalPolicy:
        return MunicipalPolicy(self.model, without=self.without)

    def get_edit_handler(self) -> Any:
        return ObjectList(self.panels, base_form_class=self.base_form_class).bind_to_model(self.model)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names: dict[str, Any] = {
            "usage_url_name": None,
            "draft_url_name": self.get_url_name("draft"),
            "shows_draft": self.is_publishable,
            "open_url_name": self.get_url_name("open"),
            "public_url_for": public_url,
            "success_url_for": self.url_after,
            "form_help": self.form_help,
        }
        if self.is_publishable:
            names["publish_url_name"] = self.get_url_name("publish")
        if "change" in self.without:
            names["edit_url_name"] = None
        common: dict[str, Any] = super().get_common_view_kwargs(**{**names, **kwargs})
        return common

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {
            "related": self.related,
            "empty_text": self.empty_text,
            "has_bulk_actions": self.has_bulk_actions,
            "title_sort": self.title_sort,
        }
        common: dict[str, Any] = super().get_index_view_kwargs(**{**own, **kwargs})
        return common | {"search_backend_name": None}

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {"owner_field": self.owner_field, "initial_from_address": self.initial_from_address}
        common: dict[str, Any] = super().get_add_view_kwargs(**{**own, **kwargs})
        return common

    def url_after(self, instance: Model) -> str:
        """Where one goes on after saving: to the programme that the object is part of, or to the list."""
        programme = getattr(instance, "programme_id", None)
        if programme is not None:
            return reverse("programme:workspace", args=[programme])
        return reverse(self.get_url_name("index"))

    def get_urlpatterns(self) -> list[Any]:
        own = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("history/<int:pk>/", self._view(ObjectHistoryView), name="history"),
            path("draft/<int:pk>/", self._view(DraftView), name="draft"),
            path("open/<int:pk>/", self._view(OpenView), name="open"),
        ]
        if self.is_publishable:
            own.append(path("publish/<int:pk>/", self._view(self.publish_view_class), name="publish"))
        return [*own, *self._changing_urls()]

    def _changing_urls(self) -> Iterable[Any]:
        if "add" not in self.without:
            yield path("new/", self.add_view, name="add")
        if "change" not in self.without:
            yield path("edit/<int:pk>/", self.edit_view, name="edit")
        if "delete" not in self.without:
            yield path("delete/<int:pk>/", self.delete_view, name="delete")

    def _view(self, view_class: type[Any]) -> Callable[..., Any]:
        view: Callable[..., Any] = self.construct_view(view_class)
        return view

    def get_permissions_to_register(self) -> Any:
        """None: rights follow from accounts.rules.access, not from Django's permissions."""
        from django.contrib.auth.models import Permission

        return Permission.objects.none()


def row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


def english(*names: str) -> MultiFieldPanel:
    """The English texts, folded together."""
    return MultiFieldPanel(
        [FieldPanel(name) for name in names], heading=_("In English"), classname="collapsed"
    )


def provenance() -> MultiFieldPanel:
    names = ("provenance", "provenance_note", "provenance_note_en", "source_url")
    return MultiFieldPanel(
        [FieldPanel(name) for name in names],
        heading=_("Where this comes from"),
        classname="collapsed",
        help_text=_("Every public page that shows an example, or something that is not public, says so."),
    )


def dates(first: str, first_precision: str, last: str = "", last_precision: str = "") -> MultiFieldPanel:
    rows = [row(first, first_precision)]
    if last:
        rows.append(row(last, last_precision))
    return MultiFieldPanel(
        rows,
        heading=_("Time"),
        help_text=_("Where only the month or the year is known, write any day in it and say so beside it."),
    )
