"""The same goals and figures as on the page of a programme that can be followed, as files for a spreadsheet."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from framsteg.analysis.queries.figures_traced import FigureTrace, Totals
from framsteg.analysis.queries.goals_traced import GoalTrace
from framsteg.lib.plain_language import Language
from framsteg.reports.tables import Cell, Sheet, csv_text, workbook

from .common import Linked
from .trace import goal_rows, question_counts, question_words
from .trace_figures import Way, figure_row

Rows = Sequence[Sequence[Cell]]


def goals_sheet(goals: Sequence[GoalTrace], language: Language, way: Way, root: str) -> Sheet:
    """A row for each goal: every answer with what it rests on."""
    titles = [gettext("Goal")]
    for question in question_words().values():
        titles += [question, gettext("Evidence"), gettext("Address")]
    rows = [
        [
            row.title.value,
            *(cell for each in row.answers for cell in (each.answer, *_told(each.evidence, root))),
        ]
        for row in goal_rows(goals, language, way)
    ]
    return Sheet(gettext("Goals"), titles, rows)


def figures_sheet(figures: Iterable[FigureTrace], language: Language, way: Way, root: str) -> Sheet:
    """A row for each figure, with every step of the way back."""
    titles = [
        gettext("Kind"),
        gettext("Figure"),
        gettext("Address"),
        gettext("Value"),
        gettext("As of"),
        gettext("Reported by"),
        gettext("Reporting round"),
        gettext("Decision"),
        gettext("Address of the decision"),
        gettext("Source"),
        gettext("Address of the source"),
        gettext("Checksum of the source file"),
        gettext("Where it comes from"),
    ]
    rows: list[Sequence[Cell]] = []
    for figure in figures:
        row = figure_row(figure, language, way)
        rows.append(
            [
                row.kind, *_told(row.name, root), row.value, row.as_of, row.reported_by.value,
                row.round.text.value if row.round else "",
                *_told(row.decision, root), row.source, _whole(row.source_url, root), row.checksum, row.origin,
            ]
        )  # fmt: skip
    return Sheet(gettext("Figures"), titles, rows)


def totals_sheet(goals: Sequence[GoalTrace], totals: Totals, language: Language) -> Sheet:
    """The totals that the page shows."""
    titles = [gettext("Question"), gettext("Yes"), gettext("No"), gettext("Not stated")]
    rows: list[Sequence[Cell]] = [
        [each.question, each.yes, each.no, each.not_stated] for each in question_counts(goals, language)
    ]
    for question, yes in (
        (gettext("Figures that lead to a report or a source"), totals.with_source),
        (gettext("Figures that lead to a decision"), totals.with_decision),
    ):
        rows.append([question, yes, None, totals.figures - yes])
    rows.append([gettext("All figures"), totals.figures, None, None])
    return Sheet(gettext("Totals"), titles, rows)


def as_csv(sheet: Sheet) -> str:
    return csv_text(sheet.titles, sheet.rows)


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    return workbook(sheets)


def _told(linked: Linked | None, root: str) -> tuple[Cell, Cell]:
    return (linked.text.value, _whole(linked.url, root)) if linked else (None, None)


def _whole(url: str, root: str) -> str:
    """An address that works outside the site too."""
    return f"{root}{url}" if url.startswith("/") else url
