"""Evaluations as they are listed and told whole. An evaluation is public only where its programme is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from framsteg.analysis.enums import RunOutcome
from framsteg.analysis.models import ClaimOverride, Evaluation, EvaluationPlan, Finding, Run
from framsteg.audit.models import Visibility
from framsteg.programme.queries.audience import Audience

BLOBS = ("panel", "result")
MOST_RUNS = 20


@dataclass(frozen=True)
class EvaluationStory:
    """All that the page of an evaluation tells. Plans and runs are newest first; drafts of plans are never among them.

    `failure` is the last run where that one failed: what is shown beside the finding that still holds.
    """

    evaluation: Evaluation
    plans: Sequence[EvaluationPlan]
    finding: Finding | None
    runs: Sequence[Run]
    failure: Run | None


def evaluations(audience: Audience = Audience.PUBLIC) -> QuerySet[Evaluation]:
    if audience is Audience.EDITORS:
        return Evaluation.objects.all()
    return Evaluation.objects.filter(visibility=Visibility.PUBLIC, programme__visibility=Visibility.PUBLIC)


def evaluation_named(municipality: str, slug: str, *, audience: Audience = Audience.PUBLIC) -> Evaluation:
    """The evaluation at an address. Raises Evaluation.DoesNotExist."""
    return (
        evaluations(audience)
        .select_related("municipality", "programme", "indicator__source", "region")
        .get(municipality__slug=municipality, slug=slug)
    )


def story(evaluation: Evaluation) -> EvaluationStory:
    """Three queries; what was computed is read, never computed here."""
    plans = tuple(evaluation.plans.filter(filed_at__isnull=False).order_by("-number"))
    finding = newest_finding(evaluation)
    runs = tuple(
        Run.objects.filter(plan__evaluation_id=evaluation.pk)
        .defer(*BLOBS)
        .select_related("plan")
        .order_by("-ran_at", "-id")[:MOST_RUNS]
    )
    failed = runs[0] if runs and runs[0].outcome == RunOutcome.FAILED else None
    return EvaluationStory(evaluation, plans, finding, runs, failed)


def newest_finding(evaluation: Evaluation) -> Finding | None:
    """The finding that holds, with its run (without what is large) and its plan."""
    deferred = [f"run__{name}" for name in BLOBS]
    found = Finding.objects.filter(evaluation_id=evaluation.pk).select_related("run__plan").defer(*deferred)
    return found.order_by("-id").first()


def overrides_of(kind: str, identity: str) -> tuple[ClaimOverride, ...]:
    """The exceptions that were made for claims in a text, the newest first. One query."""
    return tuple(_newest_overrides().filter(object_type=kind, object_id=identity))


def all_overrides() -> tuple[ClaimOverride, ...]:
    """The exceptions of all texts, the newest first. One query."""
    return tuple(_newest_overrides())


def _newest_overrides() -> "QuerySet[ClaimOverride]":
    return ClaimOverride.objects.select_related("evaluation").order_by("-at", "-id")


__all__ = [
    "Audience",
    "EvaluationStory",
    "all_overrides",
    "evaluation_named",
    "evaluations",
    "overrides_of",
    "story",
]
