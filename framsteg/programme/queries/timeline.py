"""The programme's time as one line: its phases, in their order, with what happened and was decided in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from .lateness import last_known_day
from .parts import Part


class Happening(Protocol):
    """Something with a day: an event, a decision."""

    @property
    def day(self) -> date | None: ...


Thing = TypeVar("Thing", bound=Happening)


@dataclass(frozen=True)
class Step(Generic[Thing]):
    """A phase and what fell within it."""

    phase: Part
    happenings: Sequence[Thing]


@dataclass(frozen=True)
class Timeline(Generic[Thing]):
    """The steps in order, and the happenings that fall within none or whose day is not known."""

    steps: Sequence[Step[Thing]]
    outside: Sequence[Thing]


def timeline(phases: Sequence[Part], happenings: Iterable[Thing]) -> Timeline[Thing]:
    """Each happening goes to the first phase whose known span holds its day; oldest first within a phase."""
    ordered = sorted(happenings, key=lambda each: each.day or date.max)
    by_phase: dict[int, list[Thing]] = {phase.id: [] for phase in phases}
    outside: list[Thing] = []
    for happening in ordered:
        phase = _phase_of(happening.day, phases)
        (outside if phase is None else by_phase[phase.id]).append(happening)
    steps = tuple(Step(phase, tuple(by_phase[phase.id])) for phase in phases)
    return Timeline(steps, tuple(outside))


def _phase_of(day: date | None, phases: Sequence[Part]) -> Part | None:
    return None if day is None else next((phase for phase in phases if _holds(phase, day)), None)


def _holds(phase: Part, day: date) -> bool:
    if phase.starts_on is None or day < phase.starts_on:
        return False
    if phase.ends_on is None:
        return day <= last_known_day(phase.starts_on, phase.starts_precision) or phase.kind == "afterwards"
    return day <= last_known_day(phase.ends_on, phase.ends_precision)
