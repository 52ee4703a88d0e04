"""What an import does to one sub-project, before it is stored."""

from dataclasses import dataclass, field
from typing import Any

from framsteg.importers.plan_workbook.cells import repaired
from framsteg.importers.plan_workbook.plan import PlanRow
from framsteg.programme.models import Milestone, StatusReport, SubProject


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


def is_same(stored: Any, value: Any) -> bool:
    """Whether nothing would change; a text is the same whatever its blanks are. What is new has no key yet."""
    if isinstance(stored, str) and isinstance(value, str):
        return stored == value or repaired(stored) == value
    return bool(stored == value) and getattr(value, "pk", 1) is not None
