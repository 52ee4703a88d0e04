"""How far a programme has come, counted from the stages of its sub-projects."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from django.db import connection
from django.db.models import Count

from framsteg.audit.models import Visibility
from framsteg.programme.models import Programme, Stage

from .audience import Audience, sub_projects

_STAGES = """
SELECT main_area_id, stage, COUNT(*) FROM programme_subproject
WHERE programme_id = %s{shown} GROUP BY main_area_id, stage
"""
_STAGES_SHOWN = {
    Audience.PUBLIC: _STAGES.format(shown=f" AND visibility = '{Visibility.PUBLIC.value}'"),
    Audience.EDITORS: _STAGES.format(shown=""),
}
NOT_COUNTED = (Stage.CANCELLED, Stage.TRANSFERRED)
"""Stages that are shown apart and stand outside the share that is done."""


@dataclass(frozen=True)
class Progress:
    """The number of sub-projects in each stage; each sub-project is counted once."""

    done: int = 0
    ongoing: int = 0
    not_started: int = 0
    paused: int = 0
    cancelled: int = 0
    transferred: int = 0
    unknown: int = 0

    @classmethod
    def from_counts(cls, counts: Mapping[str, int]) -> Self:
        return cls(**{stage.value: counts.get(stage.value, 0) for stage in Stage})

    @property
    def total(self) -> int:
        return self.counted + self.cancelled + self.transferred

    @property
    def counted(self) -> int:
        """Those that the share is counted on: all but the cancelled and the transferred."""
        return self.done + self.ongoing + self.not_started + self.paused + self.unknown

    @property
    def share(self) -> Decimal | None:
        """The share that is done, 0 to 1; None where there is nothing to be a share of."""
        return Decimal(self.done) / Decimal(self.counted) if self.counted else None

    def of(self, stage: Stage | str) -> int:
        return int(getattr(self, Stage(stage).value))


@dataclass(frozen=True)
class ProgrammeProgress:
    """The progress of a programme as a whole and by main area (by the area's id)."""

    overall: Progress
    by_area: Mapping[int, Progress]

    def of_area(self, area_id: int) -> Progress:
        return self.by_area.get(area_id, Progress())


def progress(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> ProgrammeProgress:
    """One grouped query on an index that covers it; written out, since building it costs more than running it."""
    if audience is Audience.PUBLIC and not programme.is_public:
        return ProgrammeProgress(Progress(), {})
    with connection.cursor() as cursor:
        cursor.execute(_STAGES_SHOWN[audience], [programme.pk])
        rows = cursor.fetchall()
    overall: Counter[str] = Counter()
    by_area: dict[int, Counter[str]] = {}
    for area_id, stage, number in rows:
        overall[stage] += number
        by_area.setdefault(area_id, Counter())[stage] += number
    return ProgrammeProgress(
        Progress.from_counts(overall),
        {area: Progress.from_counts(counts) for area, counts in by_area.items()},
    )


def progress_of_many(
    programme_ids: Iterable[int], *, audience: Audience = Audience.PUBLIC
) -> Mapping[int, Progress]:
    """The progress of several programmes by their ids, by one query."""
    rows = (
        sub_projects(audience)
        .filter(programme_id__in=list(programme_ids))
        .values_list("programme_id", "stage")
        .annotate(number=Count("*"))
        .order_by()
    )
    counts: dict[int, Counter[str]] = {}
    for programme_id, stage, number in rows:
        counts.setdefault(programme_id, Counter())[stage] += number
    return {programme_id: Progress.from_counts(each) for programme_id, each in counts.items()}
