"""The slides themselves: title, text, key figures, native charts and tables, and what the speaker says."""

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from framsteg.reports.charts import fills
from framsteg.reports.columns import column_shares
from framsteg.reports.document import Block, Chart, ChartKind, Report, Section, Table, plain_text, sections_of
from framsteg.reports.drawing import values_of
from framsteg.reports.look import INK, Look

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP = Inches(0.7), Inches(1.65)
ROOM, TALL = Inches(11.93), Inches(5.2)
TITLE_ONLY = 5
FONT, QUIET = "Calibri", "#4d575a"
MOST_ROWS = 12
LONGEST_PROPERTY = 255
LONG_CELL = 160
"""Letters from which a cell is set smaller."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Deck:
    """A presentation in the municipality's colours, slide by slide."""

    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.look = report, look
        self.made: Any = Presentation()
        self.made.slide_width, self.made.slide_height = WIDTH, HEIGHT
        self.made.core_properties.title = tidy(report.title)[:LONGEST_PROPERTY]
        self.made.core_properties.author = tidy(report.meta.publisher)[:LONGEST_PROPERTY]
        self.made.core_properties.language = {"sv": "sv-SE", "en": "en-GB"}[report.language]
        self._layout: Any = self.made.slide_layouts[TITLE_ONLY]
        self._settle_title()

    def kept(self) -> bytes:
        kept = io.BytesIO()
        self.made.save(kept)
        return kept.getvalue()

    def section(self, anchor: str) -> Section | None:
        """The section with this anchor, wherever it lies."""
        return next((each for _, each in sections_of(self.report) if each.anchor == anchor), None)

    # Slides

    def slide(self, title: str, notes: Sequence[str] = ()) -> Any:
        slide = self.made.slides.add_slide(self._layout)
        slide.shapes.title.text_frame.text = tidy(title)
        _dress(slide.shapes.title.text_frame, 32, self.look.heading, bold=True)
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), WIDTH, Inches(0.14))
        _paint(bar, self.look.primary)
        _decorative(bar)
        self._foot(slide)
        self.say(slide, notes)
        return slide

    def cover(self, title: str, subtitle: str, publisher: str, notes: Sequence[str]) -> None:
        slide = self.made.slides.add_slide(self._layout)
        ground = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), WIDTH, HEIGHT)
        _paint(ground, self.look.primary)
        _decorative(ground)
        slide.shapes._spTree.remove(ground._element)
        slide.shapes._spTree.insert(2, ground._element)
        heading = slide.shapes.title
        heading.left, heading.top, heading.width, heading.height = LEFT, Inches(2.2), ROOM, Inches(2)
        heading.text_frame.text = tidy(title)
        _dress(heading.text_frame, 48, self.look.on_primary, bold=True)
        heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        self.text(slide, [subtitle, publisher], top=Inches(4.4), size=24, colour=self.look.on_primary)
        self.say(slide, notes)

    def text(
        self, slide: Any, lines: Sequence[str], *, top: int = TOP, size: int = 24, colour: str = INK, left: int = LEFT,
        width: int = ROOM,
    ) -> None:  # fmt: skip
        """Lines of text, one paragraph each; long ones are set smaller."""
        box = slide.shapes.add_textbox(left, top, width, Inches(1))
        frame = box.text_frame
        frame.word_wrap = True
        told = [tidy(line) for line in lines if line]
        whole = sum(len(line) for line in told)
        for at, line in enumerate(told):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.text = line
            paragraph.space_after = Pt(10)
        _dress(frame, size if whole < 500 else 20 if whole < 800 else 16, colour)

    def key_figures(self, slide: Any, facts: Sequence[tuple[str, str]]) -> None:
        """Large figures with their words beneath, in rows of four."""
        width, height = Inches(2.85), Inches(2.3)
        for at, (name, value) in enumerate(facts[:8]):
            left = LEFT + (at % 4) * (width + Inches(0.15))
            box = slide.shapes.add_textbox(left, TOP + (at // 4) * height, width, height)
            frame = box.text_frame
            frame.word_wrap = True
            frame.text = tidy(value)
            _dress(frame, 48 if len(value) < 7 else 24, self.look.heading, bold=True)
            frame.add_paragraph().text = tidy(name)
            _dress_one(frame.paragraphs[-1], 18, QUIET)

    def table(self, slide: Any, table: Table, *, top: int = TOP, columns: Sequence[int] = ()) -> None:
        """The first rows of a table; all stand in the report."""
        shown = list(columns) or list(range(len(table.columns)))
        rows = table.rows[:MOST_ROWS]
        frame = slide.shapes.add_table(
            len(rows) + 1, len(shown), LEFT, top, ROOM, Inches(0.36 * (len(rows) + 1))
        )
        _describe(frame, tidy(table.title))
        shares = [column_shares(self.report, table)[at] for at in shown]
        for column, share in zip(frame.table.columns, shares, strict=True):
            column.width = Emu(int(ROOM * share / sum(shares)))
        for across, at in enumerate(shown):
            self._cell(frame.table.cell(0, across), table.columns[at].title, head=True)
            for down, row in enumerate(rows, 1):
                self._cell(frame.table.cell(down, across), plain_text(self.report, row.cells[at]), head=False)

    def _cell(self, cell: Any, text: str, *, head: bool) -> None:
        cell.text_frame.text = tidy(text)
        small = len(text) // LONG_CELL
        cell.margin_top = cell.margin_bottom = Inches(0.03)
        _dress(cell.text_frame, 18 if small < 1 else 14, self.look.on_primary if head else INK, bold=head)
        cell.fill.solid()
        cell.fill.fore_color.rgb = _rgb(self.look.primary if head else "#f4f2ee")

    # Charts

    def chart(self, slide: Any, chart: Chart, *, top: int = TOP, height: int = TALL) -> None:
        """A chart of the program's own kind, with its figures in it."""
        data = CategoryChartData()
        data.categories = [tidy(each) for each in chart.categories]
        for series in chart.series:
            data.add_series(tidy(series.label), values_of(self.report, series))
        kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.kind is ChartKind.PARTS else XL_CHART_TYPE.LINE
        frame = slide.shapes.add_chart(kind, LEFT, top, ROOM, height, data)
        _describe(frame, tidy(f"{chart.title}. {chart.alt}"))
        self._styled(frame.chart, len(chart.series) > 1)
        if chart.kind is ChartKind.PARTS:
            self._parts(frame.chart, chart)
        else:
            self._lines(frame.chart, chart)

    def stacked(
        self, slide: Any, table: Table, columns: Sequence[int], values: Sequence[Sequence[float]]
    ) -> None:
        """Rows of a table as bars, their columns as the parts."""
        data = CategoryChartData()
        rows = [row for row in table.rows if not row.is_total]
        data.categories = [tidy(plain_text(self.report, row.cells[0])) for row in rows]
        for column, numbers in zip(columns, values, strict=True):
            data.add_series(tidy(table.columns[column].title), numbers)
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, LEFT, TOP, ROOM, TALL, data)
        _describe(frame, tidy(table.title))
        made = frame.chart
        self._styled(made, legend=True)
        made.category_axis.reverse_order = True
        made.value_axis.visible = made.value_axis.has_major_gridlines = False
        plot = made.plots[0]
        plot.gap_width, plot.overlap, plot.has_data_labels = 45, 100, True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0;;", False
        plot.data_labels.font.size = Pt(13)
        for column, series in zip(columns, plot.series, strict=True):
            colour = _stage_colour(table.columns[column].key)
            _fill(series.format, colour)
            plot.data_labels.font.color.rgb = _rgb("#ffffff")

    def _styled(self, made: Any, legend: bool) -> None:
        made.font.size, made.font.name = Pt(14), FONT
        made.has_title = False
        made.has_legend = legend
        if legend:
            made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False

    def _parts(self, made: Any, chart: Chart) -> None:
        made.category_axis.reverse_order = True
        made.value_axis.visible = False
        made.value_axis.has_major_gridlines = False
        made.value_axis.minimum_scale = 0
        plot = made.plots[0]
        plot.gap_width, plot.has_data_labels = 40, True
        plot.data_labels.font.size = Pt(22)
        for at, key in enumerate(chart.category_keys):
            _fill(plot.series[0].points[at].format, _stage_colour(key))

    def _lines(self, made: Any, chart: Chart) -> None:
        made.value_axis.major_gridlines.format.line.color.rgb = _rgb("#c9cdcf")
        made.value_axis.tick_labels.number_format = "#,##0" if not chart.decimals else "#,##0.0"
        made.value_axis.tick_labels.number_format_is_linked = False
        for source, series in zip(chart.series, made.plots[0].series, strict=True):
            line = series.format.line
            line.color.rgb = _rgb(self.look.heading if source.is_main else QUIET)
            line.width = Pt(3.5 if source.is_main else 2)
            line.dash_style = MSO_LINE.SOLID if source.is_main else MSO_LINE.DASH
            if source.key in ("low", "high"):
                line.dash_style, line.width = MSO_LINE.ROUND_DOT, Pt(1.25)
            series.smooth = False

    # Around

    def say(self, slide: Any, notes: Sequence[str]) -> None:
        said = [line for line in notes if line] or [slide.shapes.title.text_frame.text]
        slide.notes_slide.notes_text_frame.text = tidy("\n".join(said))

    def _foot(self, slide: Any) -> None:
        box = slide.shapes.add_textbox(LEFT, Inches(7.02), ROOM, Inches(0.35))
        number = len(self.made.slides)
        box.text_frame.text = tidy(f"{self.report.meta.publisher} · {self.report.title} · {number}")
        box.text_frame.word_wrap = True
        _dress(box.text_frame, 11, QUIET)

    def _settle_title(self) -> None:
        title = self._layout.placeholders[0]
        title.left, title.top, title.width, title.height = LEFT, Inches(0.4), ROOM, Inches(1.1)
        for placeholder in list(self._layout.placeholders)[1:]:
            self._layout.shapes._spTree.remove(placeholder._element)


def tidy(text: str) -> str:
    """`text` without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def of_kind(section: Section | None, kind: type[Block]) -> Any:
    """The first block of this kind in the section or below it."""
    if section is None:
        return None
    found = next((block for block in section.blocks if isinstance(block, kind)), None)
    return found or next((each for inner in section.subsections if (each := of_kind(inner, kind))), None)


def _stage_colour(key: str) -> str:
    return fills.STAGES.get(key, (None, "#5f6b73"))[1]


def _fill(form: Any, colour: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = _rgb(colour)


def _paint(shape: Any, colour: str) -> None:
    _fill(shape, colour)
    shape.line.fill.background()


def _dress(frame: Any, size: int, colour: str, *, bold: bool = False) -> None:
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        _dress_one(paragraph, size, colour, bold=bold)


def _dress_one(paragraph: Any, size: int, colour: str, *, bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _rgb(colour)


def _describe(frame: Any, alt: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _decorative(shape: Any) -> None:
    """Nothing is told of the shape to those who listen."""
    shape._element.nvSpPr.cNvPr.set("descr", "")


def _rgb(colour: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(colour.lstrip("#").upper())
    return made
