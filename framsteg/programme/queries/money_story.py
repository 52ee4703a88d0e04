"""All that the page of a programme's money tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from framsteg.audit.models import Visibility
from framsteg.programme.models import AppropriationRequest, LedgerDelivery, PriorityArea, Programme

from .audience import Audience, decisions
from .ledger import deliveries_of, months_of
from .money import SetAside, set_aside
from .money_sums import YearOfMoney, years_of_money
from .origins import NOT_OWN, Origin

_ORIGINS = f"""
SELECT l.provenance, l.provenance_note, l.provenance_note_en, l.source_url FROM programme_allocation l
WHERE l.programme_id = %(programme)s AND l.provenance IN {NOT_OWN}
UNION
SELECT f.provenance, f.provenance_note, f.provenance_note_en, f.source_url
FROM programme_forecast f JOIN programme_subproject s ON s.id = f.sub_project_id
WHERE s.programme_id = %(programme)s AND f.provenance IN {NOT_OWN}
"""


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
        origins=_origins(programme),
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


def _origins(programme: Programme) -> Sequence[Origin]:
    with connection.cursor() as cursor:
        cursor.execute(_ORIGINS, {"programme": programme.pk})
        return tuple(Origin(*row) for row in cursor.fetchall())
