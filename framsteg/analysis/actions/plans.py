"""Deciding how a question is to be answered, and locking it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from framsteg.analysis.models import Evaluation, EvaluationPlan
from framsteg.analysis.questions import question_texts
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.indicators.queries.series import series

CARRIED_OVER = (
    "question", "question_en", "series_from", "last_before", "starts", "followed", "answerable_after", "donors_rule",
    "exclusions", "other_beginnings", "scale", "estimator", "checks", "significance", "assumptions", "assumptions_en",
    "method", "method_en",
)  # fmt: skip


class AlreadyFiled(Exception):
    """The plan is filed and locked; only a new version can follow it."""


class NothingFiled(Exception):
    """There is no filed plan yet: its draft is changed, not followed by a new version."""


def draft(plan: EvaluationPlan, *, by: Actor, at: datetime) -> None:
    """Store a new draft of a plan as the next version of its evaluation. A question left empty is worded here."""
    evaluation = plan.evaluation
    plan.number = evaluation.plans.count() + 1
    plan.indicator_id, plan.region_id = evaluation.indicator_id, evaluation.region_id
    _word(plan)
    recording.create(plan, by=by, at=at)


def change_draft(plan: EvaluationPlan, *, by: Actor, at: datetime) -> None:
    """Store changes to a draft. Raises AlreadyFiled."""
    _refuse_filed(plan)
    _word(plan)
    recording.change(plan, by=by, at=at)


def discard_draft(plan: EvaluationPlan, *, by: Actor, at: datetime) -> None:
    _refuse_filed(plan)
    recording.remove(plan, by=by, at=at)


@transaction.atomic
def file_question(plan: EvaluationPlan, *, by: Actor, at: datetime) -> None:
    """Lock the draft, with who and when, and with how much of the outcome was known. Raises AlreadyFiled."""
    _refuse_filed(plan)
    _check_reasons(plan)
    plan.filed_at, plan.filed_by = at, str(by)[:200]
    plan.figures_known_to = last_known_period(plan.evaluation)
    try:
        recording.change(plan, by=by, at=at)
    except Exception:
        plan.filed_at, plan.filed_by, plan.figures_known_to = None, "", ""
        raise


def new_version(
    evaluation: Evaluation, *, reason: str, reason_en: str = "", by: Actor, at: datetime, **changes: Any
) -> EvaluationPlan:
    """A draft that takes over the last filed plan, with `changes`. Raises NothingFiled."""
    last = evaluation.plans.filter(filed_at__isnull=False).order_by("-number").first()
    if last is None:
        raise NothingFiled(evaluation)
    values = {name: getattr(last, name) for name in CARRIED_OVER} | changes
    plan = EvaluationPlan(evaluation=evaluation, reason=reason, reason_en=reason_en, **values)
    draft(plan, by=by, at=at)
    return plan


def last_known_period(evaluation: Evaluation) -> str:
    """The last period that the municipality has a figure for; "" where there is none."""
    latest = series(evaluation.indicator, evaluation.region_id).latest
    return latest.period if latest else ""


def _word(plan: EvaluationPlan) -> None:
    swedish, english = question_texts(plan)
    plan.question = plan.question or swedish
    plan.question_en = plan.question_en or english


def _refuse_filed(plan: EvaluationPlan) -> None:
    if EvaluationPlan.objects.filter(pk=plan.pk, filed_at__isnull=False).exists():
        raise AlreadyFiled(plan)


def unwritten(plan: EvaluationPlan) -> Sequence[str]:
    """The fields that a plan must have before it is locked, and has not: why its assumptions and method are chosen."""
    missing = [name for name in ("assumptions", "method") if not getattr(plan, name).strip()]
    if plan.number > 1 and not plan.reason.strip():
        missing.append("reason")
    return missing


def _check_reasons(plan: EvaluationPlan) -> None:
    if missing := unwritten(plan):
        late = _("Write this before the question is filed: it cannot be added later.")
        raise ValidationError(dict.fromkeys(missing, late))
