"""What a search finds, by kind: how many of each, and the hits to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.evaluations import evaluations
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Indicator
from framsteg.indicators.queries.catalogue import public_to
from framsteg.lib.plain_language import Text, date_in_text, in_language
from framsteg.participation.queries import events as event_queries
from framsteg.programme.models import Decision, PriorityArea, Programme, ReportingRound, SubProject
from framsteg.programme.queries import audience
from framsteg.programme.queries.closed_rounds import public_rounds
from framsteg.reports.queries.editions import reports_of
from framsteg.web.presenters.common import (
    area_name,
    area_url,
    decision_url,
    name_of,
    programme_url,
    round_url,
    sub_project_url,
    title_of,
)
from framsteg.web.presenters.decisions import decision_line
from framsteg.web.presenters.events import event_line
from framsteg.web.presenters.reports import EditionLine, edition_lines
from framsteg.web.presenters.stages import stage_mark
from framsteg.web.search.hits import Asked, Found, Hit, found_of, shortened
from framsteg.web.search.index import best_first, matches
from framsteg.web.search.pages import documents_found, pages_found
from framsteg.web.search.views import views_found

Find = Callable[[Asked, int, int], Found]


@dataclass(frozen=True)
class Kind:
    """A kind of object that can be found: its key in the address, its label and how it is found."""

    key: str
    label: str | Promise
    find: Find


def _programmes(asked: Asked, start: int, end: int) -> Found:
    public = audience.programmes().filter(municipality_id=asked.municipality.pk)
    matching = best_first(public, asked.words, F("starts_on").desc(nulls_last=True), "title")
    return found_of(matching, partial(_programme_hit, asked), start, end)


def _programme_hit(asked: Asked, programme: Programme) -> Hit:
    summary = in_language(programme.summary, programme.summary_en, asked.language)
    title = title_of(programme, asked.language)
    return Hit(
        title,
        programme_url(programme, asked.municipality.slug),
        _short(summary),
        programme.get_kind_display(),
    )


def _areas(asked: Asked, start: int, end: int) -> Found:
    public = PriorityArea.objects.filter(
        programme__municipality_id=asked.municipality.pk, programme__visibility=Visibility.PUBLIC
    ).select_related("programme")
    matching = best_first(public, asked.words, "programme_id", "number")
    return found_of(matching, partial(_area_hit, asked), start, end)


def _area_hit(asked: Asked, area: PriorityArea) -> Hit:
    text = in_language(area.text, area.text_en, asked.language)
    url = area_url(area.programme, asked.municipality.slug, area.number)
    return Hit(area_name(area, asked.language), url, _short(text), _of_programme(asked, area.programme))


def _sub_projects(asked: Asked, start: int, end: int) -> Found:
    public = audience.sub_projects().filter(programme__municipality_id=asked.municipality.pk)
    matching = best_first(public.select_related("programme"), asked.words, "programme_id", "number")
    return found_of(matching, partial(_sub_project_hit, asked), start, end)


def _sub_project_hit(asked: Asked, sub_project: SubProject) -> Hit:
    summary = in_language(sub_project.summary, sub_project.summary_en, asked.language)
    name, number = name_of(sub_project, asked.language), sub_project.number
    shown = Text(f"{number}. {name.value}", name.language) if sub_project.title else name
    return Hit(
        title=shown,
        url=sub_project_url(sub_project.programme, asked.municipality.slug, number),
        text=_short(summary),
        meta=_of_programme(asked, sub_project.programme),
        stage=stage_mark(sub_project.stage),
    )


def _decisions(asked: Asked, start: int, end: int) -> Found:
    public = audience.decisions().filter(municipality_id=asked.municipality.pk)
    newest = best_first(
        public.select_related("programme", "sub_project__programme"),
        asked.words,
        F("decided_on").desc(nulls_last=True),
        "-pk",
    )
    return found_of(newest, partial(_decision_hit, asked), start, end)


def _decision_hit(asked: Asked, decision: Decision) -> Hit:
    line = decision_line(decision, asked.municipality.slug, asked.language)
    meta = ", ".join(part for part in (line.body, line.day.label if line.day else "", line.reference) if part)
    text = in_language(decision.text, decision.text_en, asked.language)
    return Hit(line.title, decision_url(decision, asked.municipality.slug), _short(text), meta)


def _events(asked: Asked, start: int, end: int) -> Found:
    public = event_queries.events().filter(municipality_id=asked.municipality.pk)
    newest = best_first(
        public.select_related("programme"), asked.words, F("starts_on").desc(nulls_last=True), "title"
    )
    return found_of(newest, partial(_event_hit, asked), start, end)


def _event_hit(asked: Asked, event: Any) -> Hit:
    line = event_line(event, asked.municipality.slug, asked.language)
    meta = ", ".join(part for part in (line.kind, line.when.label if line.when else "", line.place) if part)
    return Hit(line.title, line.url, Text(shortened(line.summary.value), line.summary.language), meta)


def _indicators(asked: Asked, start: int, end: int) -> Found:
    matching = best_first(public_to(asked.municipality), asked.words, "title", "pk")
    return found_of(matching, partial(_indicator_hit, asked), start, end)


def _indicator_hit(asked: Asked, indicator: Indicator) -> Hit:
    url = _at("web:indicator", asked, code=indicator.code)
    text = in_language(indicator.definition, indicator.definition_en, asked.language)
    return Hit(title_of(indicator, asked.language), url, _short(text), str(indicator.source))


def _evaluations(asked: Asked, start: int, end: int) -> Found:
    public = evaluations().filter(municipality_id=asked.municipality.pk).select_related("programme")
    matching = best_first(public, asked.words, "title", "pk")
    return found_of(matching, partial(_evaluation_hit, asked), start, end)


def _evaluation_hit(asked: Asked, evaluation: Evaluation) -> Hit:
    url = _at("web:evaluation", asked, slug=evaluation.slug)
    empty = Text("", asked.language)
    return Hit(title_of(evaluation, asked.language), url, empty, _of_programme(asked, evaluation.programme))


def _rounds(asked: Asked, start: int, end: int) -> Found:
    """Closed rounds by their names and their programmes'. One query: a programme has a few in a year."""
    closed = public_rounds(asked.municipality.pk)
    found = [
        each
        for each in closed
        if matches(
            asked.words, each.title, each.title_en, each.programme.title, each.programme.title_en, _FOLLOW_UP
        )
    ]
    return Found(len(found), [_round_hit(asked, each) for each in found[start:end]])


_FOLLOW_UP = "uppföljning follow-up"
"""What people call a round, whichever name it has been given."""


def _round_hit(asked: Asked, held: ReportingRound) -> Hit:
    as_of = gettext("as of %(date)s") % {"date": date_in_text(held.as_of, asked.language)}
    return Hit(
        title_of(held, asked.language),
        round_url(held.programme, asked.municipality.slug, held.as_of),
        Text(as_of, asked.language),
        _of_programme(asked, held.programme),
    )


def _reports(asked: Asked, start: int, end: int) -> Found:
    """The newest edition of each published report, by its title and kind. One query."""
    lines = edition_lines(
        reports_of(asked.municipality.pk, asked.language), asked.municipality.slug, asked.language
    )
    found = [each for each in lines if matches(asked.words, each.title.value, each.kind, each.changes.value)]
    return Found(len(found), [_report_hit(asked, each) for each in found[start:end]])


def _report_hit(asked: Asked, line: EditionLine) -> Hit:
    as_of = gettext("as of %(date)s") % {"date": line.as_of}
    return Hit(line.title, line.url, Text(f"{line.kind}, {as_of}", asked.language), line.published)


def _at(name: str, asked: Asked, **where: str) -> str:
    return reverse(name, kwargs={"municipality": asked.municipality.slug, **where})


KINDS: Sequence[Kind] = (
    Kind("program", _("Programmes"), _programmes),
    Kind("sidor", _("Pages and news"), pages_found),
    Kind("dokument", _("Documents"), documents_found),
    Kind("delprojekt", _("Sub-projects"), _sub_projects),
    Kind("omraden", _("Priority areas"), _areas),
    Kind("beslut", _("Decisions"), _decisions),
    Kind("handelser", _("Events"), _events),
    Kind("synpunkter", _("Views"), views_found),
    Kind("nyckeltal", _("Indicators"), _indicators),
    Kind("utvarderingar", _("Evaluations"), _evaluations),
    Kind("uppfoljningar", _("Reporting rounds"), _rounds),
    Kind("rapporter", _("Reports"), _reports),
)


def _short(text: Text) -> Text:
    return Text(shortened(text.value), text.language)


def _of_programme(asked: Asked, programme: Programme) -> str:
    return gettext("in %(programme)s") % {"programme": title_of(programme, asked.language).value}
