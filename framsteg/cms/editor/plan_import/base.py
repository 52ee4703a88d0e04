"""What the pages of plan imports share: finding the object, the right to it, and the way back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.cms.editor.subjects import allowed
from framsteg.importers.models import PlanImport
from framsteg.lib.plain_errors import PlainError
from framsteg.programme.models import Programme


def said(error: PlainError) -> str:
    """The error's sentence in the reader's language."""
    return _(error.sentence) % error.facts


def find_import(request: HttpRequest, pk: int, right: Right) -> PlanImport:
    """Raises Http404 outside the user's municipalities, PermissionDenied within them."""
    if not may(request.user, right, Kind.IMPORT):
        raise PermissionDenied
    rows = allowed(PlanImport, request.user, [right]).select_related("programme__municipality")
    found: PlanImport = get_object_or_404(rows, pk=pk)
    return found


def find_programme(request: HttpRequest, pk: int, right: Right, kind: Kind) -> Programme:
    if not may(request.user, right, kind):
        raise PermissionDenied
    rows = allowed(Programme, request.user, [Right.VIEW]).select_related("municipality")
    found: Programme = get_object_or_404(rows, pk=pk)
    if not may(request.user, right, kind, found.municipality_id):
        raise PermissionDenied
    return found


class PlanImportMixin(WagtailAdminTemplateMixin, TemplateView):
    """A page about one import."""

    right = Right.ADD
    header_icon = "upload"
    title: Any = ""
    plan_import: PlanImport

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.plan_import = find_import(request, kwargs["pk"], self.right)
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_add(self) -> bool:
        municipality = self.plan_import.programme.municipality_id
        return may(self.request.user, Right.ADD, Kind.IMPORT, municipality)

    @property
    def own_url(self) -> str:
        return reverse("editor_plan_import", args=[self.plan_import.pk])

    def get_page_title(self) -> str:
        return str(self.title)

    def get_page_subtitle(self) -> str:
        return self.plan_import.file_name

    def get_breadcrumbs_items(self) -> list[Any]:
        programme = self.plan_import.programme
        return [
            *self.breadcrumbs_items,
            {"url": reverse("programme:workspace", args=[programme.pk]), "label": str(programme)},
            {
                "url": reverse("editor_plan_imports", args=[programme.pk]),
                "label": _("Plans from spreadsheets"),
            },
            {"url": "", "label": self.plan_import.file_name},
        ]

    def back(self, name: str = "editor_plan_import") -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse(name, args=[self.plan_import.pk]))
