"""An honest number beside a change: how ordinary it is.

"+31 persons" says nothing before one knows how many units grew that year, and how often a unit of that size does.
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.errors import StartOutsidePanelError
from framsteg.evaluation.inference.placebo import SIMILAR
from framsteg.evaluation.panel import Panel


@dataclass(frozen=True)
class ChangeInContext:
    """The change of one unit in one period, and everybody's.

    ``rank`` 1 grew most, by relative change, of ``units``; ``grew`` of them grew at all. ``as_large`` is the share of
    all unit-periods of that size (half to double, or the class given) whose change was at least as large in the
    source's units.
    """

    unit: str
    period: str
    change: float
    relative: float
    rank: int
    units: int
    grew: int
    as_large: float
    unit_periods: int


def change_in_context(
    panel: Panel, unit: str, period: str, size_class: tuple[float, float] | None = None
) -> ChangeInContext:
    """How ordinary one unit's change was. Raises StartOutsidePanelError when there is no period before.

    ``size_class`` is from (included) and to (excluded), in the source's units.
    """
    row, column = panel.place_of(unit), panel.time_of(period)
    if column == 0:
        raise StartOutsidePanelError(
            period=period, pre=0, first=panel.periods[0], last=panel.periods[-1], least=1
        )
    changes = np.diff(panel.values, axis=1)
    before = panel.values[:, :-1]
    relative = np.divide(changes, before, out=np.zeros_like(changes), where=before != 0.0)
    mine, base = float(changes[row, column - 1]), float(before[row, column - 1])
    low, high = size_class or (base / SIMILAR, np.nextafter(base * SIMILAR, np.inf))
    similar = (before >= low) & (before < high)
    that_year = relative[:, column - 1]
    return ChangeInContext(
        unit=unit,
        period=str(period),
        change=mine,
        relative=float(that_year[row]),
        rank=int((that_year > that_year[row]).sum()) + 1,
        units=len(panel.units),
        grew=int((changes[:, column - 1] > 0.0).sum()),
        as_large=float((changes[similar] >= mine).mean()) if similar.any() else 0.0,
        unit_periods=int(similar.sum()),
    )
