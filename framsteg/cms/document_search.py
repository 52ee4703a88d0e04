"""Search among the documents that public pages lead to, by their titles and tags.

A document has no draft of its own: it is as public as the pages that lead to it. One that only drafts or restricted
pages lead to is not found, nor one in a collection that is restricted.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from framsteg.accounts.models import Municipality
from framsteg.cms.models import MunicipalityHomePage
from framsteg.cms.tree import below, readable_by_all
from framsteg.lib.plain_language import Language
from framsteg.web.search.index import best_first
from framsteg.web.site import DocumentHit, DocumentHits


def documents_found(
    municipality: Municipality, language: Language, words: Sequence[str], start: int, end: int
) -> DocumentHits:
    """Those that pages of the municipality in a language lead to and that match all words, by title."""
    pages = _led_to_by(municipality, language)
    restricted = CollectionViewRestriction.objects.alias(
        below=ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    ).filter(below__startswith=F("collection__path"))
    open_to_all = get_document_model().objects.exclude(Exists(restricted))
    matching: Any = best_first(
        open_to_all.filter(pk__in=_identities(pages, "to_object_id")), words, "title", "pk"
    )
    total = matching.count()
    shown = list(matching[start:end]) if total > start else []
    titles = _titles(pages, [each.pk for each in shown]) if shown else {}
    return DocumentHits(
        total,
        [
            DocumentHit(
                each.title,
                each.url,
                each.file_extension.upper(),
                each.get_file_size(),
                titles.get(each.pk, ""),
            )
            for each in shown
        ],
    )


def _led_to_by(municipality: Municipality, language: Language) -> "QuerySet[ReferenceIndex]":
    """The references from public pages to documents. What is only in a draft is not among them."""
    home = MunicipalityHomePage.objects.filter(municipality=municipality, locale__language_code=language)
    readable = readable_by_all(Page.objects.filter(below(home)))
    kinds = ContentType.objects.get_for_models(Page, get_document_model())
    references: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[get_document_model()]
    ).annotate(page=Cast("object_id", BigIntegerField()))
    return references.filter(Exists(readable.filter(pk=OuterRef("page"))))


def _identities(references: "QuerySet[ReferenceIndex]", field: str) -> "QuerySet[Any]":
    found: QuerySet[Any] = references.annotate(identity=Cast(field, BigIntegerField())).values("identity")
    return found


def _titles(references: "QuerySet[ReferenceIndex]", documents: Sequence[int]) -> dict[int, str]:
    """The title of a page that leads to each document: the first, where there are several. Two queries."""
    rows = references.filter(to_object_id__in=[str(each) for each in documents]).order_by("-page")
    page_of = {int(document): page for document, page in rows.values_list("to_object_id", "page")}
    titles = dict(Page.objects.filter(pk__in=page_of.values()).values_list("pk", "title"))
    return {document: titles[page] for document, page in page_of.items() if page in titles}
