"""What happens to the sub-projects that are open when a programme closes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from framsteg.programme.models import AnswerKind, Closing, ClosingAnswer, Programme, SubProject

from .audience import Audience, sub_projects_of
from .lateness import ENDED_STAGES
from .paging import Page, bounds

SHOWN = 50
UNANSWERED = "unanswered"


@dataclass(frozen=True)
class OpenSubProject:
    """A sub-project that is not done, cancelled or become something else, with the answer where there is one."""

    sub_project: SubProject
    answer: ClosingAnswer | None


@dataclass(frozen=True)
class OpenCounts:
    """How many sub-projects are open, by what is said to happen to them; of how many in all."""

    by_answer: Mapping[str, int]
    total: int
    all_sub_projects: int

    @property
    def unanswered(self) -> int:
        return self.by_answer.get(UNANSWERED, 0)

    @property
    def answered(self) -> int:
        return self.total - self.unanswered


@dataclass(frozen=True)
class WhatHappens:
    """The open sub-projects of a programme: counted whole, and one page of them."""

    counts: OpenCounts
    rows: Page[OpenSubProject]


def open_sub_projects(programme: Programme, audience: Audience = Audience.PUBLIC) -> QuerySet[SubProject]:
    """Those that are neither done nor cancelled nor become something else. What is unknown is open."""
    return sub_projects_of(programme, audience).exclude(stage__in=[stage.value for stage in ENDED_STAGES])


def unanswered(programme: Programme) -> QuerySet[SubProject]:
    """The open sub-projects, drafts too, of which nothing says what happens to them."""
    return open_sub_projects(programme, Audience.EDITORS).filter(closing_answer__isnull=True)


def open_counts(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> OpenCounts:
    """One query."""
    rows = (
        sub_projects_of(programme, audience)
        .order_by()
        .values_list("closing_answer__kind")
        .annotate(
            number=Count("pk"),
            still_open=Count("pk", filter=~Q(stage__in=[each.value for each in ENDED_STAGES])),
        )
    )
    counts: Counter[str] = Counter()
    in_all = 0
    for kind, number, still_open in rows:
        counts[kind or UNANSWERED] += still_open
        in_all += number
    return OpenCounts({kind: many for kind, many in counts.items() if many}, counts.total(), in_all)


def what_happens(
    programme: Programme, *, page: int = 1, size: int = SHOWN, audience: Audience = Audience.PUBLIC
) -> WhatHappens:
    """What is said of each open sub-project; those without an answer first. Raises NoSuchPage. Two queries."""
    counts = open_counts(programme, audience=audience)
    start, end = bounds(page, size, counts.total)
    found = (
        open_sub_projects(programme, audience)
        .select_related(
            "closing_answer__receiver_unit",
            "closing_answer__receiver_role",
            "closing_answer__became_programme",
        )
        .alias(is_answered=Q(closing_answer__isnull=False))
        .order_by("is_answered", "number")[start:end]
    )
    rows = tuple(OpenSubProject(each, answer_of(each)) for each in found)
    return WhatHappens(counts, Page(rows, page, counts.total, size))


def answer_of(sub_project: SubProject) -> ClosingAnswer | None:
    """The answer read with the sub-project."""
    return getattr(sub_project, "closing_answer", None)


def steps_of(programme: Programme) -> Sequence[Closing]:
    """Each time the programme was closed or opened again, the latest first."""
    return tuple(programme.closings.select_related("decision").order_by("-id"))


__all__ = [
    "AnswerKind",
    "OpenCounts",
    "OpenSubProject",
    "WhatHappens",
    "open_counts",
    "steps_of",
    "what_happens",
]
