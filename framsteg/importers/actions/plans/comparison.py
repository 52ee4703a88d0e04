"""What a plan would change in a programme: every new, changed and missing sub-project, before anything is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit import recording
from framsteg.importers.actions.plans.matching import Matcher, Pair
from framsteg.importers.actions.plans.stock import Areas, Roles, Stock, StoredReport, Units, stock_of
from framsteg.importers.plan_workbook.cells import repaired
from framsteg.importers.plan_workbook.doubts import Doubt, Doubts
from framsteg.importers.plan_workbook.plan import Plan, PlannedMilestone, PlannedReport, PlanRow
from framsteg.importers.plan_workbook.schema import DATES, OUTLOOKS, TEXTS
from framsteg.importers.plan_workbook.schema import Mapping as Table
from framsteg.programme.models import Milestone, PriorityArea, Programme, Stage, StatusReport, SubProject

HAPPENED = ("started_on", "ended_on")
SETTABLE = (*TEXTS, "visibility", "provenance")


@dataclass(slots=True)
class Change:
    """One sub-project: what it is after the import, what it was, and what is new with it."""

    row: PlanRow
    sub_project: SubProject
    is_new: bool
    before: dict[str, Any] = field(default_factory=dict)
    """The changed fields as they were; links as lists."""
    links: dict[str, list[Any]] = field(default_factory=dict)
    reports: list[StatusReport] = field(default_factory=list)
    milestones: list[tuple[Milestone, dict[str, Any]]] = field(default_factory=list)
    """Each with its changed fields as they were; empty for a new one."""
    set_fields: set[str] = field(default_factory=set)

    @property
    def is_changed(self) -> bool:
        return bool(self.before or self.reports or self.milestones)


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
    are_too_many_to_compare: bool = False

    @property
    def share_gone(self) -> float:
        return len(self.gone) / len(self.stock.sub_projects) if self.stock.sub_projects else 0.0

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.changed_areas)

    @property
    def becoming_public(self) -> int:
        return sum(
            1 for each in (*self.new, *self.changed)
            if each.sub_project.is_public and (each.is_new or each.before.get("visibility") == "draft")
        )  # fmt: skip

    @property
    def fingerprint(self) -> str:
        """By which it is seen that what is applied is what was shown."""
        told = [
            [(each.row.key, sorted(each.before), sorted(each.links), len(each.reports), len(each.milestones),
              each.sub_project.version if not each.is_new else 0) for each in group]
            for group in (self.new, self.changed)
        ]  # fmt: skip
        return sha256(repr([told, [each.pk for each in self.gone]]).encode()).hexdigest()[:32]


def compare(programme: Programme, plan: Plan, table: Table, *, on: date) -> Comparison:
    """A fixed number of queries, whatever the size of the plan."""
    stock = stock_of(programme)
    matches = Matcher(stock.sub_projects, table.pairs).match(plan.rows)
    comparison = Comparison(plan, stock, gone=matches.gone, pairs=matches.pairs)
    comparison.are_too_many_to_compare = matches.are_too_many
    writer = Writer(comparison, table, on)
    for row in plan.rows:
        stored = matches.found.get(row.row)
        change = writer.change(row, stored)
        if change is None:
            continue
        if change.is_new:
            comparison.new.append(change)
        elif change.is_changed:
            comparison.changed.append(change)
        else:
            comparison.unchanged += 1
    writer.finish()
    return comparison


class Writer:
    """Writes what a row says into a sub-project, and remembers what stood there."""

    def __init__(self, comparison: Comparison, table: Table, on: date) -> None:
        plan, programme = comparison.plan, comparison.stock.programme
        self.comparison, self.table, self.on = comparison, table, on
        self.stock, self.programme = comparison.stock, programme
        self.doubts = Doubts(plan.doubts)
        self.units = Units(programme, table.units, on=on)
        self.roles = Roles(programme, table.roles)
        named = [name for row in plan.rows for name in row.areas]
        self.areas = Areas(programme, named, plan.areas)
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
        self._reports(change)
        self._milestones(change)
        return change

    def finish(self) -> None:
        comparison, used = self.comparison, self._used_areas
        detailed = {(area.number, area.title) for area in self.comparison.plan.areas}
        comparison.new_areas = [
            each for each in self.areas.new if id(each) in used or (each.number, each.title) in detailed
        ]
        comparison.changed_areas = list(self.areas.changed.values())
        comparison.new_units = list(self.units.new.values())
        comparison.new_roles = list(self.roles.new.values())
        for title, number in self.areas.conflicts.items():
            self.doubts.add("area_number_taken", value=f"{number}. {title}")
        comparison.doubts = list(self.doubts)

    def _set(self, change: Change, name: str, value: Any) -> None:
        stored = getattr(change.sub_project, name)
        if change.is_new:
            setattr(change.sub_project, name, value)
        elif not _is_same(stored, value):
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
                self.doubts.add("date_in_future", row.row, self._column(name), str(day))
            else:
                self._set(change, name, day)

    def _column(self, target: str) -> int | None:
        columns = self.table.columns_of(target)
        return columns[0] if columns else None

    def _areas(self, change: Change) -> None:
        row = change.row
        if not row.areas:
            if change.is_new:
                area = self.areas.without(others_have=self._rows_have_areas)
                if self._rows_have_areas:
                    self.doubts.add("area_missing", row.row, self._column("area"))
                self._main_area(change, area)
            return
        found: list[PriorityArea] = []
        for name in row.areas:
            area = self.areas.find(name)
            if name.number and not name.title and area.pk is None and area.title.startswith("Område "):
                self.doubts.add("area_untitled", row.row, self._column("area"), str(name.number))
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
                self.doubts.add("unit_unknown", row.row, self._column("lead_unit"), row.lead_unit)
            else:
                self._set(change, "lead_unit", unit)
        joined = list({id(unit): unit for unit in self._joined(row)}.values())
        if joined:
            self._links(change, "taking_part", joined)
        if row.owner:
            role = self.roles.find(row.owner)
            if role is None:
                self.doubts.add("role_unknown", row.row, self._column("owner"), row.owner)
            else:
                self._set(change, "owner", role)

    def _joined(self, row: PlanRow) -> Iterator[OrganisationUnit]:
        for name in row.taking_part:
            unit = self.units.find(name)
            if unit is None:
                column = self._column("taking_part")
                self.doubts.add(
                    "unit_unknown", row.row, self._column("lead_unit") if column is None else column, name
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
            self.doubts.add("refused", change.row.row, self._column(name), reason=" ".join(map(str, reasons)))
            if name not in change.set_fields:
                return False
            setattr(change.sub_project, name, change.before.pop(name, None))
            change.set_fields.discard(name)
        return True

    def _reports(self, change: Change) -> None:
        stored = self.stock.reports.get(change.sub_project.pk or 0, [])
        if change.row.history is not None:
            known = {(each.as_of, each.stage, repaired(each.text), each.outlooks) for each in stored}
            for planned in change.row.history:
                report = self._report(change, planned, planned.stage)
                if (report.as_of, report.stage, report.text, _outlooks(report)) not in known:
                    self._add_report(change, report, planned)
            return
        if change.row.report is not None:
            self._add_latest(change, change.row.report, stored[-1] if stored else None)

    def _add_latest(self, change: Change, planned: PlannedReport, latest: StoredReport | None) -> None:
        stage = planned.stage or (latest.stage if latest else Stage.UNKNOWN.value)
        report = self._report(change, planned, stage)
        if latest is not None:
            told_before = any(
                planned.text == each.text and planned.text
                for each in self.stock.reports[change.sub_project.pk]
            )
            says_more = bool(planned.text) and not _is_same(latest.text, planned.text)
            looks_other = bool(planned.outlooks) and _outlooks(report) != latest.outlooks
            if stage == latest.stage and not says_more and not looks_other:
                return
            if report.as_of < latest.as_of:
                if not told_before:
                    self.doubts.add("older_report", planned.row, self._column("as_of"), str(report.as_of))
                return
        self._add_report(change, report, planned)

    def _report(self, change: Change, planned: PlannedReport, stage: str) -> StatusReport:
        as_of = planned.as_of or (date.fromisoformat(self.table.as_of) if self.table.as_of else self.on)
        looks = {name: planned.outlooks.get(name, "") for name in OUTLOOKS} if stage == Stage.ONGOING else {}
        return StatusReport(
            sub_project=change.sub_project,
            stage=stage,
            as_of=as_of,
            text=planned.text,
            text_en=planned.text_en,
            **looks,
        )

    def _add_report(self, change: Change, report: StatusReport, planned: PlannedReport) -> None:
        try:
            recording.check(report, on=self.on)
        except ValidationError as error:
            reason = " ".join(map(str, error.messages))
            self.doubts.add(
                "as_of_wrong", planned.row, self._column("as_of"), str(report.as_of), reason=reason
            )
        else:
            change.reports.append(report)

    def _milestones(self, change: Change) -> None:
        stored = {
            each.title.casefold(): each for each in self.stock.milestones.get(change.sub_project.pk or 0, [])
        }
        for planned in change.row.milestones:
            milestone = stored.get(planned.title.casefold())
            if milestone is None:
                self._new_milestone(change, planned)
            else:
                self._moved(change, milestone, planned)

    def _new_milestone(self, change: Change, planned: PlannedMilestone) -> None:
        if planned.due is None:
            return
        milestone = Milestone(
            sub_project=change.sub_project, title=planned.title, title_en=planned.title_en, original_date=planned.due,
            replanned_date=planned.replanned, reached_on=planned.reached,
        )  # fmt: skip
        try:
            recording.check(milestone, on=self.on)
        except ValidationError as error:
            self.doubts.add(
                "refused", change.row.row, value=planned.title, reason=" ".join(map(str, error.messages))
            )
        else:
            change.milestones.append((milestone, {}))

    def _moved(self, change: Change, milestone: Milestone, planned: PlannedMilestone) -> None:
        """The original day stays where the plan only tells a day."""
        if planned.is_explicit:
            values: Mapping[str, Any] = {
                "title_en": planned.title_en, "original_date": planned.due, "replanned_date": planned.replanned,
                "reached_on": planned.reached,
            }  # fmt: skip
        else:
            current = milestone.replanned_date or milestone.original_date
            values = {} if planned.due == current else {"replanned_date": planned.due}
        before = {
            name: getattr(milestone, name)
            for name, value in values.items()
            if getattr(milestone, name) != value
        }
        if before:
            for name in before:
                setattr(milestone, name, values[name])
            change.milestones.append((milestone, before))


def _is_same(stored: Any, value: Any) -> bool:
    """Whether nothing would change; a text is the same whatever its blanks are. What is new has no key yet."""
    if isinstance(stored, str) and isinstance(value, str):
        return stored == value or repaired(stored) == value
    return bool(stored == value) and getattr(value, "pk", 1) is not None


def _outlooks(report: StatusReport) -> tuple[str, str, str]:
    return (report.outlook_time, report.outlook_cost, report.outlook_result)
