"""The question that is filed before its answer is known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from framsteg.evaluation.errors import BadQuestionError
from framsteg.evaluation.estimators import estimator
from framsteg.evaluation.scales import Scale

SIZE_EXPONENT = 0.2
"""Relative noise falls with about the fifth root of a municipality's size; effects are made comparable by it."""


@dataclass(frozen=True)
class Question:
    """What is asked, and by which rules it will be answered.

    ``unit`` was treated from period ``start`` (the first treated one). ``donors`` None means every other unit of the
    panel, less ``excluded``. ``first`` and ``last`` cut the panel. ``periods`` is the filed number of periods after the
    start that the answer needs; None takes what there is. ``alpha`` is the level of the tests; bands hold 1 - alpha.

    ``sizes`` (such as population) make effects comparable: |effect| x size^``size_exponent``; on relative scales the
    unit's own last value before the start is the default, on the level scale none is used unless given.

    Checks: ``groups`` (such as the county of each unit) and ``neighbours`` make a pool without the treated unit's own
    group and neighbours; ``largest`` leaves out that many of the largest; ``pools`` adds named pools; ``series_starts``
    cuts the series; ``breaks`` are periods in which the source changed its definition.
    """

    unit: str
    start: str
    estimator: str = "sdid"
    scale: Scale = Scale.LEVEL
    donors: tuple[str, ...] | None = None
    excluded: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    periods: int | None = None
    alpha: float = 0.10
    sizes: Mapping[str, float] | None = None
    size_exponent: float = SIZE_EXPONENT
    groups: Mapping[str, str] = field(default_factory=dict)
    neighbours: tuple[str, ...] = ()
    largest: int = 0
    pools: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    series_starts: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Labels become text. Raises BadQuestionError."""
        for name in ("unit", "start"):
            object.__setattr__(self, name, str(getattr(self, name)))
        for name in ("first", "last"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, str(getattr(self, name)))
        for name in ("excluded", "neighbours", "series_starts", "breaks"):
            object.__setattr__(self, name, tuple(str(item) for item in getattr(self, name)))
        if self.donors is not None:
            object.__setattr__(self, "donors", tuple(str(item) for item in self.donors))
        self.check()

    def check(self) -> None:
        estimator(self.estimator)
        try:
            object.__setattr__(self, "scale", Scale(self.scale))
        except ValueError as error:
            raise BadQuestionError(reason=f"no scale {self.scale!r}; there are {', '.join(Scale)}") from error
        if not 0.0 < self.alpha < 0.5:
            raise BadQuestionError(reason="alpha must lie between 0 and 0.5")
        if self.periods is not None and self.periods < 1:
            raise BadQuestionError(reason="at least one period after the start must be filed")
        if self.largest < 0:
            raise BadQuestionError(reason="the number of largest units to leave out cannot be negative")
        if self.unit in self.excluded or (self.donors is not None and self.unit in self.donors):
            raise BadQuestionError(reason="the treated unit cannot be its own donor, nor left out")

    def to_dict(self) -> dict[str, Any]:
        """Plain values in a fixed order, for storing and for JSON."""
        plain = asdict(self)
        plain["scale"] = str(self.scale)
        for name in ("sizes", "groups", "pools"):
            if plain[name] is not None:
                plain[name] = {key: plain[name][key] for key in sorted(plain[name])}
        return plain
