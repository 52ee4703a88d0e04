"""A report as a neutral tree: what every format is made from, and what is frozen when a report is signed.

The tree holds words, references to figures, and tables. It knows neither database nor format, so that a report that
was signed years ago is rendered again exactly as it was.

Figures stand once, in `Report.figures`, each with its rule and where it comes from. Sentences, tables and charts only
name them (`Cite`), so that no format can show another number than the data.
"""

from .blocks import (
    Block,
    BulletList,
    Chart,
    ChartKind,
    Cite,
    Claim,
    Column,
    ColumnKind,
    Emphasis,
    Fact,
    FactBox,
    FreeText,
    Link,
    Paragraph,
    Picture,
    Placeholder,
    Row,
    Run,
    Series,
    Table,
    Words,
)
from .figures import Figure, Form, Trail, Unit, Value
from .free_text import Heading, Piece, pieces
from .kept import SCHEMA, NotAReport, canonical, content_hash, from_json, to_json
from .report import (
    Edition,
    Meta,
    Report,
    ReportKind,
    Section,
    Signature,
    blocks_of,
    open_placeholders,
    sections_of,
    tables_of,
    with_edition,
)
from .wording import NOT_STATED, UnknownFigure, figure_of, plain_text, run_text, written

__all__ = [
    "NOT_STATED",
    "SCHEMA",
    "Block",
    "BulletList",
    "Chart",
    "ChartKind",
    "Cite",
    "Claim",
    "Column",
    "ColumnKind",
    "Edition",
    "Emphasis",
    "Fact",
    "FactBox",
    "Figure",
    "Form",
    "FreeText",
    "Heading",
    "Link",
    "Meta",
    "NotAReport",
    "Paragraph",
    "Picture",
    "Piece",
    "Placeholder",
    "Report",
    "ReportKind",
    "Row",
    "Run",
    "Section",
    "Series",
    "Signature",
    "Table",
    "Trail",
    "Unit",
    "UnknownFigure",
    "Value",
    "Words",
    "blocks_of",
    "canonical",
    "content_hash",
    "figure_of",
    "from_json",
    "open_placeholders",
    "pieces",
    "plain_text",
    "run_text",
    "sections_of",
    "tables_of",
    "to_json",
    "with_edition",
    "written",
]
