"""What has happened: to one object, and in the whole municipality."""

from typing import Any

import django_filters
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from framsteg.accounts.rules.access import Kind, Right, may, municipalities
from framsteg.audit.models import AuditEntry
from framsteg.cms.editor.history import happening, model_of
from framsteg.cms.editor.subjects import SUBJECTS

from .crumbs import ObjectCrumbsMixin

PER_PAGE = 30


class ObjectHistoryView(ObjectCrumbsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Who changed an object, when, and what it said before and after."""

    model: Any = None
    permission_policy: Any = None
    index_url_name: str | None = None
    edit_url_name: str | None = None
    header_icon = "history"
    page_title = gettext_lazy("History")
    template_name = "cms/editor/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["view"])
        if not self.permission_policy.user_has_permission(self.request.user, "view"):
            raise PermissionDenied
        self.object = get_object_or_404(rows, pk=self.kwargs["pk"])
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | _paged(self.request, entries_of(self.object), with_links=False)

    def get_page_subtitle(self) -> str:
        return str(self.object)


def entries_of(instance: Any) -> QuerySet[AuditEntry]:
    rows = AuditEntry.objects.filter(object_type=instance._meta.label_lower, object_id=str(instance.pk))
    return rows.order_by("-at", "-id")


def _kinds(request: HttpRequest | None) -> list[tuple[str, str]]:
    labels = [(model._meta.label_lower, model._meta.verbose_name) for model in SUBJECTS]
    user = apps.get_model("accounts.User")
    named = [*labels, (user._meta.label_lower, user._meta.verbose_name)]
    return [(name, str(label)[:1].upper() + str(label)[1:]) for name, label in named]


class AuditFilterSet(WagtailFilterSet):
    action = django_filters.ChoiceFilter(
        choices=AuditEntry.Action.choices, label=gettext_lazy("What"), empty_label=gettext_lazy("All")
    )
    q = django_filters.CharFilter(method="holds", label=gettext_lazy("Who or what"))
    object_type = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind of object"), empty_label=gettext_lazy("All")
    )
    first = django_filters.DateFilter(
        field_name="at", lookup_expr="date__gte", label=gettext_lazy("From"), widget=AdminDateInput
    )
    last = django_filters.DateFilter(
        field_name="at", lookup_expr="date__lte", label=gettext_lazy("To"), widget=AdminDateInput
    )

    class Meta:
        model = AuditEntry
        fields = ["q", "action", "object_type", "first", "last"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["object_type"].extra["choices"] = _kinds(self.request)

    def holds(self, rows: QuerySet[AuditEntry], name: str, text: str) -> QuerySet[AuditEntry]:
        return rows.filter(Q(actor_label__icontains=text) | Q(object_label__icontains=text))


def audit_trail(request: HttpRequest) -> HttpResponse:
    """Everything that has happened in the municipalities whose history the user may read."""
    if not may(request.user, Right.VIEW, Kind.HISTORY):
        raise PermissionDenied
    rows = AuditEntry.objects.order_by("-at", "-id")
    if not request.user.is_superuser:
        codes = municipalities(request.user, Right.VIEW, Kind.HISTORY).values_list("code", flat=True)
        rows = rows.filter(municipality_code__in=list(codes))
    filters = AuditFilterSet(request.GET, queryset=rows, request=request)
    found = filters.qs if filters.is_valid() else rows.none()
    context = {
        "page_title": _("What has happened"),
        "header_title": _("What has happened"),
        "header_icon": "history",
        "filter_form": filters.form,
        "is_site_wide": True,
        "media": filters.form.media,
    }
    return render(request, "cms/editor/history.html", context | _paged(request, found, with_links=True))


def _paged(request: HttpRequest, rows: QuerySet[AuditEntry], *, with_links: bool) -> dict[str, Any]:
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    return {
        "page": page,
        "query": query.urlencode(),
        "happenings": [happening(entry, _url(entry) if with_links else None) for entry in page],
    }


def _url(entry: AuditEntry) -> str | None:
    """The object's own history."""
    model = model_of(entry)
    if model not in SUBJECTS or not entry.object_id.isdecimal() or entry.action == AuditEntry.Action.REMOVED:
        return None
    try:
        return reverse(f"{model._meta.model_name}:history", args=[entry.object_id])
    except NoReverseMatch:
        return None
