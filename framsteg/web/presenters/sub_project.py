"""The page of one sub-project."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from framsteg.accounts.models import OrganisationUnit, UnitKind
from framsteg.lib.plain_language import Language, Text, in_language
from framsteg.participation.models import Event
from framsteg.programme.models import Milestone, Outlook, PriorityArea, Programme, StatusReport, SubProject
from framsteg.programme.queries.audience import may_be_shown
from framsteg.programme.queries.lateness import is_late, milestone_is_late
from framsteg.programme.queries.sub_projects import SubProjectDetail

from .change_log import sub_project_changes_url
from .change_words import decided
from .closing import AnswerLine, answer_line, shown_answer
from .common import (
    Day,
    Linked,
    area_name,
    area_url,
    day_of,
    decision_url,
    list_url,
    money_url,
    name_of,
    number_name,
    programme_url,
    rich,
    sub_project_url,
    title_of,
)
from .decisions import DecisionLine, decision_line
from .events import EventLine, event_line
from .money_of_one import MoneyYear, money_years
from .provenance import PageProvenance, provenance_of
from .stages import StageMark, stage_mark


@dataclass(frozen=True)
class OutlookWord:
    """The outlook for time, cost or result, in words. `key` is its colour's."""

    about: str
    label: str
    key: str


@dataclass(frozen=True)
class ReportItem:
    stage: StageMark
    as_of: Day
    outlooks: Sequence[OutlookWord]
    text: SafeString | None
    reported_by: Text
    is_illustrative: bool


@dataclass(frozen=True)
class MilestoneRow:
    title: Text
    original: Day
    replanned: Day | None
    reached: Day | None
    is_late: bool


@dataclass(frozen=True)
class UnitRow:
    name: Text
    kind: str
    url: str


@dataclass(frozen=True)
class Fact:
    """A line of facts: a word, and a value or a date."""

    label: str
    value: Text | None = None
    day: Day | None = None
    url: str = ""


@dataclass(frozen=True)
class Became:
    text: SafeString | None
    programme: Linked | None
    url: str


@dataclass(frozen=True)
class SubProjectPage:
    number: int
    number_name: str
    name: Text
    is_named: bool
    summary: Text
    body: SafeString | None
    stage: StageMark
    as_of: Day | None
    is_late: bool
    programme: Linked
    area: Linked
    other_areas: Sequence[Linked]
    facts: Sequence[Fact]
    units: Sequence[UnitRow]
    reports: Sequence[ReportItem]
    milestones: Sequence[MilestoneRow]
    decisions: Sequence[DecisionLine]
    events: Sequence[EventLine]
    money: Sequence[MoneyYear]
    money_url: str
    became: Became | None
    behind: Linked | None
    answer: AnswerLine | None
    changes_url: str
    previous: Linked | None
    next: Linked | None
    list_url: str
    provenance: PageProvenance


def sub_project_page(
    found: SubProjectDetail, events: Sequence[Event], municipality: str, language: Language
) -> SubProjectPage:
    sub_project = found.sub_project
    programme = sub_project.programme

    def area(each: PriorityArea) -> Linked:
        return Linked(
            area_name(each, language),
            area_url(programme, municipality, each.number),
        )

    def beside(number: int | None) -> Linked | None:
        if number is None:
            return None
        return Linked(Text(number_name(number), language), sub_project_url(programme, municipality, number))

    return SubProjectPage(
        number=sub_project.number,
        number_name=number_name(sub_project.number),
        name=name_of(sub_project, language),
        is_named=bool(sub_project.title),
        summary=in_language(sub_project.summary, sub_project.summary_en, language),
        body=rich(sub_project.body, sub_project.body_en, language, heading_level=2),
        stage=stage_mark(sub_project.stage),
        as_of=day_of(sub_project.stage_as_of, "day", language),
        is_late=is_late(sub_project, found.late_as_of),
        programme=Linked(title_of(programme, language), programme_url(programme, municipality)),
        area=area(sub_project.main_area),
        other_areas=tuple(area(each) for each in found.other_areas),
        facts=_facts(sub_project, language),
        units=tuple(_unit(each, language) for each in found.taking_part),
        reports=tuple(_report(each, language) for each in found.reports),
        milestones=tuple(_milestone(each, found, language) for each in found.milestones),
        decisions=tuple(decision_line(each, municipality, language) for each in found.decisions),
        events=tuple(event_line(each, municipality, language) for each in events),
        money=money_years(found.money, language),
        money_url=money_url(programme, municipality),
        became=_became(sub_project, municipality, language),
        behind=_behind(sub_project, municipality, language),
        answer=answer_line(answer, municipality, language) if (answer := shown_answer(sub_project)) else None,
        changes_url=sub_project_changes_url(programme, municipality, sub_project.number),
        previous=beside(found.previous_number),
        next=beside(found.next_number),
        list_url=list_url(programme, municipality),
        provenance=provenance_of(
            [
                sub_project,
                sub_project.main_area,
                shown_answer(sub_project),
                *found.reports,
                *found.decisions,
                *events,
            ],
            language,
        ),
    )


def _facts(sub_project: SubProject, language: Language) -> Sequence[Fact]:
    """What is known, and that the planned end is not where it is not."""
    unit, owner = sub_project.lead_unit, sub_project.owner
    said = [
        Fact(gettext("Lead unit"), in_language(unit.name, unit.name_en, language), url=unit.url)
        if unit
        else None,
        Fact(gettext("Responsible"), _owner(sub_project, language)) if owner else None,
        Fact(gettext("Place"), Text(sub_project.place, "sv")) if sub_project.place else None,
        *(
            Fact(label, day=day_of(day, "day", language)) if day else None
            for label, day in (
                (gettext("Planned start"), sub_project.planned_start),
                (gettext("Started"), sub_project.started_on),
                (gettext("Planned end"), sub_project.planned_end),
                (gettext("Ended"), sub_project.ended_on),
            )
        ),
    ]
    return tuple(fact for fact in said if fact)


def _owner(sub_project: SubProject, language: Language) -> Text:
    """The role; with the name of its holder where that may be shown."""
    owner = sub_project.owner
    if owner is None:
        return Text("", language)
    title = title_of(owner, language)
    if owner.name_is_public and owner.holder:
        return Text(f"{title.value}, {owner.holder.name}", title.language)
    return title


def _unit(unit: OrganisationUnit, language: Language) -> UnitRow:
    return UnitRow(in_language(unit.name, unit.name_en, language), str(UnitKind(unit.kind).label), unit.url)


def _report(report: StatusReport, language: Language) -> ReportItem:
    by, as_of = report.reported_by, day_of(report.as_of, "day", language)
    outlooks = (
        (gettext("Time"), report.outlook_time),
        (gettext("Cost"), report.outlook_cost),
        (gettext("Result"), report.outlook_result),
    )
    return ReportItem(
        stage=stage_mark(report.stage),
        as_of=as_of or Day("", ""),
        outlooks=tuple(
            OutlookWord(about, str(Outlook(value).label), value) for about, value in outlooks if value
        ),
        text=rich(report.text, report.text_en, language, heading_level=4),
        reported_by=title_of(by, language) if by else Text("", language),
        is_illustrative=report.is_illustrative,
    )


def _milestone(milestone: Milestone, found: SubProjectDetail, language: Language) -> MilestoneRow:
    return MilestoneRow(
        title=title_of(milestone, language),
        original=day_of(milestone.original_date, "day", language) or Day("", ""),
        replanned=day_of(milestone.replanned_date, "day", language),
        reached=day_of(milestone.reached_on, "day", language),
        is_late=milestone_is_late(milestone, found.sub_project.stage, found.late_as_of),
    )


def _behind(sub_project: SubProject, municipality: str, language: Language) -> Linked | None:
    """The decision that the sub-project rests on, where it may be shown."""
    decision = sub_project.decision
    if decision is None or not may_be_shown(decision):
        return None
    name = title_of(decision, language)
    told = Text(f"{name.value} ({decided(decision, language)})", name.language)
    return Linked(told, decision_url(decision, municipality))


def _became(sub_project: SubProject, municipality: str, language: Language) -> Became | None:
    programme: Programme | None = sub_project.became_programme
    text = rich(sub_project.became, sub_project.became_en, language)
    if programme is not None and not programme.is_public:
        programme = None
    if not (text or programme or sub_project.became_url):
        return None
    named = (
        Linked(title_of(programme, language), programme_url(programme, municipality)) if programme else None
    )
    return Became(text, named, sub_project.became_url)
