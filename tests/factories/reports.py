"""Made-up reports, for what holds of every report."""

from datetime import date

from hypothesis import strategies as st

from framsteg.reports.document import (
    Block,
    BulletList,
    Chart,
    Cite,
    Claim,
    Column,
    Fact,
    FactBox,
    Figure,
    FreeText,
    Link,
    Meta,
    Paragraph,
    Picture,
    Placeholder,
    Report,
    ReportKind,
    Row,
    Section,
    Series,
    Table,
    Trail,
    Words,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
runs = st.lists(st.one_of(*(st.from_type(kind) for kind in (Words, Cite, Link))), max_size=3).map(tuple)
rows = st.builds(Row, st.lists(runs, max_size=3).map(tuple), st.booleans())
tables = st.builds(
    Table,
    text,
    text,
    st.lists(st.from_type(Column), max_size=3).map(tuple),
    st.lists(rows, max_size=3).map(tuple),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(BulletList, st.lists(runs, max_size=2).map(tuple), st.booleans()),
    tables,
    st.builds(
        Chart,
        name=text,
        categories=st.lists(text, max_size=3).map(tuple),
        series=st.lists(st.from_type(Series), max_size=2).map(tuple),
        table=tables,
    ),
    st.builds(FactBox, text, st.lists(st.builds(Fact, text, runs), max_size=2).map(tuple)),
    *(st.from_type(kind) for kind in (Picture, FreeText, Placeholder, Claim)),
)
sections = st.recursive(
    st.builds(Section, text, text, st.lists(blocks, max_size=3).map(tuple)),
    lambda inner: st.builds(
        Section, text, text, st.lists(blocks, max_size=2).map(tuple), st.lists(inner, max_size=2).map(tuple)
    ),
    max_leaves=4,
)
figures = st.builds(
    Figure,
    key=text,
    label=text,
    value=st.one_of(st.none(), st.integers(), st.dates(), st.decimals(allow_nan=False, allow_infinity=False)),
)
reports = st.builds(
    Report,
    title=text,
    subtitle=text,
    language=st.sampled_from(["sv", "en"]),
    meta=st.from_type(Meta),
    sections=st.lists(sections, max_size=3).map(tuple),
    figures=st.lists(figures, max_size=3).map(tuple),
)


def report_of(*parts: Block | Section, figures: tuple[Figure, ...] = (), language: str = "sv") -> Report:
    """A small report of these sections; blocks that stand alone are put into one section."""
    given = tuple(each for each in parts if isinstance(each, Section))
    loose = tuple(each for each in parts if not isinstance(each, Section))
    return Report(
        title="Slutrapport",
        subtitle="Ett program",
        language="en" if language == "en" else "sv",
        meta=Meta(
            ReportKind.FINAL, "Exempelkommun", "0000", Trail("programme.programme", "1"), date(2013, 1, 1)
        ),
        sections=(*given, *([Section("text", "Text", loose)] if loose else [])),
        figures=figures,
    )
