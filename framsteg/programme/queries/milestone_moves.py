"""How milestones have moved: "moved 3 times, +120 days", with the day that was planned first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from framsteg.programme.models import Milestone, MilestoneMove


@dataclass(frozen=True)
class MovedMilestone:
    """A milestone with how many times it has been moved and how far in all."""

    milestone: Milestone
    times: int

    @property
    def original(self) -> date:
        return self.milestone.original_date

    @property
    def planned(self) -> date:
        return self.milestone.planned

    @property
    def days(self) -> int:
        """From the original day to the day planned now; less than zero where it was brought forward."""
        return (self.planned - self.original).days

    @property
    def is_moved(self) -> bool:
        return self.times > 0


def with_moves(milestones: Iterable[Milestone]) -> tuple[MovedMilestone, ...]:
    """The milestones in the order given. One that was replanned before moves were kept has moved at least once."""
    known = tuple(milestones)
    times = _times([milestone.pk for milestone in known])
    return tuple(
        MovedMilestone(each, max(times.get(each.pk, 0), int(each.planned != each.original_date)))
        for each in known
    )


def _times(ids: list[int]) -> Mapping[int, int]:
    counted = MilestoneMove.objects.filter(milestone__in=ids).values_list("milestone").annotate(n=Count("*"))
    return dict(counted.order_by())
