"""What must never be false of money is refused by the database itself, whoever writes."""

from datetime import date

import pytest

from framsteg.programme.models import (
    Allocation,
    Appropriation,
    Forecast,
    LedgerMapping,
    OutcomeEntry,
    RequestState,
    SubProject,
)
from tests.factories import programme as make

from .test_constraints import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sub_project() -> SubProject:
    made: SubProject = make.SubProjectFactory()
    return made


@pytest.fixture
def appropriation(sub_project: SubProject) -> Appropriation:
    made: Appropriation = make.AppropriationFactory(programme=sub_project.programme, amount_ore=100_00)
    return made


def test_an_allocation_is_more_than_nothing(sub_project: SubProject, appropriation: Appropriation) -> None:
    for amount in (0, -1):
        assert refused(
            lambda amount=amount: make.AllocationFactory(
                sub_project=sub_project, appropriation=appropriation, amount_ore=amount
            )
        )
    assert not Allocation.objects.exists()


def test_allocations_are_at_most_the_appropriation(
    sub_project: SubProject, appropriation: Appropriation
) -> None:
    of = {"sub_project": sub_project, "appropriation": appropriation}
    first = make.AllocationFactory(**of, amount_ore=60_00)
    assert refused(lambda: make.AllocationFactory(**of, amount_ore=40_01))
    rest = make.AllocationFactory(**of, amount_ore=40_00)
    assert refused(lambda: Allocation.objects.filter(pk=rest.pk).update(amount_ore=40_01))
    assert refused(lambda: Appropriation.objects.filter(pk=appropriation.pk).update(amount_ore=99_99))
    Allocation.objects.filter(pk=first.pk).update(amount_ore=60_00)
    assert Allocation.objects.count() == 2


def test_money_of_another_programme_is_not_allocated(
    sub_project: SubProject, appropriation: Appropriation
) -> None:
    elsewhere = make.AppropriationFactory()
    assert refused(lambda: make.AllocationFactory(sub_project=sub_project, appropriation=elsewhere))
    stranger = make.SubProjectFactory()
    assert refused(
        lambda: make.AllocationFactory(
            sub_project=stranger, appropriation=appropriation, programme=appropriation.programme
        )
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_ore": 0},
        {"budget_year": 12},
        {"state": "perhaps"},
        {"state": RequestState.DECLINED},
        {"granted_ore": 1},
        {"state": RequestState.GRANTED, "granted_ore": -1},
    ],
)
def test_a_request_is_money_in_a_year_and_is_declined_for_a_reason(wrong: dict[str, object]) -> None:
    assert refused(lambda: make.AppropriationRequestFactory(**wrong))
    assert make.AppropriationRequestFactory(state=RequestState.DECLINED, reason="Ryms inte.").pk
    assert refused(lambda: make.AppropriationRequestFactory(sub_project=make.SubProjectFactory()))


def test_forecasts_are_only_ever_added(sub_project: SubProject) -> None:
    made = make.forecast(sub_project, 100)
    assert refused(lambda: Forecast.objects.filter(pk=made.pk).update(total_ore=200))
    assert refused(lambda: Forecast.objects.filter(pk=made.pk)._raw_delete("default"))
    assert refused(
        lambda: Forecast.objects.create(
            sub_project=sub_project,
            budget_year=12,
            total_ore=1,
            as_of=date(2012, 8, 31),
            created_at=make.NOW,
        )
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"project_code": ""},
        {"account_from": 3000},
        {"account_from": 4000, "account_to": 3999},
        {"target": "sub_project"},
        {"target": "elsewhere"},
    ],
)
def test_a_rule_for_the_accounts_is_whole(wrong: dict[str, object]) -> None:
    assert refused(lambda: make.LedgerMappingFactory(**wrong))


def test_rules_for_the_accounts_have_an_order_and_stay_in_their_programme(sub_project: SubProject) -> None:
    mapping = make.LedgerMappingFactory(programme=sub_project.programme)
    assert refused(lambda: make.LedgerMappingFactory(programme=mapping.programme, order=mapping.order))
    assert refused(lambda: make.LedgerMappingFactory(sub_project=sub_project, target="programme"))
    assert refused(lambda: make.LedgerMappingFactory(sub_project=sub_project, target="sub_project"))
    assert LedgerMapping.objects.count() == 1


def test_an_entry_is_in_its_programme_and_in_a_month(sub_project: SubProject) -> None:
    programme = sub_project.programme
    assert make.OutcomeEntryFactory(programme=programme, sub_project=sub_project).pk
    assert refused(lambda: make.OutcomeEntryFactory(sub_project=sub_project))
    assert refused(
        lambda: make.OutcomeEntryFactory(programme=programme, delivery=make.LedgerDeliveryFactory())
    )
    assert refused(lambda: make.OutcomeEntryFactory(match="sub_project"))
    assert refused(
        lambda: make.OutcomeEntryFactory(programme=programme, sub_project=sub_project, match="unmatched")
    )
    assert refused(lambda: make.OutcomeEntryFactory(period=date(2012, 3, 2)))
    assert refused(lambda: make.OutcomeEntryFactory(budget_year=12))
    assert OutcomeEntry.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"period_to": date(2011, 12, 1)}, {"content_sha256": "short"}, {"format": "paper"}],
)
def test_a_delivery_knows_its_file_and_its_months(wrong: dict[str, object]) -> None:
    assert refused(lambda: make.LedgerDeliveryFactory(**wrong))
