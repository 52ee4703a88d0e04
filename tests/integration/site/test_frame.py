"""What every page has around it, in both languages."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from framsteg.accounts.models import Municipality
from framsteg.cms.models.news import NewsPageDecision, NewsPageEvent, NewsPageProgramme
from tests.factories import programme as make
from tests.factories.analysis import EvaluationFactory
from tests.factories.programme import MunicipalityFactory
from tests.factories.site import PublicSite, news_item, portal, public_site

from .reading import headings, links, text_of, tree_of

HOME = "/sv/kristinehamn/"
SECTION = f"{HOME}kommun-politik/"


def test_the_addresses_above_lead_to_the_only_municipality(client: Client, swedish_site: PublicSite) -> None:
    assert client.get("/").headers["Location"] == "/sv/"
    assert client.get("/sv/").headers["Location"] == HOME


def test_of_several_municipalities_one_is_chosen(client: Client, swedish_site: PublicSite) -> None:
    public_site(MunicipalityFactory.create(name="Ankeborgs kommun", slug="ankeborg"))

    assert headings(client.get("/sv/"), "h2") == ["Ankeborgs kommun", "Kristinehamns kommun"]


def test_a_portal_without_municipalities_says_so(client: Client, db: None) -> None:
    portal("sv")

    assert "Ingen kommun har publicerat något här ännu." in text_of(client.get("/sv/"))


def test_the_three_skip_links_come_first_and_lead_somewhere(client: Client, swedish_site: PublicSite) -> None:
    page = client.get(SECTION)
    identities = {element.get("id") for element in tree_of(page).iter()}

    assert links(page)[:3] == ["#navigation", "#subnavigation", "#content"]
    assert {"navigation", "subnavigation", "content"} <= identities


def test_the_page_shown_is_marked_in_the_menus(client: Client, swedish_site: PublicSite) -> None:
    marked = [
        (element.get("href"), element.get("aria-current"))
        for element in tree_of(client.get(f"{SECTION}nyheter/")).iter()
        if element.get("aria-current") and element.get("href")
    ]

    assert (SECTION, "true") in marked
    assert (f"{SECTION}nyheter/", "page") in marked


def test_the_switch_leads_to_the_same_page_in_the_other_language(
    client: Client, english_site: PublicSite
) -> None:
    assert "/en/kristinehamn/kommun-politik/nyheter/" in links(client.get(f"{SECTION}nyheter/"))
    assert f"{SECTION}nyheter/" in links(client.get("/en/kristinehamn/kommun-politik/nyheter/"))


def test_without_a_translation_the_switch_leads_to_the_start_page_and_says_so(
    client: Client, english_site: PublicSite, swedish_site: PublicSite
) -> None:
    news_item(swedish_site.news, "Bara på svenska", date(2016, 1, 1))

    page = client.get(f"{SECTION}nyheter/bara-pa-svenska/")

    assert "/en/kristinehamn/" in links(page)
    assert "Sidan är inte översatt. Till startsidan på English" in text_of(page)


def test_public_pages_neither_read_nor_set_cookies(client: Client, swedish_site: PublicSite) -> None:
    client.cookies["sessionid"] = "somebody"
    for address in (HOME, SECTION, f"{SECTION}nyheter/", f"{HOME}sok/?q=skola", f"{HOME}program/"):
        answer = client.get(address)
        assert (answer.status_code, "Cookie" in answer.headers.get("Vary", ""), dict(answer.cookies)) == (
            200,
            False,
            {},
        )


def test_nothing_on_a_page_comes_from_elsewhere_and_nothing_is_inline(
    client: Client, swedish_site: PublicSite
) -> None:
    tree = tree_of(client.get(HOME))
    sources = [element.get("src") or element.get("href") for element in tree.iter() if element.get("src")]
    inline = [
        element
        for element in tree.iter()
        if element.tag.endswith("}style")
        or element.get("style")
        or (element.tag.endswith("}script") and not element.get("src") and element.get("type") is None)
    ]

    assert [source for source in sources if not source.startswith("/")] == []
    assert inline == []


def test_a_missing_page_is_told_in_the_municipalitys_own_frame(
    client: Client, swedish_site: PublicSite
) -> None:
    page = client.get(f"{HOME}finns-inte/")

    assert (page.status_code, headings(page, "h1")) == (404, ["Sidan finns inte"])
    assert SECTION in links(page)


def test_another_municipality_or_language_is_not_there(client: Client, swedish_site: PublicSite) -> None:
    assert client.get("/sv/ankeborg/").status_code == 404
    assert client.get("/sv/ankeborg/sok/").status_code == 404
    assert client.get("/en/kristinehamn/").status_code == 404


def test_a_page_behind_a_restriction_is_shown_to_nobody_without_it_and_never_listed(
    client: Client, swedish_site: PublicSite
) -> None:
    PageViewRestriction.objects.create(
        page=swedish_site.section, restriction_type=PageViewRestriction.PASSWORD, password="ett lösenord"
    )
    news_item(swedish_site.news, "Internt", date(2016, 1, 1))

    answer = client.get(f"{SECTION}nyheter/internt/")

    assert b"Ingress till Internt" not in answer.content
    assert "no-store" in answer.headers["Cache-Control"]
    for address in (HOME, f"{HOME}sok/?q=internt", "/sitemap-sidor.xml"):
        content = client.get(address).content.decode()
        assert "nyheter/internt" not in content
        assert "Kommun &amp; politik" not in content


def test_the_theme_is_the_municipalitys(
    client: Client, municipality: Municipality, swedish_site: PublicSite
) -> None:
    Municipality.objects.filter(pk=municipality.pk).update(primary_colour="#7a0c2e")

    answer = client.get(f"{HOME}tema.css")

    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--primary:#7a0c2e" in answer.content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_pages_take_at_most_ten_queries_however_much_is_published(
    client: Client, swedish_site: PublicSite, items: int, query_count: Callable[[Callable[[], object]], int]
) -> None:
    for number in range(items):
        news_item(swedish_site.news, f"Nyhet {number}", date(2016, 1, 1 + number))
    client.get(HOME)

    counts = {
        name: query_count(lambda address=address: client.get(address))
        for name, address in (
            ("start", HOME),
            ("section", SECTION),
            ("news", f"{SECTION}nyheter/"),
            ("item", f"{SECTION}nyheter/nyhet-0/"),
            ("feed", f"{SECTION}nyheter/rss/"),
        )
    }

    assert counts == {"start": 7, "section": 6, "news": 6, "item": 6, "feed": 4}


def test_a_news_item_about_everything_takes_at_most_ten_queries(
    client: Client, swedish_site: PublicSite, query_count: Callable[[Callable[[], object]], int]
) -> None:
    municipality = swedish_site.municipality
    programme = make.ProgrammeFactory(municipality=municipality, title="Programmet")
    evaluation = EvaluationFactory(municipality=municipality, programme=programme, visibility="public")
    event = make.EventFactory(municipality=municipality, title="Mötet")
    decisions = [make.DecisionFactory(municipality=municipality, title=f"Beslut {n}") for n in (1, 2)]
    hidden = make.DecisionFactory(municipality=municipality, title="Hemligt", visibility="draft")
    picture = Image.objects.create(title="Torget", file=get_test_image_file())
    body = [("programme_status", programme), ("finding", evaluation), ("finding", evaluation)]
    item = news_item(
        swedish_site.news, "Allt", date(2016, 1, 1), body=body, picture=picture, picture_alt="Torget"
    )
    NewsPageProgramme.objects.create(page=item, programme=programme)
    NewsPageEvent.objects.create(page=item, event=event)
    for place, each in enumerate((hidden, *reversed(decisions))):
        NewsPageDecision.objects.create(page=item, decision=each, sort_order=place)
    address = f"{SECTION}nyheter/allt/"

    page = client.get(address).content.decode()

    assert page.index("Beslut 2") < page.index("Beslut 1")
    assert [told for told in ("Programmet", "Mötet", "Hemligt") if told not in page] == ["Hemligt"]
    assert page.count(f"/utvardering/{evaluation.slug}/") == 2
    assert query_count(lambda: client.get(address)) <= 10
