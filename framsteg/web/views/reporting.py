"""Reporting: what waits, one sub-project at a time, the receipt. The same for users and for those with a link."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framsteg.programme.actions import drafts, reminders
from framsteg.programme.actions.drafts import NewerDraft
from framsteg.programme.actions.reporting import send
from framsteg.programme.actions.rounds import RoundIsNot
from framsteg.programme.models import ReportDraft, RoundAsk
from framsteg.programme.queries.reporters import Question, person_of, question, report_in, was_asked
from framsteg.web.forms.report import ReportForm, again, new_form, over_number, says_the_same, sent_form
from framsteg.web.presenters import reporting as present
from framsteg.web.site import current_language, municipality_of
from framsteg.web.views import reporting_pages as pages
from framsteg.web.views.desk import Desk


@require_safe
def worker(request: HttpRequest, municipality: str) -> HttpResponse:
    """What keeps the list and its forms in the browser. From this address it reaches nothing but them."""
    municipality_of(request, municipality)
    response = render(request, "web/reporting/worker.js", content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def work(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is asked of the reporter, what is answered, and how reminders are sent."""
    return pages.work(request, desk)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, desk: Desk, ask: int) -> HttpResponse:
    """The form about one sub-project."""
    asked = _question(desk, ask)
    if asked is None:
        return pages.closed(request, desk, _once_asked(desk, ask))
    if request.method != "POST":
        return pages.report(request, desk, asked, new_form(asked))
    form = sent_form(asked, request.POST)
    match request.POST.get("act", ""):
        case "discard":
            drafts.discard(asked.ask, desk.reporter)
            return HttpResponseRedirect(desk.report_url(asked.ask))
        case "keep":
            return _keep(request, desk, asked, form)
        case act:
            return _send(request, desk, asked, form, unchanged=act == "unchanged")


@require_POST
def draft(request: HttpRequest, desk: Desk, ask: int) -> HttpResponse:
    """Keeps what is being written, for the page's script."""
    asked = _question(desk, ask)
    if asked is None:
        _once_asked(desk, ask)
        return JsonResponse(
            {"told": gettext("The round is closed. What you wrote stays on this page.")}, status=409
        )
    try:
        kept = _kept(desk, asked, sent_form(asked, request.POST))
    except NewerDraft as newer:
        told = gettext(
            "A newer draft of yours was saved %(day)s on another page. Load the page anew to see it."
        )
        return JsonResponse({"told": told % {"day": _when(newer.draft)}}, status=409)
    told = gettext("Saved %(day)s.") % {"day": _when(kept)}
    others = present.writes_too(asked.others, current_language())
    return JsonResponse({"told": " ".join([told, *others]), "number": kept.number})


@require_safe
def receipt(request: HttpRequest, desk: Desk, ask: int, report: int) -> HttpResponse:
    """That the report has come, and what it says."""
    asked = _question(desk, ask)
    if asked is None:
        return pages.closed(request, desk, _once_asked(desk, ask))
    sent = report_in(asked.ask, report)
    if sent is None:
        raise Http404(gettext("There is no such report."))
    return pages.receipt(request, desk, asked, sent)


@require_POST
def reminder_choice(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Whether reminders are wanted, and in the language of the page."""
    person = person_of(desk.reporter.user) if desk.reporter.user else None
    if person is None:
        raise Http404(gettext("No person is linked to your account."))
    wanted = request.POST.get("reminders") == "yes"
    reminders.choose(person, language=current_language(), wanted=wanted, at=timezone.now())
    return HttpResponseRedirect(f"{desk.url}#reminders")


def _question(desk: Desk, ask: int) -> Question | None:
    try:
        return question(desk.reporter, ask)
    except RoundAsk.DoesNotExist:
        return None


def _once_asked(desk: Desk, ask: int) -> RoundAsk:
    """The question, where it was this reporter's and its round is no longer open; else it is not there."""
    found = was_asked(desk.reporter, ask)
    if found is None or found.round.is_open:
        raise Http404(gettext("You are not asked about this."))
    return found


def _kept(desk: Desk, asked: Question, form: ReportForm) -> ReportDraft:
    return drafts.save(
        asked.ask,
        desk.reporter,
        form.written(),
        submission=UUID(form.data["submission"]),
        writer=UUID(form.data["writer"]),
        seen=int(form.data["number"] or 0),
        at=timezone.now(),
    )


def _keep(request: HttpRequest, desk: Desk, asked: Question, form: ReportForm) -> HttpResponse:
    try:
        _kept(desk, asked, form)
    except NewerDraft as newer:
        over = over_number(form, newer.draft.number)
        return pages.report(request, desk, asked, over, newer=newer.draft, status=409)
    return HttpResponseRedirect(f"{desk.report_url(asked.ask)}#saved")


def _send(
    request: HttpRequest, desk: Desk, asked: Question, form: ReportForm, *, unchanged: bool
) -> HttpResponse:
    if not form.is_valid():
        return pages.report(request, desk, asked, form, status=422)
    try:
        sent = send(asked.ask, form.answer(unchanged=unchanged), reporter=desk.reporter, at=timezone.now())
    except ValidationError as refused:
        form.tell(refused)
        return pages.report(request, desk, asked, form, status=422)
    except RoundIsNot:
        return pages.closed(request, desk, asked.ask)
    if sent.is_repeat and not unchanged and not says_the_same(form, sent.report):
        return pages.report(request, desk, asked, again(form, asked), sent_before=sent.report, status=409)
    address = desk.receipt_url(asked.ask, sent.report.pk)
    return HttpResponseRedirect(f"{address}?om={sent.overtaken.pk}" if sent.overtaken else address)


def _when(kept: ReportDraft) -> str:
    return present.when(kept.saved_at, current_language())
