"""Editions as the public finds them. One is public while its report is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from framsteg.lib.plain_language import Language
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


def newest_about(programme_id: int, language: Language) -> Sequence[ListedEdition]:
    """The newest edition of each report about a programme, for its own page. One query."""
    found = public_editions().filter(draft__programme_id=programme_id).order_by("-published_at", "-number")
    newest: dict[str, ListedEdition] = {}
    for each in _listed(found, language):
        newest.setdefault(each.slug, each)
    return tuple(newest.values())


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
