"""Where a plan says that a sub-project stands: status reports and milestones."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from framsteg.audit import recording
from framsteg.importers.actions.plans.changes import Change, is_same
from framsteg.importers.actions.plans.stock import Stock, StoredReport
from framsteg.importers.plan_workbook.cells import repaired
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.plan import PlannedMilestone, PlannedReport
from framsteg.importers.plan_workbook.schema import OUTLOOKS
from framsteg.importers.plan_workbook.schema import Mapping as Table
from framsteg.programme.models import Milestone, Stage, StatusReport


class Standing:
    """Adds to a change the reports and milestones that are new or moved."""

    def __init__(self, stock: Stock, table: Table, doubts: Doubts, on: date) -> None:
        self.stock, self.table, self.doubts, self.on = stock, table, doubts, on

    def write(self, change: Change) -> None:
        self._reports(change)
        self._milestones(change)

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
            says_more = bool(planned.text) and not is_same(latest.text, planned.text)
            looks_other = bool(planned.outlooks) and _outlooks(report) != latest.outlooks
            if stage == latest.stage and not says_more and not looks_other:
                return
            if report.as_of < latest.as_of:
                if not told_before:
                    self.doubts.add(
                        "older_report", planned.row, self.table.column_of("as_of"), str(report.as_of)
                    )
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
                "as_of_wrong", planned.row, self.table.column_of("as_of"), str(report.as_of), reason=reason
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


def _outlooks(report: StatusReport) -> tuple[str, str, str]:
    return (report.outlook_time, report.outlook_cost, report.outlook_result)
