"""Which row is a sub-project, which is a heading, and what each belongs to: from columns, codes, numbering or "
"headings."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.client import Sheet
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.plan import AreaName
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.lib.text import folded

LEVELS = ("area", "level2", "level3")
_MARKS = (
    r"linje|åtgärd|insats|mål|delmål|aktivitet|delprojekt|projekt|punkt|nr|område|delområde|uppdrag|strategi|"
    r"fokusområde|"
    r"insatsområde|målområde|prioriterat område|measure|action|line|goal|area|priority area|focus area|theme|tema|"
    r"tiltak|indsats|"
    r"toimenpide|maßnahme|handlungsfeld|kapitel|del|steg"
)
_NUMBERED = re.compile(
    rf"(?P<mark>(?:{_MARKS})\s+)?(?P<code>[a-zåäö]?\d+(?:[.:]\d+)*[a-z]?)(?P<end>[.):]?)\s*(?P<dash>[-–:]\s*)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CODE_PARTS = re.compile(r"\d+|[A-Za-zÅÄÖåäö]+")
_TOTALS = re.compile(
    r"(summa|totalt|total|totalsumma|delsumma|subtotal|sum|summe|gesamt|i alt|yhteensä|grand total|"
    r"sum total)\b.{0,30}"
)
_FOOT = re.compile(
    r"(\*|källa|källor|not[:.]|obs|förklaring|senast (uppdaterad|ändrad)|uppdaterad|source|note:|sida \d|page \d).*"
)


@dataclass(slots=True)
class Row:
    """A row on its way: its number in the sheet, its cells by column, and what has been found about its place."""

    line: int
    cells: list[str]
    title: str = ""
    code: str = ""
    number: int | None = None
    areas: list[AreaName] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    parts: list["Row"] = field(default_factory=list)

    @property
    def depth(self) -> tuple[str, ...]:
        return code_parts(self.code)


@lru_cache(maxsize=4096)
def code_parts(code: str) -> tuple[str, ...]:
    """ "1.1.2" as 1, 1, 2; "A3" as A, 3; "Linje 4.3" as 4, 3."""
    parts = [part.upper().lstrip("0") or "0" for part in _CODE_PARTS.findall(code)]
    return tuple(parts[1:] if len(parts) > 1 and len(parts[0]) > 2 and parts[0].isalpha() else parts)


def rows_of(
    sheet: Sheet, mapping: Mapping, doubts: Doubts, areas: Collection[str] = ()
) -> tuple[list[Row], list[list[str]]]:
    """The rows that are sub-projects, each with its place; and the rows of sums."""
    first = mapping.header + mapping.header_rows
    width = len(mapping.columns)
    rows = [Row(line + 1, [*cells[:width], *[""] * (width - len(cells))])
            for line, cells in enumerate(sheet.rows) if line >= first and any(cells)]  # fmt: skip
    rows, totals = _without_extras(rows, mapping, doubts)
    _fill_merged(rows, sheet, mapping)
    _fill_down(rows, mapping, doubts)
    rows = _sections(rows, sheet, mapping, doubts)
    rows = _continued(rows, mapping, doubts)
    _name(rows, mapping)
    _place_in_columns(rows, mapping, areas)
    return _place_by_code(rows, mapping, doubts), totals


def _title_column(mapping: Mapping) -> int:
    return mapping.columns.index("title")


def _without_extras(rows: list[Row], mapping: Mapping, doubts: Doubts) -> tuple[list[Row], list[list[str]]]:
    """Without sums, repeated headings and what stands under the table."""
    kept, totals = [], []
    headings = {one_line(heading) for heading in mapping.headings if heading}
    sums = 2 + len(mapping.columns_of("budget"))
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        if not filled:
            continue
        if len(filled) > 1 and sum(one_line(cell) in headings for cell in filled) >= 0.8 * len(filled):
            doubts.add("repeated_header", row.line)
        elif len(filled) <= sums and _TOTALS.fullmatch(folded(filled[0])):
            doubts.add("total_row", row.line, value=filled[0])
            totals.append(row.cells)
        elif len(filled) == 1 and (_FOOT.fullmatch(folded(filled[0])) or len(filled[0]) > 300):
            doubts.add("outside_table", row.line, value=filled[0])
        else:
            kept.append(row)
    return kept, totals


def _fill_merged(rows: list[Row], sheet: Sheet, mapping: Mapping) -> None:
    """Cells that are merged downwards say the same on every row. A merged name is one sub-project on several rows."""
    title, by_line = _title_column(mapping), {row.line - 1: row for row in rows}
    for first, left, last, right in sheet.merged:
        if first == last or first not in by_line:
            continue
        for column in range(left, min(right + 1, len(mapping.columns))):
            if column == title or not mapping.columns[column]:
                continue
            for line in range(first + 1, last + 1):
                if line in by_line and not by_line[line].cells[column]:
                    by_line[line].cells[column] = by_line[first].cells[left]


def _fill_down(rows: list[Row], mapping: Mapping, doubts: Doubts) -> None:
    """In columns of levels, where a value stands once for all rows below it, the rows below say the same."""
    title = _title_column(mapping)
    above: dict[int, str] = {}
    levels = [column for level in LEVELS for column in mapping.columns_of(level)]
    grouped = [column for column in levels if _stands_once(rows, column)]
    for row in rows:
        for order, column in enumerate(levels):
            if row.cells[column]:
                if above.get(column) != row.cells[column]:
                    for deeper in levels[order + 1 :]:
                        above.pop(deeper, None)
                above[column] = row.cells[column]
            elif column in grouped and row.cells[title] and above.get(column):
                row.cells[column] = above[column]
                doubts.add("filled_down", row.line, column, above[column])


def _stands_once(rows: Sequence[Row], column: int) -> bool:
    """Whether no two rows after each other say the same: then an empty cell means "as above", not "nothing"."""
    values = [row.cells[column] for row in rows]
    return not any(one and one == two for one, two in pairwise(values))


def _sections(rows: list[Row], sheet: Sheet, mapping: Mapping, doubts: Doubts) -> list[Row]:
    """Takes out rows that are headings for those below; the rows below remember them."""
    if mapping.has("area"):
        return rows
    wide = {first for first, left, last, right in sheet.merged if first == last and right > left}
    alone = [
        row
        for row in rows
        if sum(1 for cell in row.cells if cell) == 1 or ((row.line - 1) in wide and _is_bare(row, mapping))
    ]
    if not alone or len(alone) > 0.5 * len(rows) or (rows[-1] in alone and len(alone) == 1):
        return rows
    headings = {
        row.line for row in alone if (row.line - 1) in wide or not _may_be_measure(row, rows, mapping)
    }
    kept: list[Row] = []
    stack: list[str] = []
    was_heading = False
    levels: dict[str, int] = {}
    for row in rows:
        if row.line in headings:
            text = one_line(next(cell for cell in row.cells if cell))
            mark = folded(text).split(" ")[0]
            level = levels.setdefault(
                mark, len(stack) if was_heading else min(levels.get(mark, 0), len(stack))
            )
            stack = [*stack[:level], text]
            doubts.add("section", row.line, value=text)
        else:
            row.areas = [area_name(stack[0])] if stack else []
            row.path = list(stack[1:])
            kept.append(row)
        was_heading = row.line in headings
    return kept


def _is_bare(row: Row, mapping: Mapping) -> bool:
    """Whether only the name and the code are there."""
    return all(
        not cell or mapping.columns[at] in ("title", "code", "number", "")
        for at, cell in enumerate(row.cells)
    )


def _may_be_measure(row: Row, rows: Sequence[Row], mapping: Mapping) -> bool:
    """Whether a row with one filled cell is a sub-project without details: its name stands where names stand."""
    title = _title_column(mapping)
    at = next(column for column, cell in enumerate(row.cells) if cell)
    if at != title:
        return False
    codes = mapping.columns_of("code") + mapping.columns_of("number")
    others_have_codes = codes and sum(
        1 for each in rows if any(each.cells[column] for column in codes)
    ) > 0.4 * len(rows)
    return bool(title > 0 and not others_have_codes)


def _continued(rows: list[Row], mapping: Mapping, doubts: Doubts) -> list[Row]:
    """A row without a name goes on from the row above it, cell by cell."""
    title = _title_column(mapping)
    keys = [title, *mapping.columns_of("code"), *mapping.columns_of("number")]
    kept: list[Row] = []
    for row in rows:
        if not is_nothing(row.cells[title]):
            kept.append(row)
        elif kept and not any(row.cells[column] for column in keys):
            _append(kept[-1], row, mapping)
            doubts.add("row_continues", row.line)
        elif mapping.columns_of("code") + mapping.columns_of("number") and any(
            row.cells[column] for column in keys
        ):
            kept.append(row)
        elif any(row.cells[at] for at, target in enumerate(mapping.columns) if target):
            doubts.add("title_missing", row.line)
    return kept


def _append(row: Row, more: Row, mapping: Mapping) -> None:
    for column, cell in enumerate(more.cells):
        if cell and mapping.columns[column] and cell not in row.cells[column].split("\n"):
            row.cells[column] = f"{row.cells[column]}\n{cell}" if row.cells[column] else cell


def _name(rows: list[Row], mapping: Mapping) -> None:
    """Name, code and number; from the name itself where most names begin with one."""
    title = _title_column(mapping)
    in_names = not mapping.has("code") and _share_numbered(rows, title) >= 0.5
    for row in rows:
        row.title = one_line("" if is_nothing(row.cells[title]) else row.cells[title])
        row.code = _first(row, mapping, "code")[:60]
        written = _first(row, mapping, "number")
        if re.fullmatch(r"\d{1,6}", written) and int(written) > 0:
            row.number = int(written)
        elif written and not row.code:
            row.code = written[:60]
        if in_names and (found := _numbered(row.title)) is not None:
            row.code, row.title = found
            row.number = row.number or _plain_number(row.code)
            row.code = "" if row.code == str(row.number) else row.code
        row.number = row.number or _plain_number(row.code)


def _plain_number(code: str) -> int | None:
    return (int(code) or None) if re.fullmatch(r"\d{1,6}", code) else None


def _first(row: Row, mapping: Mapping, target: str) -> str:
    found = [one_line(row.cells[column]) for column in mapping.columns_of(target)]
    return next((text for text in found if not is_nothing(text)), "").rstrip(".")


def _share_numbered(rows: Sequence[Row], title: int) -> float:
    names = [one_line(row.cells[title]) for row in rows if row.cells[title]]
    return sum(1 for name in names if _numbered(name)) / len(names) if names else 0.0


def _numbered(name: str) -> tuple[str, str] | None:
    """ "109. Förbättra …" as 109 and "Förbättra …"; "Linje 4.3 Bygg" as "Linje 4.3" and "Bygg"; "
    ""2 lekplatser" as it is."""
    found = _NUMBERED.fullmatch(name)
    if found is None or not (
        found["end"] or found["mark"] or found["dash"] or re.search(r"[.:]", found["code"])
    ):
        return None
    code = f"{(found['mark'] or '').strip()} {found['code']}".strip()
    rest = found["rest"].strip()
    return (code, rest) if rest and not rest[0].isdigit() else ((code, name) if found["mark"] else None)


@lru_cache(maxsize=4096)
def area_name(text: str) -> AreaName:
    """ "3. Ökad sysselsättning", "Fokusområde 3: Skola", "3", "Skola"."""
    plain = one_line(text)
    if re.fullmatch(r"\d{1,4}", plain):
        return AreaName(int(plain) or None, "")
    found = _NUMBERED.fullmatch(plain)
    if (
        found is not None
        and re.fullmatch(r"\d{1,4}", found["code"])
        and (found["end"] or found["mark"] or found["dash"] or found["rest"][:1].isupper())
    ):
        return AreaName(int(found["code"]) or None, found["rest"].strip()[:200])
    return AreaName(None, plain[:200])


def _place_in_columns(rows: list[Row], mapping: Mapping, whole: Collection[str]) -> None:
    """`whole` are areas that the plan describes by themselves: a cell that is one of them is not taken apart."""
    areas, others = mapping.columns_of("area"), mapping.columns_of("other_areas")
    known = {folded(row.cells[column]) for row in rows for column in areas if row.cells[column]}
    for row in rows:
        told = [
            name
            for column in (*areas, *others)
            for cell in [row.cells[column]]
            for name in ([cell] if cell in whole else split_areas(cell, known))
        ]
        row.areas.extend(each for each in map(area_name, told) if each not in row.areas)
        for level in LEVELS[1:]:
            row.path.extend(
                one_line(row.cells[column])
                for column in mapping.columns_of(level)
                if not is_nothing(row.cells[column])
            )


def split_areas(cell: str, known: Iterable[str]) -> list[str]:
    """Areas in one cell, parted by semicolon, line or bar; by comma only where every part is an area by itself."""
    if is_nothing(cell):
        return []
    pieces = [piece.strip() for piece in re.split(r"[;\n|]", cell) if piece.strip()]
    found = []
    for piece in pieces:
        parts = [part.strip() for part in re.split(r",|\boch\b|\band\b|&", piece) if part.strip()]
        if len(parts) > 1 and (
            all(re.fullmatch(r"\d{1,3}", part) for part in parts)
            or all(folded(part) in known for part in parts)
        ):
            found.extend(parts)
        else:
            found.append(piece)
    return [each for each in found if not is_nothing(each)]


def _place_by_code(rows: list[Row], mapping: Mapping, doubts: Doubts) -> list[Row]:
    """Rows whose code begins the codes of others are headings: the first level an area, the others part of the "
    "way."""
    codes = [row.depth for row in rows if row.code]
    if len(codes) < 0.5 * len(rows):
        return rows
    mapping = replace(mapping, level=mapping.level or _level_with_stages(rows, mapping))
    tops = Counter(code[:depth] for code in codes for depth in range(1, len(code)))
    by_code = {row.depth: row for row in reversed(rows) if row.code}
    kept: list[Row] = []
    for row in rows:
        parents = [
            by_code[row.depth[:depth]] for depth in range(1, len(row.depth)) if row.depth[:depth] in by_code
        ]
        if mapping.level and len(row.depth) > mapping.level:
            owner = by_code.get(row.depth[: mapping.level])
            if owner is not None:
                owner.parts.append(row)
                doubts.add("folded_row", row.line, value=row.title)
                continue
        if (
            row.depth in tops
            and row is by_code.get(row.depth)
            and not (mapping.level and len(row.depth) >= mapping.level)
        ):
            _tell_parent(row, mapping, doubts)
            continue
        _belong(row, parents, mapping)
        kept.append(row)
    return kept


def _belong(row: Row, parents: Sequence[Row], mapping: Mapping) -> None:
    if not row.areas and len(row.depth) > 1:
        top = parents[0] if parents and len(parents[0].depth) == 1 else None
        number = int(row.depth[0]) if row.depth[0].isdigit() else None
        title = top.title if top else ("" if number else row.depth[0])
        row.areas = [AreaName(number, title[:200])]
        parents = parents[1:] if top else parents
    row.path.extend(f"{each.code} {each.title}" for each in parents)


def _tell_parent(row: Row, mapping: Mapping, doubts: Doubts) -> None:
    has_stage = any(not is_nothing(row.cells[column]) for column in mapping.columns_of("stage"))
    doubts.add("parent_with_stage" if has_stage else "parent_row", row.line, value=row.title)


def _level_with_stages(rows: Sequence[Row], mapping: Mapping) -> int:
    """The level that is followed up where deeper ones are not: 2 for "1.1" with a stage and "1.1.1" without; else "
    "0."""
    columns = mapping.columns_of("stage")
    told: Counter[int] = Counter()
    of_depth: Counter[int] = Counter()
    for row in rows:
        of_depth[len(row.depth)] += 1
        told[len(row.depth)] += any(not is_nothing(row.cells[column]) for column in columns)
    deepest = max(of_depth, default=0)
    if deepest < 3 or told[deepest] > 0.1 * of_depth[deepest]:
        return 0
    return next((depth for depth in range(deepest - 1, 1, -1) if told[depth] >= 0.5 * of_depth[depth]), 0)
