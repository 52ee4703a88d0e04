"""A plan that has been read: typed, in the programme's words; of the spreadsheet only row numbers are left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from framsteg.importers.plan_workbook.doubts import SHEET_STEP, Doubt


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area as the plan names it: by number, by title, or by both."""

    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    title: str
    due: date | None = None
    title_en: str = ""
    replanned: date | None = None
    reached: date | None = None
    is_explicit: bool = False
    """Whether original and replanned date were told apart in the file."""


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """What the plan says about where a sub-project stands; `stage` "" where it says nothing that is understood."""

    stage: str = ""
    as_of: date | None = None
    text: str = ""
    text_en: str = ""
    outlooks: Mapping[str, str] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One sub-project. A field that the plan says nothing of is missing from `texts`, `dates` and the like."""

    row: int
    title: str
    code: str = ""
    number: int | None = None
    areas: tuple[AreaName, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    lead_unit: str = ""
    taking_part: tuple[str, ...] = ()
    owner: str = ""
    owner_unit: str = ""
    report: PlannedReport | None = None
    history: tuple[PlannedReport, ...] | None = None
    milestones: tuple[PlannedMilestone, ...] = ()
    amount_ore: int | None = None

    @property
    def key(self) -> str:
        """By which answers about this row are kept: its code, its number or its name."""
        return self.code or (f"#{self.number}" if self.number else self.title.casefold()[:200])


@dataclass(frozen=True, slots=True)
class AreaDetail:
    """An area as the plan's own sheet of areas describes it."""

    number: int
    title: str
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    rows: tuple[PlanRow, ...]
    doubts: tuple[Doubt, ...]
    areas: tuple[AreaDetail, ...] = ()
    unit_names: Mapping[str, int] = field(default_factory=dict)
    role_names: Mapping[str, int] = field(default_factory=dict)
    rows_read: int = 0
    amounts_stated_ore: int | None = None
    """The total that the plan itself states."""
    further: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """The other sheets of the product's own workbook, by name."""
    described_units: frozenset[str] = frozenset()
    described_roles: frozenset[str] = frozenset()
    """Folded names that the workbook describes in sheets of their own."""
    sheets: tuple[str, ...] = ()
    """The sheets that rows are counted in."""

    def place(self, row: int) -> tuple[str, int]:
        """The sheet, where there are several, and the row as the sheet numbers it."""
        at, line = divmod(row, SHEET_STEP)
        return (self.sheets[at] if len(self.sheets) > 1 and at < len(self.sheets) else ""), line

    @property
    def amounts_sum_ore(self) -> int | None:
        stated = [row.amount_ore for row in self.rows if row.amount_ore is not None]
        return sum(stated) if stated else None
