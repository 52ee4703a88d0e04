"""Computing a filed plan and ruling what may be said."""

import gzip
import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from framsteg.analysis.actions.plans import NothingFiled
from framsteg.analysis.enums import ClaimLevel, RunOutcome
from framsteg.analysis.figures import stored
from framsteg.analysis.models import Evaluation, EvaluationPlan, Finding, Run
from framsteg.analysis.queries.inputs import Inputs, inputs_of, names_of, packed
from framsteg.analysis.rules import findings
from framsteg.analysis.rules.context import in_context
from framsteg.audit import generation, recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.evaluation.dossier import evaluate
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.results import Dossier
from framsteg.evaluation.version import VERSION
from framsteg.indicators.errors import NoFigures

CODE_LENGTH = 60


@dataclass(frozen=True)
class Ran:
    """The run that holds for the evaluation's present plan and figures; `is_new` tells whether it was computed now."""

    run: Run
    is_new: bool


def run(evaluation: Evaluation, *, by: Actor, at: datetime) -> Ran:
    """Compute the last filed plan with the figures as they are, unless just that has been computed already.

    What cannot be computed is stored as a failed run with the error's name; the earlier finding still holds. Nothing is
    stored in part. Raises NothingFiled.
    """
    plan = _filed_plan(evaluation)
    try:
        inputs = inputs_of(plan)
        fingerprint = input_hash(inputs)
    except (EvaluationError, NoFigures) as error:
        return _failed(plan, "", error, by=by, at=at)
    if (earlier := _same(plan, fingerprint)) is not None:
        return Ran(earlier, is_new=False)
    if inputs.available < plan.answerable_after:
        return _too_early(plan, inputs, fingerprint, by=by, at=at)
    try:
        dossier = evaluate(inputs.panel, inputs.question)
        return _computed(plan, inputs, dossier, fingerprint, by=by, at=at)
    except EvaluationError as error:
        return _failed(plan, fingerprint, error, by=by, at=at)


def input_hash(inputs: Inputs) -> str:
    """Of the figures that are used and of the question put to them: same input, same checksum.

    A question filed in good time is about periods that have no figures yet: then those that there are count.
    """
    last = inputs.question.last
    used = inputs.panel.between(inputs.question.first, last if last in inputs.panel.periods else None)
    question = json.dumps(inputs.question.to_dict(), sort_keys=True, ensure_ascii=False)
    return sha256(f"{used.digest()}\n{question}\n{inputs.available}".encode()).hexdigest()


def _filed_plan(evaluation: Evaluation) -> EvaluationPlan:
    filed = evaluation.plans.filter(filed_at__isnull=False).select_related("indicator", "evaluation")
    plan = filed.order_by("-number").first()
    if plan is None:
        raise NothingFiled(evaluation)
    return plan


def _same(plan: EvaluationPlan, fingerprint: str) -> Run | None:
    """The plan's last run, where it was of the same input by the same engine."""
    last = plan.runs.order_by("-ran_at", "-id").first()
    if last is not None and (last.input_hash, last.engine_version) == (fingerprint, VERSION):
        return last
    return None


def _computed(
    plan: EvaluationPlan, inputs: Inputs, dossier: Dossier, fingerprint: str, *, by: Actor, at: datetime
) -> Ran:
    result = dossier.to_json().encode()
    alpha = float(plan.significance)
    ruled = findings.ruled(dossier, plan.checks, alpha, plan.assumptions, plan.method)
    answer = dossier.after[plan.answerable_after - 1].period
    context = in_context(inputs.panel, plan.region_id, answer, is_population=plan.indicator.is_population)
    figures = findings.key_figures(dossier, plan.answerable_after, alpha, context)
    named_ones = (each["code"] for each in plan.exclusions)
    names = names_of((*inputs.panel.units, *inputs.panel.left_out, *named_ones))
    made = Run(
        plan=plan,
        outcome=RunOutcome.COMPUTED,
        engine_version=dossier.version,
        input_hash=fingerprint,
        result_hash=sha256(result).hexdigest(),
        panel=packed(inputs.panel),
        result=gzip.compress(result, mtime=0),
        figures=dict(inputs.figures),
    )
    finding = Finding(
        level=ruled.level,
        criteria=list(ruled.criteria),
        key_figures=stored(figures),
        picture=findings.picture(dossier, names, ruled.reasons, inputs.panel.left_out, plan.exclusions),
    )
    return _store(made, finding, by=by, at=at)


def _too_early(plan: EvaluationPlan, inputs: Inputs, fingerprint: str, *, by: Actor, at: datetime) -> Ran:
    made = Run(
        plan=plan,
        outcome=RunOutcome.TOO_EARLY,
        engine_version=VERSION,
        input_hash=fingerprint,
        figures={**inputs.figures, "last_known": inputs.last_known},
    )
    facts = {"available": inputs.available, "needed": plan.answerable_after, "last_known": inputs.last_known}
    finding = Finding(
        level=ClaimLevel.TOO_EARLY,
        criteria=list(findings.unmet_criteria("too_early")),
        key_figures={},
        picture={"reasons": [{"code": "periods_missing", "facts": facts}]},
    )
    return _store(made, finding, by=by, at=at)


def _failed(plan: EvaluationPlan, fingerprint: str, error: Exception, *, by: Actor, at: datetime) -> Ran:
    code, facts = named(error)
    last = plan.runs.order_by("-ran_at", "-id").first()
    known = (RunOutcome.FAILED, code, facts, fingerprint)
    if last is not None and (last.outcome, last.error_code, last.error_facts, last.input_hash) == known:
        return Ran(last, is_new=False)
    made = Run(
        plan=plan,
        outcome=RunOutcome.FAILED,
        engine_version=VERSION,
        input_hash=fingerprint,
        error_code=code,
        error_facts=facts,
    )
    return _store(made, None, by=by, at=at)


def named(error: Exception) -> tuple[str, dict[str, Any]]:
    """The error's name and its facts, as they are stored."""
    if isinstance(error, EvaluationError):
        return error.code[:CODE_LENGTH], {name: str(value) for name, value in error.facts.items()}
    return "no_figures", {}


@transaction.atomic
def _store(made: Run, finding: Finding | None, *, by: Actor, at: datetime) -> Ran:
    made.ran_at, made.ran_by = at, str(by)[:200]
    made.save(force_insert=True)
    told = {"outcome": made.outcome, "input_hash": made.input_hash, "result_hash": made.result_hash}
    if finding is not None:
        finding.evaluation, finding.run, finding.found_at = made.plan.evaluation, made, at
        finding.save(force_insert=True)
        told["level"] = str(int(finding.level))
    if made.error_code:
        told["error"] = made.error_code
    recording.record(made, AuditEntry.Action.CREATED, by=by, at=at, after=told)
    generation.bump()
    return Ran(made, is_new=True)
