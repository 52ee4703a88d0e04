"""A closed round on one page, as an interim report (delårsrapport) tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text
from framsteg.programme.models import Programme, RoundRow
from framsteg.programme.queries.closed_rounds import ClosedRound, Part

from .common import numbered
from .rounds import PART_NAMES, RoundHead, RoundLine, round_line
from .sentences import progress_sentence
from .stages import status_bar

MOST_LINES = 30
"""Sub-projects told of in each part of the summary; the rest is one click away."""
SUMMARISED = (Part.LATE, Part.AT_RISK, Part.MOVED, Part.UNANSWERED)
"""The parts of the summary, in its order."""


@dataclass(frozen=True)
class AreaLine:
    name: Text
    bar: SafeString
    sentence: str


@dataclass(frozen=True)
class SummaryPart:
    """A part about some of the sub-projects: those told of, and where the rest are."""

    identity: str
    title: str
    nothing: str
    lines: Sequence[RoundLine]
    more: str
    url: str


@dataclass(frozen=True)
class RoundSummary:
    head: RoundHead
    areas: Sequence[AreaLine]
    parts: Sequence[SummaryPart]


def round_summary(
    found: ClosedRound,
    rows: Mapping[Part, Sequence[RoundRow]],
    head: RoundHead,
    programme: Programme,
    municipality: str,
    language: Language,
) -> RoundSummary:
    """`rows` holds for each part at most one row more than are told of."""

    def told(part: Part, title: str, nothing: str) -> SummaryPart:
        shown = rows[part][:MOST_LINES]
        return SummaryPart(
            identity=part.value,
            title=title,
            nothing=nothing,
            lines=tuple(round_line(row, programme, municipality, language) for row in shown),
            more=gettext("All in the list") if len(rows[part]) > MOST_LINES else "",
            url=f"{head.url}?visa={PART_NAMES[part]}",
        )

    return RoundSummary(head, _areas(found, language), tuple(told(*words) for words in _words()))


def _words() -> Sequence[tuple[Part, str, str]]:
    """What each part of the summary is called, and what is said where it is empty."""
    return (
        (Part.LATE, gettext("Late"), gettext("No sub-project is late.")),
        (
            Part.AT_RISK,
            gettext("At risk or off plan"),
            gettext("No ongoing sub-project has said that it is at risk or off plan."),
        ),
        (Part.MOVED, gettext("Milestones that have been moved"), gettext("No milestone has been moved.")),
        (
            Part.UNANSWERED,
            gettext("Asked, but not reported on"),
            gettext("Everything that was asked about was reported on."),
        ),
    )


def _areas(found: ClosedRound, language: Language) -> Sequence[AreaLine]:
    return tuple(
        AreaLine(
            numbered(area.number, area.title, area.title_en, language),
            status_bar(progress, language, identity=f"area-{place}", patterns="status", height=14),
            progress_sentence(progress, language),
        )
        for place, (area, progress) in enumerate(found.areas, 1)
    )
