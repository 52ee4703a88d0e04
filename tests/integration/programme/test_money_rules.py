"""Each broken rule of money is a sentence at its field, which says what is left."""

from datetime import date

import pytest
from django.utils.translation import override

from framsteg.audit import recording
from framsteg.programme.models import Allocation, Forecast
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
TODAY = date(2013, 3, 5)


def told(instance: object) -> dict[str, list[str]]:
    with override("en"):
        error = recording.errors_of(instance, on=TODAY)
    if error is None:
        return {}
    return {
        name: [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]
        for name, texts in error.message_dict.items()
    }


def test_what_is_left_of_an_appropriation_is_told() -> None:
    sub_project = make.SubProjectFactory()
    appropriation = make.AppropriationFactory(programme=sub_project.programme, amount_ore=1_700_000_00)
    of = {
        "programme": sub_project.programme,
        "sub_project": sub_project,
        "appropriation": appropriation,
    }
    assert told(Allocation(**of, amount_ore=1_700_000_00)) == {}
    first = make.AllocationFactory(**of, amount_ore=1_200_000_00)
    assert told(Allocation(**of, amount_ore=500_000_01)) == {
        "amount_ore": [
            "At most 500 000 SEK are left: 1 200 000 SEK of the 1 700 000 SEK have been allocated already."
        ]
    }
    first.amount_ore = 1_700_000_00
    assert told(first) == {}
    recording.change(first, by=make.SOMEONE, at=make.NOW)
    assert told(Allocation(**of, amount_ore=1)) == {
        "amount_ore": ["All of the appropriation of 1 700 000 SEK has been allocated. Nothing is left."]
    }


def test_an_appropriation_is_not_lowered_below_what_has_been_allocated() -> None:
    allocation = make.AllocationFactory(amount_ore=100_00)
    appropriation = allocation.appropriation
    appropriation.amount_ore = 99_99
    assert list(told(appropriation)) == ["amount_ore"]
    appropriation.amount_ore = 100_00
    assert told(appropriation) == {}


def test_nothing_is_chosen_from_another_programme_or_municipality() -> None:
    allocation, elsewhere = make.AllocationFactory(), make.AppropriationFactory()
    allocation.appropriation = elsewhere
    assert list(told(allocation)) == ["appropriation"]
    request = make.AppropriationRequestFactory()
    request.decision = make.DecisionFactory()
    assert list(told(request)) == ["decision"]
    request.sub_project = allocation.sub_project
    assert list(told(request)) == ["sub_project"]
    mapping = make.LedgerMappingFactory()
    mapping.sub_project = allocation.sub_project
    assert list(told(mapping)) == ["sub_project"]


def test_nothing_has_happened_in_the_future() -> None:
    request = make.AppropriationRequestFactory()
    request.received_on = date(2013, 3, 6)
    assert list(told(request)) == ["received_on"]
    forecast = Forecast(
        sub_project=make.SubProjectFactory(), budget_year=2013, total_ore=1, as_of=date(2013, 3, 6)
    )
    assert list(told(forecast)) == ["as_of"]
