"""What goes into the computation of a plan: panel, question, and where the figures are from."""

import csv
import gzip
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Max

from framsteg.analysis.enums import DonorsRule
from framsteg.analysis.models import EvaluationPlan
from framsteg.evaluation.errors import MissingValuesError
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.question import Question
from framsteg.evaluation.scales import Scale
from framsteg.indicators.models import NATION, FetchRun, Observation, Region, Sex
from framsteg.indicators.queries.panels import PanelArrays, panel_of

LARGEST_LEFT_OUT = 10
"""How many of the largest municipalities one of the other pools is without."""

HALF, DOUBLE = 0.5, 2.0


@dataclass(frozen=True)
class Inputs:
    """`panel` holds complete series only, to the last figure known; `question` cuts it to what is followed.

    `available` is the number of periods with the programme that the municipality has figures for.
    """

    panel: Panel
    question: Question
    available: int
    last_known: str
    figures: Mapping[str, Any]


def inputs_of(plan: EvaluationPlan) -> Inputs:
    """Raises NoFigures where there are none, MissingValuesError where the municipality's own are not complete."""
    indicator = plan.indicator
    arrays = panel_of(indicator, plan.series_from)
    last_known = _last_known(arrays, plan.region_id)
    panel = _complete(_until(arrays, last_known), plan.region_id)
    after = [period for period in panel.periods if period >= plan.starts]
    used = after[: plan.followed]
    question = Question(
        unit=plan.region_id,
        start=plan.starts,
        estimator=plan.estimator,
        scale=Scale(plan.scale),
        donors=_donors(plan, panel),
        excluded=_excluded(plan, panel),
        first=plan.series_from,
        last=used[-1] if used else plan.last_before,
        alpha=float(plan.significance),
        sizes=None if indicator.is_population else _sizes(plan, panel),
        groups={code: code[:2] for code in panel.units},
        largest=LARGEST_LEFT_OUT,
        series_starts=tuple(plan.other_beginnings),
    )
    return Inputs(panel, question, len(after), last_known, _state_of_figures(plan))


def packed(panel: Panel) -> bytes:
    """The panel as a compressed CSV file that the engine's own command reads; same panel, same bytes."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["unit", *panel.periods])
    for unit, values in zip(panel.units, panel.values, strict=True):
        rows.writerow([unit, *(_plain(float(value)) for value in values)])
    return gzip.compress(text.getvalue().encode(), mtime=0)


def _plain(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _last_known(arrays: PanelArrays, region: str) -> str:
    if region not in arrays.codes:
        raise MissingValuesError(count=len(arrays.periods), unit=region, period=arrays.periods[0])
    own = arrays.values[arrays.codes.index(region)]
    known = np.flatnonzero(np.isfinite(own))
    if not known.size:
        raise MissingValuesError(count=len(own), unit=region, period=arrays.periods[0])
    return arrays.periods[int(known[-1])]


def _until(arrays: PanelArrays, last: str) -> PanelArrays:
    end = arrays.periods.index(last) + 1
    return PanelArrays(arrays.codes, arrays.periods[:end], arrays.values[:, :end])


def _complete(arrays: PanelArrays, region: str) -> Panel:
    """Those with a figure in every period; the municipality itself must be one of them."""
    whole = np.asarray(np.isfinite(arrays.values).all(axis=1))
    own = arrays.codes.index(region)
    if not whole[own]:
        gaps = np.flatnonzero(~np.isfinite(arrays.values[own]))
        raise MissingValuesError(count=len(gaps), unit=region, period=arrays.periods[int(gaps[0])])
    kept = [code for code, complete in zip(arrays.codes, whole, strict=True) if complete]
    left_out = tuple(code for code, complete in zip(arrays.codes, whole, strict=True) if not complete)
    panel = Panel.of(kept, arrays.periods, arrays.values[whole])
    return Panel(panel.units, panel.periods, panel.values, left_out)


def _donors(plan: EvaluationPlan, panel: Panel) -> tuple[str, ...] | None:
    others = [code for code in panel.units if code != plan.region_id]
    match DonorsRule(plan.donors_rule):
        case DonorsRule.ALL:
            return None
        case DonorsRule.OTHER_COUNTIES:
            return tuple(code for code in others if code[:2] != plan.region_id[:2])
    sizes = _population(plan.last_before)
    own = sizes.get(plan.region_id, 0.0)
    return tuple(code for code in others if HALF * own <= sizes.get(code, 0.0) <= DOUBLE * own)


def _excluded(plan: EvaluationPlan, panel: Panel) -> tuple[str, ...]:
    """Those left out by name; one that fell away for missing figures is not left out twice."""
    return tuple(each["code"] for each in plan.exclusions if each["code"] in panel.units)


def _sizes(plan: EvaluationPlan, panel: Panel) -> dict[str, float] | None:
    sizes = _population(plan.last_before)
    return {code: sizes[code] for code in panel.units} if all(code in sizes for code in panel.units) else None


def _population(period: str) -> dict[str, float]:
    """The population of every municipality in the year of `period`."""
    rows = (
        Observation.objects.filter(
            indicator__is_population=True, period=period[:4], sex=Sex.TOTAL, value__isnull=False
        )
        .exclude(region_id=NATION)
        .order_by("revision")
        .values_list("region_id", "value")
    )
    return {code: float(value) for code, value in rows if value is not None}


def _state_of_figures(plan: EvaluationPlan) -> dict[str, Any]:
    """Observations are only ever added: those up to the last one's number are the figures that were used."""
    used = Observation.objects.filter(indicator=plan.indicator)
    last = used.aggregate(last=Max("id"))["last"]
    runs = FetchRun.objects.filter(observations__indicator=plan.indicator).distinct().order_by("fetched_at")
    return {
        "indicator": plan.indicator.code,
        "last_observation": last,
        "deliveries": [
            {
                "reference": run.reference,
                "fetched_at": run.fetched_at.isoformat(),
                "sha256": run.content_sha256,
            }
            for run in runs
        ],
    }


def names_of(codes: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Name and county of each municipality."""
    rows = Region.objects.filter(code__in=codes).values_list("code", "name", "county")
    return {code: (name, county) for code, name, county in rows}
