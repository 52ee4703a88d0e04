"""Made-up reports, for what holds of every report."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from framsteg.reports.document import (
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
    Figure,
    Form,
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
    Unit,
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


STRANGE = (
    '#read("secret.txt") #panic() $x$ *b* `c`',
    "{{ titel }} {% include 'x' %}",
    '=cmd()|"/c calc"!A1',
    "<script>alert(1)</script> & ]]>",
    "שלום עולם – مرحبا بالعالم",
    "Snö ❄️ 👩‍👩‍👧‍👦 🇸🇪 👍🏽",
    "漢字 𓀀 \x00\x08\ufffe",
    "Ordutanslut" * 40,
    "\u202eomvänt\u2066",
    "",
)
"""Texts that somebody will write some day."""
ALL_STRANGE = "\n\n".join(STRANGE)


def whole_report(language: str = "sv", *, words: str = "Kort text", more: tuple[Figure, ...] = ()) -> Report:
    """A report with a block of every kind, in which every free text is `words`."""
    keys = ("total", "done", "ongoing", "share", "spent", "2011", "2012")
    figures = (
        Figure("total", "Delprojekt", 46, rule="Alla, en gång"),
        Figure("done", "Klara", 38, of="total", trail=(Trail("programme.programme", "1", words),)),
        Figure("ongoing", "Pågår", 8, of="total"),
        Figure("share", "Andel klara", Decimal("82.608695652173913043"), Unit.PERCENT, 1, of="total"),
        Figure("spent", "Utfall", None, Unit.MONEY),
        Figure("2011", "Folkmängd 2011", 23698),
        Figure("2012", "Folkmängd 2012", 23729),
        *more,
    )
    columns = (
        Column("lage", "Läge"),
        Column("antal", "Antal", ColumnKind.NUMBER, "Räknat en gång"),
        Column("pengar", "Pengar", ColumnKind.MONEY),
        Column("text", words),
    )
    cite = {key: (Cite(key),) for key in keys}
    table = Table(
        "lagen",
        "Lägen",
        columns,
        (
            Row(((Words("Klart"),), cite["done"], cite["spent"], (Words(words),))),
            Row(((Words("Pågår"),), cite["ongoing"], cite["spent"], ())),
            Row(((Words("Alla"),), cite["total"], cite["spent"], ()), is_total=True),
        ),
        note="Avrundat",
        source="Källa: SCB",
    )
    years = Table(
        "folkmangd",
        "Folkmängd",
        (Column("ar", "År"), Column("antal", "Invånare", ColumnKind.NUMBER)),
        (Row(((Words("2011"),), cite["2011"])), Row(((Words("2012"),), cite["2012"]))),
    )
    parts = Chart(
        "stapel", ChartKind.PARTS, "Läget", "En stapel", ("Klart", "Pågår"),
        (Series("antal", "Antal", ("done", "ongoing")),), table, ("done", "ongoing"),
    )  # fmt: skip
    lines = Chart(
        "linje", ChartKind.LINES, "Folkmängd", "En linje", ("2011", "2012"),
        (Series("folk", "Folkmängd", ("2011", "2012"), True),), years,
    )  # fmt: skip
    compared = Chart(
        "jamforelse", ChartKind.COMPARISON, "Jämförelse", "Två linjer", ("2011", "2012"),
        (Series("actual", "Blev", ("2011", "2012"), True), Series("expected", "Väntat", ("2011", "2011")),
         Series("low", "Från", ("", "2011")), Series("high", "Till", ("", "2012"))),
        years, begins="2012", begins_label="Börjar",
    )  # fmt: skip
    claim = Claim(1, "Ingen jämförelse", (words or "Inget.",), Trail("analysis.finding", "1"))
    summary = Section(
        "sammanfattning",
        "Sammanfattning",
        (
            Paragraph(
                (
                    Words("Av de "),
                    Cite("total", Form.WORDS),
                    Words(" är "),
                    Cite("done", Form.WORDS),
                    Words("."),
                )
            ),
            parts,
            FactBox("I korthet", (Fact("Delprojekt", cite["total"]), Fact("Andel", cite["share"]))),
            BulletList(
                ((Words(words),), (Words("Två", Emphasis.STRONG), Link("Källan", "https://example.org/")))
            ),
        ),
        (Section("inre", "Inre", (Paragraph((Words(words, language="en"),)),), language="en"),),
    )
    written = FreeText(
        "fri", f"## Rubrik\n\n{words}\n\n- ett\n- två [[done]]\n\n**fet** och [länk](https://example.org/)"
    )
    return Report(
        title=words or "Slutredovisning",
        subtitle="Läget",
        language="en" if language == "en" else "sv",
        meta=Meta(
            ReportKind.FINAL, "Provköping", "9000", Trail("programme.programme", "1"), date(2013, 3, 5),
            publisher="Provköping", contact="kommun@example.org",
        ),
        sections=(
            summary,
            Section("resultat", "Resultat", (table,)),
            Section("nyckeltal", "Nyckeltal", (), (Section("folkmangd", "Folkmängd", (lines,)),)),
            Section(
                "effekt", "Effekt", (claim, compared)
            ),
            Section(
                "lardomar", "Lärdomar",
                (written, Placeholder("lessons", "Lärdomar", words), Picture("saknas.jpg", "Ett torg", "Kommunen")),
            ),
        ),
        figures=figures,
    )  # fmt: skip
