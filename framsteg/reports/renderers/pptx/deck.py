"""A presentation in the municipality's colours: title, text, key figures, native charts and tables, and notes."""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Inches, Pt

from framsteg.reports.columns import column_shares
from framsteg.reports.document import Chart, Report, Table
from framsteg.reports.look import INK, PAPER, Look
from framsteg.reports.pictures import usable

from . import charts
from .any_deck import AnyDeck, KeyFigure
from .dressing import (
    HEIGHT,
    LEFT,
    QUIET,
    ROOM,
    TOP,
    WIDTH,
    decorative,
    describe,
    dress,
    dress_one,
    fill,
    paint,
    tidy,
)
from .fitting import LEAST_LETTERS, MOST_BARS, shortened

TITLE_ONLY = 5
LONGEST_PROPERTY, LONGEST_TITLE = 255, 90
LOGO_WIDTH, LOGO_HEIGHT = Inches(4), Inches(0.9)
_EDGE = Inches(0.15)


class Deck(AnyDeck[Any]):
    """A presentation, slide by slide."""

    def __init__(self, report: Report, look: Look) -> None:
        super().__init__(report)
        self.look = look
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

    # Slides

    def slide(self, title: str, notes: Sequence[str] = ()) -> Any:
        slide = self.made.slides.add_slide(self._layout)
        slide.shapes.title.text_frame.text = tidy(title)
        dress(
            slide.shapes.title.text_frame,
            32 if len(title) <= LONGEST_TITLE else 22,
            self.look.heading,
            bold=True,
        )
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), WIDTH, Inches(0.14))
        paint(bar, self.look.primary)
        decorative(bar)
        self._foot(slide)
        self._say(slide, notes)
        return slide

    def cover(self, title: str, subtitle: str, publisher: str, notes: Sequence[str]) -> None:
        slide = self.made.slides.add_slide(self._layout)
        ground = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), WIDTH, HEIGHT)
        paint(ground, self.look.primary)
        decorative(ground)
        slide.shapes._spTree.remove(ground._element)
        slide.shapes._spTree.insert(2, ground._element)
        heading = slide.shapes.title
        heading.left, heading.top, heading.width, heading.height = LEFT, Inches(2.2), ROOM, Inches(2)
        heading.text_frame.text = tidy(title)
        dress(heading.text_frame, 48 if len(title) <= LONGEST_TITLE else 28, self.look.on_primary, bold=True)
        heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        self._lines(slide, [subtitle, publisher], top=int(Inches(4.4)), size=24, colour=self.look.on_primary)
        self._logo(slide)
        self._say(slide, notes)

    def text(
        self,
        slide: Any,
        lines: Sequence[str],
        *,
        below: float = 0.0,
        size: int = 24,
        is_headline: bool = False,
    ) -> None:
        """Lines of text, one paragraph each; long ones are set smaller."""
        whole = sum(max(len(line), LEAST_LETTERS - 15) for line in lines)
        fits = size if whole < 500 else min(size, 20) if whole < 800 else min(size, 16)
        colour = self.look.stroke if is_headline else INK
        self._lines(slide, lines, top=_below(below), size=fits, colour=colour)

    def key_figures(self, slide: Any, facts: Sequence[KeyFigure]) -> None:
        """Large figures with their words beneath, in rows of four."""
        width, height = Inches(2.85), Inches(2.3)
        for at, (name, value) in enumerate(facts[:8]):
            left = LEFT + (at % 4) * (width + Inches(0.15))
            box = slide.shapes.add_textbox(left, TOP + (at // 4) * height, width, height)
            frame = box.text_frame
            frame.word_wrap = True
            frame.text = tidy(value)
            dress(frame, 48 if len(value) < 7 else 24, self.look.heading, bold=True)
            frame.add_paragraph().text = tidy(name)
            dress_one(frame.paragraphs[-1], 18, QUIET)

    def rows(self, slide: Any, table: Table, rows: Sequence[Sequence[str]], columns: Sequence[int]) -> None:
        frame = slide.shapes.add_table(
            len(rows) + 1, len(columns), LEFT, TOP, ROOM, Inches(0.36 * (len(rows) + 1))
        )
        describe(frame, tidy(table.title))
        whole = column_shares(self.report, table)
        shares = [whole[at] for at in columns]
        for column, share in zip(frame.table.columns, shares, strict=True):
            column.width = Emu(int(ROOM * share / sum(shares)))
        for across, at in enumerate(columns):
            self._cell(frame.table.cell(0, across), table.columns[at].title, head=True)
            for down, row in enumerate(rows, 1):
                self._cell(frame.table.cell(down, across), row[across], head=False)

    def chart(self, slide: Any, chart: Chart, *, below: float = 0.0, height: float = 5.2) -> None:
        charts.add_chart(slide, chart, self.report, self.look, top=_below(below), height=int(Inches(height)))

    def bars(
        self, slide: Any, table: Table, columns: Sequence[int], values: Sequence[Sequence[float]], begins: int
    ) -> None:
        rows = [row for row in table.rows if not row.is_total][begins : begins + MOST_BARS]
        charts.add_bars(slide, table, rows, self.report, columns, values)

    # Around

    def _say(self, slide: Any, notes: Sequence[str]) -> None:
        said = [line for line in notes if line] or [slide.shapes.title.text_frame.text]
        slide.notes_slide.notes_text_frame.text = tidy("\n".join(said))

    def _lines(self, slide: Any, lines: Sequence[str], *, top: int, size: int, colour: str) -> None:
        frame = slide.shapes.add_textbox(LEFT, top, ROOM, Inches(1)).text_frame
        frame.word_wrap = True
        for at, line in enumerate(tidy(line) for line in lines if line):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.text = line
            paragraph.space_after = Pt(10)
        dress(frame, size, colour)

    def _cell(self, cell: Any, text: str, *, head: bool) -> None:
        cell.text_frame.text = tidy(text)
        cell.margin_top = cell.margin_bottom = Inches(0.03)
        dress(cell.text_frame, 16, self.look.on_primary if head else INK, bold=head)
        fill(cell, self.look.primary if head else "#f4f2ee")

    def _logo(self, slide: Any) -> None:
        """The municipality's logotype on white, so that it is seen on any colour."""
        content = usable({"logo": self.look.logo}, "logo")
        if content is None:
            return
        top = Inches(0.6)
        ground = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, LEFT, top, LOGO_WIDTH, LOGO_HEIGHT)
        drawn = slide.shapes.add_picture(
            io.BytesIO(content), LEFT + _EDGE, top + _EDGE, height=LOGO_HEIGHT - 2 * _EDGE
        )
        if drawn.width > LOGO_WIDTH - 2 * _EDGE:
            share = (LOGO_WIDTH - 2 * _EDGE) / drawn.width
            drawn.width, drawn.height = int(drawn.width * share), int(drawn.height * share)
        ground.width, ground.height = drawn.width + 2 * _EDGE, drawn.height + 2 * _EDGE
        paint(ground, PAPER)
        decorative(ground)
        drawn._element.nvPicPr.cNvPr.set("descr", tidy(self.report.meta.publisher))

    def _foot(self, slide: Any) -> None:
        box = slide.shapes.add_textbox(LEFT, Inches(7.02), ROOM, Inches(0.35))
        number = len(self.made.slides)
        title = shortened(self.report.title, LONGEST_TITLE)
        box.text_frame.text = tidy(f"{self.report.meta.publisher} · {title} · {number}")
        box.text_frame.word_wrap = True
        dress(box.text_frame, 11, QUIET)

    def _settle_title(self) -> None:
        title = self._layout.placeholders[0]
        title.left, title.top, title.width, title.height = LEFT, Inches(0.4), ROOM, Inches(1.1)
        for placeholder in list(self._layout.placeholders)[1:]:
            self._layout.shapes._spTree.remove(placeholder._element)


def _below(inches: float) -> int:
    return int(TOP + Inches(inches))
