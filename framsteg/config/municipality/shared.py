"""Statistics that all municipalities share: what the receiver has stands, what it lacks comes along."""

from typing import Any

from django.db.models import Model

from framsteg.indicators.models import Indicator, Region, Source

from .keys import Keys, Row

Told = dict[str, list[Row]]


def known(model: type[Model], name: str, told: Told) -> dict[int, int]:
    """The keys of those rows of all municipalities that are here already, found by name."""
    here = dict(model._base_manager.filter(municipality=None).values_list(name, "pk"))
    rows = [row for row in told.get(model._meta.label, []) if row.get("municipality_id") is None]
    return {row["id"]: here[row[name]] for row in rows if row.get(name) in here and "id" in row}


def codes(told: Told) -> list[str]:
    """Regions have the same keys everywhere."""
    return [str(row.get("code")) for row in told.get("indicators.Region", [])]


def left_as_they_are(told: Told, keys: Keys) -> list[str]:
    """Take what is here already out of what is to be written; what somebody should know of it."""
    notes = []
    indicators, sources = keys.known[Indicator._meta.label], keys.known[Source._meta.label]
    if indicators:
        codes = sorted(
            str(row["code"]) for row in told["indicators.Indicator"] if row.get("id") in indicators
        )
        notes.append(f"Shared statistics that were here already stand as they were: {', '.join(codes)}.")
    _keep(told, "indicators.Indicator", lambda row: row.get("id") not in indicators)
    _keep(told, "indicators.Source", lambda row: row.get("id") not in sources)
    _keep(told, "indicators.Observation", lambda row: row.get("indicator_id") not in indicators)
    needed = {row.get("run_id") for row in told.get("indicators.Observation", [])}
    _keep(
        told,
        "indicators.FetchRun",
        lambda row: row.get("source_id") not in sources or row.get("id") in needed,
    )
    regions = set(Region.objects.values_list("code", flat=True))
    _keep(told, "indicators.Region", lambda row: row.get("code") not in regions)
    return notes + _only_one_population(told) + _other_keys_of_sources(told)


def _only_one_population(told: Told) -> list[str]:
    if not Indicator.objects.filter(is_population=True).exists():
        return []
    marked = [row for row in told.get("indicators.Indicator", []) if row.get("is_population")]
    for row in marked:
        row["is_population"] = False
    return [f"{row['code']} is no longer marked as the population: another one is, here." for row in marked]


def _other_keys_of_sources(told: Told) -> list[str]:
    """Short names of sources are unique among all municipalities."""
    taken = set(Source.objects.values_list("key", flat=True))
    notes = []
    for row in told.get("indicators.Source", []):
        wanted = str(row.get("key"))
        if wanted in taken:
            row["key"] = next(name for name in _names(wanted) if name not in taken)
            notes.append(f"The source {wanted} is called {row['key']} here: that name was taken.")
        taken.add(str(row["key"]))
    return notes


def _names(wanted: str) -> Any:
    return (f"{wanted[:34]}-{number}" for number in range(2, 10_000))


def _keep(told: Told, label: str, is_wanted: Any) -> None:
    if label in told:
        told[label] = [row for row in told[label] if is_wanted(row)]
