"""What happens to the sub-projects that are open when a programme closes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from framsteg.programme.models import AnswerKind, Closing, ClosingAnswer, Programme, SubProject

from .audience import Audience, sub_projects_of
from .lateness import ENDED_STAGES
from .paging import Page, bounds
from .progress import Progress, progress

SHOWN = 50
FIRST_SHOWN = 12
UNANSWERED = "unanswered"
HAS_ANSWERS = "has_closing_answers"


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


def open_counts(
    programme: Programme, *, counted: Progress | None = None, audience: Audience = Audience.PUBLIC
) -> OpenCounts:
    """One query, and one for the progress where that is not `counted` already."""
    overall = counted or progress(programme, audience=audience).overall
    still_open = overall.counted - overall.done
    answered = ClosingAnswer.objects.filter(sub_project__in=open_sub_projects(programme, audience))
    counts = dict(answered.order_by().values_list("kind").annotate(number=Count("pk")))
    left = still_open - sum(counts.values())
    return OpenCounts({**counts, **({UNANSWERED: left} if left else {})}, still_open, overall.total)


def what_happens(
    programme: Programme, *, page: int = 1, size: int = SHOWN, audience: Audience = Audience.PUBLIC
) -> WhatHappens:
    """What is said of each open sub-project; those without an answer first. Raises NoSuchPage. Three queries."""
    counts = open_counts(programme, audience=audience)
    start, end = bounds(page, size, counts.total)
    rows = open_rows(programme, start, end, audience=audience)
    return WhatHappens(counts, Page(rows, page, counts.total, size))


def open_rows(
    programme: Programme, start: int, end: int, *, audience: Audience = Audience.PUBLIC
) -> Sequence[OpenSubProject]:
    """The open sub-projects between two places in the list, those without an answer first. One query."""
    found = _with_answers(open_sub_projects(programme, audience))
    ordered = found.alias(is_answered=Q(closing_answer__isnull=False)).order_by("is_answered", "number")
    return tuple(OpenSubProject(each, answer_of(each)) for each in ordered[start:end])


def answers_of(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> Mapping[int, ClosingAnswer]:
    """What is said to happen to its sub-projects, by the sub-project's id. One query."""
    parts = ("receiver_unit", "receiver_role", "became_programme")
    shown = sub_projects_of(programme, audience)
    found = ClosingAnswer.objects.filter(sub_project__in=shown).select_related(*parts)
    return {each.sub_project_id: each for each in found}


def _with_answers(found: QuerySet[SubProject]) -> QuerySet[SubProject]:
    parts = ("receiver_unit", "receiver_role", "became_programme")
    return found.select_related(*(f"closing_answer__{part}" for part in parts))


@dataclass(frozen=True)
class Ending:
    """How a programme ends, for its page: the counts, and the first open sub-projects."""

    counts: OpenCounts
    first: Sequence[OpenSubProject]


def ending(programme: Programme, counted: Progress) -> Ending | None:
    """None where the programme is neither closed nor has said what happens to anything.

    One query, by which every kind of answer is met at least once with its number; none where the programme was read
    together with `HAS_ANSWERS` and there is nothing to tell.
    """
    if not (programme.closed_on or getattr(programme, HAS_ANSWERS, True)):
        return None
    kind, by_number = [F("closing_answer__kind")], [F("number").asc()]
    in_order = [F("closing_answer__id").asc(nulls_first=True), F("number").asc()]
    found = tuple(
        _with_answers(open_sub_projects(programme))
        .annotate(
            at_place=Window(RowNumber(), order_by=in_order),
            of_kind=Window(RowNumber(), partition_by=kind, order_by=by_number),
            alike=Window(Count("pk"), partition_by=kind),
        )
        .filter(Q(at_place__lte=FIRST_SHOWN) | Q(of_kind=1))
        .order_by("at_place")
    )
    by_answer = {answer.kind if (answer := answer_of(each)) else UNANSWERED: each.alike for each in found}
    counts = OpenCounts(by_answer, counted.counted - counted.done, counted.total)
    if not (programme.closed_on or counts.answered):
        return None
    return Ending(counts, tuple(OpenSubProject(each, answer_of(each)) for each in found[:FIRST_SHOWN]))


def has_answers() -> dict[str, Exists]:
    """For a query over programmes: whether anything says what happens to their sub-projects (see `ending`)."""
    return {HAS_ANSWERS: Exists(ClosingAnswer.objects.filter(sub_project__programme_id=OuterRef("pk")))}


def answer_of(sub_project: SubProject) -> ClosingAnswer | None:
    """The answer read with the sub-project."""
    return getattr(sub_project, "closing_answer", None)


def steps_of(programme: Programme) -> Sequence[Closing]:
    """Each time the programme was closed or opened again, the latest first."""
    return tuple(
        programme.closings.select_related("decision__programme", "decision__sub_project__programme").order_by(
            "-id"
        )
    )


__all__ = [
    "AnswerKind",
    "OpenCounts",
    "OpenSubProject",
    "WhatHappens",
    "open_counts",
    "steps_of",
    "what_happens",
]
