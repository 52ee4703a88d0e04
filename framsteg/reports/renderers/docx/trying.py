"""A small made-up report with everything that asks something of a template: no reader ever sees it."""

from datetime import date

from framsteg.reports.document import (
    BulletList,
    Column,
    Fact,
    FactBox,
    Link,
    Meta,
    Paragraph,
    Picture,
    Placeholder,
    Report,
    ReportKind,
    Row,
    Section,
    Table,
    Trail,
    Words,
)

_WORDS = (Words("Text"),)


def made_up() -> Report:
    """Headings of two levels, paragraphs, lists, a table, boxes and a link. Charts ask what pictures and tables ask."""
    table = Table("table", "Table", (Column("column", "Column"),), (Row((_WORDS,)),))
    link = (Words("Text "), Link("Link", "https://example.org/"))
    blocks = (
        Paragraph(link), BulletList((_WORDS,)), BulletList((_WORDS,), is_numbered=True), table,
        FactBox("Box", (Fact("Fact", _WORDS),)), Placeholder("place", "Place", "Text"), Picture("", "Picture", ""),
    )  # fmt: skip
    inner = Section("inner", "Inner", (Paragraph(_WORDS),))
    return Report(
        title="Title",
        subtitle="Subtitle",
        language="sv",
        meta=Meta(ReportKind.FINAL, "", "", Trail("programme.programme", ""), date(2000, 1, 1)),
        sections=(Section("outer", "Outer", blocks, (inner,)),),
    )
