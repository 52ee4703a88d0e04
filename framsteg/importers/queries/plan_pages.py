"""The further sheets of the exported workbook, those that are only to be read, and a guide to them all."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from framsteg.accounts.rules import access
from framsteg.importers.queries import plan_further
from framsteg.importers.queries.plan_book import Cell, Head, Page
from framsteg.importers.queries.plan_further import (
    KINDS,
    NUMBER,
    NUMBERED,
    Kind,
    StoredRow,
    Value,
    in_language,
)
from framsteg.indicators.models import Target
from framsteg.programme.models import Forecast, MilestoneMove, Programme

WIDE = {"title": 40, "text": 60, "body": 60, "summary": 45, "purpose": 40, "reason": 40}


def pages_of(programme: Programme, without: Collection[access.Kind] = ()) -> Iterator[Page]:
    """A page for each kind, then what history there is. A fixed number of queries, whatever the size."""
    keys = plan_further.keys_by_id(programme)
    numbers: dict[str, dict[str, int]] = {}
    for kind in (each for each in KINDS if each.right not in without):
        rows = plan_further.rows_of(programme, kind, keys)
        numbers[kind.name] = {row.key: row.number for row in rows}
        yield Page(in_language(kind.sheet), _heads(kind), [_cells(kind, row, numbers) for row in rows])
    yield from _history(programme, without)


def _heads(kind: Kind) -> list[Head]:
    headings = plan_further.headings_of(kind)
    number = [Head(in_language(NUMBER), _("By which other sheets name the row."))] if kind.numbered else []
    return number + [
        Head(in_language(headings[name]), plan_further.explanation(kind, name), WIDE.get(name, 16))
        for name in kind.fields
    ]


def _cells(kind: Kind, row: StoredRow, numbers: Mapping[str, Mapping[str, int]]) -> list[Cell]:
    cells: list[Cell] = [row.number] if kind.numbered else []
    return cells + [_cell(kind.field(name), row.values[name], numbers) for name in kind.fields]


def _cell(field: Any, value: Value, numbers: Mapping[str, Mapping[str, int]]) -> Cell:
    if field.is_relation and field.related_model in NUMBERED and isinstance(value, str):
        return numbers[NUMBERED[field.related_model]].get(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, ""))
    if field.name.endswith("_ore") and isinstance(value, int):
        return value // 100 if value % 100 == 0 else value / 100
    return value


def _history(programme: Programme, without: Collection[access.Kind]) -> Iterable[Page]:
    """What has happened is only ever added to, so it goes out and never comes in."""
    moves = MilestoneMove.objects.filter(milestone__sub_project__programme=programme).order_by("pk")
    yield _page(
        _("Moved milestones"), (_("Sub-project"), _("Milestone"), _("From"), _("To"), _("Why")),
        moves.values_list("milestone__sub_project__number", "milestone__title", "from_date", "to_date", "reason"),
    )  # fmt: skip
    if access.Kind.MONEY not in without:
        yield _forecasts(programme)
    measured = programme.goals.exclude(indicator=None).values("indicator")
    targets = Target.objects.filter(municipality=programme.municipality_id, indicator__in=measured)
    yield _page(
        _("Targets"), (_("Indicator"), _("Period"), _("Target"), _("Decision")),
        targets.order_by("indicator__code", "period").values_list(
            "indicator__code", "period", "value", "decision_link__decision__title"
        ),
    )  # fmt: skip


def _forecasts(programme: Programme) -> Page:
    forecasts = Forecast.objects.filter(sub_project__programme=programme).order_by("pk")
    return _page(
        _("Forecasts"), (_("Sub-project"), _("Budget year"), _("As of"), _("Forecast in kronor")),
        [
            (number, year, as_of, ore / 100)
            for number, year, as_of, ore in forecasts.values_list(
                "sub_project__number", "budget_year", "as_of", "total_ore"
            )
        ],
    )  # fmt: skip


def _page(name: str, labels: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Page:
    aside = _("%s (not read in)") % name
    return Page(aside[:31], [Head(label) for label in labels], list(rows), False)


def left_out(without: Collection[access.Kind]) -> list[str]:
    """The names of the sheets that are not there for whoever may not see these kinds."""
    names = [in_language(kind.sheet) for kind in KINDS if kind.right in without]
    return [*names, _("Forecasts")] if access.Kind.MONEY in without else names


def guide(pages: Sequence[Page], missing: Sequence[str] = ()) -> Page:
    """What each sheet and column holds, which are read when the workbook is imported, and which are not there."""
    heads = [Head(_("Sheet"), "", 28), Head(_("Column"), "", 34), Head(_("What it holds"), "", 90)]
    lines: list[Sequence[Cell]] = [
        (_("All sheets"), "", _("Rows are found again by number, name or order. A row that is taken away stays in the "
                                 "programme. The programme's name in addresses, who holds a role, and whether the "
                                 "programme is public are not part of the workbook."))
    ]  # fmt: skip
    if missing:
        told = _("Not in this workbook, because you do not have the right to see it.")
        lines.extend((name, "", told) for name in missing)
    for page in pages:
        told = "" if page.is_read_back else _("Only to be read: what has happened is only ever added to.")
        lines.append((page.name, "", told or _("Read back when the workbook is imported.")))
        lines.extend((page.name, head.label, head.explanation) for head in page.heads if head.explanation)
    return Page(_("Read me"), heads, lines, False)
