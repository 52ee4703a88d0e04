import io
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from framsteg.reports.document import (
    Chart,
    ChartKind,
    Column,
    Figure,
    FreeText,
    Row,
    Section,
    Series,
    Table,
    Words,
)
from framsteg.reports.look import Look
from framsteg.reports.renderers.pptx import words_of_slides
from framsteg.reports.renderers.pptx.fitting import MOST_LETTERS, lines_that_fit, shortened
from tests.factories.reports import Report, report_of, whole_report
from tests.unit.reports.renderers.reading import made, of_pptx, plain
from tests.unit.reports.renderers.test_pdf import PICTURE


def slides() -> list:  # type: ignore[type-arg]
    return list(Presentation(io.BytesIO(made(whole_report(), "pptx"))).slides)


def test_every_slide_has_a_title_and_something_to_say() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides()]
    assert titles == [
        "Kort text", "I korthet", "Läget", "Lägen", "Folkmängd", "Effekt", "Jämförelse", "Lärdomar", "Frågor",
    ]  # fmt: skip
    for slide in slides():
        assert slide.notes_slide.notes_text_frame.text


def test_charts_are_native_with_the_figures_of_the_data() -> None:
    charts = [shape.chart for slide in slides() for shape in slide.shapes if shape.has_chart]
    values = [[list(series.values) for series in chart.plots[0].series] for chart in charts]
    assert values == [
        [[38.0, 8.0]],
        [],
        [[23698.0, 23729.0]],
        [[23698.0, 23729.0], [23698.0, 23698.0], [None, 23698.0], [None, 23729.0]],
    ]
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in charts)


def test_charts_and_tables_have_their_words() -> None:
    frames = [shape for slide in slides() for shape in slide.shapes if shape.has_chart or shape.has_table]
    assert frames
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)


def test_figures_that_nobody_knows_are_no_zeros() -> None:
    report = whole_report(more=(Figure("none", "Okänt", None),))
    assert b"None" not in made(report, "pptx")


def events(number: int) -> Report:
    columns = (Column("handelse", "Händelse"), Column("dag", "Dag"))
    rows = tuple(Row(((Words(f"Möte {at}"),), (Words("2012"),))) for at in range(1, number + 1))
    return report_of(Section("delaktighet", "Delaktighet", (Table("handelser", "Händelser", columns, rows),)))


@pytest.mark.parametrize(
    ("number", "titles"), [(13, ["Delaktighet"]), (14, ["Delaktighet (1 av 2)", "Delaktighet (2 av 2)"])]
)
def test_a_long_table_goes_on_on_a_further_slide(number: int, titles: list[str]) -> None:
    made_slides = Presentation(io.BytesIO(made(events(number), "pptx"))).slides
    assert [each.shapes.title.text_frame.text for each in made_slides][1:-1] == titles
    rows = [len(shape.table.rows) - 1 for slide in made_slides for shape in slide.shapes if shape.has_table]
    assert sum(rows) == number


def test_a_table_too_long_for_three_slides_says_how_many_rows_stand_where() -> None:
    told = of_pptx(made(events(50), "pptx"))
    assert "Möte 39" in told
    assert "Möte 40" not in told
    assert "Fler rader står i rapporten, under ”Delaktighet”: 11." in told


def test_text_that_does_not_fit_says_where_the_rest_stands() -> None:
    long = "Det här är en mening som står i rapporten. " * 200
    report = report_of(Section("lardomar", "Lärdomar", (FreeText("fri", long),)))
    (slide,) = [
        each for each in Presentation(io.BytesIO(made(report, "pptx"))).slides
        if each.shapes.title.text_frame.text == "Lärdomar"
    ]  # fmt: skip
    shown = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert len(shown) < MOST_LETTERS + 300
    assert "Resten står i rapporten, under ”Lärdomar”." in shown
    assert plain(slide.notes_slide.notes_text_frame.text) == plain(long)


def test_nothing_is_cut_inside_a_word_and_every_cut_is_marked() -> None:
    assert shortened("ett två tre", 9) == "ett två…"
    assert shortened("ettordutanblank", 5) == "etto…"
    assert lines_that_fit(["a", "", "b"]) == (["a", "b"], False)
    assert lines_that_fit(["kort rad"] * 20) == (["kort rad"] * 11, True)


def test_the_script_holds_every_word_of_the_slides_and_of_the_notes() -> None:
    script = plain(" ".join(words_of_slides(whole_report())))
    for slide in slides():
        assert plain(slide.notes_slide.notes_text_frame.text) in script
        for shape in slide.shapes:
            is_foot = shape.has_text_frame and " · " in shape.text_frame.text
            if shape.has_text_frame and not is_foot:
                assert all(plain(each.text) in script for each in shape.text_frame.paragraphs)


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_the_logotype_stands_first_with_its_words(kind: str) -> None:
    content = made(whole_report(), kind, Look(logo=PICTURE))
    if kind == "pptx":
        cover = Presentation(io.BytesIO(content)).slides[0]
        drawn = [each for each in cover.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert [each._element.nvPicPr.cNvPr.get("descr") for each in drawn] == ["Provköping"]
    else:
        first = docx.Document(io.BytesIO(content)).paragraphs[0]
        assert [each.get("descr") for each in first._p.iter(qn("wp:docPr"))] == ["Provköping"]
    assert made(whole_report(), kind, Look(logo=b"no picture"))


def test_indicators_without_figures_take_no_place_from_those_that_have_them() -> None:
    """Two are shown, each with the decimals of its own figures."""
    table = Table("t", "T", (Column("ar", "År"),), ())
    told = [Section("tomt", "Utan", (FreeText("fri", "Inga än."),))]
    for name in ("Ett", "Två", "Tre"):
        chart = Chart(
            name,
            ChartKind.LINES,
            name,
            "En linje",
            ("2011",),
            (Series("x", name, ("x",), True),),
            table,
            decimals=2,
        )
        told.append(Section(name.lower(), name, (chart,)))
    report = report_of(
        Section("nyckeltal", "Nyckeltal", (), tuple(told)), figures=(Figure("x", "X", Decimal("0.25")),)
    )
    shown = Presentation(io.BytesIO(made(report, "pptx"))).slides
    charts = [shape.chart for slide in shown for shape in slide.shapes if shape.has_chart]
    assert [chart.plots[0].series[0].name for chart in charts] == ["Ett", "Två"]
    assert {chart.value_axis.tick_labels.number_format for chart in charts} == {"#,##0.00"}
