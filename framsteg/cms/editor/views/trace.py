"""The auditor's view of a programme, drafts included, and its files."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.accounts.models import User
from framsteg.analysis.queries.figures_traced import every_figure, few_figures, figures_of, totals
from framsteg.analysis.queries.goals_traced import goals_of
from framsteg.audit import recording
from framsteg.audit.models import AuditEntry
from framsteg.cms.editor.subjects import SUBJECTS
from framsteg.lib.plain_language import language_of
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.web.presenters import trace_files
from framsteg.web.presenters.trace import trace_page
from framsteg.web.presenters.trace_figures import public_way
from framsteg.web.views.trace import XLSX

from .closing import AboutClosingView

EDITORS = Audience.EDITORS


class TraceView(AboutClosingView):
    """For each goal what is stated, for each figure the way back to its report, decision and source."""

    header_icon = "search"
    template_name = "cms/editor/trace.html"

    def get_page_title(self) -> str:
        return _("Follow goals and figures")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("sida", "1")
        goals = goals_of(self.object, audience=EDITORS)
        few = few_figures(self.object, goals, audience=EDITORS)
        try:
            number = int(asked) if asked.isdecimal() else 1
            figures = figures_of(self.object, few, page=number, audience=EDITORS)
        except NoSuchPage:
            raise Http404 from None
        counted = totals(self.object, few, audience=EDITORS)
        url = reverse("programme:trace", args=[self.object.pk])
        language = language_of(get_language() or "sv")
        page = trace_page(self.object, goals, figures, counted, url, language, editor_way(self.object))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page": page, "file_url": reverse("programme:trace_file", args=[self.object.pk])}


class TraceFileView(AboutClosingView):
    """Everything on the page as a workbook; that it was taken out is told in the audit trail."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        programme, language = self.object, language_of(get_language() or "sv")
        goals = goals_of(programme, audience=EDITORS)
        few = few_figures(programme, goals, audience=EDITORS)
        way, root = editor_way(programme), request.build_absolute_uri("/")[:-1]
        sheets = (
            trace_files.goals_sheet(goals, language, way, root),
            trace_files.figures_sheet(every_figure(programme, goals, audience=EDITORS), language, way, root),
            trace_files.totals_sheet(goals, totals(programme, few, audience=EDITORS), language),
        )
        _record(programme, request.user)
        response = HttpResponse(trace_files.as_workbook(sheets), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{programme.slug}-granskning.xlsx"'
        return response


def editor_way(programme: Any) -> Any:
    """Where the editor shows what is told of; the public page for what has no place in the editor."""
    public = public_way(programme.municipality.slug)

    def way(thing: Any) -> str:
        if isinstance(thing, Model) and type(thing) in SUBJECTS:
            try:
                return reverse(f"{thing._meta.model_name}:open", args=[thing.pk])
            except NoReverseMatch:
                return ""
        return public(thing)

    return way


def _record(programme: Any, user: Any) -> None:
    by: User = user
    recording.record(
        programme, AuditEntry.Action.EXPORTED, by=by, at=timezone.now(), note=_("Goals and figures")
    )
