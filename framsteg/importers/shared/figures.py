"""From a JSON-stat table to figures of one indicator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from framsteg.importers.shared.errors import SeveralValues
from framsteg.importers.shared.json_stat import Cell, Dataset, Dimension
from framsteg.indicators.figures import Coverage, Delivery, Figure
from framsteg.indicators.models import Indicator, Sex, Status
from framsteg.indicators.periods import NotAPeriod, canonical

GEO = ("Region", "region", "Kommun", "kommun")
TIME = ("Tid", "tid", "År", "år", "Time", "time", "Year", "year")
SEX = {
    "1": Sex.MEN,
    "2": Sex.WOMEN,
    "1+2": Sex.TOTAL,
    "TOT": Sex.TOTAL,
    "T": Sex.TOTAL,
    "K": Sex.WOMEN,
    "M": Sex.MEN,
}
SEX_DIMENSIONS = ("Kon", "kon", "Kön", "kön", "Sex", "sex")


@dataclass(frozen=True)
class ReadFigures:
    """Figures read from an answer, what they answer for, and what could not be read."""

    figures: tuple[Figure, ...]
    covers: Coverage | None
    not_understood: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    updated: str = ""

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> "ReadFigures":
        """All parts as one: what they cover together is every region in every period."""
        read = list(parts)
        covered = [part.covers for part in read if part.covers is not None]
        return ReadFigures(
            figures=tuple(figure for part in read for figure in part.figures),
            covers=_together(covered) if covered else None,
            not_understood=tuple(dict.fromkeys(line for part in read for line in part.not_understood)),
            notes=tuple(dict.fromkeys(note for part in read for note in part.notes)),
            updated=max((part.updated for part in read), default=""),
        )

    def to(self, indicator: Indicator) -> Delivery:
        """The delivery of these figures to `indicator`."""
        return Delivery(indicator, self.figures, self.covers, self.not_understood, self.notes, self.updated)


def figures_of(dataset: Dataset, rename: Mapping[str, str] | None = None) -> ReadFigures:
    """The figures of a table with one value per region, period and perhaps sex. `rename` maps region codes."""
    geo, time, sex = _axes(dataset)
    figures: list[Figure] = []
    unread: dict[str, None] = {}
    for cell in dataset.cells():
        figure = _figure(cell, geo, time, sex, rename or {})
        if isinstance(figure, str):
            unread[figure] = None
        else:
            figures.append(figure)
    return ReadFigures(
        figures=tuple(figures),
        covers=Coverage(
            periods=frozenset(figure.period for figure in figures),
            sexes=frozenset(figure.sex for figure in figures),
        ),
        not_understood=tuple(unread),
        notes=tuple(
            dict.fromkeys([*dataset.notes, *(note for each in dataset.dimensions for note in each.notes)])
        ),
        updated=dataset.updated,
    )


def _axes(dataset: Dataset) -> tuple[Dimension, Dimension, Dimension | None]:
    geo, time = dataset.with_role("geo", *GEO), dataset.with_role("time", *TIME)
    if geo is None or time is None:
        raise SeveralValues(dimension="Region" if geo is None else "Tid")
    sex = next((found for name in SEX_DIMENSIONS if (found := dataset.dimension(name))), None)
    for dimension in dataset.dimensions:
        if len(dimension.codes) > 1 and dimension not in (geo, time, sex):
            raise SeveralValues(dimension=dimension.label)
    return geo, time, sex


def _figure(
    cell: Cell, geo: Dimension, time: Dimension, sex: Dimension | None, rename: Mapping[str, str]
) -> Figure | str:
    """The figure of a cell, or what about it could not be read."""
    try:
        period = canonical(cell.codes[time.id])
    except NotAPeriod:
        return cell.codes[time.id]
    whom = Sex.TOTAL if sex is None else SEX.get(cell.codes[sex.id].upper())
    if whom is None:
        return f"{sex.label if sex else ''} {cell.codes[sex.id] if sex else ''}"
    region = cell.codes[geo.id]
    status = Status.NORMAL if cell.value is not None else Status.MISSING
    return Figure(rename.get(region, region), period, cell.value, status.value, whom.value, cell.symbol[:300])


def _together(covered: list[Coverage]) -> Coverage:
    return Coverage(
        periods=frozenset().union(*(each.periods for each in covered)),
        sexes=frozenset().union(*(each.sexes for each in covered)),
    )
