"""All that the page of a programme's money tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from framsteg.audit.models import Visibility
from framsteg.programme.models import AppropriationRequest, LedgerDelivery, PriorityArea, Programme

from .audience import Audience, decisions
from .ledger import deliveries_of, months_of
from .money import SetAside, set_aside
from .money_sums import YearOfMoney, years_of_money
from .origins import Origin, origins_of_money


@dataclass(frozen=True)
class MoneyStory:
    """`months` are those that the accounts taken in speak for, by year; `origins` is where allocations and forecasts
    come from that are not the municipality's own record."""

    programme: Programme
    years: Sequence[YearOfMoney]
    areas: Sequence[PriorityArea]
    set_aside: Sequence[SetAside]
    requests: Sequence[AppropriationRequest]
    deliveries: Sequence[LedgerDelivery]
    months: Mapping[int, frozenset[int]]
    origins: Sequence[Origin]

    def year(self, budget_year: int) -> YearOfMoney | None:
        return next((each for each in self.years if each.budget_year == budget_year), None)


def money_story(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> MoneyStory:
    """A number of queries that does not depend on the size of the programme."""
    deliveries = deliveries_of(programme)
    return MoneyStory(
        programme=programme,
        years=years_of_money(programme, audience=audience),
        areas=list(PriorityArea.objects.filter(programme=programme).order_by("number")),
        set_aside=set_aside(programme),
        requests=requests_of(programme, audience=audience),
        deliveries=deliveries,
        months=months_of(deliveries),
        origins=origins_of_money(programme),
    )


def requests_of(
    programme: Programme, *, audience: Audience = Audience.PUBLIC
) -> Sequence[AppropriationRequest]:
    """What was asked for, the latest year first; the public sees neither what is for a draft nor a draft's decision.

    `shows_decision` says whether the audience may see the decision.
    """
    seen = decisions(audience).filter(pk=OuterRef("decision_id"))
    rows = AppropriationRequest.objects.filter(programme=programme).annotate(shows_decision=Exists(seen))
    rows = rows.select_related("decision", "sub_project")
    if audience is Audience.PUBLIC:
        rows = rows.filter(Q(sub_project=None) | Q(sub_project__visibility=Visibility.PUBLIC))
    return list(rows.order_by("-budget_year", "pk"))
