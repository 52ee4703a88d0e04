"""What a view was joined to, and how that stands; and, the other way, the views behind something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, date_short, language_of
from framsteg.participation.models import Contribution, ContributionLink
from framsteg.programme.models import Decision, DecisionOutcome, PriorityArea, StatusReport, SubProject
from framsteg.programme.queries.audience import may_be_shown

from .common import (
    Linked,
    area_name,
    area_url,
    base_url,
    day_of,
    decision_url,
    event_url,
    name_of,
    sub_project_url,
    title_of,
)
from .stages import stage_mark

EXCERPT = 120


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The beginning, at the end of a word."""
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= length else f"{tidy[: length - 1].rsplit(' ', 1)[0]}…"


@dataclass(frozen=True)
class LinkEntry:
    """`stands` says how it goes for what was joined to, in words."""

    at: datetime
    heading: str
    target: Linked
    stands: str


def link_entries(
    links: Iterable[ContributionLink], municipality: str, language: Language
) -> Sequence[LinkEntry]:
    """Those that lead to something public, each thing once."""
    found: dict[str, LinkEntry] = {}
    for link in links:
        entry = _entry(link, municipality, language)
        if entry is not None:
            found.setdefault(f"{entry.heading} {entry.target.url}", entry)
    return tuple(found.values())


def _entry(link: ContributionLink, municipality: str, language: Language) -> LinkEntry | None:
    match link.target:
        case PriorityArea() as area if area.programme.is_public:
            url = area_url(area.programme, municipality, area.number)
            told = gettext("Joined to a priority area"), Linked(area_name(area, language), url), ""
        case SubProject() as sub_project if _is_shown(sub_project):
            told = (
                gettext("Joined to a sub-project"),
                _named(sub_project, municipality, language),
                _stage(sub_project, language),
            )
        case Decision() as decision if may_be_shown(decision):
            named = Linked(title_of(decision, language), decision_url(decision, municipality))
            told = gettext("A decision"), named, _outcome(decision, language)
        case StatusReport() as report if _is_shown(report.sub_project):
            told = (
                gettext("A status report"),
                _named(report.sub_project, municipality, language),
                _reported(report, language),
            )
        case _:
            return None
    return LinkEntry(link.joined_at, *told)


def _is_shown(sub_project: SubProject) -> bool:
    return sub_project.is_public and sub_project.programme.is_public


def _named(sub_project: SubProject, municipality: str, language: Language) -> Linked:
    url = sub_project_url(sub_project.programme, municipality, sub_project.number)
    return Linked(name_of(sub_project, language), url)


def _stage(sub_project: SubProject, language: Language) -> str:
    word = stage_mark(sub_project.stage).label
    if sub_project.stage_as_of is None:
        return gettext("Stage: %(stage)s.") % {"stage": word.lower()}
    said = {"stage": word.lower(), "day": date_short(sub_project.stage_as_of, language)}
    return gettext("Stage: %(stage)s, as of %(day)s.") % said


def _outcome(decision: Decision, language: Language) -> str:
    day = day_of(decision.decided_on, decision.decided_precision, language)
    outcome = str(DecisionOutcome(decision.outcome).label)
    return (
        f"{decision.body_name}, {day.label}: {outcome.lower()}."
        if day
        else f"{decision.body_name}: {outcome.lower()}."
    )


def _reported(report: StatusReport, language: Language) -> str:
    said = {"stage": stage_mark(report.stage).label.lower(), "day": date_short(report.as_of, language)}
    return gettext("As of %(day)s: %(stage)s.") % said


@dataclass(frozen=True)
class Voice:
    """A view behind an area, a sub-project or a decision."""

    words: Text
    url: str
    event: Linked


def voices(found: Iterable[Contribution], municipality: str, language: Language) -> Sequence[Voice]:
    """The other direction: what people said that this has to do with."""
    return tuple(
        Voice(
            Text(excerpt(each.text), language_of(each.language)),
            f"{base_url(municipality)}synpunkter/{each.pk}/",
            Linked(title_of(each.event, language), event_url(each.event, municipality)),
        )
        for each in found
    )
