"""Amounts of money as people type them: "1,7 mkr", "1 700 tkr", "1.7 miljoner", "1 700 000,50 kr"."""

import re
from decimal import Decimal

ORE_PER_KRONA = 100
LARGEST_ORE = 10**17
"""A thousand billion kronor: more is a slip of the keys."""

_UNITS = {
    "": 1,
    "kr": 1,
    "kronor": 1,
    "sek": 1,
    "tkr": 1_000,
    "tusen": 1_000,
    "tusen kr": 1_000,
    "tusen kronor": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "milj": 1_000_000,
    "milj kr": 1_000_000,
    "miljon": 1_000_000,
    "miljoner": 1_000_000,
    "miljon kronor": 1_000_000,
    "miljoner kronor": 1_000_000,
    "million": 1_000_000,
    "million sek": 1_000_000,
}
_SHAPE = re.compile(r"(?P<minus>[-−])?(?P<figures>\d[\d.,]*)(?P<unit>[a-zå-ö. ]*)")
_GROUPS = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")


class NotAnAmount(ValueError):
    """The text does not say an amount, or more than one could be meant."""


def parse_ore(text: str) -> int:
    """The amount in öre. Raises NotAnAmount for everything that cannot be read without guessing."""
    joined = re.sub(r"(?<=[\d.,−-])\s+(?=\d)", "", text.strip().lower())
    found = _SHAPE.fullmatch(joined)
    if found is None:
        raise NotAnAmount(text)
    unit = " ".join(found["unit"].replace(".", " ").split())
    if unit not in _UNITS:
        raise NotAnAmount(text)
    ore = _number(found["figures"], grouped_alone=_UNITS[unit] == 1) * _UNITS[unit] * ORE_PER_KRONA
    if ore != ore.to_integral_value() or ore > LARGEST_ORE:
        raise NotAnAmount(text)
    return -int(ore) if found["minus"] else int(ore)


def _number(figures: str, *, grouped_alone: bool) -> Decimal:
    """ "1,7", "1.7", "1700", "1.700.000", "1 700,50" (blanks are gone by now)."""
    if _GROUPS.fullmatch(figures):
        if len(re.findall(r"[.,]", figures)) == 1 and not grouped_alone:
            raise NotAnAmount(figures)
        if len(set(re.findall(r"[.,]", figures))) > 1:
            raise NotAnAmount(figures)
        return Decimal(re.sub(r"[.,]", "", figures))
    marks = re.findall(r"[.,]", figures)
    if len(marks) > 1 or figures[-1] in ".,":
        raise NotAnAmount(figures)
    return Decimal(figures.replace(",", "."))
