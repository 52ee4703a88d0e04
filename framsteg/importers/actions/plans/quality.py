"""The quality report of an import: what was read, how complete it is, and every doubt, kept in no language."""

from collections import Counter
from typing import Any

from framsteg.importers.actions.plans.comparison import Comparison
from framsteg.importers.models import PlanImport
from framsteg.importers.plan_workbook.doubts import Doubt
from framsteg.importers.plan_workbook.plan import Plan
from framsteg.programme.models import Stage

KEPT_PER_KIND = 200
WHOLE = ("sheet_hidden", "sheet_not_read", "has_formulas", "has_hidden", "not_computed", "total_differs")
"""Doubts about the workbook and none of its sheets."""
COUNTED = ("code", "title", "summary", "body", "lead_unit", "owner", "planned_start", "planned_end", "place")


def quality_report(comparison: Comparison, plan_import: PlanImport) -> dict[str, Any]:
    """Counts with their denominators, and the doubts by kind: how many, and the first KEPT_PER_KIND places of each."""
    rows = comparison.plan.rows
    touched = [*comparison.new, *comparison.changed]
    return {
        "rows_read": comparison.plan.rows_read,
        "sub_projects": len(rows),
        "new": len(comparison.new),
        "changed": len(comparison.changed),
        "unchanged": comparison.unchanged,
        "gone": [{"number": each.number, "label": str(each)} for each in comparison.gone[:KEPT_PER_KIND]],
        "gone_count": len(comparison.gone),
        "stored_before": len(comparison.stock.sub_projects),
        "new_areas": [str(each) for each in comparison.new_areas],
        "new_units": [f"{each.name}" for each in comparison.new_units],
        "new_roles": [each.title for each in comparison.new_roles],
        "further": _further(comparison),
        "reports": sum(len(each.reports) for each in touched),
        "milestones": sum(len(each.milestones) for each in touched),
        "becoming_public": comparison.becoming_public,
        "decisions_becoming_public": comparison.decisions_becoming_public[:KEPT_PER_KIND],
        "filled": filled(comparison),
        "amounts_sum_ore": comparison.plan.amounts_sum_ore,
        "amounts_count": sum(1 for row in rows if row.amount_ore is not None),
        "amounts_stated_ore": comparison.plan.amounts_stated_ore,
        "doubts": doubts_as_json(comparison.doubts, comparison.plan),
        "sheets": list(comparison.plan.sheets),
        "mapping": plan_import.mapping,
    }


def _further(comparison: Comparison) -> list[dict[str, Any]]:
    """For each further sheet that changes something, how many of its rows are new and how many changed."""
    new = Counter(each.sheet for each in comparison.further if each.stored is None)
    changed = Counter(each.sheet for each in comparison.further if each.stored is not None)
    sheets = dict.fromkeys(each.sheet for each in comparison.further)
    return [{"sheet": name, "new": new[name], "changed": changed[name]} for name in sheets]


def filled(comparison: Comparison) -> dict[str, int]:
    """For how many of the plan's sub-projects each thing is told."""
    told: Counter[str] = Counter()
    for row in comparison.plan.rows:
        has = {
            "code": row.code, "title": row.title, "summary": row.texts.get("summary"), "body": row.texts.get("body"),
            "lead_unit": row.lead_unit, "owner": row.owner, "planned_start": row.dates.get("planned_start"),
            "planned_end": row.dates.get("planned_end"), "place": row.texts.get("place"),
        }  # fmt: skip
        told.update(name for name in COUNTED if has[name])
        reports = row.history if row.history is not None else ([row.report] if row.report else [])
        told["stage"] += any(each.stage not in ("", Stage.UNKNOWN) for each in reports)
    return {name: told[name] for name in (*COUNTED, "stage")}


def doubts_as_json(doubts: list[Doubt], plan: Plan) -> list[dict[str, Any]]:
    by_kind: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        by_kind.setdefault(doubt.kind, []).append(doubt)
    return [
        {"kind": kind, "count": len(found), "places": [_placed(each, plan) for each in found[:KEPT_PER_KIND]]}
        for kind, found in sorted(by_kind.items())
    ]


def _placed(doubt: Doubt, plan: Plan) -> dict[str, Any]:
    sheet, row = plan.place(doubt.row)
    if doubt.kind in WHOLE:
        sheet = ""
    return doubt.as_json() | {"sheet": sheet, "row": row}
