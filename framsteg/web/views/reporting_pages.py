"""The pages of reporting, made from what the views have found."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext

from framsteg.lib.plain_language import money
from framsteg.programme.models import ReminderChoice, ReportDraft, RoundAsk, StatusReport, TextRule
from framsteg.programme.queries.reporters import Asked, Question, asked_of, person_of, reports_of
from framsteg.web.forms.report import ReportForm, draft_words
from framsteg.web.presenters import reporting as present
from framsteg.web.presenters.common import name_of
from framsteg.web.presenters.provenance import provenance_of
from framsteg.web.site import Link, current_language
from framsteg.web.views.desk import Desk

ROBOTS = "noindex, nofollow"


def work(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked, language = asked_of(desk.reporter), current_language()
    urls = {each.ask.pk: desk.report_url(each.ask) for each in asked}
    title = pgettext("to report", "Report") if desk.is_partner else gettext("My work")
    context = {
        "title": title,
        "breadcrumbs": [Link(title)],
        "groups": present.groups_of(asked, urls, language, timezone.localdate()),
        "notes": present.provenance_of_asks([each.ask for each in asked], language),
        **_about_reporter(desk, asked),
    }
    return _shown(request, desk, "web/reporting/work.html", context)


def _about_reporter(desk: Desk, asked: Sequence[Asked]) -> dict[str, Any]:
    """Who is signed in, or whose link it is; and what a user without anything to do needs to know."""
    link, user = desk.reporter.link, desk.reporter.user
    if link is not None or user is None:
        return {"link_role": link.role if link else "", "last_day": link.expires_on if link else None}
    person = person_of(user)
    choice = ReminderChoice.objects.filter(person=person).first() if person else None
    return {
        "user_name": str(user),
        "person": person,
        "is_reminded": choice is None or choice.stopped_at is None,
        "choice_url": reverse("web:reminder_choice", kwargs={"municipality": desk.municipality.slug}),
        "sign_out_url": reverse(settings.FRAMSTEG_SIGN_OUT),
        "has_roles": bool(asked) or (person is not None and person.roles.exists()),
    }


def report(
    request: HttpRequest,
    desk: Desk,
    asked: Question,
    form: ReportForm,
    *,
    newer: ReportDraft | None = None,
    sent_before: StatusReport | None = None,
    status: int = 200,
) -> HttpResponse:
    language, ask, round_ = current_language(), asked.ask, asked.ask.round
    name = name_of(ask.sub_project, language)
    shown = gettext("Error: %(title)s") % {"title": name} if form.errors else str(name)
    context = {
        "title": shown,
        "heading": name,
        "breadcrumbs": [_to_desk(desk), Link(name)],
        "form": form,
        "round": present.round_head(round_, language, timezone.localdate()),
        "latest": present.report_shown(asked.latest, language) if asked.latest else None,
        "reported": present.when(ask.report.created_at, language) if ask.report else "",
        "may_say_unchanged": asked.may_say_unchanged and round_.text_rule != TextRule.ALWAYS,
        "milestones": [(present.milestone_line(each.moved, language), each) for each in form.milestones()],
        "reached": [
            present.milestone_line(each, language) for each in asked.milestones if each.milestone.reached_on
        ],
        "forecast": money(asked.forecast.total_ore, language) if asked.forecast else "",
        "draft_saved": present.when(asked.draft.saved_at, language) if asked.draft else "",
        "draft_writer": str(asked.draft.writer) if asked.draft else "",
        "draft_url": desk.draft_url(ask),
        "kept_as": f"{desk.reporter.key}-{ask.pk}",
        "others": present.writes_too(asked.others, language),
        "newer": (draft_words(newer), present.when(newer.saved_at, language)) if newer else None,
        "sent_before": present.report_shown(sent_before, language) if sent_before else None,
        "notes": provenance_of([round_.programme, round_, ask.sub_project, asked.latest], language),
    }
    return _shown(request, desk, "web/reporting/report.html", context, status)


def receipt(request: HttpRequest, desk: Desk, asked: Question, sent: StatusReport) -> HttpResponse:
    language, ask = current_language(), asked.ask
    reports = reports_of(ask)
    others = [each for each in reports if each.pk != sent.pk]
    overtaken = any(str(each.pk) == request.GET.get("om") for each in others)
    left = [each for each in asked_of(desk.reporter) if not each.ask.is_answered]
    title = gettext("Thank you, your report has come")
    context = {
        "title": title,
        "breadcrumbs": [_to_desk(desk), Link(title)],
        "name": name_of(ask.sub_project, language),
        "sent": present.report_shown(sent, language),
        "counts": reports[0].pk == sent.pk,
        "overtaken": overtaken,
        "others": [present.report_shown(each, language) for each in others],
        "next": [(name_of(each.ask.sub_project, language), desk.report_url(each.ask)) for each in left[:1]],
        "correct_url": desk.report_url(ask),
        "round": present.round_head(ask.round, language, timezone.localdate()),
        "kept_as": f"{desk.reporter.key}-{ask.pk}",
        "notes": provenance_of([ask.round.programme, ask.round, ask.sub_project, sent], language),
    }
    return _shown(request, desk, "web/reporting/receipt.html", context)


def closed(request: HttpRequest, desk: Desk, ask: RoundAsk) -> HttpResponse:
    """The round is no longer open. What was sent is shown, so that it can be passed on."""
    language = current_language()
    title = gettext("The round is closed")
    context = {
        "title": title,
        "breadcrumbs": [_to_desk(desk), Link(title)],
        "name": name_of(ask.sub_project, language),
        "written": [text for text in (request.POST.get("text", ""),) if text],
    }
    return _shown(
        request, desk, "web/reporting/closed.html", context, 409 if request.method == "POST" else 410
    )


def _to_desk(desk: Desk) -> Link:
    return Link(pgettext("to report", "Report") if desk.is_partner else gettext("My work"), desk.url)


def _shown(
    request: HttpRequest, desk: Desk, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Nothing around the page may carry its address further: it is personal, and to a partner it is the key."""
    request.framsteg_private = True  # type: ignore[attr-defined]
    frame = {"robots": ROBOTS, "desk": desk, "work_url": desk.url, "worker_url": desk.worker_url}
    return render(request, template, {**context, **frame}, status=status)
