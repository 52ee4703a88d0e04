import pytest
from django.core.exceptions import ValidationError

from framsteg.indicators import actions
from framsteg.indicators.models import Baseline, Indicator, Target
from framsteg.indicators.rules.targets import Standing, standing
from tests.factories.indicators import SOMEONE, THEN, IndicatorFactory
from tests.factories.programme import MunicipalityFactory

pytestmark = pytest.mark.django_db


def target(direction: str, tolerance: float = 0) -> Target:
    return Target(value=100.0, direction=direction, tolerance=tolerance)


@pytest.mark.parametrize(
    ("aimed", "value", "expected"),
    [
        (target("more"), 100.0, Standing.MET),
        (target("more"), 99.9, Standing.NOT_MET),
        (target("less"), 100.0, Standing.MET),
        (target("less"), 100.1, Standing.NOT_MET),
        (target("keep", 5), 95.0, Standing.MET),
        (target("keep", 5), 105.1, Standing.NOT_MET),
        (target("more"), None, Standing.UNKNOWN),
    ],
)
def test_a_value_meets_a_target_in_the_direction_that_was_set(
    aimed: Target, value: float | None, expected: Standing
) -> None:
    assert standing(aimed, value) == expected


def test_a_target_is_set_changed_and_removed_on_the_record() -> None:
    municipality, indicator = MunicipalityFactory(), IndicatorFactory()
    aimed = Target(
        municipality=municipality, indicator=indicator, period="2015", value=24000.0, direction="more"
    )
    actions.targets.set_target(aimed, by=SOMEONE, at=THEN)
    aimed.value = 24500.0
    actions.targets.set_target(aimed, by=SOMEONE, at=THEN)
    assert Target.objects.get().value == 24500.0
    actions.targets.remove(aimed, by=SOMEONE, at=THEN)
    assert not Target.objects.exists()


def test_a_target_for_a_month_of_a_yearly_figure_is_refused_at_the_field() -> None:
    aimed = Target(
        municipality=MunicipalityFactory(),
        indicator=IndicatorFactory(),
        period="2015-03",
        value=1.0,
        direction="more",
    )
    with pytest.raises(ValidationError) as refused:
        actions.targets.set_target(aimed, by=SOMEONE, at=THEN)
    assert list(refused.value.message_dict) == ["period"]


def test_a_baseline_of_another_municipalitys_indicator_is_refused() -> None:
    foreign = IndicatorFactory(municipality=MunicipalityFactory())
    baseline = Baseline(municipality=MunicipalityFactory(), indicator=foreign, period="2011", value=1.0)
    with pytest.raises(ValidationError) as refused:
        actions.targets.set_baseline(baseline, by=SOMEONE, at=THEN)
    assert list(refused.value.message_dict) == ["indicator"]


def test_an_own_indicator_does_not_take_the_code_of_a_shared_one() -> None:
    from framsteg.audit import recording

    shared = IndicatorFactory(code="folkmangd")
    own = Indicator(
        municipality=MunicipalityFactory(), code="folkmangd", title="Vår", unit="st", source=shared.source
    )
    with pytest.raises(ValidationError) as refused:
        recording.create(own, by=SOMEONE, at=THEN)
    assert list(refused.value.message_dict) == ["code"]
