"""Charts of the presentation program's own kind, with their figures in them."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from framsteg.reports.charts import fills
from framsteg.reports.document import Chart, ChartKind, Report, Row, Table, plain_text
from framsteg.reports.drawing import values_of
from framsteg.reports.look import Look

from .dressing import FONT, LEFT, QUIET, ROOM, TALL, TOP, describe, fill, rgb, tidy

WHITE = "#ffffff"


def add_chart(slide: Any, chart: Chart, report: Report, look: Look, *, top: int, height: int) -> None:
    data = CategoryChartData()
    data.categories = [tidy(each) for each in chart.categories]
    for series in chart.series:
        data.add_series(tidy(series.label), values_of(report, series))
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.kind is ChartKind.PARTS else XL_CHART_TYPE.LINE
    frame = slide.shapes.add_chart(kind, LEFT, top, ROOM, height, data)
    describe(frame, tidy(f"{chart.title}. {chart.alt}"))
    _styled(frame.chart, len(chart.series) > 1)
    if chart.kind is ChartKind.PARTS:
        _parts(frame.chart, chart)
    else:
        _lines(frame.chart, chart, look)


def add_bars(
    slide: Any, table: Table, rows: Sequence[Row], report: Report, columns: Sequence[int],
    values: Sequence[Sequence[float]],
) -> None:  # fmt: skip
    """Rows of a table as bars, their columns as the parts."""
    data = CategoryChartData()
    data.categories = [tidy(plain_text(report, row.cells[0])) for row in rows]
    for column, numbers in zip(columns, values, strict=True):
        data.add_series(tidy(table.columns[column].title), numbers)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, LEFT, TOP, ROOM, TALL, data)
    describe(frame, tidy(table.title))
    made = frame.chart
    _styled(made, legend=True)
    made.category_axis.reverse_order = True
    made.value_axis.visible = made.value_axis.has_major_gridlines = False
    plot = made.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 45, 100, True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0;;", False
    plot.data_labels.font.size = Pt(13)
    plot.data_labels.font.color.rgb = rgb(WHITE)
    for column, series in zip(columns, plot.series, strict=True):
        fill(series.format, _stage_colour(table.columns[column].key))


def _styled(made: Any, legend: bool) -> None:
    made.font.size, made.font.name = Pt(14), FONT
    made.has_title = False
    made.has_legend = legend
    if legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False


def _parts(made: Any, chart: Chart) -> None:
    made.category_axis.reverse_order = True
    made.value_axis.visible = False
    made.value_axis.has_major_gridlines = False
    made.value_axis.minimum_scale = 0
    plot = made.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    plot.data_labels.font.size = Pt(22)
    for at, key in enumerate(chart.category_keys):
        fill(plot.series[0].points[at].format, _stage_colour(key))


def _lines(made: Any, chart: Chart, look: Look) -> None:
    made.value_axis.major_gridlines.format.line.color.rgb = rgb("#c9cdcf")
    parts = f".{'0' * chart.decimals}" if chart.decimals else ""
    made.value_axis.tick_labels.number_format = f"#,##0{parts}"
    made.value_axis.tick_labels.number_format_is_linked = False
    for source, series in zip(chart.series, made.plots[0].series, strict=True):
        line = series.format.line
        line.color.rgb = rgb(look.heading if source.is_main else QUIET)
        line.width = Pt(3.5 if source.is_main else 2)
        line.dash_style = MSO_LINE.SOLID if source.is_main else MSO_LINE.DASH
        if source.key in ("low", "high"):
            line.dash_style, line.width = MSO_LINE.ROUND_DOT, Pt(1.25)
        series.smooth = False


def _stage_colour(key: str) -> str:
    return fills.STAGES.get(key, (None, "#5f6b73"))[1]
