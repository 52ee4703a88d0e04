"""The whole dossier of one question in one call."""

import numpy as np

from framsteg.evaluation import checks
from framsteg.evaluation.claims import claim
from framsteg.evaluation.estimators import ESTIMATORS, Fits, ridge
from framsteg.evaluation.inference.band import Band, band_of
from framsteg.evaluation.inference.conformal import conformal_p
from framsteg.evaluation.inference.detectable import Detectable, detectable
from framsteg.evaluation.inference.placebo import Placebos, placebos_of
from framsteg.evaluation.inference.rmspe import ratio_ranks
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.prepared import Effects, Prepared, prepare
from framsteg.evaluation.question import Question
from framsteg.evaluation.results import (
    Donor,
    Dossier,
    EstimatorRow,
    Headline,
    PeriodRow,
    PlaceboRow,
    RatioRow,
)
from framsteg.evaluation.scales import shifted
from framsteg.evaluation.simplex import compiler_is_wanted
from framsteg.evaluation.version import VERSION

LEAST_SHARE = 1e-6
"""Weights below this are not listed."""


def evaluate(panel: Panel, question: Question) -> Dossier:
    """Answer ``question`` on ``panel``. Raises the named errors of ``errors`` when it cannot be answered."""
    prepared = prepare(panel, question)
    everything = prepared.fit_all(question.estimator)
    placebos = placebos_of(prepared, everything)
    band = band_of(placebos, question.alpha)
    visible = detectable(placebos, question.scale, last_before(prepared), question.alpha)
    study = checks.Study(panel, prepared, everything, placebos)
    rows = tuple(estimator_row(prepared, code, everything) for code in ESTIMATORS)
    results = checks.run(study, rows)
    headline = headline_of(prepared, everything, placebos, band, visible)
    there = len(prepared.panel.periods) - prepared.pre
    fits, place = everything.fits, prepared.treated
    return Dossier(
        version=VERSION,
        input_hash=prepared.used.digest(),
        question=question.to_dict(),
        unit=question.unit,
        start=question.start,
        pre_periods=prepared.pre,
        post_periods=prepared.posts,
        too_early=prepared.too_early,
        units=len(prepared.panel.units),
        headline=headline,
        periods=period_rows(prepared, everything, placebos, band, visible),
        donors=donors_of(prepared.panel.units, fits, place),
        period_weights=period_weights_of(prepared, fits),
        optimality_gap=float(fits.optimality_gap[place]),
        worst_optimality_gap=float(fits.optimality_gap.max()),
        pre_rmspe=pre_rmspe(everything, prepared.pre)[place],
        estimators=rows,
        ratio_ranks=ratio_rows(prepared, everything),
        conformal_p=conformal_p(prepared.scaled, place, prepared.pre - question.scale.lost),
        checks=results,
        claim=claim(headline, results, question.alpha, there, question.periods),
        placebos=placebo_rows(prepared, everything, placebos),
    )


def last_before(prepared: Prepared) -> float:
    return float(prepared.used.values[prepared.treated, prepared.pre - 1])


def gaps_of(prepared: Prepared, everything: Effects, row: int) -> np.typing.NDArray[np.float64]:
    return np.asarray(prepared.used.values[prepared.treated] - everything.counterfactual[row])


def pre_rmspe(effects: Effects, pre: int) -> list[float]:
    """Root mean squared comparable gap before the start, per fit."""
    return [float(value) for value in np.sqrt((effects.effects[:, :pre] ** 2).mean(axis=1))]


def headline_of(
    prepared: Prepared, everything: Effects, placebos: Placebos, band: Band, visible: Detectable
) -> Headline:
    """The mean over the periods that count."""
    means = placebos.effects.mean(axis=1)
    actual = prepared.used.values[prepared.treated, prepared.pre :]
    low, high = band_edges(prepared, everything, band)
    strength = np.abs(means) * placebos.multiplier
    return Headline(
        amount=float(gaps_of(prepared, everything, prepared.treated)[prepared.pre :].mean()),
        low=float((actual - high).mean()),
        high=float((actual - low).mean()),
        effect=float(means[prepared.treated]),
        p=float(placebos.p_values(means)),
        p_unadjusted=float(placebos.p_values(means, adjust=False)),
        p_similar_size=float(placebos.p_values(means, placebos.similar)),
        rank=int((strength > strength[prepared.treated]).sum()) + 1,
        units=placebos.count,
        similar_units=int(placebos.similar.sum()),
        size_adjusted=placebos.adjusted,
        detectable=visible.mean_amount,
        detectable_effect=visible.mean_effect,
    )


def band_edges(
    prepared: Prepared, everything: Effects, band: Band
) -> tuple[np.typing.NDArray[np.float64], np.typing.NDArray[np.float64]]:
    """Low and high edges (H,) in the source's units."""
    pre, own = prepared.pre, prepared.used.values[prepared.treated]
    centre = everything.counterfactual[prepared.treated, pre:]
    scale = prepared.question.scale
    return shifted(scale, own, centre, pre, band.low), shifted(scale, own, centre, pre, band.high)


def period_rows(
    prepared: Prepared, everything: Effects, placebos: Placebos, band: Band, visible: Detectable
) -> tuple[PeriodRow, ...]:
    pre, own = prepared.pre, prepared.used.values[prepared.treated]
    expected = everything.counterfactual[prepared.treated]
    periods = prepared.used.periods
    before = (
        PeriodRow(periods[t], float(own[t]), float(expected[t]), float(own[t] - expected[t]))
        for t in range(pre)
    )
    low, high = band_edges(prepared, everything, band)
    p, plain = placebos.p_values(placebos.effects), placebos.p_values(placebos.effects, adjust=False)
    similar = placebos.p_values(placebos.effects, placebos.similar)
    after = (
        PeriodRow(
            period=periods[pre + h],
            actual=float(own[pre + h]),
            counterfactual=float(expected[pre + h]),
            gap=float(own[pre + h] - expected[pre + h]),
            low=float(low[h]),
            high=float(high[h]),
            gap_low=float(own[pre + h] - high[h]),
            gap_high=float(own[pre + h] - low[h]),
            effect=float(placebos.own[h]),
            p=float(p[h]),
            p_unadjusted=float(plain[h]),
            p_similar_size=float(similar[h]),
            detectable=float(visible.amounts[h]),
            detectable_effect=float(visible.effects[h]),
        )
        for h in range(prepared.posts)
    )
    return (*before, *after)


def donors_of(units: tuple[str, ...], fits: Fits, row: int) -> tuple[Donor, ...]:
    """By falling weight, then by name."""
    weights = fits.weights[row]
    places = [place for place in range(len(units)) if abs(weights[place]) > LEAST_SHARE]
    places.sort(key=lambda place: (-float(weights[place]), units[place]))
    return tuple(Donor(units[place], float(weights[place])) for place in places)


def period_weights_of(prepared: Prepared, fits: Fits) -> tuple[Donor, ...]:
    """The weights of periods before the start, for synthetic difference-in-differences; else none."""
    if fits.time_weights is None:
        return ()
    periods = prepared.used.periods[prepared.question.scale.lost : prepared.pre]
    weights = fits.time_weights[prepared.treated]
    return tuple(
        Donor(periods[t], float(weights[t])) for t in range(len(periods)) if weights[t] > LEAST_SHARE
    )


def estimator_row(prepared: Prepared, code: str, headline: Effects) -> EstimatorRow:
    """Another estimator's answer, ranked among its own placebos.

    Ridge-augmented placebos need a cross-validation per unit: without a compiler only the treated unit is fitted.
    """
    alone = code == ridge.CODE and not compiler_is_wanted() and code != headline.fits.estimator
    if code == headline.fits.estimator:
        effects = headline
    else:
        effects = prepared.fit_treated(code) if alone else prepared.fit_all(code)
    row, pre = 0 if alone else prepared.treated, prepared.pre
    gaps = gaps_of(prepared, effects, row)[pre:]
    own = effects.effects[row, pre:]
    placebos = None if alone else placebos_of(prepared, effects)
    return EstimatorRow(
        estimator=code,
        counterfactual=tuple(effects.counterfactual[row, pre:].tolist()),
        amounts=tuple(gaps.tolist()),
        mean_amount=float(gaps.mean()),
        mean_effect=float(own.mean()),
        p=None if placebos is None else float(placebos.p_values(placebos.effects.mean(axis=1))),
        pre_rmspe=pre_rmspe(effects, pre)[row],
        optimality_gap=float(effects.fits.optimality_gap[row]),
        unique=not bool(effects.fits.perfect[row]),
        donors=donors_of(prepared.panel.units, effects.fits, row),
    )


def ratio_rows(prepared: Prepared, everything: Effects) -> tuple[RatioRow, ...]:
    ranks = ratio_ranks(everything.effects, prepared.pre, prepared.treated)
    return tuple(RatioRow(rank.limit, rank.ratio, rank.rank, rank.units, rank.p) for rank in ranks)


def placebo_rows(prepared: Prepared, everything: Effects, placebos: Placebos) -> tuple[PlaceboRow, ...]:
    """Every unit of the pool, the treated one included, in the panel's order."""
    spread, sizes = pre_rmspe(everything, prepared.pre), prepared.sizes
    return tuple(
        PlaceboRow(
            unit=unit,
            size=None if sizes is None else float(sizes[place]),
            similar_size=bool(placebos.similar[place]),
            effects=tuple(placebos.effects[place].tolist()),
            mean=float(placebos.effects[place].mean()),
            pre_rmspe=spread[place],
            optimality_gap=float(everything.fits.optimality_gap[place]),
        )
        for place, unit in enumerate(prepared.panel.units)
    )
