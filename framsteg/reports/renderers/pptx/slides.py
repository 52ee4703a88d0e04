"""Which slides there are, in their order, and what the speaker says to each."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from framsteg.reports.document import (
    Block,
    BulletList,
    Chart,
    ChartKind,
    Cite,
    Claim,
    ColumnKind,
    FactBox,
    FreeText,
    Paragraph,
    Run,
    Section,
    Table,
    figure_of,
    pieces,
    plain_text,
)
from framsteg.reports.look import label

from .any_deck import AnyDeck

Deck = AnyDeck[Any]
Slide = Callable[[Deck], None]
MOST_INDICATORS = 2


def cover(deck: Deck) -> None:
    report = deck.report
    deck.cover(
        report.title,
        report.subtitle,
        report.meta.publisher,
        list(_told(deck, deck.section("sammanfattning"))),
    )


def in_short(deck: Deck) -> None:
    section = deck.section("sammanfattning")
    box = of_kind(section, FactBox)
    if section is None or box is None:
        return
    slide = deck.slide(label("in_short", deck.report.language), list(_told(deck, section)))
    deck.key_figures(slide, [(fact.label, plain_text(deck.report, fact.runs)) for fact in box.facts])


def stages(deck: Deck) -> None:
    section = deck.section("sammanfattning")
    chart = of_kind(section, Chart)
    if section is not None and chart is not None and chart.kind is ChartKind.PARTS:
        deck.chart(deck.slide(chart.title, list(_told(deck, section))), chart)


def areas(deck: Deck) -> None:
    """Every area as a bar of its stages."""
    section = deck.section("resultat")
    table = of_kind(section, Table)
    if section is None or table is None:
        return
    parts = [at for at, column in enumerate(table.columns) if column.kind is ColumnKind.NUMBER][1:]
    rows = [row for row in table.rows if not row.is_total]
    values = [[_number(deck, row.cells[at]) for row in rows] for at in parts]
    deck.stacked(table.title, table, parts, values, [table.note, *_told(deck, section)])


def goals(deck: Deck) -> None:
    section = deck.section("mal")
    if section is not None:
        _table_or_text(deck, section, columns=3)


def indicators(deck: Deck) -> None:
    """One slide for each of the first indicators that have figures."""
    section = deck.section("nyckeltal")
    drawn = ((each, of_kind(each, Chart)) for each in (section.subsections if section else ()))
    for each, chart in [(each, chart) for each, chart in drawn if chart is not None][:MOST_INDICATORS]:
        slide = deck.slide(chart.title, [*_told(deck, each), chart.source])
        deck.text(slide, list(_told(deck, each))[:1], size=20)
        deck.chart(slide, chart, below=1.0, height=4.3)


def effect(deck: Deck) -> None:
    """What can and what cannot be said, in words before any chart."""
    section = deck.section("effekt")
    claim = of_kind(section, Claim)
    if section is None or claim is None:
        return
    slide = deck.slide(section.title, list(_told(deck, section)))
    deck.text(slide, [claim.title], size=28, is_headline=True)
    deck.text(slide, claim.sentences, below=1.2, size=22)


def comparison(deck: Deck) -> None:
    chart = of_kind(deck.section("effekt"), Chart)
    if chart is not None:
        deck.chart(deck.slide(chart.title, [chart.alt, chart.table.note, chart.source]), chart)


def resources(deck: Deck) -> None:
    _prose(deck, "tid-och-pengar")


def participation(deck: Deck) -> None:
    section = deck.section("delaktighet")
    if section is not None:
        _table_or_text(deck, section)


def lessons(deck: Deck) -> None:
    _prose(deck, "lardomar")


def onward(deck: Deck) -> None:
    _prose(deck, "fortsattning", size=20)


def method(deck: Deck) -> None:
    _prose(deck, "metod", size=20, mark="• ")


def questions(deck: Deck) -> None:
    language, meta = deck.report.language, deck.report.meta
    slide = deck.slide(label("questions", language), [meta.contact] if meta.contact else [])
    address = meta.edition.address if meta.edition else ""
    told = [
        meta.publisher,
        f"{label('contact', language)}: {meta.contact}" if meta.contact else "",
        meta.source_url,
    ]
    told += [f"{label('report_in_full', language)} {address}" if address else ""]
    deck.text(slide, told)


SLIDES: tuple[Slide, ...] = (
    cover, in_short, stages, areas, goals, indicators, effect, comparison, resources, participation, lessons, onward,
    method, questions,
)  # fmt: skip


def _prose(deck: Deck, anchor: str, *, size: int = 24, mark: str = "") -> None:
    """A section's running text; none where there is none to say."""
    section = deck.section(anchor)
    told = list(_told(deck, section))
    if section is not None and told:
        deck.prose(section, [f"{mark}{line}" for line in told], told, size=size)


def _table_or_text(deck: Deck, section: Section, *, columns: int | None = None) -> None:
    """A section's first table, or its text where it has none."""
    told, table = list(_told(deck, section)), of_kind(section, Table)
    if table is None:
        deck.prose(section, told, told)
    else:
        deck.table(section.title, section, table, range(len(table.columns))[:columns], told)


def of_kind(section: Section | None, kind: type[Block]) -> Any:
    """The first block of this kind in the section or below it."""
    if section is None:
        return None
    found = next((block for block in section.blocks if isinstance(block, kind)), None)
    return found or next((each for inner in section.subsections if (each := of_kind(inner, kind))), None)


def _told(deck: Deck, section: Section | None) -> Iterator[str]:
    """The running text of a section and what lies below it: what the speaker says."""
    if section is None:
        return
    for block in section.blocks:
        match block:
            case Paragraph():
                yield plain_text(deck.report, block.runs)
            case BulletList():
                yield from (plain_text(deck.report, item) for item in block.items)
            case Claim():
                yield block.title
                yield from block.sentences
            case FreeText():
                yield from _written(deck, block)
    if section.anchor not in ("resultat", "nyckeltal"):
        for inner in section.subsections:
            told = list(_told(deck, inner))
            yield from ([f"{inner.title}:", *told] if told else ())


def _written(deck: Deck, text: FreeText) -> Iterator[str]:
    for piece in pieces(deck.report, text):
        items = piece.items if isinstance(piece, BulletList) else (piece.runs,)
        yield from (plain_text(deck.report, item) for item in items)


def _number(deck: Deck, runs: tuple[Run, ...]) -> float:
    if len(runs) == 1 and isinstance(runs[0], Cite):
        value = figure_of(deck.report, runs[0].key).value
        return float(value) if isinstance(value, int | Decimal) else 0.0
    return 0.0
