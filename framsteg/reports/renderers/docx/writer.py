"""Writes the blocks of a report at the end of a Word document."""

import io
from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.table import CT_Row
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from framsteg.lib.markdown import is_safe_address
from framsteg.reports.columns import column_shares
from framsteg.reports.document import (
    Block,
    BulletList,
    Chart,
    Claim,
    ColumnKind,
    Emphasis,
    FactBox,
    FreeText,
    Heading,
    Link,
    Paragraph,
    Picture,
    Placeholder,
    Report,
    Run,
    Table,
    Words,
    pieces,
    run_text,
    sections_of,
)
from framsteg.reports.edition_words import edition_facts
from framsteg.reports.look import Look, label
from framsteg.reports.painting import chart_file
from framsteg.reports.pictures import usable

from . import parts
from .parts import tidy

WIDTH = Cm(16)
LOGO_WIDTH, LOGO_HEIGHT = Cm(7), Cm(1.6)
SOFT, LINE = "#f4f2ee", "#8a9194"
LOWEST_HEADING = 6
FONT = "Calibri"
CELL, NOTE = "Report Cell", "Report Note"


class Writer:
    """Writes one report at the end of a document."""

    def __init__(self, document: Document, report: Report, look: Look) -> None:
        self.document, self.report, self.look = document, report, look
        self.ours = not look.template
        self.known = {style.name or "": style.style_id for style in document.styles}
        if self.ours:
            self._styled()

    def _styled(self) -> None:
        """The plain look of a document that has no template."""
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(11)
        normal.paragraph_format.space_after = Pt(8)
        for level in range(1, LOWEST_HEADING + 1):
            style = self.document.styles[f"Heading {level}"]
            style.font.name, style.font.color.rgb = FONT, _rgb(self.look.heading)
            parts.set_typeface(style.element, FONT)
        for section in self.document.sections:
            section.left_margin = section.right_margin = Cm(2.5)
            section.page_width, section.page_height = Cm(21), Cm(29.7)

    def _style_id(self, name: str) -> str:
        """The style by this name, made where the template does not have it."""
        if name not in self.known:
            made = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = self.document.styles["Normal"]
            self.known[name] = made.style_id
            if name in (CELL, NOTE):
                made.font.size = Pt(9.5 if name == CELL else 9)
                made.paragraph_format.space_after = Pt(2 if name == CELL else 10)
        return str(self.known[name])

    def paragraph(self, style: str = "Normal") -> WordParagraph:
        made = self.document.add_paragraph()
        if style != "Normal":
            made._p.style = self._style_id(style)
        return made

    def front(self) -> None:
        """Logotype, title, subtitle, and what is known of the edition."""
        self._logo()
        self.paragraph("Title").add_run(tidy(self.report.title)).font.color.rgb = _rgb(self.look.heading)
        self.paragraph("Subtitle").add_run(tidy(self.report.subtitle))
        facts = edition_facts(self.report)
        if not facts:
            self.paragraph().add_run(label("draft", self.report.language)).bold = True
        for name, value in facts:
            line = self.paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(tidy(value))

    def _logo(self) -> None:
        content = usable({"logo": self.look.logo}, "logo")
        if content is None:
            return
        drawn = self.paragraph().add_run().add_picture(io.BytesIO(content), height=LOGO_HEIGHT)
        if drawn.width > LOGO_WIDTH:
            drawn.width, drawn.height = LOGO_WIDTH, Emu(int(drawn.height * LOGO_WIDTH / drawn.width))
        parts.describe(drawn, tidy(self.report.meta.publisher))

    def contents(self) -> None:
        """A contents list that the word processor keeps; its entries stand there from the start."""
        self.paragraph("TOC Heading").add_run(label("contents", self.report.language))
        entries = [(depth, section.title) for depth, section in sections_of(self.report) if depth <= 2]
        for at, (depth, title) in enumerate(entries):
            line = self.paragraph(f"toc {depth}")
            line.paragraph_format.left_indent = Cm(0.6 * (depth - 1))
            line.paragraph_format.space_after = Pt(2)
            if at == 0:
                parts.begin_field(line, 'TOC \\o "1-2" \\h \\z \\u')
            line.add_run(tidy(title))
            if at == len(entries) - 1:
                parts.end_field(line)
        if self.ours:
            self.document.add_page_break()

    def heading(self, title: str, level: int, language: str = "") -> None:
        line = self.paragraph(f"Heading {min(level, LOWEST_HEADING)}")
        run = line.add_run(tidy(title))
        if language:
            parts.speak(run, language)

    def block(self, block: Block | Heading, depth: int) -> None:
        match block:
            case Paragraph():
                self.runs(self.paragraph(), block.runs)
            case Heading():
                self.runs(self.paragraph(f"Heading {min(depth + block.level, LOWEST_HEADING)}"), block.runs)
            case BulletList():
                for item in block.items:
                    self.runs(self.paragraph("List Number" if block.is_numbered else "List Bullet"), item)
            case Table():
                self.table(block)
            case Chart():
                self._chart(block)
            case Picture():
                self._picture(block)
            case FactBox():
                self._facts(block)
            case FreeText():
                for piece in pieces(self.report, block):
                    self.block(piece, depth)
            case Placeholder():
                lead = f"{label('to_write', self.report.language)}: {block.title}"
                self._box(lead, (block.instruction,), self.look.stroke)
            case Claim():
                self._box(block.title, block.sentences, self.look.stroke)

    def runs(self, paragraph: WordParagraph, runs: Sequence[Run], *, bold: bool = False) -> None:
        for run in runs:
            text = tidy(run_text(self.report, run))
            if isinstance(run, Link) and run.url and is_safe_address(run.url):
                parts.add_link(paragraph, text, run.url)
                continue
            made = paragraph.add_run(text)
            emphasis = getattr(run, "emphasis", Emphasis.NONE)
            made.bold = True if bold or emphasis is Emphasis.STRONG else None
            made.italic = True if emphasis is Emphasis.EMPHASIS else None
            if isinstance(run, Words) and run.language:
                parts.speak(made, run.language)

    def table(self, table: Table) -> None:
        title = self.paragraph("Caption")
        title.paragraph_format.keep_with_next = True
        title.add_run(tidy(table.title))
        made = self.document.add_table(rows=0, cols=max(1, len(table.columns)))
        self._framed(table, made)
        heads = tuple((Words(column.title),) for column in table.columns)
        empty = parts.empty_row(self._cells(table))
        self._row(made, empty, heads, bold=True)
        parts.repeat_as_head(made._tbl.tr_lst[0])
        for row in table.rows:
            self._row(made, empty, row.cells, bold=row.is_total)
        told = " ".join(each for each in (table.note, table.source) if each)
        self.paragraph(NOTE).add_run(tidy(told))

    def _framed(self, table: Table, made: WordTable) -> None:
        """What the table is called, which of its rows and columns are heads, and how wide its columns are."""
        if self.ours:
            parts.only_lines_across(made, LINE)
            parts.room_in_cells(made)
        parts.describe_table(made, tidy(table.title))
        has_total = any(row.is_total for row in table.rows)
        parts.heads_of(made, names_rows=table.row_headers > 0, has_total=has_total)
        parts.set_widths(made, self._widths(table))

    def _widths(self, table: Table) -> list[int]:
        shares = column_shares(self.report, table)
        return [int(WIDTH.twips * share / sum(shares)) for share in shares]

    def _cells(self, table: Table) -> list[parts.Cell]:
        style = self._style_id(CELL)
        return [
            parts.Cell(width, style, column.kind not in (ColumnKind.TEXT, ColumnKind.DATE))
            for width, column in zip(self._widths(table), table.columns, strict=True)
        ]

    def _row(self, made: WordTable, empty: CT_Row, cells: Sequence[Sequence[Run]], *, bold: bool) -> None:
        row = deepcopy(empty)
        made._tbl.append(row)
        for cell, runs in zip(row.tc_lst, cells, strict=True):
            self.runs(WordParagraph(cell.p_lst[0], made), runs, bold=bold)

    def _chart(self, chart: Chart) -> None:
        title = self.paragraph("Caption")
        title.paragraph_format.keep_with_next = True
        title.add_run(tidy(chart.title))
        self._drawn(chart_file(self.report, chart, self.look, "png", titled=False), chart.alt, chart.title)
        self.table(chart.table)

    def _drawn(self, content: bytes, alt: str, title: str) -> None:
        line = self.paragraph()
        drawn = line.add_run().add_picture(io.BytesIO(content), width=WIDTH)
        parts.describe(drawn, tidy(alt), tidy(title))

    def _picture(self, picture: Picture) -> None:
        language = self.report.language
        content = usable(self.look.pictures, picture.name)
        if content is None:
            missing = f"{label('missing_picture', language)}: {picture.alt}"
            self.paragraph().add_run(tidy(missing)).italic = True
            return
        self._drawn(content, picture.alt, picture.alt)
        if picture.credit:
            self.paragraph("Caption").add_run(tidy(f"{label('photo', language)}: {picture.credit}"))

    def _facts(self, box: FactBox) -> None:
        title = self.paragraph()
        title.add_run(tidy(box.title)).bold = True
        lines = [title]
        for fact in box.facts:
            line = self.paragraph()
            line.add_run(tidy(f"{fact.label}: "))
            self.runs(line, fact.runs, bold=True)
            lines.append(line)
        self._shaded(lines, self.look.primary)

    def _box(self, title: str, sentences: Sequence[str], edge: str) -> None:
        lines = [self.paragraph()]
        lines[0].add_run(tidy(title)).bold = True
        for sentence in sentences:
            line = self.paragraph()
            line.add_run(tidy(sentence))
            lines.append(line)
        self._shaded(lines, edge)

    def _shaded(self, lines: Sequence[WordParagraph], edge: str) -> None:
        for line in lines:
            parts.shade(line, SOFT, edge)
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.keep_with_next = line is not lines[-1]
        lines[-1].paragraph_format.space_after = Pt(12)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
