"""Municipalities, and the units and partners that are named in what is public."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality, OrganisationUnit
from framsteg.accounts.models.organisation import UnitKind
from framsteg.open_data.fields import Field, Kind, bilingual, day, link, moment, text
from framsteg.open_data.resource import ID, Page, Resource, filter_by
from framsteg.programme.models import ProgrammeUnit
from framsteg.programme.queries.audience import decisions, programmes, sub_projects


def _named() -> Q:
    """Units that a public programme, sub-project or decision names."""
    this = OuterRef("pk")
    return Q(
        Exists(ProgrammeUnit.objects.filter(unit=this, programme__in=programmes()))
        | Exists(sub_projects().filter(lead_unit=this))
        | Exists(sub_projects().filter(taking_part=this))
        | Exists(decisions().filter(body_unit=this))
    )


def _units() -> QuerySet[Any]:
    named = OrganisationUnit.objects.filter(_named())
    above = named.filter(pk=OuterRef("parent_id")).values("pk")[:1]
    return named.annotate(parent_shown=Subquery(above))


MUNICIPALITIES = Resource(
    name="municipalities",
    title=_("Municipalities"),
    description=_("The municipalities that account for their programmes here."),
    model="accounts.municipality",
    rows=Municipality.objects.all,
    municipality="code",
    page=Page("web:programmes", {"municipality": "slug"}),
    changed="updated_at",
    fields=(
        ID,
        text("code", meaning=_("The municipality's four-digit code, as text.")),
        text("name"),
        text("slug"),
        text("organisation_number", meaning=_("The organisation number. Empty where it is not stated.")),
        Field("website", Kind.ADDRESS, meaning=_("The address of the website.")),
        moment("updated_at"),
    ),
)
UNITS = Resource(
    name="units",
    title=_("Units and partners"),
    description=_(
        "Boards, administrations, companies and partners that a public programme or decision names."
    ),
    model="accounts.organisationunit",
    rows=_units,
    municipality="municipality__code",
    changed="updated_at",
    filters=(filter_by("kind", kind=Kind.TEXT),),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        text("kind", choices=UnitKind),
        *bilingual("name"),
        link(
            "parent_id",
            "parent_shown",
            _("The id of the unit that it is part of, where that one is public too."),
        ),
        Field("website", Kind.ADDRESS, "url", _("The address of the website.")),
        day("ended_on", meaning=_("When the unit was closed or renamed. Empty where it still is.")),
        moment("updated_at"),
    ),
)
ALL = (MUNICIPALITIES, UNITS)
