"""Lists of the editor: scoped to the user's municipalities, searched, filtered, sorted and exported."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from framsteg.cms.editor.exports import ExportMixin
from framsteg.lib.plain_language import date_short, language_of


class DayColumn(Column):
    """A date with no more than what is known of it."""

    def __init__(self, name: str, precision: str, **options: Any) -> None:
        super().__init__(name, sort_key=name, **options)
        self.precision = precision

    def get_value(self, instance: Any) -> str:
        day = getattr(instance, self.name)
        return (
            date_short(day, language_of(get_language() or "sv"), getattr(instance, self.precision))
            if day
            else ""
        )


class _NameColumn(TitleColumn):
    """Its text carries the identity that the checkbox of the row is described by."""

    def get_title_id(self, instance: Model, parent_context: Any) -> str:
        return f"{instance._meta.model_name}_{instance.pk}_title"


class EditorIndexView(ExportMixin, IndexView):
    """`related` names what the rows show of other objects, so that a long list takes no more queries than a short."""

    any_permission_required = ["view"]
    template_name = "cms/editor/index.html"
    results_template_name = "cms/editor/index_results.html"
    search_backend_name = None
    related: tuple[str, ...] = ()
    empty_text = ""
    has_bulk_actions = False
    open_url_name: str | None = None
    title_sort: str | None = None

    @cached_property
    def columns(self) -> list[Any]:
        """The first column names the object and leads to it."""
        options = self.model._meta
        label = options.verbose_name[:1].upper() + options.verbose_name[1:]
        column_class = self._get_title_column_class(_NameColumn)
        name = column_class(
            "title", label=label, accessor=str, get_url=self._open_url, sort_key=self.title_sort
        )
        others = [
            each if isinstance(each, BaseColumn) else self._get_custom_column(each)
            for each in self.list_display
        ]
        if self.has_bulk_actions and self.user_has_permission("change"):
            return [BulkActionsCheckboxColumn("bulk_actions", obj_type=options.model_name), name, *others]
        return [name, *others]

    def _open_url(self, instance: Model) -> str:
        return reverse(self.open_url_name, args=[instance.pk])

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["view"]
        )
        return rows.select_related(*self.related) if self.related else rows

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What sorts alike stays in one order, so that no row is on two pages."""
        ordered: QuerySet[Any] = super().order_queryset(queryset)
        return ordered.order_by(*ordered.query.order_by, "pk")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Every word is found in one of the fields, whatever the case, å ä ö included."""
        if not self.is_searching:
            return queryset
        for word in self.search_query.split():
            queryset = queryset.filter(self._holds(word))
        return queryset

    def _holds(self, word: str) -> Q:
        found = Q()
        for field in self.search_fields or ():
            for form in {word, word.lower(), word.upper(), word.capitalize()}:
                found |= Q(**{f"{field}__icontains": form})
        return found

    def get_edit_url(self, instance: Model) -> str | None:
        may = self.permission_policy.user_has_permission_for_instance(self.request.user, "change", instance)
        return reverse(self.edit_url_name, args=(quote(instance.pk),)) if self.edit_url_name and may else None

    def get_delete_url(self, instance: Model) -> str | None:
        may = self.permission_policy.user_has_permission_for_instance(self.request.user, "delete", instance)
        return (
            reverse(self.delete_url_name, args=(quote(instance.pk),))
            if self.delete_url_name and may
            else None
        )

    def get_add_url(self) -> str | None:
        """With the programme that the list is filtered by, so that it need not be chosen again."""
        url: str | None = super().get_add_url()
        kept = {
            name: self.request.GET[name]
            for name in ("programme", "sub_project", "event")
            if self.request.GET.get(name)
        }
        return (
            f"{url}?{'&'.join(f'{k}={v}' for k, v in kept.items() if v.isdecimal())}" if url and kept else url
        )

    @cached_property
    def no_results_message(self) -> str:
        if self.empty_text and not (self.is_searching or self.is_filtering):
            return str(self.empty_text)
        return str(super().no_results_message)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"has_bulk_actions": self.has_bulk_actions and self.user_has_permission("change")}
