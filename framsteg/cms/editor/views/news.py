"""News categories, and drafts of news for those who may only read them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from framsteg.accounts.rules.access import Kind, Right, may, municipalities
from framsteg.audit import recording
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.cms.editor.workspace import Row
from framsteg.cms.models import MunicipalityHomePage

from .objects import EditorDeleteView, EditorEditView

SHOWN = 100


class CategoryEditView(EditorEditView):
    """Categories have no version: see the form."""

    def is_outdated(self) -> bool:
        return False


class CategoryDeleteView(EditorDeleteView):
    @transaction.atomic
    def remove(self) -> None:
        before = snapshot(self.object)
        recording.record(
            self.object, AuditEntry.Action.REMOVED, by=self.request.user, at=timezone.now(), before=before
        )
        self.object.delete()


def draft_pages(user: Any) -> Any:
    """Pages with a text that is not public, in the municipalities whose drafts the user may read."""
    where = municipalities(user, Right.VIEW, Kind.NEWS)
    found = Page.objects.none()
    for home in MunicipalityHomePage.objects.filter(municipality__in=where):
        found = found | Page.objects.descendant_of(home, inclusive=True)
    return found.filter(has_unpublished_changes=True)


def draft_list(request: HttpRequest) -> HttpResponse:
    if not may(request.user, Right.VIEW, Kind.NEWS):
        raise PermissionDenied
    pages = draft_pages(request.user).order_by("-latest_revision_created_at", "-pk")[:SHOWN]
    rows = [Row(page.draft_title, reverse("editor_draft_page", args=[page.pk])) for page in pages]
    return render(
        request, "cms/editor/draft_pages.html", {"rows": rows, "title": _("Drafts of pages and news")}
    )


def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as it would look if it were made public now."""
    if not may(request.user, Right.VIEW, Kind.NEWS):
        raise PermissionDenied
    page = get_object_or_404(draft_pages(request.user), pk=pk).get_latest_revision_as_object()
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    return response
