"""Finding the table in a grid of cells: its header, and whether it is long or wide."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from framsteg.importers.shared.delimited import Grid
from framsteg.importers.shared.errors import NotATable
from framsteg.importers.table_files.numbers import bare, is_nothing
from framsteg.indicators.periods import NotAPeriod, canonical
from framsteg.lib.text import folded

REGION_CODE = (
    "kommunkod",
    "kod",
    "regionkod",
    "region code",
    "code",
    "municipality_code",
    "municipality code",
    "unit",
)
REGION_NAME = ("kommun", "kommunnamn", "region", "namn", "municipality", "name")
PERIOD = ("år", "ar", "year", "period", "tid", "tidpunkt", "månad", "kvartal", "time", "date")
VALUE = ("värde", "varde", "value", "antal", "folkmängd", "population", "andel", "figure", "observation")
SEX = ("kön", "kon", "sex", "gender")
STATUS = ("status",)
NOTE = ("anmärkning", "not", "note", "kommentar")
HEADER_WITHIN = 30
SEXES = {
    "t": "T", "totalt": "T", "båda": "T", "alla": "T", "total": "T", "all": "T",
    "k": "K", "kvinnor": "K", "kvinna": "K", "women": "K", "f": "K", "2": "K",
    "m": "M", "män": "M", "man": "M", "men": "M", "1": "M", "": "T",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One figure as it is written, with the row of the file it stands in."""

    line: int
    region: str
    period: str
    value: str
    sex: str = "T"
    note: str = ""


@dataclass(frozen=True)
class Header:
    """Which column holds what; `periods` maps columns to periods in a wide table."""

    line: int
    region: tuple[int, ...]
    columns: Mapping[str, int] = field(default_factory=dict)
    periods: Mapping[int, str] = field(default_factory=dict)


def read_rows(grid: Grid, name: str) -> list[Row]:
    """Every figure of the table. Title rows above the header and empty rows are passed over."""
    header = next(
        (found for at in range(min(HEADER_WITHIN, len(grid))) if (found := _header(grid, at))), None
    )
    if header is None:
        raise NotATable(file=name)
    rows: list[Row] = []
    for at, cells in enumerate(grid[header.line + 1 :], start=header.line + 2):
        rows += _rows_of(cells, at, header)
    return rows


def _header(grid: Grid, at: int) -> Header | None:
    titles = [folded(cell) for cell in grid[at]]
    region = tuple(column for names in (REGION_CODE, REGION_NAME) for column in _columns(titles, names))
    if not region:
        return None
    period = _columns(titles, PERIOD)
    if period:
        value = _columns(titles, VALUE) or _only_one_left(titles, {*region, *period})
        if not value:
            return None
        others = {"sex": SEX, "note": NOTE}
        columns = {key: found[0] for key, names in others.items() if (found := _columns(titles, names))}
        return Header(at, region, columns | {"period": period[0], "value": value[0]})
    periods = {column: written for column, cell in enumerate(grid[at]) if (written := _period(cell))}
    return Header(at, region, {}, periods) if periods else None


def _columns(titles: list[str], names: tuple[str, ...]) -> list[int]:
    """The columns with one of `names`, most telling name first."""
    return [column for name in names for column, title in enumerate(titles) if title == name]


def _only_one_left(titles: list[str], used: set[int]) -> list[int]:
    left = [
        column
        for column, title in enumerate(titles)
        if title and column not in used and title not in (*SEX, *STATUS, *NOTE)
    ]
    return left if len(left) == 1 else []


def _rows_of(cells: list[str], line: int, header: Header) -> list[Row]:
    region = next((cells[at].strip() for at in header.region if at < len(cells) and cells[at].strip()), "")
    if not region or (len([cell for cell in cells if cell.strip()]) == 1):
        return []

    def cell(column: int | None) -> str:
        return "" if column is None or column >= len(cells) else cells[column].strip()

    if header.periods:
        return [Row(line, region, period, cell(column)) for column, period in header.periods.items()]
    columns = header.columns
    sex = SEXES.get(folded(cell(columns.get("sex"))), "?")
    return [
        Row(line, region, cell(columns["period"]), cell(columns["value"]), sex, cell(columns.get("note")))
    ]


def _period(cell: str) -> str:
    text = bare(cell)
    if is_nothing(text):
        return ""
    try:
        return canonical(text)
    except NotAPeriod:
        return ""
