"""Can it be followed? For each figure of a programme the way back to its report, decision and source.

The page and its files are made from the same rows, and the totals are counted on them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from framsteg.accounts.models import Role
from framsteg.indicators.models import Indicator
from framsteg.programme.models import Appropriation, Decision, Programme, StatusReport, SubProject
from framsteg.programme.queries.audience import Audience, decisions, sub_projects_of
from framsteg.programme.queries.money_traced import (
    AllocatedPart,
    SpentByFile,
    allocated_parts,
    spent_by_file,
)
from framsteg.programme.queries.paging import Page, bounds

from .goals_traced import GoalTrace, Measured

FIGURES_ON_A_PAGE = 50
CHUNK = 500


@dataclass(frozen=True)
class FigureTrace:
    """A figure that the programme shows, and where it leads.

    A sub-project's stage rests on `report`, which may be of a round; an appropriation on its decision; what is
    `allocated` on the appropriation; what is `spent` on a file of the accounts; an indicator's figure on `run`.
    """

    sub_project: SubProject | None = None
    report: StatusReport | None = None
    appropriation: Appropriation | None = None
    indicator: Indicator | None = None
    measured: Measured | None = None
    allocated: AllocatedPart | None = None
    spent: SpentByFile | None = None
    decision: Decision | None = None

    @property
    def has_source(self) -> bool:
        """Whether there is something to look in: a report, a delivery, or the address of a source."""
        record = self.appropriation or self.report
        leads = self.report or self.measured or self.allocated or self.spent
        return bool(leads or (record and record.source_url))

    @property
    def reporter(self) -> Role | None:
        return self.report.reported_by if self.report else None


@dataclass(frozen=True)
class Totals:
    """How many figures there are, and how many of them lead somewhere."""

    figures: int
    with_source: int
    with_decision: int


def figures_of(
    programme: Programme,
    few: Sequence[FigureTrace],
    *,
    page: int = 1,
    audience: Audience = Audience.PUBLIC,
) -> Page[FigureTrace]:
    """One page of the figures: the `few` first, then those of the sub-projects. Raises NoSuchPage."""
    mine = sub_projects_of(programme, audience)
    total = len(few) + mine.count()
    start, end = bounds(page, FIGURES_ON_A_PAGE, total)
    first, last = max(0, start - len(few)), max(0, end - len(few))
    rows = (*few[start:end], *_sub_projects(programme, audience, first, last))
    return Page(rows, page, total, FIGURES_ON_A_PAGE)


def every_figure(
    programme: Programme, goals: Sequence[GoalTrace], *, audience: Audience = Audience.PUBLIC
) -> Iterator[FigureTrace]:
    """All of them, for files; sub-projects are read a chunk at a time."""
    yield from few_figures(programme, goals, audience=audience)
    start = 0
    while rows := _sub_projects(programme, audience, start, start + CHUNK):
        yield from rows
        start += CHUNK


def totals(
    programme: Programme, few: Sequence[FigureTrace], *, audience: Audience = Audience.PUBLIC
) -> Totals:
    """Counted on the same rows as the page and the files show."""
    mine = sub_projects_of(programme, audience)
    shown = decisions(audience)
    reported = mine.filter(stage_as_of__isnull=False)
    return Totals(
        figures=len(few) + mine.count(),
        with_source=sum(each.has_source for each in few) + reported.count(),
        with_decision=sum(each.decision is not None for each in few)
        + mine.filter(decision__in=shown).count(),
    )


def few_figures(
    programme: Programme, goals: Sequence[GoalTrace], *, audience: Audience = Audience.PUBLIC
) -> Sequence[FigureTrace]:
    """The figures that a programme has a handful of: those of its goals' indicators, then its money."""
    told = {each.indicator.pk: each for each in goals if each.indicator and each.latest}
    named = {each.pk: each for each in decisions(audience).filter(appropriations__programme=programme)}
    money = list(Appropriation.objects.filter(programme_id=programme.pk).order_by("budget_year", "pk"))
    for row in money:
        row.programme = programme
    return (
        *(
            FigureTrace(
                indicator=each.indicator,
                measured=each.latest,
                decision=each.target_decision or each.decision,
            )
            for each in told.values()
        ),
        *(FigureTrace(appropriation=each, decision=named.get(each.decision_id or 0)) for each in money),
        *(
            FigureTrace(allocated=each, decision=named.get(each.appropriation.decision_id or 0))
            for each in allocated_parts(money)
        ),
        *(FigureTrace(spent=each) for each in spent_by_file(programme)),
    )


def _sub_projects(programme: Programme, audience: Audience, start: int, end: int) -> Sequence[FigureTrace]:
    """The stages of the sub-projects between two places in the list, each with the report that it follows from."""
    if end <= start:
        return ()
    latest = StatusReport.objects.filter(sub_project_id=OuterRef("pk")).order_by("-as_of", "-id")
    found = list(
        sub_projects_of(programme, audience)
        .annotate(latest_report=Subquery(latest.values("pk")[:1]))
        .order_by("number")[start:end]
    )
    reports = StatusReport.objects.select_related("reported_by", "round").in_bulk(
        [each.latest_report for each in found if each.latest_report]
    )
    named = decisions(audience).in_bulk({each.decision_id for each in found if each.decision_id})
    return tuple(_stage(each, programme, reports, named) for each in found)


def _stage(
    sub_project: SubProject,
    programme: Programme,
    reports: Mapping[int, StatusReport],
    named: Mapping[int, Decision],
) -> FigureTrace:
    """The figure of a sub-project; what belongs together is joined here, so that no more need be read."""
    sub_project.programme = programme
    report = reports.get(getattr(sub_project, "latest_report", None) or 0)
    if report is not None:
        report.sub_project = sub_project
        if report.round is not None:
            report.round.programme = programme
    return FigureTrace(
        sub_project=sub_project, report=report, decision=named.get(sub_project.decision_id or 0)
    )
