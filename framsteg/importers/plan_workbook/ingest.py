"""From rows that are placed to a typed plan, with every doubt on the way."""

import re
from collections import Counter
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from framsteg.importers.plan_workbook import cells, hierarchy, own_sheets, times, words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.client import Sheet, Workbook
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.errors import NoTitleColumn, TwoColumnsForOne
from framsteg.importers.plan_workbook.hierarchy import Row
from framsteg.importers.plan_workbook.plan import AreaName, Plan, PlannedMilestone, PlannedReport, PlanRow
from framsteg.importers.plan_workbook.schema import LABELS, MANY, OUTLOOKS, TEXTS, Mapping
from framsteg.lib.amounts import NotAnAmount, parse_ore
from framsteg.lib.text import folded

LIMITS = {"title_en": 200, "summary": 1000, "summary_en": 1000, "place": 200, "became_url": 200, "source_url": 200,
          "provenance_note": 500, "provenance_note_en": 500}  # fmt: skip
TEXT_LIMIT = 100_000
TITLE_LIMIT = 200
LONGEST_NAME = 120
PROVENANCE = {
    "own_record": ("kommunens egen uppgift", "kommunens eget register", "the municipality's own record",
    "own_record"),
    "public_source": ("en offentlig källa", "offentlig källa", "a public source", "public_source"),
    "not_public": ("inte offentligt", "ej offentligt", "not public", "not_public"),
    "illustrative": ("illustrativt exempel, inte verkliga uppgifter", "påhittat exempel, inga riktiga uppgifter",
    "illustrative example, not real data",
                     "illustrative"),
}  # fmt: skip
LABELLED = {
    "sv": {"part_of": "Ingår i", "parts": "Delar", "time": "Tid enligt planen", "milestones": "Delmål utan datum",
    "whole": "Hela namnet",
           "progress": "Framsteg enligt planen", "risk": "Risk enligt planen", "outlook": "Utsikt enligt planen",
           "stage": "Planens ord för läget"},
}  # fmt: skip
"""What is kept as a text is written into the programme's Swedish texts, so its labels are Swedish."""
SAID = LABELLED["sv"]


def check(mapping: Mapping) -> None:
    """Raises NoTitleColumn or TwoColumnsForOne."""
    if not mapping.has("title"):
        raise NoTitleColumn()
    counts = Counter(target for target in mapping.columns if target and target not in MANY)
    twice = next((target for target, count in counts.items() if count > 1), None)
    if twice is not None:
        raise TwoColumnsForOne(target=LABELS[twice])


def read(workbook: Workbook, mapping: Mapping) -> Plan:
    """The plan in the sheet that the mapping names, and in the product's own further sheets where they are there."""
    check(mapping)
    doubts = Doubts()
    sheet = workbook.sheet(mapping.sheet)
    if workbook.has_formulas:
        doubts.add("has_formulas")
    first = mapping.header + mapping.header_rows
    tidy = sheet if own_sheets.is_own(workbook) else replace(sheet, rows=_tidy_rows(sheet, mapping, doubts))
    areas = own_sheets.areas(workbook)
    described = {f"{area.number}. {area.title}" for area in areas}
    placed, totals = hierarchy.rows_of(tidy, mapping, doubts, described)
    reader = RowReader(mapping, doubts)
    rows = _once(_unique(reader.rows(placed), doubts), doubts)
    rows = _with_own_sheets(rows, workbook, mapping, doubts)
    _tell_unread(tidy.rows[first:], mapping, doubts)
    stated = reader.total(totals)
    plan = Plan(
        tuple(rows),
        (),
        areas,
        dict(reader.units),
        dict(reader.roles),
        len(placed),
        stated,
    )
    if stated is not None and plan.amounts_sum_ore not in (None, stated):
        doubts.add("total_differs", stated=_kronor(stated), sum=_kronor(plan.amounts_sum_ore or 0))
    return replace(plan, doubts=tuple(sorted(doubts, key=lambda each: (each.row, each.column))))


def _kronor(ore: int) -> str:
    return f"{ore // 100:,}".replace(",", "\u00a0")


def _tidy_rows(sheet: Sheet, mapping: Mapping, doubts: Doubts) -> list[list[str]]:
    first = mapping.header + mapping.header_rows
    return [
        row if line < first else _tidy(row, line + 1, mapping, doubts) for line, row in enumerate(sheet.rows)
    ]


def _tidy(row: list[str], line: int, mapping: Mapping, doubts: Doubts) -> list[str]:
    return [
        _tidy_cell(cell, line, column, mapping,
            doubts) if cell and column < len(mapping.columns) and mapping.columns[column] else cell
        for column, cell in enumerate(row)
    ]  # fmt: skip


def _tidy_cell(cell: str, line: int, column: int, mapping: Mapping, doubts: Doubts) -> str:
    """A cell without HTML, dead formulas and, unless they are to stay, personal data."""
    first = cell[0]
    if first == "#" and cells.is_broken_formula(cell):
        doubts.add("broken_formula", line, column, cell)
        return ""
    if first == "=" and cells.is_formula(cell):
        doubts.add("formula_text", line, column, cell)
        return ""
    if ("<" in cell or "&" in cell) and cells.has_html(cell):
        doubts.add("html_removed", line, column, cell)
        cell = cells.without_html(cell)
    found = list(cells.personal_data(cell))
    for each in found:
        doubts.add(each.kind, line, column, each.found)
    return cells.without_personal_data(cell) if found and mapping.take_out_personal_data else cell


def _tell_unread(rows: list[list[str]], mapping: Mapping, doubts: Doubts) -> None:
    for column, target in enumerate(mapping.columns):
        if target == "" and (count := sum(1 for row in rows if column < len(row) and row[column])):
            doubts.add("column_not_read", 0, column, mapping.headings[column], count=str(count))


class RowReader:
    """Reads placed rows one by one and counts the names of units and roles on the way."""

    def __init__(self, mapping: Mapping, doubts: Doubts) -> None:
        self.mapping, self.doubts = mapping, doubts
        self.units: Counter[str] = Counter()
        self.roles: Counter[str] = Counter()
        self._columns = {target: mapping.columns_of(target) for target in LABELS}

    def rows(self, placed: list[Row]) -> list[PlanRow]:
        return [self.row(row) for row in placed]

    def row(self, row: Row) -> PlanRow:
        kept: list[str] = []
        self._kept_path(row, kept)
        title = self._title(row, kept)
        dates = times.dates_of(row, self._columns, self.doubts, kept)
        lead, taking_part = self._units(row)
        milestones = self._milestones(row, kept)
        report = self._report(row)
        return PlanRow(
            row.line, title, row.code, row.number, tuple(row.areas), self._texts(row, kept), dates, lead, taking_part,
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
        others = [name for name in (*leads[1:], *self._names(row, "taking_part")) if name not in leads[:1]]
        return (leads[0] if leads else ""), tuple(dict.fromkeys(others))

    def _names(self, row: Row, target: str) -> list[str]:
        """Names of units; a role among them is left to the one who owns the sub-project."""
        found = []
        for column in self._columns[target]:
            for name in split_names(row.cells[column]):
                if words.may_be_a_person(name):
                    self.doubts.add("person_name", row.line, column, name)
                elif words.unit_kind(name) or not words.is_role(name):
                    self.units[name] += 1
                    found.append(name)
        return found

    def _owner(self, row: Row) -> str:
        names = [
            (column, name) for column in self._columns["owner"] for name in split_names(row.cells[column])
        ]
        for column, name in names:
            if words.may_be_a_person(name):
                self.doubts.add("person_name", row.line, column, name)
        named = [name for _column, name in names if not words.may_be_a_person(name)]
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
            stage, times.as_of(row, self._columns, self.doubts), text, "", outlooks, row.line
        )

    def _stage(self, row: Row) -> tuple[str, str]:
        """The stage, and the plan's own word where nobody knows what it means."""
        column = self.column("stage")
        word = "" if column is None else row.cells[column]
        if is_nothing(word):
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


def amount_ore(text: str, heading: str) -> int:
    """The amount in öre; the unit stands with it, or in the heading: "Budget (tkr)". Raises NotAnAmount."""
    unit = re.search(r"\b(tkr|mkr|mnkr|kkr|msek|ksek|miljoner|tusen)\b", folded(heading))
    plain = (
        re.sub(r"(?<=\d)[\s.,](?=\d{3}(?:\D|$))", "", one_line(text))
        if re.fullmatch(r"[\d\s]+", text)
        else one_line(text)
    )
    if unit and not re.search(r"[a-zåäö]", plain, re.IGNORECASE):
        names = {"kkr": "tkr", "ksek": "tkr", "msek": "mkr"}
        plain = f"{plain} {names.get(unit[1], unit[1])}"
    return parse_ore(
        re.sub(r"\bmsek\b", "mkr", re.sub(r"\b(kkr|ksek)\b", "tkr", plain, flags=re.I), flags=re.I)
    )


@lru_cache(maxsize=4096)
def split_names(cell: str) -> tuple[str, ...]:
    """Several responsible in one cell: parted by semicolon, line, bar, slash or comma, and by "samt" and "och" "
    "between names."""
    if is_nothing(cell):
        return ()
    pieces = re.split(r"[;\n|,]|\s*/\s+|\s+/|(?<=\w)/(?=[A-ZÅÄÖ])|\bsamt\b|\s\+\s", cell)
    names: list[str] = []
    for piece in pieces:
        halves = re.split(r"\s(?:och|and|&|og|ja|und)\s", piece)
        apart = len(halves) > 1 and all(
            words.unit_kind(half) or words.may_be_a_person(half) or words.is_role(half) for half in halves
        )
        names.extend(halves if apart else [piece])
    tidy = (one_line(name).strip(" .•-") for name in names)
    return tuple(
        name[:LONGEST_NAME]
        for name in dict.fromkeys(tidy)
        if not is_nothing(name) and re.search(r"[^\W\d_]", name)
    )


def _provenance_of(word: str) -> str:
    plain = folded(word)
    return next((kind for kind, names in PROVENANCE.items() if plain in names), "")


def _unique(rows: list[PlanRow], doubts: Doubts) -> list[PlanRow]:
    """Codes and numbers name one sub-project each; what stands on later rows with another name loses them."""
    by_code: dict[str, PlanRow] = {}
    by_number: dict[int, PlanRow] = {}
    kept = []
    for row in rows:
        code = row.code.casefold()
        if code and (first := by_code.setdefault(code, row)) is not row and not _is_same(first, row):
            doubts.add("code_repeated", row.row, value=row.code)
            row = replace(row, code="", number=None if str(row.number) == row.code else row.number)
        if (
            row.number
            and (first := by_number.setdefault(row.number, row)).row != row.row
            and not _is_same(first, row)
        ):
            doubts.add("number_repeated", row.row, value=str(row.number))
            row = replace(row, number=None)
        kept.append(row)
    return kept


def _is_same(one: PlanRow, other: PlanRow) -> bool:
    return folded(one.title) == folded(other.title)


def _once(rows: list[PlanRow], doubts: Doubts) -> list[PlanRow]:
    """Sub-projects that stand on several rows, under different areas, read once with all their areas."""
    kept: dict[tuple[str, ...], PlanRow] = {}
    names: Counter[str] = Counter()
    for row in rows:
        key = _identity(row)
        first = kept.get(key)
        if first is None:
            name = folded(row.title)
            if name and names[name]:
                doubts.add("title_repeated", row.row, value=row.title)
            names[name] += 1
            kept[key] = row
            continue
        more = [area for area in row.areas if area not in first.areas]
        doubts.add("rows_merged" if more else "row_duplicate", row.row, value=row.title)
        kept[key] = _joined(first, row, more)
    return list(kept.values())


def _joined(first: PlanRow, row: PlanRow, areas: list[AreaName]) -> PlanRow:
    """The first row, with what only the later one tells."""
    return replace(
        first,
        areas=(*first.areas, *areas),
        texts={**row.texts, **first.texts},
        dates={**row.dates, **first.dates},
        lead_unit=first.lead_unit or row.lead_unit,
        taking_part=tuple(dict.fromkeys((*first.taking_part, *row.taking_part))),
        owner=first.owner or row.owner,
        report=first.report or row.report,
        milestones=tuple({each.title: each for each in (*row.milestones, *first.milestones)}.values()),
        amount_ore=row.amount_ore if first.amount_ore is None else first.amount_ore,
    )


def _identity(row: PlanRow) -> tuple[str, ...]:
    """By code or number and name; else by name and everything but the area."""
    if row.code or row.number:
        return (row.code.casefold(), str(row.number or ""), folded(row.title))
    rest = (row.lead_unit, row.owner, *(f"{name}{day}" for name, day in row.dates.items()), row.texts.get("body", ""),
            *row.taking_part, *(m.title for m in row.milestones), row.report.stage if row.report else "")  # fmt: skip
    return ("", "", folded(row.title), *rest) if row.title else (str(row.row),)


def _with_own_sheets(
    rows: list[PlanRow], workbook: Workbook, mapping: Mapping, doubts: Doubts
) -> list[PlanRow]:
    """With the milestones and status reports of the product's own workbook."""
    milestones = own_sheets.milestones(workbook, rows, doubts)
    reports = own_sheets.reports(workbook, rows, doubts)
    return [
        replace(
            row,
            milestones=(*row.milestones, *milestones.get(row.row, ()))
            if milestones is not None
            else row.milestones,
            history=tuple(reports.get(row.row, ())) if reports is not None else None,
            report=None if reports is not None else row.report,
        )
        for row in rows
    ]


def day_or_none(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
