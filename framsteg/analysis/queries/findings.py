"""What may be said about programmes: the current findings, for pages, texts and the claims guard."""

from dataclasses import dataclass
from functools import cache

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from framsteg.accounts.models import Municipality
from framsteg.analysis import sentences
from framsteg.analysis.claims_guard import Holding
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.models import Evaluation, Finding
from framsteg.analysis.subjects import subject_of
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Indicator, Region
from framsteg.lib.plain_language import Text
from framsteg.programme.models import Programme
from framsteg.programme.queries.audience import programmes
from framsteg.programme.queries.closing import has_answers
from framsteg.programme.queries.newest_round import newest_round

from .evaluations import Audience, evaluations

POPULATION_WORDS = ("befolkning", "folkmängd", "folkökning", "population")
PEOPLE_WORDS = ("invånar", "inflytt", "utflytt", "inhabitant", "resident", "people")  # fmt: skip


INDICATOR_FIELDS = ("is_population", "decimals", "frequency", "unit", "unit_en")


@dataclass(frozen=True)
class FindingSummary:
    """A finding as it can stand on other pages. Its own page is the evaluation `slug` of `municipality`."""

    evaluation_id: int
    level: ClaimLevel
    title_sv: str
    title_en: str
    sentence_sv: str
    sentence_en: str
    evaluation_title: Text
    municipality: str
    slug: str


def findings_of(programme: Programme) -> tuple[FindingSummary, ...]:
    """The public findings about a programme, the oldest question first. One query."""
    mine = evaluations(Audience.PUBLIC).filter(programme_id=programme.pk).order_by("pk")
    return tuple(_summary(each) for each in with_levels(mine))


def finding_of(programme: Programme) -> FindingSummary | None:
    """The first public finding about a programme; None where no question is public. One query."""
    return next(iter(findings_of(programme)), None)


def programme_with_finding(municipality: str, slug: str) -> Programme:
    """The public programme at an address, read together with its first public finding (see `finding_read_with`).

    One query, as a page that shows many things has none to spare. Raises Programme.DoesNotExist.
    """
    return programmes_with_finding().get(municipality__slug=municipality, slug=slug)


@cache
def programmes_with_finding() -> "QuerySet[Programme]":
    """The question without the address: putting it together costs as much as the rest of reading a programme."""
    newest = Finding.objects.filter(evaluation_id=OuterRef("pk")).order_by("-id").values("level")[:1]
    first = Evaluation.objects.filter(programme_id=OuterRef("pk"), visibility=Visibility.PUBLIC).order_by(
        "pk"
    )
    told = JSONObject(
        id="pk",
        slug="slug",
        title="title",
        level=Subquery(newest),
        region="region__name",
        indicator="indicator_id",
        indicator_title="indicator__title",
        indicator_title_en="indicator__title_en",
        **{name: F(f"indicator__{name}") for name in INDICATOR_FIELDS},
    )
    found: QuerySet[Programme] = programmes().select_related("municipality")
    return found.annotate(
        first_finding=Subquery(first.values(told=told)[:1]), **has_answers(), **newest_round()
    )


def finding_read_with(programme: Programme) -> FindingSummary | None:
    """The finding that `programme_with_finding` has read. No query."""
    told = getattr(programme, "first_finding", None)
    if not told:
        return None
    indicator = Indicator(
        pk=told["indicator"],
        title=told["indicator_title"],
        title_en=told["indicator_title_en"],
        **{name: told[name] for name in INDICATOR_FIELDS},
    )
    evaluation = Evaluation(
        pk=told["id"],
        slug=told["slug"],
        title=told["title"],
        municipality=programme.municipality,
        programme=programme,
        indicator=indicator,
        region=Region(name=told["region"]),
    )
    evaluation.current_level = told["level"]
    return _summary(evaluation)


def summary_of(evaluation: Evaluation) -> FindingSummary | None:
    """For texts that cite the finding, where anyone may see it. No query where it was read by `with_levels`."""
    known = evaluation
    if not hasattr(evaluation, "current_level"):
        known = with_levels(Evaluation.objects.all()).get(pk=evaluation.pk)
    return _summary(known) if known.is_public and known.programme.is_public else None


def with_levels(found: QuerySet[Evaluation]) -> "QuerySet[Evaluation]":
    """Each with `current_level`, that of its newest finding, None where it has none."""
    newest = Finding.objects.filter(evaluation_id=OuterRef("pk")).order_by("-id")
    return found.select_related("municipality", "programme", "indicator", "region").annotate(
        current_level=Subquery(newest.values("level")[:1])
    )


def level_of(evaluation: Evaluation) -> ClaimLevel:
    """The level of an evaluation read by `with_levels`."""
    return ClaimLevel(getattr(evaluation, "current_level", None) or ClaimLevel.NO_COMPARISON)


def holdings_of(municipality: Municipality, programmes: tuple[int, ...] = ()) -> tuple[Holding, ...]:
    """What the claims guard holds texts against: every finding, and every programme that has none. Two queries.

    With `programmes`, those that the text is about, only they are taken.
    """
    about = Programme.objects.filter(municipality=municipality)
    if programmes:
        about = about.filter(pk__in=programmes)
    found = list(with_levels(Evaluation.objects.filter(programme__in=about)))
    evaluated = {each.programme_id for each in found}
    unknown = (
        Holding(ClaimLevel.NO_COMPARISON, _names(each), (), municipality=municipality.name)
        for each in about
        if each.pk not in evaluated
    )
    return (*(_holding(each, municipality) for each in found), *unknown)


def _holding(evaluation: Evaluation, municipality: Municipality) -> Holding:
    indicator = evaluation.indicator
    titles = tuple(name for name in (indicator.title, indicator.title_en) if name)
    words = POPULATION_WORDS if indicator.is_population else ()
    return Holding(
        level_of(evaluation),
        _names(evaluation.programme),
        (*titles, *words),
        reference=evaluation.pk,
        municipality=municipality.name,
    )


def _names(programme: Programme) -> tuple[str, ...]:
    return tuple(name for name in (programme.title, programme.title_en) if name)


def _summary(evaluation: Evaluation) -> FindingSummary:
    level = level_of(evaluation)
    return FindingSummary(
        evaluation_id=evaluation.pk,
        level=level,
        title_sv=sentences.title(level, "sv"),
        title_en=sentences.title(level, "en"),
        sentence_sv=sentences.short(level, subject_of(evaluation, "sv")),
        sentence_en=sentences.short(level, subject_of(evaluation, "en")),
        evaluation_title=Text(evaluation.title, "sv"),
        municipality=evaluation.municipality.slug,
        slug=evaluation.slug,
    )


__all__ = ["FindingSummary", "finding_of", "findings_of", "holdings_of", "summary_of"]
