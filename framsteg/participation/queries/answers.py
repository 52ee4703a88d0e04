"""Questions that have been answered in public."""

from collections.abc import Sequence

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from framsteg.audit.models import AuditEntry, Visibility
from framsteg.participation.models import Answer, ContributionStep, StepKind
from framsteg.programme.queries.paging import Page, bounds

from .contributions import contributions

ON_A_PAGE = 20


def answers() -> QuerySet[Answer]:
    return Answer.objects.filter(visibility=Visibility.PUBLIC).select_related("answered_by")


def answers_below(page: str, number: int = 1, size: int = ON_A_PAGE) -> Page[Answer]:
    """One page of those about `page` and all below it, the latest first. Raises NoSuchPage."""
    found = answers().filter(page__startswith=page)
    total = found.count()
    start, end = bounds(number, size, total)
    return Page(tuple(found.order_by("-answered_on", "-id")[start:end]), number, total, size)


_SAID = (StepKind.CONSIDERED, StepKind.BECAME, StepKind.DECLINED)


def answered_views(mine: Q, limit: int) -> Sequence[ContributionStep]:
    """What was answered last to public views; `mine` is about the step: contribution__event__programme_id=…"""
    public = ContributionStep.objects.filter(mine, kind__in=_SAID, contribution__in=contributions())
    return tuple(public.select_related("contribution__event").distinct().order_by("-at", "-id")[:limit])


def latest_below(page: str, limit: int) -> Sequence[Answer]:
    """Those made public last, each with `told_at`, about the page and all below it."""
    told = AuditEntry.objects.filter(
        object_type="participation.answer",
        object_id=Cast(OuterRef("pk"), CharField(max_length=40)),
        action=AuditEntry.Action.PUBLISHED,
    )
    at = Coalesce(Subquery(told.order_by("-at").values("at")[:1]), F("created_at"))
    found = answers().filter(page__startswith=page).annotate(told_at=at)
    return tuple(found.order_by("-told_at", "-id")[:limit])
