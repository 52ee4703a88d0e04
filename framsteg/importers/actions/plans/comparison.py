"""What a plan would change in a programme: every new, changed and missing sub-project, before anything is stored."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit.models import Visibility
from framsteg.importers.actions.plans.changes import Change
from framsteg.importers.actions.plans.further import FurtherChange, changes_of
from framsteg.importers.actions.plans.matching import Matcher, Pair
from framsteg.importers.actions.plans.stock import Stock, stock_of
from framsteg.importers.actions.plans.writer import Writer
from framsteg.importers.plan_workbook.doubts import Doubt
from framsteg.importers.plan_workbook.plan import Plan
from framsteg.importers.plan_workbook.schema import Mapping as Table
from framsteg.programme.models import Decision, PriorityArea, Programme, SubProject


@dataclass
class Comparison:
    plan: Plan
    stock: Stock
    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    gone: list[SubProject] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    new_areas: list[PriorityArea] = field(default_factory=list)
    changed_areas: list[tuple[PriorityArea, dict[str, Any]]] = field(default_factory=list)
    new_units: list[OrganisationUnit] = field(default_factory=list)
    new_roles: list[Role] = field(default_factory=list)
    further: list[FurtherChange] = field(default_factory=list)
    """What the other sheets of the product's own workbook change."""
    are_too_many_to_compare: bool = False

    def take(self, change: Change) -> None:
        if change.is_new:
            self.new.append(change)
        elif change.is_changed:
            self.changed.append(change)
        else:
            self.unchanged += 1

    @property
    def share_gone(self) -> float:
        return len(self.gone) / len(self.stock.sub_projects) if self.stock.sub_projects else 0.0

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.changed_areas or self.further)

    @property
    def becoming_public(self) -> int:
        return sum(
            1 for each in (*self.new, *self.changed)
            if each.sub_project.is_public and (each.is_new or each.before.get("visibility") == "draft")
        )  # fmt: skip

    @property
    def decisions_becoming_public(self) -> list[str]:
        """Their titles. What a change does not name stays as it is, so a visibility that is named is a new one."""
        return [
            str(each.values.get("title") or each.stored)
            for each in self.further
            if each.kind.model is Decision and each.values.get("visibility") == Visibility.PUBLIC
        ]

    @property
    def fingerprint(self) -> str:
        """By which it is seen that what is applied is what was shown."""
        told = [
            [(each.row.key, sorted(each.before), sorted(each.links), len(each.reports), len(each.milestones),
              each.sub_project.version if not each.is_new else 0) for each in group]
            for group in (self.new, self.changed)
        ]  # fmt: skip
        return sha256(
            repr([told, [each.pk for each in self.gone], _told(self.further)]).encode()
        ).hexdigest()[:32]


def _told(further: list[FurtherChange]) -> list[tuple[str, str, list[str], int]]:
    return [
        (each.kind.name, each.key, sorted(each.values), each.stored.version if each.stored else 0)
        for each in further
    ]


def compare(programme: Programme, plan: Plan, table: Table, *, on: date) -> Comparison:
    """A fixed number of queries, whatever the size of the plan."""
    stock = stock_of(programme)
    matches = Matcher(stock.sub_projects, table.pairs).match(plan.rows)
    comparison = Comparison(plan, stock, gone=matches.gone, pairs=matches.pairs)
    comparison.are_too_many_to_compare = matches.are_too_many
    writer = Writer(plan, stock, table, on)
    for row in plan.rows:
        change = writer.change(row, matches.found.get(row.row))
        if change is not None:
            comparison.take(change)
    comparison.new_areas, comparison.new_units = writer.new_areas, list(writer.units.new.values())
    comparison.new_roles, comparison.changed_areas = (
        list(writer.roles.new.values()),
        list(writer.areas.changed.values()),
    )
    comparison.further = changes_of(programme, plan, writer.doubts)
    comparison.doubts = writer.all_doubts()
    return comparison
