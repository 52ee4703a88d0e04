"""Regions, sources, indicators and figures, as tests need them."""

from collections.abc import Mapping
from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from framsteg.audit.actors import SystemActor
from framsteg.audit.models import Visibility
from framsteg.indicators import actions
from framsteg.indicators.figures import Coverage, Delivery, DeliveryReport, Figure
from framsteg.indicators.models import Direction, FetchRun, Indicator, Region, Source, SourceKind, Target

from .programme import MunicipalityFactory

SOMEONE = SystemActor("A test")
THEN = datetime(2013, 2, 19, 9, 30, tzinfo=UTC)
LATER = datetime(2014, 2, 20, 9, 30, tzinfo=UTC)


class RegionFactory(DjangoModelFactory[Region]):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"17{n % 100:02d}")
    name = factory.LazyAttribute(lambda this: f"Kommun {this.code}")
    county_code = factory.LazyAttribute(lambda this: this.code[:2])
    county = "Värmlands län"


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source
        django_get_or_create = ("key",)

    key = "scb"
    kind = SourceKind.SCB
    name = "Statistikmyndigheten SCB"
    credit = "Källa: SCB"
    licence = "CC0 1.0"


class IndicatorFactory(DjangoModelFactory[Indicator]):
    class Meta:
        model = Indicator

    code = factory.Sequence(lambda n: f"nyckeltal-{n}")
    title = factory.Sequence(lambda n: f"Nyckeltal {n}")
    unit = "invånare"
    source = factory.SubFactory(SourceFactory)
    visibility = Visibility.PUBLIC


class FetchRunFactory(DjangoModelFactory[FetchRun]):
    class Meta:
        model = FetchRun

    source = factory.SubFactory(SourceFactory)
    reference = "TAB638"
    fetched_at = THEN
    applied_at = THEN
    applied_by = "A test"
    content_sha256 = "0" * 64


def origin(indicator: Indicator, *, at: datetime = THEN) -> actions.deliveries.Origin:
    return actions.deliveries.Origin(indicator.source, "TAB638", at, "0" * 64)


def figures(values: Mapping[str, Mapping[str, float | None]]) -> list[Figure]:
    """Figures from {region: {period: value}}; None is a figure that is not available."""
    return [
        Figure(region, period, value, "normal" if value is not None else "missing")
        for region, periods in values.items()
        for period, value in periods.items()
    ]


def deliver(
    indicator: Indicator,
    values: Mapping[str, Mapping[str, float | None]],
    *,
    at: datetime = THEN,
    covers: Coverage | None = None,
    large_deletions: bool = False,
) -> DeliveryReport:
    """Let figures come in, as an import does."""
    for code in values:
        RegionFactory(code=code)
    delivery = Delivery(indicator, figures(values), covers)
    return actions.deliveries.apply(
        [delivery], origin(indicator, at=at), by=SOMEONE, at=at, large_deletions=large_deletions
    )


class TargetFactory(DjangoModelFactory[Target]):
    class Meta:
        model = Target

    municipality = factory.SubFactory(MunicipalityFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    period = "2015"
    value = 25_000
    direction = Direction.MORE
