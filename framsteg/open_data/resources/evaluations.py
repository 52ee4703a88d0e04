"""Questions about effects, and what may be said."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from framsteg.analysis import sentences
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.models import EvaluationPlan, Finding
from framsteg.analysis.queries.evaluations import evaluations
from framsteg.open_data.fields import (
    Field,
    Kind,
    belongs,
    bilingual,
    example_of,
    integer,
    link,
    moment,
    text,
)
from framsteg.open_data.resource import ID, OF_PROGRAMME, Page, Resource, filter_by, shown

from .figures import public_indicators

_EVALUATION = {"municipality": "evaluation__municipality__slug", "slug": "evaluation__slug"}


def _evaluations() -> QuerySet[Any]:
    newest = Finding.objects.filter(evaluation_id=OuterRef("pk")).order_by("-id")
    filed = EvaluationPlan.objects.filter(evaluation_id=OuterRef("pk"), filed_at__isnull=False).order_by(
        "-number"
    )
    return evaluations().annotate(
        indicator_shown=shown(public_indicators(), "indicator_id"),
        current_level=Subquery(newest.values("level")[:1]),
        current_finding=Subquery(newest.values("pk")[:1]),
        filed_at=Subquery(filed.values("filed_at")[:1]),
        plan_number=Subquery(filed.values("number")[:1]),
        asked=Subquery(filed.values("question")[:1]),
        asked_en=Subquery(filed.values("question_en")[:1]),
    )


def _findings() -> QuerySet[Any]:
    newest = Finding.objects.filter(evaluation_id=OuterRef("evaluation_id")).order_by("-id")
    found = Finding.objects.filter(evaluation__in=evaluations())
    return found.annotate(newest_id=Subquery(newest.values("pk")[:1]))


def _level(lookup: str) -> tuple[Field, Field, Field]:
    """The level with its name in both languages; an evaluation without a finding has made no comparison."""

    def of(raw: Mapping[str, Any]) -> ClaimLevel:
        return ClaimLevel(raw[lookup] or ClaimLevel.NO_COMPARISON)

    meaning = _("How much may be said, by rule. A higher number allows all that a lower one does.")
    return (
        Field(
            "level",
            Kind.INTEGER,
            meaning=meaning,
            choices=ClaimLevel,
            needs=(lookup,),
            make=lambda raw: int(of(raw)),
        ),
        Field(
            "level_title",
            Kind.TEXT,
            meaning=_("The level in words, in Swedish."),
            needs=(lookup,),
            make=lambda raw: sentences.title(of(raw), "sv"),
        ),
        Field("level_title_en", Kind.TEXT, needs=(lookup,), make=lambda raw: sentences.title(of(raw), "en")),
    )


EVALUATIONS = Resource(
    name="evaluations",
    title=_("Evaluations"),
    description=_(
        "Questions about effects that were filed in advance, and how much the findings allow to be said."
    ),
    model="analysis.evaluation",
    rows=_evaluations,
    municipality="municipality__code",
    page=Page("web:evaluation", {"municipality": "municipality__slug", "slug": "slug"}),
    changed="updated_at",
    filters=(OF_PROGRAMME,),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        belongs("programme_id"),
        link("indicator_id", "indicator_shown"),
        text("region_code", "region_id", _("The code of the municipality in the statistics.")),
        *bilingual("title"),
        text("slug"),
        text("question", "asked", _("The question as it was filed. Empty until then."), is_nullable=True),
        text("question_en", "asked_en", is_nullable=True),
        integer("plan_number", meaning=_("The version of the plan that was filed last."), is_nullable=True),
        moment("filed_at", meaning=_("When that plan was filed, in universal time.")),
        *_level("current_level"),
        link(
            "finding_id", "current_finding", _("The id of the finding that holds. Empty where there is none.")
        ),
        example_of("programme__"),
        moment("updated_at"),
    ),
)
FINDINGS = Resource(
    name="findings",
    title=_("Findings"),
    description=_(
        "What the computations of an evaluation allow to be said, each with the checksums that let others repeat it."
    ),
    model="analysis.finding",
    rows=_findings,
    municipality="evaluation__municipality__code",
    page=Page("web:evaluation", _EVALUATION),
    changed="found_at",
    filters=(
        filter_by("evaluation_id", meaning=_("Only those of the evaluation with this id.")),
        filter_by(
            "programme_id", "evaluation__programme_id", meaning=_("Only those of the programme with this id.")
        ),
    ),
    fields=(
        ID,
        text("municipality_code", "evaluation__municipality__code"),
        belongs("evaluation_id", meaning=_("The id of the evaluation.")),
        Field(
            "is_current",
            Kind.BOOLEAN,
            meaning=_("Whether it is the finding that holds now."),
            needs=("pk", "newest_id"),
            make=lambda raw: raw["pk"] == raw["newest_id"],
        ),
        *_level("level"),
        Field("criteria", Kind.OBJECT, meaning=_("How each of the audit criteria is met, and why.")),
        Field(
            "key_figures", Kind.OBJECT, meaning=_("The figures that the sentences of the page are made of.")
        ),
        integer("run_id", meaning=_("The number of the computation, as in the addresses of its files.")),
        text("engine_version", "run__engine_version", _("The version of the program that computed it.")),
        text("input_hash", "run__input_hash", _("The checksum of what went in.")),
        text("result_hash", "run__result_hash", _("The checksum of what came out.")),
        moment("found_at", meaning=_("When it was computed, in universal time.")),
        example_of("evaluation__programme__"),
    ),
)
ALL = (EVALUATIONS, FINDINGS)
