"""A report as HTML: an element that a page holds, or a page of its own. Every text is escaped here."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from framsteg.lib.markdown import is_safe_address
from framsteg.reports.charts.svg import element, text
from framsteg.reports.document import (
    Block,
    BulletList,
    Chart,
    Cite,
    Claim,
    Column,
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
    Row,
    Run,
    Section,
    Table,
    Words,
    pieces,
    run_text,
    tables_of,
)
from framsteg.reports.drawing import chart_svg, legend
from framsteg.reports.edition_words import edition_facts
from framsteg.reports.look import Look, label

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "report.css"
FIGURES = "siffror"
"""The table whose rows tell where each figure of the text comes from."""


def render(report: Report, look: Look, *, picture_url: Callable[[Picture], str] | None = None) -> str:
    """The report as an article. Its style is static/css/report.css; `picture_url` gives where a picture is fetched."""
    page = _Page(report, picture_url)
    return element(
        "article",
        page.head(),
        page.contents(),
        *(page.section(each, 2) for each in report.sections),
        class_="report",
        lang=report.language,
    )


def document(report: Report, look: Look) -> str:
    """A whole page with its style, to be kept as a file."""
    colours = f":root {{ --report-heading: {look.heading}; --report-accent: {look.stroke}; }}"
    style = f"{STYLE.read_text(encoding='utf-8')}\n{colours}"
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(report.title)}</title><style>{style}</style>"
    )
    body = element("main", render(report, look))
    return f'<!DOCTYPE html>\n<html lang="{report.language}"><head>{head}</head><body>{body}</body></html>\n'


class _Page:
    """One report on its way to HTML."""

    def __init__(self, report: Report, picture_url: Callable[[Picture], str] | None) -> None:
        self.report, self.picture_url, self.tables = report, picture_url, 0
        self.traced = {
            run.key
            for table in tables_of(report)
            if table.name == FIGURES
            for row in table.rows
            for run in row.cells[1]
            if isinstance(run, Cite)
        }

    # Head and contents

    def head(self) -> str:
        parts = [element("h1", text(self.report.title))]
        if self.report.subtitle:
            parts.append(element("p", text(self.report.subtitle), class_="report-subtitle"))
        facts = edition_facts(self.report)
        if facts:
            told = (element("dt", text(name)) + element("dd", text(value)) for name, value in facts)
            parts.append(element("dl", *told, class_="report-edition"))
        else:
            parts.append(element("p", element("strong", text(label("draft", self.report.language)))))
        return element("header", *parts)

    def contents(self) -> str:
        title = element("h2", text(label("contents", self.report.language)), id="innehall")
        return element(
            "nav",
            title,
            self._entries(self.report.sections),
            aria_labelledby="innehall",
            class_="report-contents",
        )

    def _entries(self, sections: Sequence[Section]) -> str:
        items = (
            element(
                "li",
                element("a", text(each.title), href=f"#{each.anchor}", **_language(each.language)),
                self._entries(each.subsections) if each.subsections else "",
            )
            for each in sections
        )
        return element("ol", *items)

    # Sections and blocks

    def section(self, section: Section, level: int) -> str:
        return element(
            "section",
            element(
                f"h{min(level, 6)}", text(section.title), id=section.anchor, **_language(section.language)
            ),
            *(self.block(each, level) for each in section.blocks),
            *(self.section(each, level + 1) for each in section.subsections),
            aria_labelledby=section.anchor,
        )

    def block(self, block: Block, level: int) -> str:
        match block:
            case Paragraph():
                return element("p", self.runs(block.runs, traced=True))
            case BulletList():
                return self._list(block)
            case Table():
                return self.table(block)
            case Chart():
                return self._chart(block)
            case Picture():
                return self._picture(block)
            case FactBox():
                return self._facts(block, level)
            case FreeText():
                return self._free_text(block, level)
            case Placeholder():
                return self._placeholder(block)
            case Claim():
                return self._claim(block)

    def runs(self, runs: Sequence[Run], *, traced: bool = False) -> str:
        return "".join(self._run(run, traced) for run in runs)

    def _run(self, run: Run, traced: bool) -> str:
        words = text(run_text(self.report, run))
        match run:
            case Link() if is_safe_address(run.url):
                return element("a", words, href=run.url, **_language(run.language))
            case Cite() if traced and run.key in self.traced:
                words = element("a", words, href=f"#siffra-{run.key}", class_="figure")
        if isinstance(run, Words) and run.language:
            words = element("span", words, lang=run.language)
        tag = {Emphasis.STRONG: "strong", Emphasis.EMPHASIS: "em"}.get(
            getattr(run, "emphasis", Emphasis.NONE)
        )
        return element(tag, words) if tag and words else words

    def _list(self, block: BulletList) -> str:
        items = (element("li", self.runs(item, traced=True)) for item in block.items)
        return element("ol" if block.is_numbered else "ul", *items)

    def table(self, table: Table) -> str:
        head = element("tr", *(_head(column) for column in table.columns))
        body = (self._row(table, row) for row in table.rows)
        self.tables += 1
        caption = f"tabell-{self.tables}"
        whole = element(
            "table",
            element("caption", text(table.title), id=caption),
            element("thead", head),
            element("tbody", *body) if table.rows else "<tbody></tbody>",
        )
        return element(
            "div",
            element("div", whole, class_="report-table", role="region", aria_labelledby=caption, tabindex=0),
            self._notes(table.note, table.source),
        )

    def _row(self, table: Table, row: Row) -> str:
        cells = []
        for place, (column, runs) in enumerate(zip(table.columns, row.cells, strict=True)):
            words = self.runs(runs) or " "
            if place < table.row_headers:
                cells.append(element("th", words, scope="row"))
            else:
                cells.append(element("td", words, **_kind(column)))
        named = [run.key for run in row.cells[1] if isinstance(run, Cite)] if table.name == FIGURES else []
        more = {"id": f"siffra-{named[0]}"} if named else {}
        return element("tr", *cells, **({"class_": "total"} if row.is_total else {}), **more)

    def _notes(self, note: str, source: str) -> str:
        told = [each for each in (note, source) if each]
        return element("p", text(" ".join(told)), class_="report-note") if told else ""

    def _chart(self, chart: Chart) -> str:
        drawn = chart_svg(self.report, chart, identity=f"diagram-{chart.name}")
        entries = (element("li", each.sample, text(f" {each.name}")) for each in legend(self.report, chart))
        listed = "".join(entries)
        return element(
            "figure",
            element("figcaption", text(chart.title)),
            drawn,
            element("ul", listed, class_="report-legend") if listed else "",
            self._notes(chart.note, "" if chart.source == chart.table.source else chart.source),
            self.table(chart.table),
            class_="report-chart",
        )

    def _picture(self, picture: Picture) -> str:
        address = self.picture_url(picture) if self.picture_url else ""
        credit = f"{label('photo', self.report.language)}: {picture.credit}" if picture.credit else ""
        if not address:
            missing = f"{label('missing_picture', self.report.language)}: {picture.alt}"
            return element("p", text(missing), class_="report-missing")
        image = f'<img src="{escape(address, quote=True)}" alt="{escape(picture.alt, quote=True)}">'
        return element("figure", image, element("figcaption", text(credit)) if credit else "")

    def _facts(self, box: FactBox, level: int) -> str:
        facts = (
            element("div", element("dt", text(fact.label)), element("dd", self.runs(fact.runs, traced=True)))
            for fact in box.facts
        )
        title = element("p", text(box.title), class_="report-box-title")
        return element("aside", title, element("dl", *facts), class_="report-facts", aria_label=box.title)

    def _free_text(self, block: FreeText, level: int) -> str:
        told = []
        for piece in pieces(self.report, block):
            match piece:
                case Heading():
                    tag = f"h{min(6, level + piece.level)}"
                    told.append(element(tag, self.runs(piece.runs)))
                case Paragraph() | BulletList():
                    told.append(self.block(piece, level))
        return (
            element("div", "".join(told), class_="report-text", **_language(block.language)) if told else ""
        )

    def _placeholder(self, place: Placeholder) -> str:
        lead = f"{label('to_write', self.report.language)}: {place.title}"
        return element(
            "div",
            element("p", element("strong", text(lead))),
            element("p", text(place.instruction)),
            class_="report-placeholder",
            id=f"skriv-{place.id}",
        )

    def _claim(self, claim: Claim) -> str:
        return element(
            "div",
            element("p", element("strong", text(claim.title))),
            *(element("p", text(sentence)) for sentence in claim.sentences),
            class_=f"report-claim report-claim-{claim.level}",
        )


def _head(column: Column) -> str:
    return element("th", text(column.title), scope="col", **_kind(column))


def _kind(column: Column) -> dict[str, str]:
    return {} if column.kind in (ColumnKind.TEXT, ColumnKind.DATE) else {"class_": "number"}


def _language(language: str) -> dict[str, str]:
    return {"lang": language} if language else {}
