"""Figures: what they are, how they are counted and where they come from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from framsteg.lib.plain_language import Precision

Value = int | Decimal | date | None
"""What a figure is. None: it is not known, which is never zero."""


class Unit(StrEnum):
    """What kind of figure it is, and so how it is written."""

    NUMBER = "number"
    CHANGE = "change"  # with its sign
    PERCENT = "percent"
    MONEY = "money"  # in öre
    DATE = "date"
    YEAR = "year"  # never grouped


class Form(StrEnum):
    """How a sentence or cell writes a figure."""

    FIGURES = "figures"  # 38; 1,7 Mkr; 2016-05-03
    WORDS = "words"  # sex; 1,7 miljoner kronor; den 3 maj 2016
    WORDS_COMMON = "words-common"  # en kommun, not ett
    MAGNITUDE = "magnitude"  # without its sign, where the sentence says "ökade med"


@dataclass(frozen=True)
class Trail:
    """A step on the way from a figure to its source: the object, its report, round or decision, a file or an address.

    `kind` and `id` name an object of the system ("programme.subproject", "42"); `label` is what a reader sees.
    """

    kind: str
    id: str = ""
    label: str = ""
    url: str = ""
    as_of: date | None = None
    provenance: str = ""  # audit.models.ProvenanceKind
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A figure that a report uses. `key` is its name in the report ("stage.done"), `label` what it is in words.

    `rule` says how it is counted and `of` is the key of the figure it is counted out of. `high` is the upper end of a
    range. `measured` is what is counted ("inhabitants"), where the unit alone does not say it.
    """

    key: str
    label: str
    value: Value
    unit: Unit = Unit.NUMBER
    decimals: int = 0
    high: int | Decimal | None = None
    precision: Precision = Precision.DAY
    measured: str = ""
    rule: str = ""
    of: str = ""
    trail: tuple[Trail, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.value is not None
