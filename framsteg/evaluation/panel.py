"""A labelled panel: units by periods, complete, and the ways it is cut."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

import numpy as np

from framsteg.evaluation.errors import (
    BadPanelError,
    DuplicateRowsError,
    MissingValuesError,
    MixedPeriodsError,
    NotANumberError,
    PeriodNotFoundError,
    SamePeriodError,
    UnitNotFoundError,
)
from framsteg.evaluation.periods import Key, kind, period_key, settled
from framsteg.evaluation.simplex.compiling import Floats

Row = tuple[str, str, float]

LARGEST = 1e100
"""Larger values are taken for a mistake: their squares leave double precision."""


@dataclass(frozen=True, eq=False)
class Panel:
    """``values`` (n, T) of ``units`` (n,) in ``periods`` (T,), in the units of the source, periods in time order.

    ``left_out`` names units that were dropped on the way in because values were missing. Build one with ``of`` or
    ``from_rows``, which check; equality and hash are by content (``digest``).
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    values: Floats
    left_out: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, units: Sequence[object], periods: Sequence[object], values: object) -> "Panel":
        """From labels and an array (n, T). Raises BadPanelError, DuplicateRowsError, MissingValuesError."""
        names, times = tuple(str(unit) for unit in units), settled([str(period) for period in periods])
        try:
            table = np.array(values, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise BadPanelError(reason=str(error)) from error
        if table.shape != (len(names), len(times)) or not table.size:
            raise BadPanelError(reason=f"{len(names)} units, {len(times)} periods, values {table.shape}")
        refuse_duplicates(names, times)
        refuse_mixed(times)
        refuse_same(times)
        order = sorted(range(len(times)), key=lambda place: period_key(times[place]))
        table = np.ascontiguousarray(table[:, order])
        times = tuple(times[place] for place in order)
        refuse_missing(names, times, table)
        table.setflags(write=False)
        return cls(names, times, table)

    @classmethod
    def from_rows(cls, rows: Iterable[Row], drop_incomplete: bool = False) -> "Panel":
        """From (unit, period, value) rows in any order; missing pairs are an error or their units left out."""
        cells: dict[tuple[str, str], float] = {}
        repeated: list[tuple[str, str]] = []
        for unit, period, value in rows:
            key = (str(unit), str(period))
            if key in cells:
                repeated.append(key)
            cells[key] = float(value)
        if repeated:
            raise DuplicateRowsError(count=len(set(repeated)), unit=repeated[0][0], period=repeated[0][1])
        if not cells:
            raise BadPanelError(reason="there are no rows")
        units = list(dict.fromkeys(unit for unit, _ in cells))
        periods = list(dict.fromkeys(period for _, period in cells))
        table = np.array([[cells.get((unit, period), np.nan) for period in periods] for unit in units])
        complete = np.isfinite(table).all(axis=1)
        if not drop_incomplete or complete.all():
            return cls.of(units, periods, table)
        kept = [unit for unit, whole in zip(units, complete, strict=True) if whole]
        dropped = tuple(unit for unit, whole in zip(units, complete, strict=True) if not whole)
        panel = cls.of(kept, periods, table[complete])
        return cls(panel.units, panel.periods, panel.values, dropped)

    @cached_property
    def places(self) -> dict[str, int]:
        return {unit: place for place, unit in enumerate(self.units)}

    @cached_property
    def times(self) -> dict[str, int]:
        return {period: time for time, period in enumerate(self.periods)}

    @cached_property
    def moments(self) -> dict[tuple[str, Key], int]:
        """Columns by what their periods mean: 2012K1 is 2012Q1 too."""
        return {moment(period): time for time, period in enumerate(self.periods)}

    def place_of(self, unit: object) -> int:
        """Row of a unit. Raises UnitNotFoundError, with the nearest names."""
        place = self.places.get(str(unit))
        if place is not None:
            return place
        if str(unit) in self.left_out:
            raise UnitNotFoundError(unit=str(unit), hint=" It was left out because values are missing.")
        near = get_close_matches(str(unit), self.units, n=3)
        raise UnitNotFoundError(unit=str(unit), hint=f" Did you mean {', '.join(near)}?" if near else "")

    def time_of(self, period: object) -> int:
        """Column of a period, however it is written. Raises PeriodNotFoundError."""
        time = self.times.get(str(period))
        if time is None:
            time = self.moments.get(moment(self.as_here(str(period))))
        if time is not None:
            return time
        raise PeriodNotFoundError(period=str(period), first=self.periods[0], last=self.periods[-1])

    def as_here(self, period: str) -> str:
        """The period as it is to be read among the panel's: 2011-12 is a school year where they are."""
        return settled((*self.periods, period))[-1]

    def between(self, first: object | None = None, last: object | None = None) -> "Panel":
        """The periods from ``first`` to ``last``, both included."""
        lo = 0 if first is None else self.time_of(first)
        hi = len(self.periods) if last is None else self.time_of(last) + 1
        if lo >= hi:
            raise BadPanelError(reason=f"{first} comes after {last}")
        return Panel(self.units, self.periods[lo:hi], frozen(self.values[:, lo:hi]), self.left_out)

    def only(self, units: Iterable[object]) -> "Panel":
        """These units, in the panel's order."""
        places = sorted({self.place_of(unit) for unit in units})
        return Panel(
            tuple(self.units[place] for place in places),
            self.periods,
            frozen(self.values[places]),
            self.left_out,
        )

    def digest(self) -> str:
        """SHA-256 of labels and values, in the panel's order."""
        text = "\x1e".join(("\x1f".join(self.units), "\x1f".join(self.periods)))
        return hashlib.sha256(text.encode() + b"\x1d" + self.values.astype("<f8").tobytes()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Panel) and self.digest() == other.digest()

    def __hash__(self) -> int:
        return hash(self.digest())


def frozen(values: Floats) -> Floats:
    copy = np.ascontiguousarray(values).copy()
    copy.setflags(write=False)
    return copy


def moment(period: str) -> tuple[str, Key]:
    """What a period means, however it is written."""
    return kind(period), period_key(period)


def refuse_same(times: tuple[str, ...]) -> None:
    """Two spellings of one period would be two periods beside each other."""
    seen: dict[tuple[str, Key], str] = {}
    for time in times:
        first = seen.setdefault(moment(time), time)
        if first != time:
            raise SamePeriodError(first=first, second=time)


def refuse_mixed(times: tuple[str, ...]) -> None:
    kinds = [kind(time) for time in times]
    other = next((place for place, each in enumerate(kinds) if each != kinds[0]), None)
    if other is not None and kinds[0] and kinds[other]:
        raise MixedPeriodsError(first=times[0], second=times[other])


def refuse_duplicates(units: tuple[str, ...], periods: tuple[str, ...]) -> None:
    for names in (units, periods):
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            where = (twice, periods[0]) if names is units else (units[0], twice)
            raise DuplicateRowsError(count=len(names) - len(set(names)), unit=where[0], period=where[1])


def refuse_missing(units: tuple[str, ...], periods: tuple[str, ...], values: Floats) -> None:
    too_large = np.abs(values) > LARGEST
    if too_large.any():
        row, column = (int(place) for place in np.argwhere(too_large)[0])
        raise NotANumberError(unit=units[row], period=periods[column], value=float(values[row, column]))
    missing = np.isnan(values)
    if missing.any():
        row, column = (int(place) for place in np.argwhere(missing)[0])
        raise MissingValuesError(count=int(missing.sum()), unit=units[row], period=periods[column])
