"""The news of a section: newest first, with weekday and date, by year and category, as pages and as feeds."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from framsteg.cms.models import NewsCategory
from tests.factories.site import PublicSite, news_item

from .reading import headings, links, text_of

LIST = "/sv/kristinehamn/kommun-politik/nyheter/"


@pytest.fixture
def three_items(swedish_site: PublicSite) -> PublicSite:
    safety = NewsCategory.objects.create(
        municipality=swedish_site.municipality, name="Trygghet", slug="trygghet"
    )
    news_item(swedish_site.news, "Kungligt besök", date(2015, 8, 31))
    news_item(swedish_site.news, "Löfte antaget", date(2016, 5, 3), category=safety)
    news_item(swedish_site.news, "Infocenter öppnat", date(2016, 3, 1))
    return swedish_site


def test_the_newest_comes_first_with_weekday_and_date(client: Client, three_items: PublicSite) -> None:
    page = client.get(LIST)

    assert headings(page, "h1") == ["Alla nyheter - Kommun & politik"]
    assert headings(page, "h3") == ["Löfte antaget", "Infocenter öppnat", "Kungligt besök"]
    assert "tis, 2016-05-03" in text_of(page)


def test_the_archive_shows_one_year(client: Client, three_items: PublicSite) -> None:
    page = client.get(LIST, {"ar": "2016"})

    assert headings(page, "h3") == ["Löfte antaget", "Infocenter öppnat"]
    assert "2 nyheter" in headings(page, "h2")


def test_a_category_shows_its_own_news(client: Client, three_items: PublicSite) -> None:
    assert headings(client.get(LIST, {"kategori": "trygghet"}), "h3") == ["Löfte antaget"]


def test_a_choice_that_nothing_fits_says_so(client: Client, three_items: PublicSite) -> None:
    assert "Ingen nyhet passar in på valet." in text_of(client.get(LIST, {"kategori": "okänd"}))


def test_an_empty_section_says_so(client: Client, swedish_site: PublicSite) -> None:
    assert "Det finns inga nyheter här ännu." in text_of(client.get(LIST))


@pytest.mark.parametrize("number", ["0", "2", "x", "-1", "9999999999"])
def test_a_page_that_the_list_does_not_have_is_not_there(
    client: Client, three_items: PublicSite, number: str
) -> None:
    assert client.get(LIST, {"sida": number}).status_code == 404


@pytest.mark.parametrize("year", ["0000", "abcd", "20166", "²016"])
def test_nonsense_for_a_year_breaks_nothing(client: Client, three_items: PublicSite, year: str) -> None:
    assert client.get(LIST, {"ar": year}).status_code == 200


def test_a_long_list_is_cut_into_pages(client: Client, swedish_site: PublicSite) -> None:
    for day in range(1, 23):
        news_item(swedish_site.news, f"Nyhet {day}", date(2016, 1, day))

    assert headings(client.get(LIST, {"sida": "2"}), "h3") == ["Nyhet 2", "Nyhet 1"]


def test_under_an_item_stand_the_other_news_of_its_section(client: Client, three_items: PublicSite) -> None:
    page = client.get(f"{LIST}lofte-antaget/")

    assert headings(page, "h1") == ["Löfte antaget"]
    assert headings(page, "h2") == ["Alla nyheter - Kommun & politik"]
    assert headings(page, "h3") == ["Infocenter öppnat", "Kungligt besök"]
    assert LIST in links(page)


@pytest.mark.parametrize(
    ("form", "content_type"),
    [("rss", "application/rss+xml; charset=utf-8"), ("atom", "application/atom+xml; charset=utf-8")],
)
def test_the_feeds_hold_the_news_with_whole_addresses(
    client: Client, three_items: PublicSite, form: str, content_type: str
) -> None:
    answer = client.get(f"{LIST}{form}/")
    feed = ElementTree.fromstring(answer.content)

    titles = [element.text for element in feed.iter() if element.tag.rpartition("}")[2] == "title"]
    addresses = [
        element.get("href") or element.text
        for element in feed.iter()
        if element.tag.rpartition("}")[2] == "link"
    ]
    assert answer.headers["Content-Type"] == content_type
    assert titles == ["Nyheter – Kommun & politik", "Löfte antaget", "Infocenter öppnat", "Kungligt besök"]
    assert all(str(address).startswith("http://testserver/sv/") for address in addresses)
    assert b">sv<" in answer.content or b'lang="sv"' in answer.content


def test_a_draft_is_in_no_list_and_at_no_address(client: Client, three_items: PublicSite) -> None:
    news_item(three_items.news, "Hemligt utkast", date(2016, 6, 1), live=False)

    assert client.get(f"{LIST}hemligt-utkast/").status_code == 404
    for address in (
        LIST,
        f"{LIST}rss/",
        "/sv/kristinehamn/",
        "/sitemap-sidor.xml",
        "/sv/kristinehamn/sok/?q=hemligt",
    ):
        assert b"Hemligt utkast" not in client.get(address).content
        assert b"hemligt-utkast" not in client.get(address).content
