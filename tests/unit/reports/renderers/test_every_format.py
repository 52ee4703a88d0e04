"""What holds in every format: figures are those of the data, and no text does harm."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framsteg.reports.document import (
    Cite,
    Column,
    ColumnKind,
    Figure,
    Paragraph,
    Row,
    Section,
    Table,
    Unit,
    UnknownFigure,
    Words,
    written,
)
from framsteg.reports.formats import FORMATS
from tests.factories.reports import ALL_STRANGE, report_of, whole_report
from tests.unit.reports.renderers.reading import READERS, cells_of, made, plain, values_of

VALUES = st.lists(
    st.one_of(
        st.integers(-(10**12), 10**12),
        st.decimals(-(10**6), 10**6, places=2, allow_nan=False),
    ),
    min_size=1,
    max_size=12,
)


def of_values(values: list[int | Decimal]) -> tuple[Figure, ...]:
    units = (Unit.NUMBER, Unit.CHANGE, Unit.PERCENT)
    return tuple(
        Figure(f"f{at}", f"Nummer {at}", value, units[at % 3], 0 if isinstance(value, int) else 2)
        for at, value in enumerate(values)
    )


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(VALUES)
def test_no_number_in_any_format_differs_from_the_data(values: list[int | Decimal]) -> None:
    figures = of_values(values)
    table = Table(
        "tal",
        "Tal",
        (Column("namn", "Namn"), Column("tal", "Tal", ColumnKind.NUMBER)),
        tuple(Row(((Words("x"),), (Cite(figure.key),))) for figure in figures),
    )
    told = Paragraph(tuple(run for figure in figures for run in (Words(" ; "), Cite(figure.key))))
    report = report_of(Section("delaktighet", "Tal", (told, table)), figures=figures)
    expected = [plain(written(figure, "sv")) for figure in figures]
    for kind in ("html", "pdf", "docx", "pptx"):
        found = plain(READERS[kind](made(report, kind)))
        for words in expected:
            assert words in found, (kind, words)
        if kind != "pdf":
            cells = cells_of(kind, made(report, kind), "Tal")
            assert [plain(row[1]) for row in cells] == expected, kind
    for kind in ("csv", "xlsx"):
        rows = values_of(kind, made(report, kind), "tal")
        assert [Decimal(row[1]) for row in rows] == [
            pytest.approx(figure.value, rel=Decimal("1e-15")) for figure in figures
        ], kind


@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_sentence_cannot_name_a_figure_that_is_not_there(kind: str) -> None:
    if kind == "json":
        return
    table = Table("t", "T", (Column("a", "A", ColumnKind.NUMBER),), (Row(((Cite("gone"),),)),))
    with pytest.raises(UnknownFigure):
        made(report_of(Section("sammanfattning", "S", (Paragraph((Cite("gone"),)), table))), kind)


@pytest.mark.parametrize("kind", list(FORMATS))
def test_whatever_people_write_stays_a_text(kind: str) -> None:
    """Code, foreign letters and endless words: every format is made, and shows them as they were written."""
    found = plain(
        READERS[kind](made(whole_report(words=ALL_STRANGE), kind)).replace('\\"', '"').replace('""', '"')
    )
    for words in (
        '#read("secret.txt")#panic()',
        "{{titel}}{%include'x'%}",
        '=cmd()|"/ccalc"!A1',
        "alert(1)",
        "Snö",
    ):
        assert words in found, (kind, words)
    assert "46" in found


@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_cell_may_hold_five_thousand_words(kind: str) -> None:
    long = " ".join(f"ord{at}" for at in range(5000))
    columns = (Column("a", "A"), Column("b", long[:500]))
    table = Table("delaktighet", "T", columns, (Row(((Words("x"),), (Words(long),))),))
    found = plain(READERS[kind](made(report_of(Section("delaktighet", "D", (table,))), kind)))
    assert "ord10" in found
    if kind == "pptx":  # a slide has no room for it, and says where the rest stands
        assert plain("Resten står i rapporten, under ”D”.") in found
    elif kind != "xlsx":
        assert "ord4999" in found


def test_a_title_may_be_as_long_as_it_likes() -> None:
    for kind in ("pdf", "docx", "pptx"):
        assert made(replace(report_of(), title="ord " * 9000), kind)


@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_report_without_anything_is_still_a_file(kind: str) -> None:
    assert made(report_of(), kind)


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "pptx"])
def test_the_same_report_gives_the_same_words(kind: str) -> None:
    report = whole_report()
    assert READERS[kind](made(report, kind)) == READERS[kind](made(report, kind))


def test_a_picture_that_is_missing_is_told_and_not_left_out() -> None:
    for kind in ("html", "pdf", "docx"):
        assert plain("Bilden saknas: Ett torg") in plain(READERS[kind](made(whole_report(), kind)))


def test_english_labels_in_an_english_report() -> None:
    for kind in ("html", "pdf", "docx"):
        found = READERS[kind](made(whole_report("en"), kind))
        assert "Contents" in found
        assert "Innehåll" not in found
