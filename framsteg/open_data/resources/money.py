"""Money: set aside, asked for, divided, spent and foreseen. Every amount is in öre, and nothing unknown is zero.

Of the accounts only sums are public: an entry's own text may name somebody.
"""

from typing import Any

from django.db import models
from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Visibility
from framsteg.open_data.fields import (
    belongs,
    bilingual,
    day,
    example_of,
    integer,
    link,
    moment,
    provenance,
    text,
)
from framsteg.open_data.resource import (
    EXAMPLES,
    ID,
    OF_PROGRAMME,
    OF_SUB_PROJECT,
    Page,
    Resource,
    filter_by,
    shown,
)
from framsteg.programme.models import (
    Allocation,
    Appropriation,
    AppropriationRequest,
    EntryMatch,
    Forecast,
    OutcomeEntry,
    RequestState,
)
from framsteg.programme.queries.audience import decisions, programmes, sub_projects

from .following import CODE_OF_SUB, MINE, OF_PROGRAMME_BY_SUB, PROGRAMME_OF_SUB
from .programmes import ADDRESS, CODE, IN_PROGRAMME

PAGE = Page("web:programme_money", ADDRESS)
YEAR = filter_by("budget_year", meaning=_("Only those of this budget year."))


def _with_decision(found: QuerySet[Any]) -> Any:
    return found.annotate(decision_shown=shown(decisions(), "decision_id"))


def _requests() -> Any:
    found = AppropriationRequest.objects.filter(programme__in=programmes())
    return _with_decision(found.filter(Q(sub_project=None) | Q(sub_project__visibility=Visibility.PUBLIC)))


def _outcomes() -> Any:
    """Sums by programme, year and what they are for; together they are all that the accounts hold of a programme."""
    is_shown = Q(match=EntryMatch.SUB_PROJECT, sub_project__visibility=Visibility.PUBLIC)
    is_draft = Q(match=EntryMatch.SUB_PROJECT) & ~Q(sub_project__visibility=Visibility.PUBLIC)
    found = OutcomeEntry.objects.filter(programme__in=programmes())
    told = found.annotate(
        told_line=Case(
            When(is_draft, then=Value("not_public")), default=F("match"), output_field=models.CharField()
        ),
        shown_id=Case(
            When(is_shown, then=F("sub_project_id")), output_field=models.BigIntegerField(null=True)
        ),
    )
    grouped = told.order_by().values("programme_id", "budget_year", "told_line", "shown_id")
    return grouped.annotate(summed=Sum("amount_ore"), counted=Count("pk"))


APPROPRIATIONS = Resource(
    name="appropriations",
    title=_("Appropriations"),
    description=_("Money set aside for a programme in a year's budget."),
    model="programme.appropriation",
    rows=lambda: _with_decision(Appropriation.objects.filter(programme__in=programmes())),
    municipality="programme__municipality__code",
    page=PAGE,
    changed="updated_at",
    filters=(OF_PROGRAMME, YEAR, EXAMPLES),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        integer("budget_year"),
        integer("amount_ore"),
        text("funder", meaning=_("Who gives the money. Empty where it is the municipality, or not stated.")),
        link("decision_id", "decision_shown"),
        *provenance(also=IN_PROGRAMME),
        moment("updated_at"),
    ),
)
REQUESTS = Resource(
    name="requests",
    title=_("Requests for money"),
    description=_("Money asked for in a year's budget, and what came of it."),
    model="programme.appropriationrequest",
    rows=_requests,
    municipality="programme__municipality__code",
    page=PAGE,
    changed="updated_at",
    filters=(OF_PROGRAMME, OF_SUB_PROJECT, YEAR, EXAMPLES),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        link("sub_project_id"),
        integer("budget_year"),
        integer("amount_ore"),
        *bilingual("purpose", meaning=_("What the money is for.")),
        day("received_on", meaning=_("When the request was received.")),
        text("state", meaning=_("What has been decided."), choices=RequestState),
        integer(
            "granted_ore",
            meaning=_("What was granted, in öre. Empty where it is not stated."),
            is_nullable=True,
        ),
        *bilingual("reason", meaning=_("Why it was granted or declined.")),
        link("decision_id", "decision_shown"),
        *provenance(also=IN_PROGRAMME),
        moment("updated_at"),
    ),
)
ALLOCATIONS = Resource(
    name="allocations",
    title=_("Allocations"),
    description=_("Parts of an appropriation that are given to sub-projects that are public."),
    model="programme.allocation",
    rows=lambda: _with_decision(Allocation.objects.filter(sub_project__in=sub_projects())),
    municipality="programme__municipality__code",
    page=PAGE,
    changed="updated_at",
    filters=(
        OF_PROGRAMME,
        OF_SUB_PROJECT,
        filter_by("budget_year", "appropriation__budget_year", meaning=_("Only those of this budget year.")),
        EXAMPLES,
    ),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        belongs("appropriation_id", meaning=_("The id of the appropriation.")),
        MINE,
        integer("budget_year", "appropriation__budget_year"),
        integer("amount_ore"),
        link("decision_id", "decision_shown"),
        *provenance(also=IN_PROGRAMME),
        moment("updated_at"),
    ),
)
FORECASTS = Resource(
    name="forecasts",
    title=_("Forecasts"),
    description=_(
        "What sub-projects were expected to cost in a budget year. Of several, the one with the latest day counts."
    ),
    model="programme.forecast",
    rows=lambda: Forecast.objects.filter(sub_project__in=sub_projects()),
    municipality="sub_project__programme__municipality__code",
    page=Page(
        "web:programme_money",
        {
            "municipality": "sub_project__programme__municipality__slug",
            "programme": "sub_project__programme__slug",
        },
    ),
    changed="created_at",
    filters=(OF_PROGRAMME_BY_SUB, OF_SUB_PROJECT, YEAR, EXAMPLES),
    fields=(
        ID,
        CODE_OF_SUB,
        PROGRAMME_OF_SUB,
        MINE,
        integer("budget_year"),
        integer("total_ore", meaning=_("What the whole year is expected to cost, in öre.")),
        day("as_of"),
        text("text", meaning=_("What it rests on.")),
        *provenance(also=("sub_project__programme__",)),
        moment("created_at"),
    ),
)
OUTCOMES = Resource(
    name="outcomes",
    title=_("Outcomes"),
    description=_(
        "Costs less income according to the accounts, summed by budget year and sub-project. The rows of a year sum "
        "to the whole on the programme's page of money."
    ),
    rows=_outcomes,
    municipality="programme__municipality__code",
    page=PAGE,
    has_ids=False,
    order=("programme_id", "budget_year", "told_line", "shown_id"),
    filters=(OF_PROGRAMME, YEAR),
    fields=(
        CODE,
        belongs("programme_id"),
        integer("budget_year"),
        text(
            "line",
            "told_line",
            meaning=_(
                "sub_project: the sub-project named; not_public: sub-projects that are not public; programme: the "
                "programme as a whole; unmatched: entries that are not yet placed."
            ),
        ),
        link("sub_project_id", "shown_id", _("The id of the sub-project. Empty for the other lines.")),
        integer("amount_ore", "summed", _("Costs less income, in öre.")),
        integer("entries", "counted", _("How many entries of the accounts the sum is of.")),
        example_of("programme__"),
    ),
)
ALL = (APPROPRIATIONS, REQUESTS, ALLOCATIONS, FORECASTS, OUTCOMES)
