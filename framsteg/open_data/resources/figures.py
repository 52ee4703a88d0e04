"""Indicators with their figures and aims."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Visibility
from framsteg.indicators.models import (
    Baseline,
    Direction,
    Indicator,
    Observation,
    Sex,
    Source,
    SourceKind,
    Status,
    Target,
)
from framsteg.indicators.models.indicators import Frequency
from framsteg.open_data.fields import (
    Field,
    Kind,
    belongs,
    bilingual,
    integer,
    link,
    moment,
    number,
    provenance,
    text,
)
from framsteg.open_data.resource import EXAMPLES, ID, Page, Resource, filter_by
from framsteg.programme.models import TargetDecision
from framsteg.programme.queries.audience import decisions

OF_INDICATOR = filter_by("indicator_id", meaning=_("Only those of the indicator with this id."))


def public_indicators() -> QuerySet[Indicator]:
    return Indicator.objects.filter(visibility=Visibility.PUBLIC)


def _sources() -> QuerySet[Any]:
    return Source.objects.filter(Exists(public_indicators().filter(source=OuterRef("pk"))))


def _observations() -> QuerySet[Any]:
    """The figure that holds now for each municipality and period: the one with the highest revision."""
    same = ("indicator_id", "region_id", "sex", "period")
    later = Observation.objects.filter(
        **{name: OuterRef(name) for name in same}, revision__gt=OuterRef("revision")
    )
    return Observation.objects.filter(~Exists(later), indicator__in=public_indicators())


def _targets() -> QuerySet[Any]:
    behind = TargetDecision.objects.filter(target=OuterRef("pk"), decision__in=decisions())
    found = Target.objects.filter(indicator__in=public_indicators())
    return found.annotate(decision_shown=Subquery(behind.values("decision_id")[:1]))


SOURCES = Resource(
    name="sources",
    title=_("Sources of figures"),
    description=_(
        "Who publishes the figures of the indicators, under which licence, and how they want to be named."
    ),
    model="indicators.source",
    rows=_sources,
    municipality="municipality__code",
    is_shared=True,
    changed="updated_at",
    fields=(
        ID,
        text("municipality_code", "municipality__code", is_nullable=True),
        text("key", meaning=_("The short name.")),
        text("kind", choices=SourceKind),
        *bilingual("name"),
        text("credit", meaning=_("The credit line that goes with the figures.")),
        text("licence"),
        Field("licence_url", Kind.ADDRESS),
        Field("website", Kind.ADDRESS, "url", _("The address of the website.")),
        moment("updated_at"),
    ),
)
INDICATORS = Resource(
    name="indicators",
    title=_("Indicators"),
    description=_("Measured series: what is measured, by whom, in which unit, and which way is wanted."),
    model="indicators.indicator",
    rows=public_indicators,
    municipality="municipality__code",
    is_shared=True,
    changed="updated_at",
    filters=(filter_by("code", kind=Kind.TEXT, meaning=_("Only those with this code.")),),
    fields=(
        ID,
        text(
            "municipality_code",
            "municipality__code",
            _("The municipality whose own it is; empty where it is shared by all."),
            is_nullable=True,
        ),
        text("code", meaning=_("The code in addresses.")),
        *bilingual("title"),
        *bilingual("definition", meaning=_("What is measured, and how.")),
        *bilingual("measured_in", "unit", _("What is counted, as written after a figure.")),
        integer("decimals", meaning=_("How many decimals are shown.")),
        text("direction", choices=Direction),
        text("frequency", meaning=_("How often it is measured."), choices=Frequency),
        belongs("source_id", meaning=_("The id of the source.")),
        text("source_table", meaning=_("The table or key at the source.")),
        Field("source_url", Kind.ADDRESS),
        text("source_updated", meaning=_("When the source says that it was updated.")),
        *bilingual("notes", meaning=_("The source's notes, one to a line.")),
        text("licence", "source__licence"),
        Field("licence_url", Kind.ADDRESS, "source__licence_url"),
        moment("updated_at"),
    ),
)
OBSERVATIONS = Resource(
    name="observations",
    title=_("Figures of indicators"),
    description=_(
        "The figure that holds now for each municipality and period. With a municipality, only its own figures."
    ),
    rows=_observations,
    municipality="region_id",
    changed="run__fetched_at",
    filters=(
        OF_INDICATOR,
        filter_by(
            "region_code", "region_id", kind=Kind.TEXT, meaning=_("Only those of this municipality's code.")
        ),
        filter_by(
            "period_from", "period__gte", kind=Kind.TEXT, meaning=_("Only those of this period or later.")
        ),
        filter_by(
            "period_to", "period__lte", kind=Kind.TEXT, meaning=_("Only those of this period or earlier.")
        ),
    ),
    fields=(
        ID,
        belongs("indicator_id"),
        text("indicator_code", "indicator__code", _("The code of the indicator.")),
        text(
            "region_code",
            "region_id",
            _("The code of the municipality that the figure is about; 0000 is the whole country."),
        ),
        text("region", "region__name", _("The name of the municipality that the figure is about.")),
        text("period"),
        text("sex", meaning=_("Whom the figure is about."), choices=Sex),
        number("value", is_nullable=True),
        text("status", meaning=_("What kind of figure it is."), choices=Status),
        integer(
            "revision", meaning=_("How many times the source has changed it since it was first fetched.")
        ),
        text("note", meaning=_("The source's note on the figure.")),
        moment("fetched_at", "run__fetched_at", _("When the figure was fetched, in universal time.")),
    ),
)
TARGETS = Resource(
    name="targets",
    title=_("Target values"),
    description=_("The value that a municipality wants an indicator to have in a period."),
    model="indicators.target",
    rows=_targets,
    municipality="municipality__code",
    page=Page("web:indicator", {"municipality": "municipality__slug", "code": "indicator__code"}),
    changed="updated_at",
    filters=(OF_INDICATOR, EXAMPLES),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        belongs("indicator_id"),
        text("period"),
        number("value"),
        text("direction", choices=Direction),
        number("tolerance", meaning=_("Only for a level to keep: how far from it is still met.")),
        link("decision_id", "decision_shown"),
        *provenance(),
        moment("updated_at"),
    ),
)
BASELINES = Resource(
    name="baselines",
    title=_("Baselines"),
    description=_("Where a municipality stood when it set out: the value that later ones are held against."),
    model="indicators.baseline",
    rows=lambda: Baseline.objects.filter(indicator__in=public_indicators()),
    municipality="municipality__code",
    page=Page("web:indicator", {"municipality": "municipality__slug", "code": "indicator__code"}),
    changed="updated_at",
    filters=(OF_INDICATOR, EXAMPLES),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        belongs("indicator_id"),
        text("period"),
        number("value"),
        *provenance(),
        moment("updated_at"),
    ),
)
ALL = (SOURCES, INDICATORS, OBSERVATIONS, TARGETS, BASELINES)
