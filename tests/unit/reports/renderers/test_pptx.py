import io

from pptx import Presentation

from framsteg.reports.document import Figure
from tests.factories.reports import whole_report
from tests.unit.reports.renderers.reading import made


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
