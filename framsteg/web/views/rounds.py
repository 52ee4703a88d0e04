"""Closed rounds of a programme: their list, one of them, its summary, and any two beside each other."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.lib.plain_language import Language
from framsteg.programme.models import Programme, ReportingRound, Stage
from framsteg.programme.queries import closed_rounds
from framsteg.programme.queries.closed_rounds import PER_PAGE
from framsteg.programme.queries.paging import NoSuchPage, Page, bounds
from framsteg.programme.queries.round_comparison import compare
from framsteg.web.presenters.common import rounds_url, title_of
from framsteg.web.presenters.provenance import provenance_of
from framsteg.web.presenters.round_comparison import comparison_page
from framsteg.web.presenters.round_summary import MOST_LINES, SUMMARISED, round_summary
from framsteg.web.presenters.rounds import (
    PART_NAMES,
    RoundHead,
    listed_round,
    round_head,
    round_option,
    round_page,
)
from framsteg.web.site import Link, current_language

from .programme_lookup import menu, no_such_page, page_number, programme_at, trail
from .round_lookup import FoundRound, as_it_was, round_at

PARTS = {name: part for part, name in PART_NAMES.items()}


@require_safe
def round_list(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """Every closed round, and a choice of two to compare."""
    found = programme_at(request, municipality, programme)
    language = current_language()
    listed = closed_rounds.listed_rounds(found)
    title, name = gettext("Follow-up"), title_of(found, language)
    return render(
        request,
        "web/programme/rounds.html",
        {
            "rounds": [listed_round(each, found, municipality, language) for each in listed],
            "options": [round_option(each.round, language) for each in listed],
            "compare_url": f"{rounds_url(found, municipality)}jamfor/",
            "programme": name,
            "title": f"{title}: {name}",
            "breadcrumbs": trail(found, municipality, Link(title)),
            "subnavigation": menu(request, found, municipality),
            "notes": provenance_of([each.round for each in listed], language),
        },
    )


@require_safe
def closed(request: HttpRequest, municipality: str, programme: str, day: date) -> HttpResponse:
    """One closed round: its figures, and the sub-projects as they stood."""
    found = round_at(request, municipality, programme, day)
    language, query = current_language(), _asked(request)
    part, stage = PARTS.get(query.get("visa", "")), Stage(query["lage"]) if "lage" in query else None
    try:
        shown = closed_rounds.page_of(found.round, part, stage, page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    told = closed_rounds.closed_round(found.round)
    head = round_head(told, found.programme, municipality, language)
    page = round_page(head, shown, query, found.programme, municipality, language)
    context = {"page": page, "head": head, "robots": "noindex, follow" if query else ""}
    return _shown(request, "web/programme/round.html", found, municipality, context)


@require_safe
def summary(request: HttpRequest, municipality: str, programme: str, day: date) -> HttpResponse:
    """The round on one page, as an interim report tells it."""
    found = round_at(request, municipality, programme, day)
    language = current_language()
    told = closed_rounds.closed_round(found.round)
    head = round_head(told, found.programme, municipality, language)
    rows = {part: tuple(closed_rounds.rows_of(found.round, part)[: MOST_LINES + 1]) for part in SUMMARISED}
    page = round_summary(told, rows, head, found.programme, municipality, language)
    context = {"page": page, "head": head}
    return _shown(
        request, "web/programme/round_summary.html", found, municipality, context, gettext("Summary")
    )


@require_safe
def comparison(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """Any two closed rounds beside each other, the earlier first; until two are chosen, the choice."""
    found = programme_at(request, municipality, programme)
    language = current_language()
    known = {each.as_of.isoformat(): each for each in closed_rounds.rounds_of(found)}
    chosen = [known[day] for name in ("fran", "till") if (day := request.GET.get(name, "")) in known]
    title = gettext("Comparison")
    context: dict[str, Any] = {
        "options": [round_option(each, language) for each in known.values()],
        "chosen": [each.as_of.isoformat() for each in chosen],
        "compare_url": request.path,
        "is_asked": bool(request.GET),
        "programme": title_of(found, language),
        "title": f"{title}: {title_of(found, language)}",
        "robots": "noindex, follow" if request.GET else "",
    }
    if len(set(chosen)) == 2:
        context |= _compared(request, found, chosen, municipality, language)
    listed = Link(gettext("Follow-up"), rounds_url(found, municipality))
    context["breadcrumbs"] = trail(found, municipality, listed, Link(title))
    context["subnavigation"] = menu(request, found, municipality)
    return render(request, "web/programme/round_comparison.html", context)


def _compared(
    request: HttpRequest,
    programme: Programme,
    chosen: Sequence[ReportingRound],
    municipality: str,
    language: Language,
) -> dict[str, Any]:
    before, after = sorted(chosen, key=lambda each: each.as_of)
    told = compare(before, after)
    start, end, number = _place(request, len(told.changed))
    rows = Page(told.changed[start:end], number, len(told.changed), PER_PAGE)
    as_it_was(programme, after)
    origins = closed_rounds.origins_of([before, after])
    return {
        "page": comparison_page(told, rows, request.path, programme, municipality, language),
        "programme": title_of(programme, language),
        "notes": provenance_of([before, after, *origins], language),
    }


def _place(request: HttpRequest, total: int) -> tuple[int, int, int]:
    """Where the page of the list that is asked for starts and ends, and its number; 404 where there is none."""
    number = page_number(request)
    try:
        start, end = bounds(number, PER_PAGE, total)
    except NoSuchPage:
        raise no_such_page() from None
    return start, end, number


def _asked(request: HttpRequest) -> dict[str, str]:
    """Which list of its own, or which stage; what is not known is left out."""
    shown, stage = request.GET.get("visa", ""), request.GET.get("lage", "")
    if shown in PARTS:
        return {"visa": shown}
    return {"lage": stage} if stage in Stage.values else {}


def _shown(
    request: HttpRequest,
    template: str,
    found: FoundRound,
    municipality: str,
    context: dict[str, Any],
    here: str = "",
) -> HttpResponse:
    """A page of the round in its frame, which says the programme's title as it was."""
    head: RoundHead = context["head"]
    listed = Link(gettext("Follow-up"), rounds_url(found.programme, municipality))
    steps = (listed, Link(head.title, head.url), Link(here)) if here else (listed, Link(head.title))
    title = f"{head.title} ({head.day.label}): {head.programme.text}"
    frame = {
        "title": f"{here}: {title}" if here else title,
        "description": head.sentence,
        "breadcrumbs": trail(found.programme, municipality, *steps),
        "subnavigation": menu(request, found.programme, municipality),
        "notes": head.provenance,
    }
    return render(request, template, frame | context)
