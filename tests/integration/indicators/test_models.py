"""What must never be false is a law of the database; here each is broken on purpose."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DataError, IntegrityError, transaction

from framsteg.indicators.models import Baseline, FetchRun, Indicator, Observation, Region, Source, Target
from tests.factories.indicators import FetchRunFactory, IndicatorFactory, RegionFactory, SourceFactory
from tests.factories.programme import MunicipalityFactory

pytestmark = pytest.mark.django_db


def refused(store: Callable[[], Any]) -> bool:
    """Refused by a constraint, or on PostgreSQL already where a year cannot be read from the period."""
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        store()
    return True


def observation(**values: Any) -> Observation:
    given = {"indicator": values.pop("indicator", None) or IndicatorFactory(), "period": "2012", "value": 1.0}
    region = RegionFactory(code="1781")
    return Observation(
        **{"region": region, "run": values.pop("run", None) or FetchRunFactory(), **given, **values}
    )


@pytest.mark.parametrize(
    "values",
    [
        {"code": "178"},
        {"code": "17811"[:4], "county_code": "18"},
        {"code": "abcd", "county_code": "ab"},
        {"code": "0000", "county_code": "00"},
        {"code": "0001", "kind": "nation"},
        {"code": "1781", "county_code": ""},
    ],
)
def test_a_region_with_an_impossible_code_is_refused(values: dict[str, str]) -> None:
    assert refused(lambda: Region.objects.create(name="Provköping", **values))


def test_the_year_of_a_figure_follows_from_its_period() -> None:
    stored = observation(period="2012-Q3")
    stored.save()
    stored.refresh_from_db()
    assert stored.year == 2012


@pytest.mark.parametrize("period", ["", "12", "2012M03", "2012-13", "i fjol", "2012-Q5"])
def test_a_period_that_does_not_sort_is_refused(period: str) -> None:
    assert refused(observation(period=period).save)


@pytest.mark.parametrize(
    ("status", "value"),
    [
        ("normal", None),
        ("preliminary", None),
        ("missing", 1.0),
        ("gone", 1.0),
        ("odd", 1.0),
        ("normal", float("inf")),
    ],
)
def test_a_value_that_contradicts_its_status_is_refused(status: str, value: float | None) -> None:
    assert refused(observation(status=status, value=value).save)


def test_a_figure_about_nobody_known_is_refused() -> None:
    assert refused(observation(sex="X").save)


def test_the_same_revision_of_a_figure_is_stored_once() -> None:
    indicator = IndicatorFactory()
    observation(indicator=indicator).save()
    assert refused(observation(indicator=indicator, run=FetchRunFactory()).save)


def test_the_same_delivery_cannot_hold_two_values_of_a_figure() -> None:
    indicator, run = IndicatorFactory(), FetchRunFactory()
    observation(indicator=indicator, run=run).save()
    assert refused(observation(indicator=indicator, run=run, revision=1, value=2.0).save)


def test_a_stored_figure_is_neither_changed_nor_removed() -> None:
    stored = observation()
    stored.save()
    assert refused(lambda: Observation.objects.filter(pk=stored.pk).update(value=2.0))
    assert refused(lambda: Observation.objects.filter(pk=stored.pk).delete())


def test_a_delivery_is_neither_changed_nor_removed() -> None:
    run = FetchRunFactory()
    assert refused(lambda: FetchRun.objects.filter(pk=run.pk).update(new=7))
    assert refused(lambda: FetchRun.objects.filter(pk=run.pk).delete())


def test_a_delivery_without_a_checksum_is_refused() -> None:
    assert refused(lambda: FetchRunFactory(content_sha256="not a checksum"))


def test_a_source_of_unknown_kind_is_refused() -> None:
    assert refused(lambda: Source.objects.create(key="x", kind="rumour", name="Hörsägen", credit="-"))


def test_a_shared_code_is_used_once() -> None:
    IndicatorFactory(code="folkmangd")
    assert refused(lambda: IndicatorFactory(code="folkmangd"))


def test_two_municipalities_may_use_the_same_code_but_one_not_twice() -> None:
    first = MunicipalityFactory()
    IndicatorFactory(code="nojda", municipality=first)
    IndicatorFactory(code="nojda", municipality=MunicipalityFactory())
    assert refused(lambda: IndicatorFactory(code="nojda", municipality=first))


def test_only_one_indicator_is_the_population_and_it_is_shared() -> None:
    assert refused(lambda: IndicatorFactory(is_population=True, municipality=MunicipalityFactory()))
    IndicatorFactory(is_population=True)
    assert refused(lambda: IndicatorFactory(is_population=True))


@pytest.mark.parametrize(
    "values", [{"decimals": 7}, {"direction": "up"}, {"frequency": "often"}, {"visibility": "perhaps"}]
)
def test_an_indicator_with_unknown_choices_is_refused(values: dict[str, Any]) -> None:
    assert refused(lambda: IndicatorFactory(**values))


def target(**values: Any) -> Target:
    indicator = values.pop("indicator", None) or IndicatorFactory()
    municipality = values.pop("municipality", None) or MunicipalityFactory()
    given = {"period": "2015", "value": 24000.0, "direction": "more"}
    return Target(indicator=indicator, municipality=municipality, **{**given, **values})


@pytest.mark.parametrize(
    "values",
    [
        {"period": "snart"},
        {"direction": "up"},
        {"value": float("inf")},
        {"tolerance": 5.0},
        {"tolerance": -5.0, "direction": "keep"},
    ],
)
def test_an_impossible_target_is_refused(values: dict[str, Any]) -> None:
    assert refused(target(**values).save)


def test_one_target_per_period() -> None:
    first = target()
    first.save()
    assert refused(target(indicator=first.indicator, municipality=first.municipality).save)


def test_one_baseline_per_period_and_a_real_one() -> None:
    indicator, municipality = IndicatorFactory(), MunicipalityFactory()
    given: dict[str, Any] = {"indicator": indicator, "municipality": municipality}
    Baseline.objects.create(**given, period="2011", value=23698.0)
    assert refused(lambda: Baseline.objects.create(**given, period="2011", value=1.0))
    assert refused(lambda: Baseline.objects.create(**given, period="snart", value=1.0))
    assert refused(lambda: Baseline.objects.create(**given, period="2010", value=float("inf")))


def test_an_indicator_with_figures_cannot_be_removed() -> None:
    stored = observation()
    stored.save()
    with pytest.raises(Exception, match="protected"):
        Indicator.objects.filter(pk=stored.indicator_id).delete()


def test_a_source_in_use_cannot_be_removed() -> None:
    IndicatorFactory(source=SourceFactory(key="kolada", kind="kolada"))
    with pytest.raises(Exception, match="protected"):
        Source.objects.filter(key="kolada").delete()
