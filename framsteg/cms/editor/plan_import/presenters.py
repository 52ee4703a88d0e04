"""What the pages of an import show, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framsteg.cms.editor.workspace import Row
from framsteg.importers.actions.plans.applying import LARGE_SHARE
from framsteg.importers.actions.plans.changes import Change
from framsteg.importers.actions.plans.comparison import Comparison
from framsteg.importers.actions.plans.matching import NEW, Pair
from framsteg.importers.models import PlanImport
from framsteg.importers.plan_workbook.doubts import PERSONAL
from framsteg.importers.plan_workbook.plan import Plan
from framsteg.importers.queries import plan_reports
from framsteg.importers.queries.plan_reports import DoubtGroup
from framsteg.programme.models import Stage, SubProject

SHOWN = 100
GONE_CHOICES = (
    ("keep", gettext_lazy("They stay as they are")),
    ("cancel", gettext_lazy("They are reported as cancelled")),
    (
        "remove",
        gettext_lazy("They are removed if they were never public or reported on, else reported as cancelled"),
    ),
)


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A sub-project that the import would change, with each change."""

    title: str
    url: str
    where: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Asked:
    """A row that may be a stored sub-project: which is it?"""

    key: str
    where: str
    title: str
    stored: str
    stored_key: str
    likeness: int
    chosen: str


@dataclass(frozen=True)
class Report:
    """The quality report in the reader's language."""

    summary: str
    gone: str
    gone_rows: tuple[str, ...]
    new_areas: tuple[str, ...]
    new_units: tuple[str, ...]
    new_roles: tuple[str, ...]
    more: tuple[str, ...]
    further: tuple[str, ...]
    sheets: str
    """The sheets that were read together; "" where there was one."""
    completeness: tuple[str, ...]
    amounts: str
    personal: tuple[DoubtGroup, ...]
    doubts: tuple[DoubtGroup, ...]


@dataclass(frozen=True)
class Preview:
    report: Report
    new: tuple[Row, ...]
    new_count: int
    changed: tuple[Changed, ...]
    changed_count: int
    pairs: tuple[Asked, ...]
    gone_count: int
    gone_choice: str
    gone_is_large: bool
    fingerprint: str
    is_empty: bool
    becoming_public: int
    decisions_becoming_public: tuple[str, ...]
    are_too_many_to_compare: bool


def report_of(told: Mapping[str, Any]) -> Report:
    groups = plan_reports.doubt_groups(told["doubts"])
    return Report(
        summary=plan_reports.summary(told),
        gone=plan_reports.gone_sentence(told) if told["gone_count"] else "",
        gone_rows=tuple(each["label"] for each in told["gone"]),
        new_areas=tuple(told["new_areas"]),
        new_units=tuple(told["new_units"]),
        new_roles=tuple(told["new_roles"]),
        more=tuple(_more(told)),
        further=tuple(plan_reports.further(told)),
        sheets=", ".join(sheets) if len(sheets := told.get("sheets", ())) > 1 else "",
        completeness=tuple(plan_reports.completeness(told)),
        amounts=plan_reports.amounts(told),
        personal=tuple(group for group in groups if group.weight == PERSONAL),
        doubts=tuple(group for group in groups if group.weight != PERSONAL),
    )


def _more(told: Mapping[str, Any]) -> list[str]:
    return [
        text % told[name]
        for name, text in (("reports", _("%d status reports")), ("milestones", _("%d milestones")))
        if told[name]
    ]


def preview_of(comparison: Comparison, told: Mapping[str, Any], plan_import: PlanImport) -> Preview:
    return Preview(
        report=report_of(told),
        new=tuple(_new(each, comparison.plan) for each in comparison.new[:SHOWN]),
        new_count=len(comparison.new),
        changed=tuple(_changed(each, comparison.plan) for each in comparison.changed[:SHOWN]),
        changed_count=len(comparison.changed),
        pairs=tuple(_asked(each, comparison.plan) for each in comparison.pairs),
        gone_count=len(comparison.gone),
        gone_choice=plan_import.mapping.get("gone", "keep"),
        gone_is_large=comparison.share_gone > LARGE_SHARE,
        fingerprint=comparison.fingerprint,
        is_empty=comparison.is_empty,
        becoming_public=comparison.becoming_public,
        decisions_becoming_public=tuple(comparison.decisions_becoming_public),
        are_too_many_to_compare=comparison.are_too_many_to_compare,
    )


def _new(change: Change, plan: Plan) -> Row:
    stages = {report.stage: Stage(report.stage).label for report in change.reports}
    stage = next(reversed(stages.values()), Stage.UNKNOWN.label)
    text = f"{change.sub_project.main_area} · {stage} · {_where(plan, change.row.row)}"
    return Row(_named(change.sub_project), "", text)


def _where(plan: Plan, row: int) -> str:
    sheet, line = plan.place(row)
    return plan_reports.where(line, "", sheet)


def _named(sub_project: SubProject) -> str:
    code = sub_project.code
    return f"{code} {sub_project.title}" if code and sub_project.title else str(sub_project)


def _changed(change: Change, plan: Plan) -> Changed:
    sub_project = change.sub_project
    found = [
        Difference(
            _label(name), _shown(sub_project, name, before), _shown(sub_project, name, _after(change, name))
        )
        for name, before in change.before.items()
    ]
    for report in change.reports:
        found.append(Difference(_("Status report as of %s") % report.as_of, "", _told(report)))
    for milestone, before in change.milestones:
        was = ", ".join(str(value) for value in before.values() if value)
        day = milestone.replanned_date or milestone.original_date
        found.append(Difference(_("Milestone: %s") % milestone.title, was, str(day)))
    url = reverse("subproject:open", args=[sub_project.pk])
    return Changed(_named(sub_project), url, _where(plan, change.row.row), tuple(found))


def _told(report: Any) -> str:
    stage = str(Stage(report.stage).label)
    return f"{stage}. {report.text[:300]}" if report.text else stage


def _after(change: Change, name: str) -> Any:
    return change.links[name] if name in change.links else getattr(change.sub_project, name)


def _label(name: str) -> str:
    label = str(SubProject._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def _shown(sub_project: SubProject, name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(sorted(map(str, value)))
    if value in (None, ""):
        return "–"
    choices = SubProject._meta.get_field(name).choices  # type: ignore[union-attr]
    return str(dict(choices)[value]) if choices else str(value)


def _asked(pair: Pair, plan: Plan) -> Asked:
    return Asked(
        pair.row.key, _where(plan, pair.row.row), pair.row.title, str(pair.sub_project), str(pair.sub_project.pk),
        pair.likeness, str(pair.sub_project.pk) if pair.is_same else NEW,
    )  # fmt: skip
