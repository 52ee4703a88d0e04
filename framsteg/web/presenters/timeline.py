"""The programme's chain as a line of time: seminar, plan, implementation, final report, what came after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, period
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, PhaseKind
from framsteg.programme.queries.parts import Part
from framsteg.programme.queries.timeline import Timeline, timeline

from .common import Day, day_of, rich, title_of
from .decisions import decision_line
from .events import event_line


@dataclass(frozen=True)
class Moment:
    """An event or a decision on the line. `day` sorts it; `when` is shown; None where it is not known."""

    day: date | None
    when: Day | None
    kind: str
    title: Text
    url: str


@dataclass(frozen=True)
class TimelineStep:
    """A phase. An empty `when` means that no date is known, which the page says."""

    title: Text
    when: str
    iso: str
    text: SafeString | None
    moments: Sequence[Moment]
    key: str


@dataclass(frozen=True)
class TimelineView:
    steps: Sequence[TimelineStep]
    outside: Sequence[Moment]

    def __bool__(self) -> bool:
        return bool(self.steps or self.outside)


def timeline_view(
    phases: Sequence[Part],
    events: Iterable[Event],
    decisions: Iterable[Decision],
    municipality: str,
    language: Language,
) -> TimelineView:
    moments = [
        *(_event(each, municipality, language) for each in events),
        *(_decision(each, municipality, language) for each in decisions),
    ]
    line: Timeline[Moment] = timeline(phases, moments)
    steps = tuple(_step(step.phase, step.happenings, language) for step in line.steps)
    return TimelineView(steps, line.outside)


def _step(phase: Part, moments: Sequence[Moment], language: Language) -> TimelineStep:
    start = (phase.starts_on, phase.starts_precision) if phase.starts_on else None
    end = (phase.ends_on, phase.ends_precision) if phase.ends_on else None
    first = day_of(phase.starts_on, phase.starts_precision, language)
    return TimelineStep(
        title=title_of(phase, language) or Text(str(PhaseKind(phase.kind).label), language),
        when=period(start, end, language),
        iso=first.iso if first else "",
        text=rich(phase.text, phase.text_en, language, heading_level=4),
        moments=moments,
        key=phase.kind,
    )


def _event(event: Event, municipality: str, language: Language) -> Moment:
    line = event_line(event, municipality, language)
    when = day_of(event.starts_on, event.starts_precision, language)
    return Moment(event.starts_on, when, line.kind, line.title, line.url)


def _decision(decision: Decision, municipality: str, language: Language) -> Moment:
    line = decision_line(decision, municipality, language)
    return Moment(decision.decided_on, line.day, gettext("Decision"), line.title, line.url)
