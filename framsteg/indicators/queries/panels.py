"""All municipalities over time, as arrays."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framsteg.indicators.errors import NoFigures
from framsteg.indicators.models import NATION, Indicator, Observation, Sex


@dataclass(frozen=True)
class PanelArrays:
    """Current figures of one indicator: `values[i, t]` is that of `codes[i]` in `periods[t]`, NaN where there is none.

    Codes and periods are sorted. The whole country is not among the codes.
    """

    codes: tuple[str, ...]
    periods: tuple[str, ...]
    values: NDArray[np.float64]


def panel_of(
    indicator: Indicator, first: str | None = None, last: str | None = None, *, sex: str = Sex.TOTAL
) -> PanelArrays:
    """The panel of `indicator` from period `first` to `last`, both included. One query.

    Raises NoFigures when there is not one figure in it.
    """
    bounds: dict[str, Any] = {}
    if first is not None:
        bounds["period__gte"] = first
    if last is not None:
        # "2012" includes "2012-12": a longer text with the same start sorts after it.
        bounds["period__lte"] = f"{last}~"
    rows = (
        Observation.objects.filter(indicator=indicator, sex=sex, **bounds)
        .exclude(region_id=NATION)
        .order_by("revision")
        .values_list("region_id", "period", "value")
    )
    return _arranged(list(rows), indicator)


def _arranged(rows: list[tuple[str, str, float | None]], indicator: Indicator) -> PanelArrays:
    if not any(value is not None for _, _, value in rows):
        raise NoFigures(indicator.title)
    codes = sorted({code for code, _, _ in rows})
    periods = sorted({period for _, period, _ in rows})
    row_of = {code: at for at, code in enumerate(codes)}
    column_of = {period: at for at, period in enumerate(periods)}
    values = np.full((len(codes), len(periods)), np.nan)
    for code, period, value in rows:
        values[row_of[code], column_of[period]] = np.nan if value is None else value
    return PanelArrays(tuple(codes), tuple(periods), values)
