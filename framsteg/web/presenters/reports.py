"""Editions, what came after them, and press pages, as templates show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, date_in_text, date_short
from framsteg.reports.document import Chart, FactBox, Report, blocks_of, plain_text, sections_of
from framsteg.reports.making import credit_of
from framsteg.reports.models import Kind, ReportEdition
from framsteg.reports.queries.editions import ListedEdition, NewestReport

PRESS_SECTIONS = ("sammanfattning", "effekt")
"""The parts of a report whose charts the press page shows."""


@dataclass(frozen=True)
class Download:
    label: str
    extension: str
    url: str


@dataclass(frozen=True)
class EditionLine:
    title: Text
    kind: str
    number: int
    url: str
    published: str
    published_iso: str
    as_of: str
    changes: Text
    is_this: bool = False
    is_illustrative: bool = False


@dataclass(frozen=True)
class ChartPicture:
    """A chart to use in a newspaper, with the words that go with it."""

    title: str
    alt: str
    svg: SafeString
    credit: str
    svg_url: str
    png_url: str


@dataclass(frozen=True)
class KeyFact:
    label: str
    value: str


@dataclass(frozen=True)
class NewestReportLink:
    title: Text
    url: str
    is_illustrative: bool


def edition_url(municipality: str, slug: str, number: int) -> str:
    return reverse(
        "web:report_edition", kwargs={"municipality": municipality, "slug": slug, "number": number}
    )


def newest_report_link(found: NewestReport | None, municipality: str) -> NewestReportLink | None:
    """For the programme's own page; None where it has no public report."""
    if found is None:
        return None
    url = edition_url(municipality, found.slug, found.number)
    return NewestReportLink(Text(found.title, "sv"), url, found.is_illustrative)


def edition_lines(
    found: Sequence[ListedEdition], municipality: str, language: Language, this: int = 0
) -> tuple[EditionLine, ...]:
    return tuple(_line(each, municipality, language, this) for each in found)


def _line(each: ListedEdition, municipality: str, language: Language, this: int) -> EditionLine:
    english = language == "en" and bool(each.changes_en)
    return EditionLine(
        title=Text(each.title, each.language),
        kind=str(Kind(each.kind).label),
        number=each.number,
        url=edition_url(municipality, each.slug, each.number),
        published=date_short(each.published_on, language),
        published_iso=each.published_on.isoformat(),
        as_of=date_in_text(each.as_of, language),
        changes=Text(each.changes_en if english else each.changes, "en" if english else "sv"),
        is_this=each.number == this,
        is_illustrative=each.is_illustrative,
    )


def downloads(address: Callable[[str], str]) -> tuple[Download, ...]:
    """Every format; `address` gives where the file with an extension is."""
    labels = (
        ("pdf", gettext("Report to print and keep")),
        ("docx", gettext("Document to go on editing")),
        ("pptx", gettext("Slides")),
        ("xlsx", gettext("Workbook")),
        ("zip", gettext("Tables as CSV")),
        ("json", gettext("Data, with how each figure is counted")),
        ("html", gettext("Web page to keep")),
    )
    return tuple(Download(label, extension.upper(), address(extension)) for extension, label in labels)


def downloads_of(edition: ReportEdition, municipality: str) -> tuple[Download, ...]:
    where = {"municipality": municipality, "slug": edition.slug, "number": edition.number}
    return downloads(
        lambda extension: reverse("web:report_download", kwargs={**where, "extension": extension})
    )


def key_facts(report: Report) -> tuple[KeyFact, ...]:
    """The first fact box: what a reader takes along."""
    box = next((block for block in blocks_of(report) if isinstance(block, FactBox)), None)
    if box is None:
        return ()
    return tuple(KeyFact(fact.label, plain_text(report, fact.runs)) for fact in box.facts)


def press_charts(
    report: Report, address: Callable[[str, str], str], drawn: Mapping[str, str]
) -> tuple[ChartPicture, ...]:
    """The charts of the summary and of the effect; `address` gives where a chart is with an extension."""
    return tuple(
        ChartPicture(
            title=chart.title,
            alt=chart.alt,
            svg=mark_safe(drawn[chart.name]),
            credit=gettext("Source: %(source)s") % {"source": credit_of(report, chart)},
            svg_url=address(chart.name, "svg"),
            png_url=address(chart.name, "png"),
        )
        for chart in charts_for_press(report)
    )


def charts_for_press(report: Report) -> tuple[Chart, ...]:
    return tuple(
        block
        for _depth, section in sections_of(report)
        if section.anchor.startswith(PRESS_SECTIONS)
        for block in section.blocks
        if isinstance(block, Chart)
    )
