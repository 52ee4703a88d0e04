"""Two closed rounds beside each other: what moved between them, told from what was frozen in each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from framsteg.programme.models import ReportingRound, Stage

from .closed_rounds import OFF, rows_of
from .progress import Progress

_COLUMNS = (
    "sub_project", "number", "title", "title_en", "stage", "outlook_time", "outlook_cost", "outlook_result",
    "planned_end", "owner", "owner_en", "milestones_moved",
)  # fmt: skip


@dataclass(frozen=True)
class RowThen:
    """How a sub-project stood in a round, as far as rounds are compared."""

    sub_project: int
    number: int
    title: str
    title_en: str
    stage: str
    outlook_time: str
    outlook_cost: str
    outlook_result: str
    planned_end: date | None
    owner: str
    owner_en: str
    milestones_moved: int

    @property
    def is_off(self) -> bool:
        outlooks = (self.outlook_time, self.outlook_cost, self.outlook_result)
        return self.stage == Stage.ONGOING and any(outlook in OFF for outlook in outlooks)


@dataclass(frozen=True)
class ChangedRow:
    """A sub-project that is not as it was. `before` is None for one that has come, `after` for one that is gone."""

    before: RowThen | None
    after: RowThen | None

    @property
    def shown(self) -> RowThen:
        """The row that the sub-project is named by: the later one where there are two."""
        found = self.after or self.before
        if found is None:
            raise ValueError("A row of a comparison is of one round or of both.")
        return found

    @property
    def stages(self) -> tuple[str, str] | None:
        """From which stage to which; None where it stands as it stood."""
        if self.before is None or self.after is None or self.before.stage == self.after.stage:
            return None
        return self.before.stage, self.after.stage

    @property
    def days(self) -> int | None:
        """How far the planned end has moved; None where it is not known in both, or has not moved."""
        then = self.before.planned_end if self.before else None
        now = self.after.planned_end if self.after else None
        return (now - then).days if then and now and then != now else None


@dataclass(frozen=True)
class Comparison:
    """`both` is how many sub-projects both rounds tell of; moves between stages are counted among these."""

    before: ReportingRound
    after: ReportingRound
    progress_before: Progress
    progress_after: Progress
    both: int
    changed: Sequence[ChangedRow]

    @property
    def moves(self) -> Mapping[tuple[str, str], int]:
        """How many went from one stage to another, the commonest first."""
        counted = Counter(row.stages for row in self.changed if row.stages is not None)
        return dict(counted.most_common())

    @property
    def came(self) -> int:
        return sum(row.before is None for row in self.changed)

    @property
    def gone(self) -> int:
        return sum(row.after is None for row in self.changed)

    @property
    def off_now(self) -> int:
        """Those that have come to be at risk or off plan."""
        return sum(_off(row.after) and not _off(row.before) for row in self.changed)

    @property
    def off_no_more(self) -> int:
        return sum(_off(row.before) and not _off(row.after) for row in self.changed)

    @property
    def ends_moved(self) -> Sequence[int]:
        """How many days the planned ends that moved have moved, each."""
        return tuple(days for row in self.changed if (days := row.days) is not None)


def compare(before: ReportingRound, after: ReportingRound) -> Comparison:
    """What moved from one closed round to another of the same programme. Two queries."""
    then, now = _rows(before), _rows(after)
    known = sorted(then.keys() | now.keys(), key=lambda each: (now.get(each) or then[each]).number)
    pairs = (ChangedRow(then.get(each), now.get(each)) for each in known)
    return Comparison(
        before,
        after,
        _progress(then),
        _progress(now),
        both=len(then.keys() & now.keys()),
        changed=tuple(pair for pair in pairs if _has_moved(pair)),
    )


def _rows(round_: ReportingRound) -> Mapping[int, RowThen]:
    return {row[0]: RowThen(*row) for row in rows_of(round_).values_list(*_COLUMNS)}


def _progress(rows: Mapping[int, RowThen]) -> Progress:
    return Progress.from_counts(Counter(row.stage for row in rows.values()))


def _has_moved(pair: ChangedRow) -> bool:
    before, after = pair.before, pair.after
    if before is None or after is None:
        return True
    compared = ("stage", "outlook_time", "outlook_cost", "outlook_result", "planned_end", "owner")
    changed = any(getattr(before, name) != getattr(after, name) for name in compared)
    return changed or after.milestones_moved > before.milestones_moved


def _off(row: RowThen | None) -> bool:
    return row is not None and row.is_off
