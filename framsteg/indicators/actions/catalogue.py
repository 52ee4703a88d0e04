"""Regions, sources and indicators that are known from the start. What somebody has changed is left as it is."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import Visibility
from framsteg.indicators import data
from framsteg.indicators.models import NATION, Indicator, Region, Source


def ensure_regions(municipalities: Iterable[tuple[str, str]]) -> None:
    """Add the municipalities (code, name) and the whole country where they are missing."""
    counties = data.read_json("counties.json")
    known = set(Region.objects.values_list("code", flat=True))
    wanted = [
        Region(code=code, name=name, county_code=code[:2], county=counties.get(code[:2], ""))
        for code, name in municipalities
    ]
    wanted.append(Region(code=NATION, name="Riket", kind=Region.Kind.NATION))
    Region.objects.bulk_create(region for region in wanted if region.code not in known)


@transaction.atomic
def ensure_sources(*, by: Actor, at: datetime) -> dict[str, Source]:
    """The sources by key; those that are missing are added."""
    stored = {source.key: source for source in Source.objects.all()}
    for values in data.read_json("sources.json"):
        if values["key"] not in stored:
            source = Source(**values)
            recording.create(source, by=by, at=at)
            stored[source.key] = source
    return stored


@transaction.atomic
def ensure_indicator(
    values: Mapping[str, Any],
    source: Source,
    *,
    by: Actor,
    at: datetime,
    visibility: Visibility = Visibility.PUBLIC,
) -> Indicator:
    """The shared indicator with the code in `values`; added where it is missing."""
    stored = Indicator.objects.filter(municipality=None, code=values["code"]).first()
    if stored is not None:
        return stored
    texts = {key: "\n".join(values[key]) for key in ("notes", "notes_en") if key in values}
    indicator = Indicator(**{**values, **texts}, source=source, visibility=visibility)
    recording.create(indicator, by=by, at=at)
    return indicator
