"""What a section is made of: words that cite figures, tables, charts, and places where people write."""

from dataclasses import dataclass
from enum import StrEnum

from .figures import Form, Trail


class Emphasis(StrEnum):
    NONE = ""
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True)
class Words:
    """Plain words. `language` is set only where they are not in the report's own language."""

    text: str
    emphasis: Emphasis = Emphasis.NONE
    language: str = ""


@dataclass(frozen=True)
class Cite:
    """The figure `key`, written as `form`; `starts_sentence` gives it a capital."""

    key: str
    form: Form = Form.FIGURES
    starts_sentence: bool = False
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True)
class Link:
    """Words that lead to an address."""

    text: str
    url: str
    language: str = ""


Run = Words | Cite | Link


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class BulletList:
    items: tuple[tuple[Run, ...], ...]
    is_numbered: bool = False


class ColumnKind(StrEnum):
    """What a column holds: text stands to the left, figures to the right."""

    TEXT = "text"
    NUMBER = "number"
    CHANGE = "change"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column with its heading; `explanation` goes with the data files."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    explanation: str = ""


@dataclass(frozen=True)
class Row:
    """One cell for each column, each of them runs; an empty cell is ()."""

    cells: tuple[tuple[Run, ...], ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first `row_headers` columns name their rows. `name` is its name among the data files."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_headers: int = 1
    note: str = ""
    source: str = ""


class ChartKind(StrEnum):
    PARTS = "parts"  # one whole and its parts: a stacked bar
    LINES = "lines"  # series over time
    COLUMNS = "columns"  # one value for each category
    COMPARISON = "comparison"  # series "actual" and "expected", and perhaps "low" and "high", over time


@dataclass(frozen=True)
class Series:
    """Keys of figures, one for each category of the chart; "" where there is none."""

    key: str
    label: str
    figures: tuple[str, ...]
    is_main: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart, always with the words that stand in for it and its figures in a table.

    In a chart of parts the categories are the parts, by `category_keys`; `begins` is the category before which
    something started.
    """

    name: str
    kind: ChartKind
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    table: Table
    category_keys: tuple[str, ...] = ()
    begins: str = ""
    begins_label: str = ""
    decimals: int = 0
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture, kept beside the report under `name`; `alt` and `credit` stand in the tree."""

    name: str
    alt: str
    credit: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class FactBox:
    """A few facts in short: key figures, a decision, who is responsible."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class FreeText:
    """What people wrote, in the Markdown subset of lib.markdown; [[key]] in it cites a figure of the report."""

    id: str
    markdown: str
    language: str = ""


@dataclass(frozen=True)
class Placeholder:
    """A place where people must write before the report can be signed."""

    id: str
    title: str
    instruction: str


@dataclass(frozen=True)
class Claim:
    """What may be said about an effect: the sentences of a finding, as strong as its level and no stronger."""

    level: int
    title: str
    sentences: tuple[str, ...]
    finding: Trail


Block = Paragraph | BulletList | Table | Chart | Picture | FactBox | FreeText | Placeholder | Claim
