"""Reading figures: panels, series, growth, neighbours."""

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from framsteg.indicators.errors import NoFigures
from framsteg.indicators.models import Indicator
from framsteg.indicators.queries import catalogue, growth, neighbours, panels
from framsteg.indicators.queries.growth import GrowthRank, growth_rank
from framsteg.indicators.queries.panels import panel_of
from tests.factories.indicators import LATER, IndicatorFactory, RegionFactory, deliver
from tests.factories.programme import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator() -> Indicator:
    made: Indicator = IndicatorFactory()
    deliver(
        made,
        {
            "1781": {"2010": 23808.0, "2011": 23698.0, "2012": 23729.0},
            "1780": {"2011": 86409.0, "2012": 86929.0},
            "1782": {"2011": 10563.0, "2012": 10538.0},
        },
    )
    return made


def test_a_panel_has_a_row_per_municipality_and_nan_where_there_is_no_figure(indicator: Indicator) -> None:
    panel = panel_of(indicator)
    assert (panel.codes, panel.periods) == (("1780", "1781", "1782"), ("2010", "2011", "2012"))
    nan = np.nan
    expected = [[nan, 86409.0, 86929.0], [23808.0, 23698.0, 23729.0], [nan, 10563.0, 10538.0]]
    np.testing.assert_array_equal(panel.values, np.array(expected))


def test_a_panel_holds_the_latest_revision_and_is_one_query(
    indicator: Indicator, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    deliver(indicator, {"1781": {"2012": 23731.0}, "1782": {"2011": None}}, at=LATER)
    with django_assert_num_queries(1):
        panel = panel_of(indicator, "2011", "2012")
    np.testing.assert_array_equal(
        panel.values, np.array([[86409.0, 86929.0], [23698.0, 23731.0], [np.nan, 10538.0]])
    )


def test_the_last_year_of_a_panel_includes_its_months(indicator: Indicator) -> None:
    monthly = IndicatorFactory(frequency="month")
    deliver(monthly, {"1781": {"2011-12": 1.0, "2012-01": 2.0, "2012-12": 3.0, "2013-01": 4.0}})
    assert panel_of(monthly, "2012", "2012").periods == ("2012-01", "2012-12")


def test_the_whole_country_is_no_row_of_a_panel(indicator: Indicator) -> None:
    RegionFactory(code="0000", kind="nation", county_code="", county="")
    deliver(indicator, {"0000": {"2012": 9555893.0}})
    assert panel_of(indicator).codes == ("1780", "1781", "1782")


def test_a_panel_without_figures_is_said_to_have_none(indicator: Indicator) -> None:
    with pytest.raises(NoFigures):
        panel_of(indicator, "1990", "1995")


def test_growth_has_a_rank_among_those_that_have_both_figures(indicator: Indicator) -> None:
    assert growth_rank(indicator, "1781", "2012") == GrowthRank(
        "2012", 23698.0, 23729.0, pytest.approx(0.13081, abs=1e-5), 2, 3, 2
    )
    assert growth_rank(indicator, "1780", "2011") is None


def test_equal_growth_shares_the_better_place() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {code: {"2011": 100.0, "2012": 101.0} for code in ("1780", "1781")})
    ranks = [growth_rank(indicator, code, "2012") for code in ("1780", "1781")]
    assert [rank.rank for rank in ranks if rank] == [1, 1]


def test_growth_from_nothing_is_no_growth_rate() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {"2011": 0.0, "2012": 5.0}})
    assert growth_rank(indicator, "1781", "2012") is None


def test_neighbours_are_those_of_the_county_or_of_half_to_double_size() -> None:
    population = {"1781": 100.0, "1780": 50.0, "1782": 200.0, "1783": 201.0, "1784": 49.0, "1785": 110.0}
    for code in population:
        RegionFactory(code=code, name=f"K{code}")
    RegionFactory(code="1880", county="Örebro län")
    regions = neighbours.municipalities()
    assert neighbours.similar_size("1781", population) == ("1785", "1780", "1782")
    assert neighbours.same_county("1781", regions) == ("1780", "1782", "1783", "1784", "1785")
    assert neighbours.own_choice("1781", ["1880", "1781", "1880", "9999", "1780"], regions) == (
        "1880",
        "1780",
    )
    assert neighbours.similar_size("0000", population) == ()


def test_swedish_letters_come_last() -> None:
    names = ["Örebro", "Åmål", "Älmhult", "Arvika", "Zinkgruvan"]
    assert sorted(names, key=neighbours.swedish_order) == [
        "Arvika",
        "Zinkgruvan",
        "Åmål",
        "Älmhult",
        "Örebro",
    ]


def test_the_latest_population_is_that_of_the_newest_year() -> None:
    population = IndicatorFactory(is_population=True)
    deliver(population, {"1781": {"2011": 1.0, "2012": 2.0}, "1780": {"2011": 3.0}})
    assert neighbours.latest_population() == {"1781": 2.0}


def test_without_population_there_are_no_sizes() -> None:
    assert neighbours.latest_population() == {}


def test_the_list_shows_the_newest_figure_of_every_public_indicator() -> None:
    municipality = MunicipalityFactory(code="1781")
    shared = IndicatorFactory(title="A")
    own = IndicatorFactory(title="B", municipality=municipality)
    draft, foreign = (
        IndicatorFactory(visibility="draft"),
        IndicatorFactory(municipality=MunicipalityFactory()),
    )
    for each in (shared, own, draft, foreign):
        deliver(each, {"1781": {"2010": 7.0, "2011": 1.0, "2012": 2.0}})
    IndicatorFactory(title="C")
    deliver(own, {"1781": {"2012": None}}, at=LATER)
    assert catalogue.latest_figures(municipality) == [
        catalogue.Latest(shared, "2012", 2.0, 1.0),
        catalogue.Latest(own, "2011", 1.0, 7.0),
    ]


def test_a_code_leads_to_a_public_indicator_of_the_municipality_or_a_shared_one() -> None:
    municipality = MunicipalityFactory()
    own = IndicatorFactory(municipality=municipality, code="egen")
    IndicatorFactory(code="utkast", visibility="draft")
    assert catalogue.public_indicator(municipality, "egen") == own
    for code in ("utkast", "saknas"):
        with pytest.raises(Indicator.DoesNotExist):
            catalogue.public_indicator(municipality, code)
    with pytest.raises(Indicator.DoesNotExist):
        catalogue.public_indicator(MunicipalityFactory(), "egen")


def test_values_of_one_period_are_those_of_every_municipality(indicator: Indicator) -> None:
    assert growth.values_in(indicator, "2012") == {"1780": 86929.0, "1781": 23729.0, "1782": 10538.0}


def test_panels_are_reached_through_the_package() -> None:
    assert panels.panel_of is panel_of
