"""The tree as what the typesetting template reads: words ready written, widths of columns, charts drawn."""

from collections.abc import Sequence
from typing import Any

from framsteg.lib.markdown import is_safe_address
from framsteg.reports.charts.standalone import standalone
from framsteg.reports.columns import LONGEST_WORD, column_shares
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
    Section,
    Table,
    Words,
    pieces,
    run_text,
    sections_of,
)
from framsteg.reports.drawing import chart_picture, legend
from framsteg.reports.edition_words import edition_facts
from framsteg.reports.fonts import FALLBACKS, settable
from framsteg.reports.look import Look, label

LONGEST_HEAD = 200
"""Letters in the head of a column above which the head is not repeated: one that fills a page would never end."""
LONGEST_RUNNING, LONGEST_NAME, LONGEST_ALT = 90, 400, 4000
LOGO = " logo"
"""Under which the logotype lies among the pictures; no picture of a report is called so."""
_BREAK = "\N{ZERO WIDTH SPACE}"


def setting(report: Report, look: Look, paths: dict[str, str]) -> dict[str, Any]:
    """Everything the template needs. `paths` tells where each usable picture lies."""
    page = _Setting(report, look, paths)
    edition = report.meta.edition
    return {
        "title": tidy(report.title),
        "running": tidy(shortened(report.title, LONGEST_RUNNING)),
        "name": settable(shortened(report.title, LONGEST_NAME)),
        "subtitle": tidy(report.subtitle),
        "publisher": tidy(report.meta.publisher),
        "language": report.language,
        "status": "" if edition else label("draft", report.language),
        "logo": paths.get(LOGO, ""),
        "labels": {name: label(name, report.language) for name in ("contents", "page", "of")},
        "look": {
            "primary": look.primary,
            "on-primary": look.on_primary,
            "heading": look.heading,
            "accent": look.stroke,
            "fonts": list(dict.fromkeys((look.font, *FALLBACKS))),
        },
        "facts": [{"label": name, "value": tidy(value)} for name, value in edition_facts(report)],
        "sections": [page.section(depth, section) for depth, section in sections_of(report)],
    }


def tidy(text: str) -> str:
    """Only letters that can be set; a long word without a break may be broken."""
    return " ".join(_breakable(word) for word in settable(text).split(" "))


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return _BREAK.join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))


class _Setting:
    """One report on its way to the template."""

    def __init__(self, report: Report, look: Look, paths: dict[str, str]) -> None:
        self.report, self.look, self.paths = report, look, paths

    def section(self, depth: int, section: Section) -> dict[str, Any]:
        blocks = [made for each in section.blocks for made in self.block(each, depth)]
        return {
            "level": depth,
            "title": tidy(section.title),
            "anchor": section.anchor,
            "language": section.language,
            "blocks": blocks,
        }

    def block(self, block: Block | Heading, depth: int) -> list[dict[str, Any]]:
        match block:
            case Paragraph():
                return [{"type": "paragraph", "runs": self.runs(block.runs)}] if block.runs else []
            case Heading():
                return [{"type": "heading", "level": depth + block.level, "runs": self.runs(block.runs)}]
            case BulletList():
                items = [self.runs(item) for item in block.items]
                return [{"type": "list", "numbered": block.is_numbered, "items": items}]
            case Table():
                return [self.table(block)]
            case Chart():
                return [self.chart(block)]
            case FactBox():
                return [self.facts(block)]
            case FreeText():
                return [made for piece in pieces(self.report, block) for made in self.block(piece, depth)]
            case Picture():
                return [self.picture(block)]
            case Claim():
                sentences = [tidy(each) for each in block.sentences]
                return [{"type": "claim", "title": tidy(block.title), "sentences": sentences}]
            case Placeholder():
                title = f"{label('to_write', self.report.language)}: {block.title}"
                return [{"type": "placeholder", "title": tidy(title), "instruction": tidy(block.instruction)}]

    def runs(self, runs: Sequence[Run]) -> list[dict[str, str]]:
        return [self.run(run) for run in runs]

    def run(self, run: Run) -> dict[str, str]:
        made = {"t": tidy(run_text(self.report, run))}
        emphasis = getattr(run, "emphasis", Emphasis.NONE)
        if emphasis:
            made["s"] = emphasis.value
        if isinstance(run, Words | Link) and run.language:
            made["l"] = run.language
        if isinstance(run, Link) and is_safe_address(run.url) and run.url:
            made["u"] = run.url
        return made

    def table(self, table: Table) -> dict[str, Any]:
        columns = [
            {
                "title": tidy(column.title),
                "right": column.kind not in (ColumnKind.TEXT, ColumnKind.DATE),
                "width": share,
            }
            for column, share in zip(table.columns, column_shares(self.report, table), strict=True)
        ]
        rows = [
            {"total": row.is_total, "cells": [self.runs(cell) for cell in row.cells]} for row in table.rows
        ]
        told = " ".join(each for each in (table.note, table.source) if each)
        repeat = max((len(column.title) for column in table.columns), default=0) <= LONGEST_HEAD
        return {
            "type": "table",
            "repeat": repeat,
            "title": tidy(table.title),
            "columns": columns,
            "rows": rows,
            "note": tidy(told),
        }

    def chart(self, chart: Chart) -> dict[str, Any]:
        entries = [
            {"svg": standalone(entry.sample, 36, self.look.font), "name": tidy(entry.name)}
            for entry in legend(self.report, chart)
        ]
        source = "" if chart.source == chart.table.source else chart.source
        told = " ".join(each for each in (chart.note, source) if each)
        return {
            "type": "chart",
            "title": tidy(chart.title),
            "alt": settable(shortened(chart.alt, LONGEST_ALT)),
            "svg": settable(chart_picture(self.report, chart, font=self.look.font)),
            "legend": entries,
            "note": tidy(told),
            "table": self.table(chart.table),
        }

    def facts(self, box: FactBox) -> dict[str, Any]:
        facts = [{"label": tidy(fact.label), "runs": self.runs(fact.runs)} for fact in box.facts]
        return {"type": "facts", "title": tidy(box.title), "facts": facts}

    def picture(self, picture: Picture) -> dict[str, Any]:
        language = self.report.language
        credit = f"{label('photo', language)}: {picture.credit}" if picture.credit else ""
        return {
            "type": "picture",
            "path": self.paths.get(picture.name, ""),
            "alt": settable(shortened(picture.alt, LONGEST_ALT)),
            "credit": tidy(credit),
            "missing": tidy(f"{label('missing_picture', language)}: {picture.alt}"),
        }
