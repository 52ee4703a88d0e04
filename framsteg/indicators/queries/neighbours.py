"""Whom a municipality is compared with."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from framsteg.indicators.models import NATION, Observation, Region, Sex

MOST_COMPARED = 10
SMALLEST_SHARE = 0.5
LARGEST_SHARE = 2.0


_AFTER_Z = str.maketrans("åäö", "{|}")


class ComparisonKind(StrEnum):
    """How those to compare with are chosen."""

    COUNTY = "county"
    SIZE = "size"
    OWN_CHOICE = "own"


def municipalities() -> dict[str, Region]:
    """Every municipality by code, sorted by name as Swedish sorts it. One query."""
    regions = Region.objects.filter(kind=Region.Kind.MUNICIPALITY)
    return {region.code: region for region in sorted(regions, key=lambda region: swedish_order(region.name))}


def swedish_order(name: str) -> str:
    """A key that puts å, ä and ö last."""
    return name.casefold().translate(_AFTER_Z)


def same_county(code: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """The other municipalities of the county."""
    return tuple(other for other in regions if other != code and other[:2] == code[:2])


def similar_size(code: str, population: Mapping[str, float]) -> tuple[str, ...]:
    """The others with half to double the population, closest in size first."""
    own = population.get(code)
    if not own:
        return ()
    others = [
        other
        for other, size in population.items()
        if other != code and SMALLEST_SHARE * own <= size <= LARGEST_SHARE * own
    ]
    return tuple(sorted(others, key=lambda other: (abs(population[other] - own), other)))


def own_choice(code: str, chosen: Iterable[str], regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Those of `chosen` that exist, each once, without the municipality itself."""
    return tuple(other for other in dict.fromkeys(chosen) if other in regions and other != code)


def latest_population() -> dict[str, float]:
    """The population of every municipality in the latest year that has figures; empty where there is none."""
    figures = Observation.objects.filter(indicator__is_population=True, sex=Sex.TOTAL).exclude(
        region_id=NATION
    )
    latest = figures.order_by("-period").values("period")[:1]
    rows = figures.filter(period=latest).order_by("revision").values_list("region_id", "value")
    current = dict(rows)
    return {code: value for code, value in current.items() if value is not None}
