"""A placed row as a typed one, with every doubt on the way."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from collections.abc import Mapping as AnyMapping
from functools import cache

from django.utils import translation

from framsteg.audit.models import ProvenanceKind
from framsteg.importers.plan_workbook import times, words
from framsteg.importers.plan_workbook.amounts import amount_ore
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.names import split_names
from framsteg.importers.plan_workbook.plan import PlannedMilestone, PlannedReport, PlanRow
from framsteg.importers.plan_workbook.rows import Row
from framsteg.importers.plan_workbook.schema import LABELS, OUTLOOKS, TEXTS, Mapping
from framsteg.lib.amounts import NotAnAmount
from framsteg.lib.text import folded

LIMITS = {"title_en": 200, "summary": 1000, "summary_en": 1000, "place": 200, "became_url": 200, "source_url": 200,
          "provenance_note": 500, "provenance_note_en": 500}  # fmt: skip
TEXT_LIMIT = 100_000
TITLE_LIMIT = 200
LABELLED = {
    "sv": {"part_of": "Ingår i", "parts": "Delar", "time": "Tid enligt planen", "milestones": "Delmål utan datum",
    "whole": "Hela namnet",
           "progress": "Framsteg enligt planen", "risk": "Risk enligt planen", "outlook": "Utsikt enligt planen",
           "stage": "Planens ord för läget"},
}  # fmt: skip
"""What is kept as a text is written into the programme's Swedish texts, so its labels are Swedish."""
SAID = LABELLED["sv"]


class RowReader:
    """Reads placed rows one by one and counts the names of units and roles on the way."""

    def __init__(
        self,
        mapping: Mapping,
        doubts: Doubts,
        units_told: Collection[str] = (),
        roles_told: Collection[str] = (),
    ) -> None:
        """Names that the workbook describes by themselves are taken as they stand."""
        self.mapping, self.doubts = mapping, doubts
        self._units_told, self._roles_told = units_told, roles_told
        self.units: Counter[str] = Counter()
        self.roles: Counter[str] = Counter()
        self._columns = {target: mapping.columns_of(target) for target in LABELS}

    def rows(self, placed: list[Row]) -> list[PlanRow]:
        return [self.row(row) for row in placed]

    def row(self, row: Row) -> PlanRow:
        kept: list[str] = []
        self._kept_path(row, kept)
        title = self._title(row, kept)
        dates = times.marked(row, self._columns, self.mapping.headings)
        dates |= times.dates_of(row, self._columns, self.doubts, kept)
        lead, taking_part = self._units(row)
        milestones = self._milestones(row, kept)
        report = self._report(row)
        return PlanRow(
            row.line + self.doubts.first,
            title, row.code, row.number, tuple(row.areas), self._texts(row, kept), dates, lead, taking_part,
            self._owner(row), "", report, None, milestones, self._amount(row),
        )  # fmt: skip

    def text(self, row: Row, target: str) -> str:
        """The cells of every column for `target`, each on a line; "" where they say nothing."""
        found = [row.cells[column] for column in self._columns[target] if not is_nothing(row.cells[column])]
        return "\n".join(dict.fromkeys(found))

    def column(self, target: str) -> int | None:
        columns = self._columns[target]
        return columns[0] if columns else None

    def _kept_path(self, row: Row, kept: list[str]) -> None:
        if row.path:
            kept.append(f"**{SAID['part_of']}:** {' › '.join(row.path)}")
        listed = [part for part in row.parts if not self._has_date(part)]
        if listed:
            items = "\n".join(f"- {part.code} {part.title}".replace("  ", " ") for part in listed)
            kept.append(f"**{SAID['parts']}:**\n\n{items}")

    def _has_date(self, part: Row) -> bool:
        return times.end_of(part, self._columns) is not None

    def _title(self, row: Row, kept: list[str]) -> str:
        if len(row.title) <= TITLE_LIMIT:
            return row.title
        self.doubts.add("title_cut", row.line, self.column("title"), row.title)
        kept.insert(0, f"**{SAID['whole']}:** {row.title}")
        return row.title[: TITLE_LIMIT - 1].rsplit(" ", 1)[0] + "…"

    def _texts(self, row: Row, kept: list[str]) -> AnyMapping[str, str]:
        texts = {
            target: text for target in TEXTS if self._columns[target] and (text := self.text(row, target))
        }
        columns = self._columns["body"]
        if len(columns) > 1:
            named = (
                f"**{self.mapping.headings[at]}:** {row.cells[at]}"
                for at in columns
                if not is_nothing(row.cells[at])
            )
            texts["body"] = "\n\n".join(named)
        if kept:
            texts["body"] = "\n\n".join(filter(None, [texts.get("body", ""), *kept]))
        for target, read_word in (("visibility", words.visibility_of), ("provenance", _provenance_of)):
            if (word := self.text(row, target)) and (found := read_word(word)):
                texts[target] = found
            elif word:
                self.doubts.add("word_unknown", row.line, self.column(target), word)
        return {target: self._within(row, target, text) for target, text in texts.items() if text}

    def _within(self, row: Row, target: str, text: str) -> str:
        if target in ("became_url", "source_url") and not re.fullmatch(r"https?://[^\s<>\"]{3,190}", text):
            self.doubts.add("link_not_address", row.line, self.column(target), text)
            return ""
        text = (
            one_line(text)
            if target in ("place", "title_en", "provenance_note", "provenance_note_en")
            else text
        )
        limit = LIMITS.get(target, TEXT_LIMIT)
        if len(text) <= limit:
            return text
        self.doubts.add("text_cut", row.line, self.column(target), text, limit=str(limit))
        return text[: limit - 1] + "…"

    def _units(self, row: Row) -> tuple[str, tuple[str, ...]]:
        """The first name in the column of the responsible leads; all others take part."""
        leads = self._names(row, "lead_unit")
        if not leads and self.mapping.sheet_names_are == "lead_unit":
            leads = [self.mapping.sheet]
            self.units[self.mapping.sheet] += 1
        told = (*leads[1:], *self._names(row, "taking_part"))
        others = told if self._units_told else [name for name in told if name not in leads[:1]]
        return (leads[0] if leads else ""), tuple(dict.fromkeys(others))

    def _names(self, row: Row, target: str) -> list[str]:
        """Names of units; a role among them is left to the one who owns the sub-project."""
        found = []
        for column in self._columns[target]:
            for name in self._split(row.cells[column], self._units_told):
                if folded(name) in self._units_told:
                    self.units[name] += 1
                    found.append(name)
                elif words.may_be_a_person(name):
                    self.doubts.add("person_name", row.line, column, name)
                elif words.unit_kind(name) or not words.is_role(name):
                    self.units[name] += 1
                    found.append(name)
        return found

    def _split(self, cell: str, told: Collection[str]) -> Iterator[str]:
        for piece in re.split(r"[;\n]", cell) if told else [cell]:
            whole = one_line(piece)
            yield from (whole,) if folded(whole) in told else split_names(piece)

    def _owner(self, row: Row) -> str:
        names = [
            (column, name)
            for column in self._columns["owner"]
            for name in self._split(row.cells[column], self._roles_told)
        ]
        people = [
            each
            for each in names
            if folded(each[1]) not in self._roles_told and words.may_be_a_person(each[1])
        ]
        for column, name in people:
            self.doubts.add("person_name", row.line, column, name)
        named = [name for column, name in names if (column, name) not in people]
        named += [
            name for column in self._columns["lead_unit"] for name in split_names(row.cells[column])
            if words.is_role(name) and not words.unit_kind(name)
        ]  # fmt: skip
        self.roles.update(named[:1])
        return named[0] if named else ""

    def _report(self, row: Row) -> PlannedReport | None:
        stage, odd = self._stage(row)
        outlooks, told = self._outlooks(row, stage)
        lines = [odd, self.text(row, "comment"), *told]
        for target in ("progress", "risk"):
            if said := one_line(self.text(row, target)):
                lines.append(f"{SAID[target]}: {said}")
        text = "\n\n".join(filter(None, lines))[:TEXT_LIMIT]
        if not stage and not text:
            return None
        return PlannedReport(
            stage,
            times.as_of(row, self._columns, self.doubts, self.mapping.headings),
            text,
            "",
            outlooks,
            row.line + self.doubts.first,
        )

    def _stage(self, row: Row) -> tuple[str, str]:
        """The stage, and the plan's own word where nobody knows what it means."""
        column = self.column("stage")
        word = "" if column is None else row.cells[column]
        if is_nothing(word) and folded(word) not in self.mapping.stages:
            return "", ""
        if "\n" in word:
            stages = {
                self.mapping.stages.get(folded(part)) or words.stage_of(part) for part in word.split("\n")
            }
            if len(stages) > 1:
                self.doubts.add("stages_differ", row.line, column, word)
                return "", f"{SAID['stage']}: {one_line(word)}"
            word = word.split("\n")[0]
        stage = self.mapping.stages.get(folded(word)) or words.stage_of(word)
        if stage != words.UNKNOWN:
            return stage, ""
        if folded(word) not in ("okänt", "unknown"):
            self.doubts.add(
                "stage_is_colour" if words.outlook_of(word) else "stage_unknown", row.line, column, word
            )
            return "", f"{SAID['stage']}: {one_line(word)}"
        return "", ""

    def _outlooks(self, row: Row, stage: str) -> tuple[dict[str, str], list[str]]:
        found, told = {}, []
        for target in OUTLOOKS:
            word = self.text(row, target)
            if not word:
                continue
            outlook = words.outlook_of(word)
            if outlook and stage == "ongoing":
                found[target] = outlook
                continue
            self.doubts.add(
                "outlook_not_ongoing" if outlook else "outlook_unknown", row.line, self.column(target), word
            )
            told.append(f"{SAID['outlook']}: {one_line(word)}")
        return found, told

    def _milestones(self, row: Row, kept: list[str]) -> tuple[PlannedMilestone, ...]:
        found, undated = [], []
        for column in self._columns["milestones"]:
            for line in re.split(r"[\n;]", row.cells[column]):
                if is_nothing(line):
                    continue
                milestone = times.milestone_of(line, self.mapping.headings[column])
                if milestone is None:
                    self.doubts.add("milestone_without_date", row.line, column, line)
                    undated.append(f"- {line.strip(' -•')}")
                else:
                    found.append(milestone)
        for part in row.parts:
            if (end := times.end_of(part, self._columns)) is not None:
                found.append(PlannedMilestone(f"{part.code} {part.title}".strip()[:TITLE_LIMIT], end))
        if undated:
            kept.append(f"**{SAID['milestones']}:**\n\n" + "\n".join(undated))
        return tuple({each.title: each for each in found}.values())

    def _amount(self, row: Row) -> int | None:
        return self._sum(row.cells, row.line)

    def _sum(self, found: list[str], line: int) -> int | None:
        total: int | None = None
        for column in self._columns["budget"]:
            if is_nothing(found[column]):
                continue
            try:
                total = (total or 0) + amount_ore(found[column], self.mapping.headings[column])
            except NotAnAmount:
                if line:
                    self.doubts.add("amount_not_read", line, column, found[column])
        return total

    def total(self, totals: list[list[str]]) -> int | None:
        """The last sum in the sheet is the sum of all."""
        stated = [found for row in totals if (found := self._sum(row, 0)) is not None]
        return stated[-1] if stated else None


def _provenance_of(word: str) -> str:
    return _provenances().get(folded(word), "")


@cache
def _provenances() -> AnyMapping[str, str]:
    """Each kind by its own name and by its words in both languages, as the export writes them."""
    found = {kind.value: kind.value for kind in ProvenanceKind}
    for language in ("sv", "en"):
        with translation.override(language):
            found |= {folded(str(kind.label)): kind.value for kind in ProvenanceKind}
    return found
