import pytest
from django.core.management import call_command
from django.utils import timezone

from framsteg.audit import recording
from framsteg.indicators.models import FetchRun, Indicator, Observation, Region
from framsteg.indicators.queries.catalogue import population_indicator
from framsteg.indicators.queries.growth import GrowthRank, growth_rank
from framsteg.indicators.queries.series import series
from tests.factories.indicators import LATER, SOMEONE, deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> Indicator:
    call_command("load_statistics", verbosity=0)
    return population_indicator()


def test_the_demos_figures_are_loaded_without_a_network(loaded: Indicator) -> None:
    assert Region.objects.filter(kind="municipality").count() == 290
    assert Observation.objects.count() == 290 * 76
    assert series(loaded, "1781").at("2012").value == 23729  # type: ignore[union-attr]


def test_the_growth_of_2012_has_the_known_rank(loaded: Indicator) -> None:
    rank = growth_rank(loaded, "1781", "2012")
    assert rank == GrowthRank("2012", 23698.0, 23729.0, pytest.approx(0.1308, abs=1e-4), 140, 290, 159)
    assert rank.change == 31


def test_loading_again_adds_nothing(loaded: Indicator) -> None:
    call_command("load_statistics", verbosity=0)
    assert (Observation.objects.count(), FetchRun.objects.count()) == (290 * 76, 1)


def test_loading_again_changes_nothing_that_a_person_changed(loaded: Indicator) -> None:
    loaded.title = "Antal invånare"
    recording.change(loaded, by=SOMEONE, at=timezone.now())
    call_command("load_statistics", verbosity=0)
    assert population_indicator().title == "Antal invånare"


def test_loading_again_does_not_undo_what_the_source_has_revised(loaded: Indicator) -> None:
    deliver(loaded, {"1781": {"2012": 23730.0}}, at=LATER)
    call_command("load_statistics", verbosity=0)
    assert series(loaded, "1781").at("2012").value == 23730  # type: ignore[union-attr]
