"""Several sheets of one workbook with the same columns: one for each area, board or year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framsteg.importers.plan_workbook import headers, words
from framsteg.importers.plan_workbook.client import Sheet, Workbook
from framsteg.importers.plan_workbook.errors import NoHeader, SheetIsUnlike
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.lib.text import folded

ENOUGH = 0.6
"""Of the columns that are read, so many must be in another sheet for it to be alike."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ASIDE = re.compile(
    r".*\b(arkiv\w*|gamla|gammal|old|archive\w*|kopia|copy|utgått|mall|template|exempel|example|test)\b.*"
)
_NO_NAME = re.compile(r"(blad|sheet|tabell|table|ark|taulukko|tabelle)\s*\d*")


@dataclass(frozen=True)
class Part:
    """One of the sheets that are read, with its own place for each column."""

    sheet: Sheet
    mapping: Mapping


def parts(workbook: Workbook, mapping: Mapping) -> list[Part]:
    """The chosen sheets. Raises NoSuchSheet, NoHeader or SheetIsUnlike."""
    first = Part(workbook.sheet(mapping.sheet), mapping)
    return [first, *(_part(workbook.sheet(name), mapping) for name in mapping.more_sheets)]


def alike(workbook: Workbook, mapping: Mapping) -> tuple[str, ...]:
    """The other sheets with the same columns."""
    return tuple(_alike(workbook, mapping))


def _alike(workbook: Workbook, mapping: Mapping) -> Iterator[str]:
    for sheet in workbook.sheets:
        if sheet.name == mapping.sheet or sheet.is_too_large:
            continue
        try:
            _part(sheet, mapping)
        except (NoHeader, SheetIsUnlike):
            continue
        yield sheet.name


def _part(sheet: Sheet, mapping: Mapping) -> Part:
    found = headers.find(sheet)
    free = list(zip(map(folded, mapping.headings), mapping.columns, strict=True))
    columns = []
    for heading in map(folded, found.headings):
        known = next((each for each in free if heading and each[0] == heading), None)
        columns.append(known[1] if known else "")
        if known:
            free.remove(known)
    wanted = sum(1 for target in mapping.columns if target)
    if "title" not in columns or sum(1 for target in columns if target) < ENOUGH * wanted:
        raise SheetIsUnlike(sheet=sheet.name, first=mapping.sheet)
    own = replace(
        mapping, sheet=sheet.name, header=found.row, header_rows=found.rows, columns=tuple(columns),
        headings=found.headings, more_sheets=(),
    )  # fmt: skip
    return Part(sheet, own)


def proposed(workbook: Workbook, mapping: Mapping) -> Mapping:
    """With the sheets that are alike, unless they are editions of one plan from different years, or set aside."""
    others = [name for name in alike(workbook, mapping) if not _ASIDE.fullmatch(folded(name))]
    if any(_YEAR.search(name) for name in (mapping.sheet, *others)):
        return mapping
    return with_words(workbook, naming(replace(mapping, more_sheets=tuple(others))))


def rising(mapping: Mapping) -> Mapping:
    """Where nothing tells the area, the level below it is the area."""
    if (
        mapping.has("area", "area_mark", "code")
        or mapping.sheet_names_are == "area"
        or not mapping.has("level2")
    ):
        return mapping
    up = {"level2": "area", "level3": "level2"}
    return replace(mapping, columns=tuple(up.get(target, target) for target in mapping.columns))


def naming(mapping: Mapping) -> Mapping:
    """With a proposal for what the sheets' names tell."""
    names = [folded(name) for name in (mapping.sheet, *mapping.more_sheets)]
    if len(names) == 1 or any(_NO_NAME.fullmatch(name) for name in names):
        return mapping
    are_units = all(words.unit_kind(name) and not name[0].isdigit() for name in names)
    if are_units and not mapping.has("lead_unit"):
        told = "lead_unit"
    else:
        told = "" if mapping.has("area", "area_mark") else "area"
    return replace(mapping, sheet_names_are=told)


def with_words(workbook: Workbook, mapping: Mapping) -> Mapping:
    """With a proposal for each word for the stage in any of the sheets."""
    stages: dict[str, str] = {}
    for part in parts(workbook, mapping):
        below = part.sheet.rows[part.mapping.header + part.mapping.header_rows :]
        stages.update(headers.with_words(replace(part.mapping, stages=mapping.stages), below).stages)
    return replace(mapping, stages=stages)


def latest(names: list[str]) -> str:
    """Of sheets that are named by years, the last year's; else the first."""
    dated = [name for name in names if _YEAR.search(name)]
    if len(dated) < len(names):
        return names[0]
    return max(dated, key=lambda name: _YEAR.findall(name)[-1])
