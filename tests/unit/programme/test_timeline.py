"""Which phase an event or a decision falls in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from framsteg.programme.queries.parts import Part
from framsteg.programme.queries.timeline import Step, Timeline, timeline


@dataclass(frozen=True)
class Happened:
    day: date | None


def phase(number: int, kind: str, **dates: Any) -> Part:
    known = {"starts_on": None, "starts_precision": "day", "ends_on": None, "ends_precision": "day"} | dates
    blank = dict.fromkeys(
        ["title", "title_en", "text", "text_en", "provenance_note", "provenance_note_en", "source_url"], ""
    )
    return Part(
        part="phase",
        id=number,
        place=number,
        kind=kind,
        provenance="own_record",
        is_measurable=False,
        owner_title="",
        owner_title_en="",
        **blank,
        **known,
    )


SEMINAR = phase(1, "seminar", starts_on=date(2011, 5, 1), starts_precision="month")
PLAN = phase(2, "planning")
YEAR = phase(
    3, "implementation", starts_on=date(2012, 1, 1), starts_precision="year", ends_on=date(2012, 12, 31)
)
AFTER = phase(4, "afterwards", starts_on=date(2014, 1, 1), starts_precision="year")


def test_happenings_go_to_the_phase_that_holds_their_day_and_the_rest_outside() -> None:
    in_may, in_2012, in_2020 = (
        Happened(date(2011, 5, 31)),
        Happened(date(2012, 9, 15)),
        Happened(date(2020, 1, 1)),
    )
    between, undated = Happened(date(2013, 3, 5)), Happened(None)
    line = timeline([SEMINAR, PLAN, YEAR, AFTER], [undated, in_2020, between, in_2012, in_may])
    assert line == Timeline(
        steps=(
            Step(SEMINAR, (in_may,)),
            Step(PLAN, ()),
            Step(YEAR, (in_2012,)),
            Step(AFTER, (in_2020,)),
        ),
        outside=(between, undated),
    )
