"""Editions as the public finds them. One is public while its report is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from framsteg.analysis.queries.findings import programmes_with_finding
from framsteg.lib.plain_language import Language
from framsteg.programme.models import Programme
from framsteg.reports.models import ReportEdition, State


@dataclass(frozen=True)
class ListedEdition:
    """An edition in a list, with what had changed since the one before."""

    slug: str
    number: int
    title: str
    language: Language
    kind: str
    published_on: date
    as_of: date
    changes: str
    changes_en: str
    is_illustrative: bool


@dataclass(frozen=True)
class NewestReport:
    """What a programme's page says of its newest report; the title is the Swedish one."""

    slug: str
    number: int
    title: str
    is_illustrative: bool


def public_editions() -> "QuerySet[ReportEdition]":
    """The issue that holds of every public edition, in each language."""
    return ReportEdition.objects.filter(draft__state=State.PUBLISHED, issue=F("draft__issue"))


def edition_at(municipality: str, slug: str, number: int, language: Language) -> ReportEdition:
    """The edition at an address; the Swedish one where it is not translated. Raises ReportEdition.DoesNotExist."""
    found = public_editions().filter(municipality__slug=municipality, slug=slug, number=number)
    wanted = found.filter(language__in={language, "sv"}).select_related(
        "municipality", "draft__programme__municipality", "draft__sub_project"
    )
    rows = {each.language: each for each in wanted}
    if not rows:
        raise ReportEdition.DoesNotExist
    return rows.get(language) or rows["sv"]


def newest_number(municipality: str, slug: str) -> int:
    """Raises ReportEdition.DoesNotExist."""
    found = public_editions().filter(municipality__slug=municipality, slug=slug)
    number = found.order_by("-number").values_list("number", flat=True).first()
    if number is None:
        raise ReportEdition.DoesNotExist
    return number


def editions_of(edition: ReportEdition, language: Language) -> Sequence[ListedEdition]:
    """Every public edition of the same report, newest first."""
    found = public_editions().filter(municipality_id=edition.municipality_id, slug=edition.slug)
    return _listed(found.order_by("-number"), language)


def reports_of(municipality_id: int, language: Language) -> Sequence[ListedEdition]:
    """The newest edition of each of the municipality's reports, the latest published first. One query."""
    found = public_editions().filter(municipality_id=municipality_id).order_by("-published_at", "-number")
    newest: dict[str, ListedEdition] = {}
    for each in _listed(found, language):
        if each.slug not in newest or newest[each.slug].number < each.number:
            newest[each.slug] = each
    return tuple(newest.values())


@dataclass(frozen=True, kw_only=True)
class PublishedEdition(ListedEdition):
    """An edition with the moment at which it was published."""

    published_at: datetime


def latest_published(
    municipality_id: int,
    language: Language,
    limit: int,
    *,
    programme_id: int | None = None,
    sub_project_id: int | None = None,
) -> Sequence[PublishedEdition]:
    """The editions published last: of the municipality, one programme, or one sub-project. One query."""
    found = public_editions().filter(municipality_id=municipality_id)
    if programme_id is not None:
        found = found.filter(draft__programme_id=programme_id)
    if sub_project_id is not None:
        found = found.filter(draft__sub_project_id=sub_project_id)
    newest = found.order_by("-published_at", "-number")[: 2 * limit]
    moments = {(each[0], each[1]): each[2] for each in newest.values_list("slug", "number", "published_at")}
    listed_editions = _listed(newest, language)[:limit]
    return tuple(
        PublishedEdition(**vars(each), published_at=moments[each.slug, each.number])
        for each in listed_editions
    )


def programme_with_newest(municipality: str, slug: str) -> Programme:
    """The public programme at an address, with its finding and its newest report, all by one query.

    Raises Programme.DoesNotExist.
    """
    return _programmes_with_newest().get(municipality__slug=municipality, slug=slug)


@cache
def _programmes_with_newest() -> "QuerySet[Programme]":
    mine = public_editions().filter(draft__programme_id=OuterRef("pk"), language="sv")
    told = JSONObject(slug="slug", number="number", title="title", provenance="draft__provenance")
    newest = mine.order_by("-published_at", "-number").values(told=told)[:1]
    return programmes_with_finding().annotate(newest_report=Subquery(newest))


def newest_read_with(programme: Programme) -> NewestReport | None:
    """The newest report that `programme_with_newest` has read. No query."""
    told = getattr(programme, "newest_report", None)
    if not told:
        return None
    return NewestReport(told["slug"], told["number"], told["title"], told["provenance"] == "illustrative")


_COLUMNS = (
    "slug", "number", "title", "language", "draft__kind", "published_at", "draft__as_of", "draft__changes",
    "draft__changes_en", "draft__provenance",
)  # fmt: skip


def _listed(found: "QuerySet[ReportEdition]", language: Language) -> Sequence[ListedEdition]:
    """One for each edition: in the language asked for, else in Swedish."""
    kept: dict[tuple[str, int], ListedEdition] = {}
    for slug, number, title, own, kind, at, as_of, changes, changes_en, provenance in found.values_list(
        *_COLUMNS
    ):
        if own not in (language, "sv") or ((slug, number) in kept and own != language):
            continue
        kept[slug, number] = ListedEdition(
            slug, number, title, own, kind, timezone.localdate(at), as_of, changes, changes_en,
            provenance == "illustrative",
        )  # fmt: skip
    return tuple(kept.values())
