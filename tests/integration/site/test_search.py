"""Search over everything public. SQLite and PostgreSQL differ in letters and inflections; both are told here."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from modelsearch import index
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from framsteg.audit.models import Visibility
from framsteg.participation.models import Event, EventKind
from framsteg.programme.actions import closing_rounds
from framsteg.programme.models import Decision, DecisionOutcome
from tests.factories import editions, rounds
from tests.factories.analysis import EvaluationFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.programme import (
    SOMEONE,
    MunicipalityFactory,
    PriorityAreaFactory,
    ProgrammeFactory,
    SubProjectFactory,
)
from tests.factories.site import PublicSite, news_item

from .reading import headings, text_of

SEARCH = "/sv/kristinehamn/sok/"
PUBLIC = Visibility.PUBLIC


@pytest.fixture
def everything(swedish_site: PublicSite) -> PublicSite:
    """One public object of every kind with the word "trädgård" in it."""
    municipality = swedish_site.municipality
    programme = ProgrammeFactory.create(
        municipality=municipality, title="Trädgårdsprogrammet", slug="tradgard", visibility=PUBLIC
    )
    area = PriorityAreaFactory.create(programme=programme, number=1, title="Trädgårdar för alla")
    SubProjectFactory.create(
        programme=programme, main_area=area, number=7, title="Odla i trädgården", visibility=PUBLIC
    )
    Decision.objects.create(
        municipality=municipality,
        title="Ny trädgård vid skolan",
        body_name="Kommunstyrelsen",
        decided_on=date(2016, 5, 3),
        outcome=DecisionOutcome.ADOPTED,
        visibility=PUBLIC,
    )
    Event.objects.create(
        municipality=municipality,
        kind=EventKind.OTHER,
        title="Trädgårdens dag",
        slug="dag",
        visibility=PUBLIC,
    )
    news_item(swedish_site.news, "Trädgården öppnar", date(2016, 5, 3))
    EvaluationFactory(
        municipality=municipality,
        programme=programme,
        indicator=IndicatorFactory(title="Trädgårdar per invånare"),
        title="Blev trädgårdarna fler?",
        visibility=PUBLIC,
    )
    IndicatorFactory(title="Trädgårdsmöten", visibility=Visibility.DRAFT)
    return swedish_site


def test_every_kind_is_found_by_the_beginning_of_a_word(client: Client, everything: PublicSite) -> None:
    page = client.get(SEARCH, {"q": "trädgård"})

    assert headings(page, "h3") == [
        "Trädgårdsprogrammet",
        "Trädgården öppnar",
        "7. Odla i trädgården",
        "1. Trädgårdar för alla",
        "Ny trädgård vid skolan",
        "Trädgårdens dag",
        "Trädgårdar per invånare",
        "Blev trädgårdarna fler?",
    ]
    assert "8 träffar för ”trädgård”" in text_of(page)


def test_closed_rounds_and_published_reports_are_found_and_drafts_never(
    client: Client, swedish_site: PublicSite
) -> None:
    programme = ProgrammeFactory.create(
        municipality=swedish_site.municipality, title="Parkplanen", slug="parkplanen", visibility=PUBLIC
    )
    area = PriorityAreaFactory.create(programme=programme, number=1)
    SubProjectFactory.create(programme=programme, main_area=area, number=1, visibility=PUBLIC)
    draft = editions.prepared(programme)
    round_ = rounds.opened(programme=programme)

    def found(words: str, kind: str) -> list[str]:
        return headings(client.get(SEARCH, {"q": words, "typ": kind}), "h3")

    assert (found("parkplanen", "uppfoljningar"), found("parkplanen", "rapporter")) == ([], [])
    closing_rounds.close_round(round_, by=SOMEONE, at=rounds.CLOSED)
    editions.published(draft)
    assert found("parkpl delår", "uppfoljningar") == ["Delår 2 2012"]
    assert found("slutredov park", "rapporter") == ["Slutredovisning: Parkplanen"]
    page = client.get(SEARCH, {"q": "parkplanen"}).content.decode()
    assert f'href="/sv/kristinehamn/rapport/{draft.slug}/1/"' in page
    assert 'href="/sv/kristinehamn/program/parkplanen/uppfoljning/2012-08-31/"' in page
    type(programme).objects.filter(pk=programme.pk).update(visibility=Visibility.DRAFT)
    assert found("delår", "uppfoljningar") == []


def test_all_words_must_be_there(client: Client, everything: PublicSite) -> None:
    assert headings(client.get(SEARCH, {"q": "trädgård skolan"}), "h3") == ["Ny trädgård vid skolan"]


def test_a_kind_can_be_chosen(client: Client, everything: PublicSite) -> None:
    assert headings(client.get(SEARCH, {"q": "trädgård", "typ": "beslut"}), "h3") == [
        "Ny trädgård vid skolan"
    ]


def test_words_in_the_title_come_first(client: Client, swedish_site: PublicSite) -> None:
    news_item(swedish_site.news, "Nytt om annat", date(2016, 5, 4), lead="Badet öppnar")
    news_item(swedish_site.news, "Badet är klart", date(2016, 5, 3))

    assert headings(client.get(SEARCH, {"q": "badet"}), "h3") == ["Badet är klart", "Nytt om annat"]


def test_letters_and_inflections_are_treated_as_the_database_can(
    client: Client, swedish_site: PublicSite
) -> None:
    news_item(swedish_site.news, "Björktrasten och skolorna", date(2016, 5, 3))
    found = {
        word: bool(headings(client.get(SEARCH, {"q": word}), "h3"))
        for word in ("björktrasten", "bjork", "skola")
    }

    if connection.vendor == "postgresql":
        assert found == {"björktrasten": True, "bjork": False, "skola": True}
    else:
        assert found == {"björktrasten": True, "bjork": True, "skola": False}


def test_drafts_and_other_municipalities_are_never_found(client: Client, swedish_site: PublicSite) -> None:
    mine, elsewhere = swedish_site.municipality, MunicipalityFactory.create()
    draft = ProgrammeFactory.create(
        municipality=mine, title="Hemlig plan", slug="hemlig", visibility=Visibility.DRAFT
    )
    area = PriorityAreaFactory.create(programme=draft, number=1, title="Hemligt område")
    SubProjectFactory.create(
        programme=draft, main_area=area, number=1, title="Hemligt delprojekt", visibility=PUBLIC
    )
    ProgrammeFactory.create(municipality=elsewhere, title="Hemlig granne", slug="granne", visibility=PUBLIC)
    news_item(swedish_site.news, "Hemlig nyhet", date(2016, 1, 1), live=False)

    assert "Inget hittades för ”hemlig”" in text_of(client.get(SEARCH, {"q": "hemlig"}))


def test_documents_are_found_where_a_public_page_leads_to_them_and_never_else(
    client: Client, swedish_site: PublicSite, django_capture_on_commit_callbacks: Any
) -> None:
    collections = Collection.get_first_root_node()
    hidden = collections.add_child(name="Bara för några")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type="login")

    def uploaded(title: str, **where: Any) -> Document:
        return Document.objects.create(title=title, file=ContentFile(b"x" * 2048, f"{title}.pdf"), **where)

    with django_capture_on_commit_callbacks(execute=True):
        shown, draft, alone = uploaded("Gatuplan"), uploaded("Gatuplan utkast"), uploaded("Gatuplan lös")
        kept_back = uploaded("Gatuplan för några", collection=hidden)
        news_item(swedish_site.news, "Gator", date(2016, 1, 1), body=_documents_block(shown, kept_back))
        news_item(swedish_site.news, "På väg", date(2016, 1, 2), live=False, body=_documents_block(draft))
        shown.tags.add("asfalt")
        index.insert_or_update_object(shown)

    for words in ("gatupl", "asfalt"):
        page = client.get(SEARCH, {"q": words, "typ": "dokument"})
        assert headings(page, "h3") == ["Gatuplan"]
        assert "PDF, 2 kB, på sidan Gator" in text_of(page)
        assert f'href="{shown.url}"' in page.content.decode()
    assert alone.title not in text_of(client.get(SEARCH, {"q": "lös"}))
    assert headings(client.get("/en/kristinehamn/sok/", {"q": "gatuplan"}), "h3") == []


def _documents_block(*documents: Document) -> list[Any]:
    return [("documents", {"heading": "Att läsa", "documents": list(documents)})]


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', "AND OR NOT", "title:*", "och", "(", "x" * 5000, "'; DROP TABLE x; --", "😀", "%_\\"],
)
def test_nothing_that_is_written_breaks_the_search(
    client: Client, swedish_site: PublicSite, words: str
) -> None:
    assert client.get(SEARCH, {"q": words}).status_code == 200


def test_long_lists_are_cut_into_pages(client: Client, swedish_site: PublicSite) -> None:
    for day in range(1, 23):
        news_item(swedish_site.news, f"Skola {day}", date(2016, 1, day))
    second = client.get(SEARCH, {"q": "skola", "typ": "sidor", "sida": "2"})

    assert len(headings(second, "h3")) == 2
    assert client.get(SEARCH, {"q": "skola", "typ": "sidor", "sida": "3"}).status_code == 404
