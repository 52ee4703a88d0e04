"""What a column can hold, by which headings it is known, and what a person has said about a table."""

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from framsteg.importers.plan_workbook.headings import HEADINGS
from framsteg.lib.plain_errors import gettext_noop
from framsteg.lib.text import folded

NOT_READ = ""
LABELS = {
    "code": gettext_noop("Code"),
    "number": gettext_noop("The sub-project's number"),
    "title": gettext_noop("Name of the sub-project"),
    "area": gettext_noop("Priority area"),
    "other_areas": gettext_noop("Other areas"),
    "level2": gettext_noop("Level between area and sub-project"),
    "level3": gettext_noop("One more level between them"),
    "summary": gettext_noop("Summary"),
    "body": gettext_noop("Text"),
    "stage": gettext_noop("Stage"),
    "as_of": gettext_noop("As of"),
    "comment": gettext_noop("Comment, to the status report"),
    "progress": gettext_noop("Progress as the plan states it"),
    "risk": gettext_noop("Risk as the plan states it"),
    "outlook_time": gettext_noop("Outlook for time"),
    "outlook_cost": gettext_noop("Outlook for cost"),
    "outlook_result": gettext_noop("Outlook for result"),
    "lead_unit": gettext_noop("Lead unit"),
    "taking_part": gettext_noop("Units and partners taking part"),
    "owner": gettext_noop("Responsible role"),
    "planned_time": gettext_noop("Planned time, from and to"),
    "planned_start": gettext_noop("Planned start"),
    "planned_end": gettext_noop("Planned end"),
    "started_on": gettext_noop("Started"),
    "ended_on": gettext_noop("Ended"),
    "place": gettext_noop("Place"),
    "milestones": gettext_noop("Milestones"),
    "budget": gettext_noop("Amount that the plan states"),
    "became": gettext_noop("What it became"),
    "became_url": gettext_noop("Address of what it became"),
    "title_en": gettext_noop("Name in English"),
    "summary_en": gettext_noop("Summary in English"),
    "body_en": gettext_noop("Text in English"),
    "became_en": gettext_noop("What it became, in English"),
    "area_mark": gettext_noop("Area by its heading, with a cross where it is touched"),
    "time_mark": gettext_noop("Time by its heading, with a cross where it goes on"),
    "visibility": gettext_noop("Visibility"),
    "provenance": gettext_noop("Where this comes from"),
    "provenance_note": gettext_noop("Note on where this comes from"),
    "provenance_note_en": gettext_noop("Note on where this comes from, in English"),
    "source_url": gettext_noop("Address of the source"),
}
TEXTS = (
    "title_en", "summary", "summary_en", "body", "body_en", "place", "became", "became_en", "became_url",
    "provenance_note",
    "provenance_note_en", "source_url",
)  # fmt: skip
DATES = ("planned_start", "planned_end", "started_on", "ended_on")
OUTLOOKS = ("outlook_time", "outlook_cost", "outlook_result")
MANY = {
    "area_mark",
    "time_mark",
    "body",
    "comment",
    "taking_part",
    "other_areas",
    "milestones",
    "budget",
    "risk",
}
"""What several columns may hold together."""


SEQUENCES = ("columns", "headings", "more_sheets")


@dataclass(frozen=True)
class Mapping:
    """What a person has said, or what is proposed, about one table."""

    sheet: str
    header: int
    header_rows: int
    columns: tuple[str, ...]
    """For each column what it holds; "" for one that is not read."""
    headings: tuple[str, ...]
    stages: AnyMapping[str, str] = field(default_factory=dict)
    """What each word of the plan means, by folded word."""
    units: AnyMapping[str, str] = field(default_factory=dict)
    """For each folded name: "new:<kind>", "unit:<key>", or "" to leave it out."""
    roles: AnyMapping[str, str] = field(default_factory=dict)
    """For each folded title: "new", "role:<key>", or "" to leave it out."""
    level: int = 0
    """Which level of a code is a sub-project; 0 for the lowest."""
    as_of: str = ""
    gone: str = "keep"
    take_out_personal_data: bool = True
    more_sheets: tuple[str, ...] = ()
    """Further sheets with the same columns, read together with the first."""
    sheet_names_are: str = ""
    """What the sheets' names tell: "area", "lead_unit", or "" for nothing."""
    pairs: AnyMapping[str, str] = field(default_factory=dict)
    """For rows that may be a stored sub-project: its key, or "new"."""

    @property
    def signature(self) -> str:
        """By which the same table is known again next time."""
        return "|".join(folded(heading) for heading in self.headings)

    def columns_of(self, target: str) -> list[int]:
        return [at for at, held in enumerate(self.columns) if held == target]

    def column_of(self, target: str) -> int | None:
        """The first column that holds it."""
        return next(iter(self.columns_of(target)), None)

    def has(self, *targets: str) -> bool:
        return any(target in self.columns for target in targets)

    def as_json(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return values | {name: list(getattr(self, name)) for name in SEQUENCES}

    def remembered(self) -> dict[str, Any]:
        """What holds for the next file with the same headings."""
        names = ("columns", "stages", "units", "roles", "level", "sheet_names_are", "take_out_personal_data")
        return {name: self.as_json()[name] for name in names}

    def recalling(self, remembered: AnyMapping[str, Any]) -> "Mapping":
        """This proposal with what was said about the same headings before."""
        columns = remembered.get("columns", [])
        if len(columns) != len(self.columns):
            return self
        return replace(
            self,
            columns=tuple(columns),
            level=remembered.get("level", 0),
            sheet_names_are=remembered.get("sheet_names_are", self.sheet_names_are),
            take_out_personal_data=remembered.get("take_out_personal_data", True),
            stages={**self.stages, **remembered.get("stages", {})},
            units={**self.units, **remembered.get("units", {})},
            roles={**self.roles, **remembered.get("roles", {})},
        )


def mapping_from(values: AnyMapping[str, Any]) -> Mapping:
    kept = {name: values[name] for name in Mapping.__dataclass_fields__ if name in values}
    return Mapping(**{**kept, **{name: tuple(values.get(name, ())) for name in SEQUENCES}})


_KNOWN = {
    target: tuple((known, re.compile(rf"(?<!\w){re.escape(known)}(?!\w)")) for known in map(folded, headings))
    for target in LABELS
    for headings in [(*HEADINGS.get(target, ()), LABELS[target])]
}


def likeness(heading: str, target: str) -> int:
    """How well a heading names a target: 100 for the very word, less for a part of it, 0 for not at all."""
    return _all_likenesses(heading).get(target, 0)


@lru_cache(maxsize=8192)
def _all_likenesses(heading: str) -> AnyMapping[str, int]:
    plain = plain_heading(heading)
    found = {target: _likeness(plain, target) for target in _KNOWN} if plain else {}
    return {target: score for target, score in found.items() if score}


def _likeness(plain: str, target: str) -> int:
    best = 0
    for known, words in _KNOWN[target]:
        if plain == known:
            return 100
        if len(known) > 2 and known in plain and (found := words.search(plain)):
            best = max(best, round(40 + 45 * len(known) / len(plain) + (5 if found.start() == 0 else 0)))
    return best


def plain_heading(heading: str) -> str:
    """ "Budget (tkr)" as "budget", "Åt-\ngärd:" as "åtgärd"."""
    return folded(re.sub(r"[(\[].*?[)\]]|[:*.]+$", " ", heading)).strip(" :*")
