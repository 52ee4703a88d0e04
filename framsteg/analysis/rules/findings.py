"""What a computed dossier allows to be said: by rule, never typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framsteg.analysis.enums import ClaimLevel, Criterion
from framsteg.analysis.figures import After, InContext, KeyFigures
from framsteg.evaluation import claims
from framsteg.evaluation.results import Check, Dossier, PeriodRow, plainly

ALWAYS_COUNTS = {"optimality"}
LEAST_WEIGHT_SHOWN = 0.0005


@dataclass(frozen=True)
class Ruled:
    """A claim level with the reasons for it, and the audit criteria with theirs."""

    level: ClaimLevel
    reasons: tuple[dict[str, Any], ...]
    criteria: tuple[dict[str, Any], ...]


def ruled(
    dossier: Dossier, filed_checks: Sequence[str], alpha: float, assumptions: str, method: str
) -> Ruled:
    """The level by the engine's rule over the checks that were filed.

    A criterion is met when its checks allow it; assumptions and method must also have been justified in writing.
    """
    counted = tuple(
        check for check in dossier.checks if check.code in filed_checks or check.code in ALWAYS_COUNTS
    )
    claim = claims.claim(dossier.headline, counted, alpha, dossier.post_periods, None)
    written = {Criterion.ASSUMPTIONS.value: assumptions, Criterion.METHOD.value: method}
    criteria = []
    for criterion in claim.criteria:
        reasons = [plainly(reason) for reason in criterion.reasons]
        met = criterion.met
        if criterion.code in written:
            justified = bool(written[criterion.code].strip())
            reasons.append({"code": "written" if justified else "not_written", "facts": {}})
            met = met and justified
        criteria.append({"code": criterion.code, "met": met, "reasons": reasons})
    return Ruled(ClaimLevel(claim.level), tuple(plainly(reason) for reason in claim.reasons), tuple(criteria))


def unmet_criteria(reason: str) -> tuple[dict[str, Any], ...]:
    """The criteria where nothing has been computed."""
    return tuple(
        {"code": each.value, "met": False, "reasons": [{"code": reason, "facts": {}}]} for each in Criterion
    )


def key_figures(dossier: Dossier, answer_after: int, alpha: float, context: InContext | None) -> KeyFigures:
    after = dossier.after
    return KeyFigures(
        answer=_after(after[answer_after - 1], answer_after),
        latest=_after(after[-1], len(after)),
        p=dossier.headline.p,
        rank=dossier.headline.rank,
        units=dossier.headline.units,
        alpha=alpha,
        context=context,
    )


def _after(row: PeriodRow, periods: int) -> After:
    return After(
        period=row.period,
        periods=periods,
        actual=row.actual,
        expected=row.counterfactual,
        effect=row.gap,
        low=_number(row.low),
        high=_number(row.high),
        effect_low=_number(row.gap_low),
        effect_high=_number(row.gap_high),
        smallest=_number(row.detectable),
        p=_number(row.p),
    )


class Incomplete(ValueError):
    """The dossier lacks a figure that a period after the start must have."""


def _number(value: float | None) -> float:
    if value is None:
        raise Incomplete
    return value


def picture(
    dossier: Dossier,
    names: Mapping[str, tuple[str, str]],
    reasons: Sequence[Mapping[str, Any]],
    left_out: Sequence[str],
    exclusions: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """What the page shows, as plain values: the series, who it is compared with, the placebos, the checks."""
    return {
        "reasons": list(reasons),
        "series": [plainly(row) for row in dossier.periods],
        "before": dossier.pre_periods,
        "donors": [
            [each.unit, *names.get(each.unit, (each.unit, "")), _short(each.weight)]
            for each in dossier.donors
            if each.weight >= LEAST_WEIGHT_SHOWN
        ],
        "donors_in_all": len(dossier.donors),
        "period_weights": [[each.unit, _short(each.weight)] for each in dossier.period_weights],
        "placebos": _placebos(dossier),
        "checks": [plainly(_without_long_lists(check)) for check in dossier.checks],
        "estimators": [
            {
                "estimator": row.estimator,
                "amounts": [_short(amount) for amount in row.amounts],
                "p": row.p,
                "pre_rmspe": _short(row.pre_rmspe),
            }
            for row in dossier.estimators
        ],
        "ratio_ranks": [plainly(row) for row in dossier.ratio_ranks],
        "conformal_p": dossier.conformal_p,
        "optimality_gap": dossier.worst_optimality_gap,
        "similar_units": dossier.headline.similar_units,
        "excluded": [
            [
                each["code"],
                names.get(each["code"], (each["code"], ""))[0],
                each["reason"],
                each.get("reason_en", ""),
            ]
            for each in exclusions
        ],
        "relative": str(dossier.question["scale"]) != "level",
        "left_out": [[code, names.get(code, (code, ""))[0]] for code in left_out],
    }


def _placebos(dossier: Dossier) -> list[list[Any]]:
    """Mean effects, made comparable with the treated one's by size: [code, effect, of similar size]."""
    own = next(row for row in dossier.placebos if row.unit == dossier.unit)
    exponent = float(dossier.question["size_exponent"]) if dossier.headline.size_adjusted else 0.0

    def adjusted(size: float | None, mean: float) -> float:
        return mean * (size / own.size) ** exponent if size and own.size else mean

    rows = [[row.unit, _short(adjusted(row.size, row.mean)), row.similar_size] for row in dossier.placebos]
    return sorted(rows, key=lambda row: row[1])


def _without_long_lists(check: Check) -> Check:
    """A check with its cases, but not one case per donor."""
    most = 12
    return (
        check
        if len(check.cases) <= most
        else Check(check.code, check.outcome, check.number, check.facts, check.text)
    )


def _short(value: float) -> float:
    return float(f"{value:.6g}")
