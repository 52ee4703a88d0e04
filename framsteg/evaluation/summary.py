"""A dossier in readable English, for the command line."""

from collections.abc import Iterator
from math import isfinite

from framsteg.evaluation.results import Dossier, Outcome

LEVELS = {
    1: "no comparison made",
    2: "too early to say",
    3: "no effect can be shown, and none can be excluded",
    4: "differs from the comparison; cause not established",
    5: "effect supported: all filed checks pass",
}
MARKS = {Outcome.PASSED: "ok", Outcome.FAILED: "NO", Outcome.NOTED: "note", Outcome.NOT_POSSIBLE: "n/a"}


def lines(dossier: Dossier) -> Iterator[str]:
    """The whole summary, line by line."""
    question = dossier.question
    yield f"{dossier.unit}, treated from {dossier.start}: {question['estimator']} on the {question['scale']} scale"
    yield f"{dossier.units} units, {dossier.pre_periods} periods before the start, {dossier.post_periods} after"
    yield ""
    yield from answer(dossier)
    yield ""
    yield from table(dossier)
    yield ""
    yield from made_of(dossier)
    yield ""
    yield from beside(dossier)
    yield ""
    yield from checked(dossier)
    yield ""
    yield f"engine {dossier.version}, panel sha256 {dossier.input_hash}"


def answer(dossier: Dossier) -> Iterator[str]:
    headline = dossier.headline
    yield f"Claim level {dossier.claim.level}: {LEVELS[dossier.claim.level]}"
    yield (
        f"Average effect {headline.amount:.8f}, interval {amount(headline.low)} to {amount(headline.high)}, "
        f"p = {headline.p:.4f} (rank {headline.rank} of {headline.units}"
        f"{', adjusted for size' if headline.size_adjusted else ''})"
    )
    if headline.detectable is not None:
        seen = (
            amount(headline.detectable) if isfinite(headline.detectable) else "none, there are too few units"
        )
        yield f"Smallest average effect that could have been seen: {seen}"
    ratio = dossier.ratio_ranks[0]
    yield (
        f"Post/pre RMSPE ratio {ratio.ratio:.4f}: rank {ratio.rank} of {ratio.units} (p = {ratio.p:.4f}); "
        f"conformal p of no effect {dossier.conformal_p:.4f}"
    )


def table(dossier: Dossier) -> Iterator[str]:
    head = ("period", "actual", "expected", "effect", "band low", "band high", "p", "visible")
    yield "".join(f"{name:>12}" for name in head)
    for row in dossier.after:
        numbers = (row.actual, row.counterfactual, row.gap, row.low, row.high)
        cells = [row.period, *(amount(value) for value in numbers), f"{row.p:.4f}", amount(row.detectable)]
        yield "".join(f"{cell:>12}" for cell in cells)


def made_of(dossier: Dossier, most: int = 12) -> Iterator[str]:
    shown = ", ".join(f"{donor.unit} {donor.weight:.4f}" for donor in dossier.donors[:most])
    rest = len(dossier.donors) - most
    yield f"The comparison is made of {shown}{f' and {rest} more' if rest > 0 else ''}"
    if dossier.period_weights:
        yield "Periods before: " + ", ".join(
            f"{item.unit} {item.weight:.4f}" for item in dossier.period_weights
        )
    yield f"Relative optimality gap {dossier.optimality_gap:.1e}, worst placebo {dossier.worst_optimality_gap:.1e}"


def beside(dossier: Dossier) -> Iterator[str]:
    yield f"{'estimator':>12}{'average':>16}{'p':>10}{'pre-fit':>14}{'gap':>10}"
    for row in dossier.estimators:
        p = "-" if row.p is None else f"{row.p:.4f}"
        yield (
            f"{row.estimator:>12}{row.mean_amount:>16.8f}{p:>10}{row.pre_rmspe:>14.6g}{row.optimality_gap:>10.1e}"
            f"{'' if row.unique else '  exact fit, weights not unique'}"
        )


def checked(dossier: Dossier) -> Iterator[str]:
    for check in dossier.checks:
        yield f"{MARKS[check.outcome]:>5}  {check.code}: {check.text}"
    for criterion in dossier.claim.criteria:
        yield f"{'met' if criterion.met else 'not met':>7}  audit criterion: {criterion.code}"


def amount(value: float | None) -> str:
    """Seven significant digits, or a dash."""
    return "-" if value is None or not isfinite(value) else f"{value:,.7g}"
