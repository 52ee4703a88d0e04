"""What may be said in public, by rule.

1 no comparison made - 2 too early to say - 3 no effect can be shown - 4 differs from the comparison, cause
not established - 5 effect supported. Beside it the three things auditors ask of an evaluation: a
counterfactual, statistical assumptions that are justified, and a choice of method that is justified.
"""

from enum import IntEnum

from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.results import Check, Claim, Criterion, Headline, Outcome, Reason

CODES = {
    1: "no_comparison",
    2: "too_early",
    3: "no_effect_shown",
    4: "differs_cause_not_established",
    5: "effect_supported",
}

COUNTERFACTUAL = ("pre_fit", "convex_hull")
ASSUMPTIONS = ("leave_one_donor_out", "donor_pools", "breaks", "optimality")
METHOD = ("estimators_agree", "series_start", "treatment_start")


class Level(IntEnum):
    NO_COMPARISON = 1
    TOO_EARLY = 2
    NO_EFFECT_SHOWN = 3
    DIFFERS = 4
    SUPPORTED = 5


def claim(
    headline: Headline, checks: tuple[Check, ...], alpha: float, periods: int, filed: int | None
) -> Claim:
    """The claim of an evaluation with ``periods`` after the start, of which ``filed`` were to be awaited."""
    level, reasons = level_of(headline, checks, alpha, periods, filed)
    return Claim(int(level), CODES[level], reasons, criteria(checks, alpha))


def level_of(
    headline: Headline, checks: tuple[Check, ...], alpha: float, periods: int, filed: int | None
) -> tuple[Level, tuple[Reason, ...]]:
    if filed is not None and periods < filed:
        return Level.TOO_EARLY, (Reason("periods_missing", {"periods": periods, "filed": filed}),)
    if 1.0 / headline.units > alpha:
        return Level.NO_EFFECT_SHOWN, (Reason("too_few_units", {"units": headline.units, "alpha": alpha}),)
    if headline.p > alpha:
        facts = {"p": headline.p, "alpha": alpha, "rank": headline.rank, "units": headline.units}
        seen = {"amount": headline.detectable, "effect": headline.detectable_effect}
        return Level.NO_EFFECT_SHOWN, (Reason("within_placebos", facts), Reason("smallest_visible", seen))
    extreme = Reason("outside_placebos", {"p": headline.p, "alpha": alpha})
    failed = tuple(
        Reason(f"check_{check.outcome}", {"check": check.code, "number": check.number})
        for check in checks
        if check.outcome in (Outcome.FAILED, Outcome.NOT_POSSIBLE)
    )
    if failed:
        return Level.DIFFERS, (extreme, *failed)
    return Level.SUPPORTED, (extreme, Reason("all_checks_passed", {"checks": len(checks)}))


def criteria(checks: tuple[Check, ...], alpha: float) -> tuple[Criterion, ...]:
    """The audit criteria, each with the checks that decided it."""
    by_code = {check.code: check for check in checks}
    return (
        criterion("counterfactual", COUNTERFACTUAL, by_code),
        criterion("assumptions", ASSUMPTIONS, by_code, imaginary(by_code, alpha)),
        criterion("method", METHOD, by_code),
    )


def criterion(
    code: str, deciding: tuple[str, ...], checks: dict[str, Check], extra: tuple[Reason, ...] = ()
) -> Criterion:
    """Met when none of the deciding checks failed."""
    reasons = [
        Reason(f"check_{checks[name].outcome}", {"check": name}) for name in deciding if name in checks
    ]
    failed = any(checks[name].outcome is Outcome.FAILED for name in deciding if name in checks)
    met = bool(reasons) and not failed and not any(reason.code == "imaginary_significant" for reason in extra)
    return Criterion(code, met, (*reasons, *extra))


def imaginary(checks: dict[str, Check], alpha: float) -> tuple[Reason, ...]:
    """Imaginary programmes may be significant about as often as alpha says: one in eight is no alarm."""
    check = checks.get("in_time")
    if check is None or check.outcome is Outcome.NOT_POSSIBLE:
        return ()
    significant, dates = check.facts["significant"], check.facts["dates"]
    if not isinstance(significant, int) or not isinstance(dates, int):
        return ()
    alarming = significant > max(1.0, 2.0 * alpha * dates)
    code = "imaginary_significant" if alarming else "imaginary_quiet"
    return (Reason(code, {"check": "in_time", "significant": significant, "dates": dates}),)


def claim_without_comparison(error: EvaluationError) -> Claim:
    """The claim when a named error stopped the evaluation: level 1, or 2 when the start is still to come."""
    is_early = error.code == "start_after_panel"
    level = Level.TOO_EARLY if is_early else Level.NO_COMPARISON
    reasons = (Reason(error.code, {key: str(value) for key, value in error.facts.items()}),)
    unmet = tuple(Criterion(code, False, reasons) for code in ("counterfactual", "assumptions", "method"))
    return Claim(int(level), CODES[level], reasons, unmet)
