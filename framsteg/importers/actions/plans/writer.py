"""Writes what a row says into a sub-project, as far as the rules let it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from framsteg.accounts.models import OrganisationUnit
from framsteg.audit import recording
from framsteg.importers.actions.plans.changes import Change, is_same
from framsteg.importers.actions.plans.standing import Standing
from framsteg.importers.actions.plans.stock import Areas, Roles, Stock, Units
from framsteg.importers.plan_workbook.doubts import Doubt, Doubts
from framsteg.importers.plan_workbook.plan import Plan, PlanRow
from framsteg.importers.plan_workbook.schema import DATES, TEXTS
from framsteg.importers.plan_workbook.schema import Mapping as Table
from framsteg.programme.models import PriorityArea, SubProject

HAPPENED = ("started_on", "ended_on")
SETTABLE = (*TEXTS, "visibility", "provenance")


class Writer:
    """Writes what a row says into a sub-project, and remembers what stood there."""

    def __init__(self, plan: Plan, stock: Stock, table: Table, on: date) -> None:
        programme = stock.programme
        self.plan, self.stock, self.programme, self.table, self.on = plan, stock, programme, table, on
        self.doubts = Doubts(plan.doubts)
        self.units = Units(programme, table.units, on=on, described=plan.described_units)
        self.roles = Roles(programme, table.roles, plan.described_roles)
        named = [name for row in plan.rows for name in row.areas]
        self.areas = Areas(programme, named, plan.areas)
        self.standing = Standing(stock, table, self.doubts, on)
        self._rows_have_areas = bool(named)
        self._used_areas: set[int] = set()
        taken = {each.number for each in self.stock.sub_projects}
        self._taken = taken
        self._next = max([*taken, *(row.number for row in plan.rows if row.number), 0])
        self._codes = {each.code.casefold(): each.pk for each in self.stock.sub_projects if each.code}

    def change(self, row: PlanRow, stored: SubProject | None) -> Change | None:
        """None where a rule refuses the row as a whole."""
        change = Change(row, stored or SubProject(programme=self.programme), stored is None)
        self._number(change)
        self._plain(change)
        self._areas(change)
        self._people(change)
        if not self._passes(change):
            return None
        self.standing.write(change)
        return change

    @property
    def new_areas(self) -> list[PriorityArea]:
        """Those that a row or the plan's own sheet of areas needs."""
        described = {(area.number, area.title) for area in self.plan.areas}
        return [
            each
            for each in self.areas.new
            if id(each) in self._used_areas or (each.number, each.title) in described
        ]

    def all_doubts(self) -> list[Doubt]:
        for title, number in self.areas.conflicts.items():
            self.doubts.add("area_number_taken", value=f"{number}. {title}")
        return list(self.doubts)

    def _set(self, change: Change, name: str, value: Any) -> None:
        stored = getattr(change.sub_project, name)
        if change.is_new:
            setattr(change.sub_project, name, value)
        elif not is_same(stored, value):
            change.before[name] = stored
            setattr(change.sub_project, name, value)
        change.set_fields.add(name)

    def _number(self, change: Change) -> None:
        row = change.row
        if (
            row.code
            and self._codes.setdefault(row.code.casefold(), change.sub_project.pk) == change.sub_project.pk
        ):
            self._set(change, "code", row.code)
        free = row.number is not None and row.number not in self._taken
        if change.is_new:
            if row.number is not None and not free:
                self.doubts.add("number_repeated", row.row, value=str(row.number))
            if not free:
                self._next += 1
            change.sub_project.number = row.number if free and row.number else self._next
            self._taken.add(change.sub_project.number)
        elif free and row.number is not None:
            self._set(change, "number", row.number)
            self._taken.add(row.number)

    def _plain(self, change: Change) -> None:
        row = change.row
        if row.title:
            self._set(change, "title", row.title)
        for name in SETTABLE:
            if value := row.texts.get(name):
                self._set(change, name, value)
        for name in DATES:
            day = row.dates.get(name)
            if day is None:
                continue
            if name in HAPPENED and day > self.on:
                self.doubts.add("date_in_future", row.row, self.table.column_of(name), str(day))
            else:
                self._set(change, name, day)

    def _areas(self, change: Change) -> None:
        row = change.row
        if not row.areas:
            if change.is_new:
                area = self.areas.without(others_have=self._rows_have_areas)
                if self._rows_have_areas:
                    self.doubts.add("area_missing", row.row, self.table.column_of("area"))
                self._main_area(change, area)
            return
        found: list[PriorityArea] = []
        for name in row.areas:
            area = self.areas.find(name)
            if name.number and not name.title and area.pk is None and area.title.startswith("Område "):
                self.doubts.add("area_untitled", row.row, self.table.column_of("area"), str(name.number))
            if area not in found:
                found.append(area)
        self._used_areas.update(map(id, found))
        self._main_area(change, found[0])
        if len(found) > 1 or not change.is_new:
            self._links(change, "other_areas", found[1:])

    def _main_area(self, change: Change, area: PriorityArea) -> None:
        self._used_areas.add(id(area))
        if change.is_new:
            change.sub_project.main_area = area
        elif change.sub_project.main_area is not area and (
            area.pk is None or change.sub_project.main_area_id != area.pk
        ):
            change.before["main_area"] = change.sub_project.main_area
            change.sub_project.main_area = area

    def _links(self, change: Change, name: str, linked: list[Any]) -> None:
        if change.is_new:
            change.links[name] = linked
            return
        stored = self.stock.linked(change.sub_project, name)
        if {each.pk for each in stored} != {each.pk for each in linked} or any(
            each.pk is None for each in linked
        ):
            change.before[name] = stored
            change.links[name] = linked

    def _people(self, change: Change) -> None:
        row = change.row
        if row.lead_unit:
            unit = self.units.find(row.lead_unit)
            if unit is None:
                self.doubts.add("unit_unknown", row.row, self.table.column_of("lead_unit"), row.lead_unit)
            else:
                self._set(change, "lead_unit", unit)
        joined = list({id(unit): unit for unit in self._joined(row)}.values())
        if joined:
            self._links(change, "taking_part", joined)
        if row.owner:
            role = self.roles.find(row.owner)
            if role is None:
                self.doubts.add("role_unknown", row.row, self.table.column_of("owner"), row.owner)
            else:
                self._set(change, "owner", role)

    def _joined(self, row: PlanRow) -> Iterator[OrganisationUnit]:
        for name in row.taking_part:
            unit = self.units.find(name)
            if unit is None:
                column = self.table.column_of("taking_part")
                self.doubts.add(
                    "unit_unknown",
                    row.row,
                    self.table.column_of("lead_unit") if column is None else column,
                    name,
                )
            else:
                yield unit

    def _passes(self, change: Change) -> bool:
        """Whether the rules accept it; a field that a rule names is put back and told."""
        for _attempt in range(3):
            try:
                recording.check(change.sub_project, on=self.on)
            except ValidationError as error:
                if not self._put_back(change, error):
                    return False
            else:
                return True
        return False

    def _put_back(self, change: Change, error: ValidationError) -> bool:
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, reasons in told.items():
            self.doubts.add(
                "refused", change.row.row, self.table.column_of(name), reason=" ".join(map(str, reasons))
            )
            if name not in change.set_fields:
                return False
            setattr(change.sub_project, name, change.before.pop(name, None))
            change.set_fields.discard(name)
        return True
