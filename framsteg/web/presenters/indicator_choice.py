"""Whom an indicator is compared with, as the address asks for it.

?jamfor=lan|storlek|egna&kommun=<code>&kommun=…&ny=<name or code>&som=varde|index&ar=<period>&fran=<period>
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from framsteg.indicators.models import Region
from framsteg.indicators.periods import NotAPeriod, canonical
from framsteg.indicators.queries import neighbours
from framsteg.indicators.queries.neighbours import MOST_COMPARED
from framsteg.lib.text import cleaned, folded

COUNTY, SIZE, OWN = "lan", "storlek", "egna"
KINDS = (COUNTY, SIZE, OWN)
VALUE, INDEX = "varde", "index"


@dataclass(frozen=True)
class Choice:
    """What the address asks for, as far as it can be understood; `problems` are sentences about the rest."""

    kind: str = ""
    others: tuple[str, ...] = ()
    shown_as: str = ""
    period: str = ""
    first: str = ""
    problems: Sequence[str] = ()
    left_out: int = 0

    @property
    def query(self) -> str:
        """The shortest address that asks for the same."""
        return urlencode(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        pairs = [("jamfor", self.kind)] if self.kind else []
        if self.kind == OWN:
            pairs += [("kommun", code) for code in self.others]
        asked = (("som", self.shown_as), ("ar", self.period), ("fran", self.first))
        pairs += [(name, value) for name, value in asked if value]
        return pairs

    def without(self, code: str) -> str:
        """The query without one of the municipalities."""
        pairs = [pair for pair in self.pairs() if pair != ("kommun", code)]
        return urlencode(pairs)


def choice_of(
    asked: QueryDict, code: str, regions: Mapping[str, Region], population: Mapping[str, float]
) -> Choice:
    """The choice in `asked` for the municipality `code`; nobody where none is made."""
    kind = OWN if cleaned(asked.get("ny", "")) else asked.get("jamfor", "")
    problems: list[str] = []
    if kind and kind not in KINDS:
        problems.append(gettext("There is no such comparison. None is shown."))
        kind = ""
    found = _others(kind, asked, code, regions, population, problems)
    if kind and not found and not problems:
        problems.append(gettext("There is no municipality to compare with in this choice."))
    shown_as = asked.get("som", "")
    return Choice(
        kind=kind,
        others=found[:MOST_COMPARED],
        shown_as=shown_as if shown_as in (VALUE, INDEX) else "",
        period=_period(asked.get("ar", "")),
        first=_period(asked.get("fran", "")),
        problems=tuple(problems),
        left_out=max(0, len(found) - MOST_COMPARED),
    )


def _others(
    kind: str,
    asked: QueryDict,
    code: str,
    regions: Mapping[str, Region],
    population: Mapping[str, float],
    problems: list[str],
) -> tuple[str, ...]:
    match kind:
        case "lan":
            county = neighbours.same_county(code, regions)
            return tuple(sorted(county, key=lambda other: (-population.get(other, 0), other)))
        case "storlek":
            return neighbours.similar_size(code, population)
        case "egna":
            named = cleaned(asked.get("ny", ""))
            added = _named(named, regions)
            if named and added is None:
                problems.append(gettext("There is no municipality called “%(name)s”.") % {"name": named[:60]})
            wanted = [*asked.getlist("kommun")[:50], *([added] if added else [])]
            return neighbours.own_choice(code, wanted, regions)
    return ()


def _period(text: str) -> str:
    """The period in an address; nothing where it is none."""
    try:
        return canonical(text)
    except NotAPeriod:
        return ""


def _named(name: str, regions: Mapping[str, Region]) -> str | None:
    """The code of the municipality with this name or code."""
    if name in regions:
        return name
    wanted = folded(name).removesuffix(" kommun")
    return next((code for code, region in regions.items() if folded(region.name) == wanted), None)
