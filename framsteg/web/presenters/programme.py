"""The page of a programme."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from framsteg.accounts.models import UnitKind
from framsteg.lib.plain_language import Language, Text, in_language, money, money_in_text, number, period
from framsteg.participation.models import Event
from framsteg.programme.models import Programme, ProgrammeKind, RoleFunction, UnitPart
from framsteg.programme.queries.money import SetAside
from framsteg.programme.queries.participants import Participants
from framsteg.programme.queries.parts import Part
from framsteg.programme.queries.programmes import ProgrammeStory

from .closing import EndingView, ending_origins, ending_view
from .common import Linked, area_url, base_url, decisions_url, events_url, list_url, money_url, rich, title_of
from .decisions import ChainView, chain_views
from .events import EventLine, event_line
from .provenance import PageProvenance, provenance_of
from .sentences import progress_sentence, share_sentence
from .stages import StatusPicture, status_bar, status_picture
from .timeline import TimelineView, timeline_view

CHAINS_SHOWN = 5
EVENTS_SHOWN = 6


@dataclass(frozen=True)
class AreaCard:
    number: int
    title: Text
    url: str
    total: str
    sentence: str
    bar: str
    owner: Text


@dataclass(frozen=True)
class GoalItem:
    title: Text
    text: SafeString | None
    is_measurable: bool
    owner: Text


@dataclass(frozen=True)
class RoleItem:
    title: Text
    unit: Text
    holder: str


@dataclass(frozen=True)
class UnitItem:
    name: Text
    url: str
    kind: str


@dataclass(frozen=True)
class RoleGroup:
    label: str
    roles: Sequence[RoleItem]


@dataclass(frozen=True)
class UnitGroup:
    label: str
    units: Sequence[UnitItem]


@dataclass(frozen=True)
class MoneyRow:
    year: int
    amount: str
    in_text: str
    funder: str
    decision: Linked | None


@dataclass(frozen=True)
class ProgrammePage:
    title: Text
    kind: str
    summary: Text
    body: SafeString | None
    period: str
    sentence: str
    share: str
    picture: StatusPicture
    has_sub_projects: bool
    sub_projects_url: str
    timeline: TimelineView
    areas: Sequence[AreaCard]
    goals: Sequence[GoalItem]
    roles: Sequence[RoleGroup]
    units: Sequence[UnitGroup]
    money: Sequence[MoneyRow]
    money_url: str
    chains: Sequence[ChainView]
    more_chains: int
    decisions_url: str
    events: Sequence[EventLine]
    more_events: int
    events_url: str
    ending: EndingView | None
    provenance: PageProvenance


def programme_page(
    story: ProgrammeStory, events: Sequence[Event], municipality: str, language: Language
) -> ProgrammePage:
    programme, overall = story.programme, story.progress.overall
    decisions = [decision for chain in story.decisions for decision in chain]
    sub_projects = list_url(programme, municipality)
    return ProgrammePage(
        title=title_of(programme, language),
        kind=str(ProgrammeKind(programme.kind).label),
        summary=in_language(programme.summary, programme.summary_en, language),
        body=rich(programme.body, programme.body_en, language),
        period=period_of(programme, language),
        sentence=progress_sentence(overall, language),
        share=share_sentence(overall, language),
        picture=status_picture(overall, language, identity="status", list_url=sub_projects),
        has_sub_projects=overall.total > 0,
        sub_projects_url=sub_projects,
        timeline=timeline_view(story.parts.phases, events, decisions, municipality, language),
        areas=tuple(_area(story, area, municipality, language) for area in story.parts.areas),
        goals=tuple(_goal(goal, language) for goal in story.parts.goals),
        roles=_roles(story.parts.participants, language),
        units=_units(story.parts.participants, language),
        money=tuple(_money(each, municipality, language) for each in story.parts.appropriations),
        money_url=money_url(programme, municipality),
        chains=chain_views(story.decisions[:CHAINS_SHOWN], municipality, language),
        more_chains=max(0, len(story.decisions) - CHAINS_SHOWN),
        decisions_url=decisions_url(programme, municipality),
        events=tuple(event_line(each, municipality, language) for each in events[-EVENTS_SHOWN:]),
        more_events=max(0, len(events) - EVENTS_SHOWN),
        events_url=events_url(municipality),
        ending=ending_view(programme, story.ending, municipality, language) if story.ending else None,
        provenance=provenance_of(
            [
                programme,
                *_parts(story),
                *story.parts.appropriations,
                *decisions,
                *events,
                *ending_origins(story.ending),
            ],
            language,
        ),
    )


def period_of(programme: Programme, language: Language) -> str:
    start = (programme.starts_on, programme.starts_precision) if programme.starts_on else None
    end = (programme.ends_on, programme.ends_precision) if programme.ends_on else None
    return period(start, end, language)


def _parts(story: ProgrammeStory) -> list[Part]:
    return [*story.parts.phases, *story.parts.goals, *story.parts.areas, *story.parts.origins]


def _area(story: ProgrammeStory, area: Part, municipality: str, language: Language) -> AreaCard:
    progress = story.progress.of_area(area.id)
    return AreaCard(
        number=area.place,
        title=title_of(area, language),
        url=area_url(story.programme, municipality, area.place),
        total=number(progress.total, language),
        sentence=progress_sentence(progress, language),
        bar=status_bar(progress, language, identity=f"area-{area.place}", patterns="status", height=14),
        owner=in_language(area.owner_title, area.owner_title_en, language),
    )


def _goal(goal: Part, language: Language) -> GoalItem:
    return GoalItem(
        title=title_of(goal, language),
        text=rich(goal.text, goal.text_en, language, heading_level=4),
        is_measurable=goal.is_measurable,
        owner=in_language(goal.owner_title, goal.owner_title_en, language),
    )


def _roles(participants: Participants, language: Language) -> Sequence[RoleGroup]:
    groups = [
        RoleGroup(
            str(function.label),
            tuple(
                RoleItem(
                    title_of(role, language), in_language(role.unit, role.unit_en, language), role.holder
                )
                for role in participants.roles
                if role.function == function
            ),
        )
        for function in RoleFunction
    ]
    return tuple(group for group in groups if group.roles)


def _units(participants: Participants, language: Language) -> Sequence[UnitGroup]:
    groups = [
        UnitGroup(
            str(part.label),
            tuple(
                UnitItem(
                    in_language(unit.name, unit.name_en, language), unit.url, str(UnitKind(unit.kind).label)
                )
                for unit in participants.units
                if unit.part == part
            ),
        )
        for part in UnitPart
    ]
    return tuple(group for group in groups if group.units)


def _money(row: SetAside, municipality: str, language: Language) -> MoneyRow:
    title = in_language(row.decision_title, row.decision_title_en, language)
    return MoneyRow(
        year=row.budget_year,
        amount=money(row.amount_ore, language),
        in_text=money_in_text(row.amount_ore, language),
        funder=row.funder,
        decision=Linked(title, f"{base_url(municipality)}beslut/{row.decision_id}/")
        if row.decision_id
        else None,
    )
