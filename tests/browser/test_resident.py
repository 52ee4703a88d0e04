"""A resident reads the whole story, a journalist checks it on a phone, and somebody has no JavaScript."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .demo_server import DemoServer
from .pages import MUNICIPALITY, PROGRAMME, all_pages

THE_SENTENCE = "Av de 46 delprojekten är 38 klara, sex pågår fortfarande och två har ännu inte påbörjats."


def test_a_resident_follows_the_chain_from_start_page_to_what_became_of_the_centre(
    visitor: Page, demo: DemoServer
) -> None:
    visitor.goto(demo.url("/"))
    visitor.wait_for_url(f"**/sv{MUNICIPALITY}/")
    visitor.get_by_role("link", name="Ett Attraktivare Kristinehamn").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Ett Attraktivare Kristinehamn")
    main = visitor.locator("main")
    expect(main).to_contain_text(THE_SENTENCE)
    expect(main).to_contain_text("1,7 miljoner kronor")
    expect(main).to_contain_text("maj 2011")
    visitor.get_by_role("link", name="Ett attraktivare centrum").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Ett attraktivare centrum")
    visitor.get_by_role("link", name=re.compile("trevligare och mer levande centrum")).first.click()
    for year in ("2014", "2019", "2020"):
        expect(visitor.locator("main")).to_contain_text(year)


def test_the_ten_areas_stand_in_their_order(visitor: Page, demo: DemoServer) -> None:
    visitor.goto(demo.url(f"/sv{PROGRAMME}/"))
    shown = visitor.locator("main a[href*='/omrade/']").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    numbers = [int(re.search(r"/omrade/(\d+)/", address).group(1)) for address in shown]
    assert list(dict.fromkeys(numbers)) == list(range(1, 11))


def test_what_is_only_an_example_says_so_on_every_page_where_it_stands(
    visitor: Page, demo: DemoServer
) -> None:
    for path in ("/", "/omrade/3/", "/delprojekt/", "/delprojekt/7/"):
        visitor.goto(demo.url(f"/sv{PROGRAMME}{path}"))
        expect(visitor.locator("main")).to_contain_text(re.compile("exempel", re.IGNORECASE))
    visitor.goto(demo.url(f"/sv{PROGRAMME}/delprojekt/7/"))
    expect(visitor.locator("main")).to_contain_text("Namnet är inte offentligt")


def test_a_journalist_on_a_phone_finds_the_two_that_never_began_and_shares_the_address(
    browser: Browser, demo: DemoServer
) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto(demo.url(f"/sv{PROGRAMME}/delprojekt/"))
    page.get_by_label("Läge").select_option(label="Ej påbörjat")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.wait_for_url("**lage=not_started**")
    expect(page.locator("main")).to_contain_text("2 delprojekt")
    shared = page.url
    phone.close()
    again = browser.new_page()
    again.goto(shared)
    expect(again.locator("main")).to_contain_text("2 delprojekt")
    again.close()


def test_the_news_section_lists_the_six_other_stories_newest_first(visitor: Page, demo: DemoServer) -> None:
    visitor.goto(demo.url(f"/sv{MUNICIPALITY}/kommun-politik/nyheter/"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Alla nyheter - Kommun & politik")
    text = visitor.locator("main").inner_text()
    dates = ["tis, 2016-05-03", "ons, 2016-03-02", "tis, 2016-03-01", "mån, 2016-02-08", "fre, 2016-01-22"]
    places = [text.index(day) for day in [*dates, "mån, 2015-08-31"]]
    assert places == sorted(places)


def test_the_appeal_is_told_as_a_chain_of_decisions(visitor: Page, demo: DemoServer) -> None:
    visitor.goto(demo.url(f"/sv{MUNICIPALITY}/sok/?q=Björktrasten"))
    visitor.locator("main a[href*='/beslut/']").first.click()
    expect(visitor.locator("main")).to_contain_text("Vänersborgs tingsrätt")
    expect(visitor.locator("main")).to_contain_text(re.compile("överklaga", re.IGNORECASE))


@pytest.mark.parametrize(
    ("words", "found"),
    [("levande centrum", "Ett trevligare och mer levande centrum"), ("näringsliv", "näringslivsklimat")],
)
def test_search_finds_programmes_and_news(visitor: Page, demo: DemoServer, words: str, found: str) -> None:
    visitor.goto(demo.url(f"/sv{MUNICIPALITY}/"))
    visitor.get_by_role("searchbox").first.fill(words)
    visitor.get_by_role("searchbox").first.press("Enter")
    expect(visitor.locator("main")).to_contain_text(found)


def test_everything_is_read_and_every_form_used_without_javascript(
    browser: Browser, demo: DemoServer
) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    for _, kind, path in all_pages():
        response = page.goto(demo.url(path))
        assert response is not None
        assert response.status == (404 if kind == "missing" else 200), path
        assert page.locator("main").is_visible()
    page.goto(demo.url(f"/sv{PROGRAMME}/delprojekt/"))
    page.get_by_label("Ord", exact=True).fill("levande")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.locator("main")).to_contain_text("Ett trevligare och mer levande centrum")
    page.goto(demo.url(f"/sv{MUNICIPALITY}/kontakt/"))
    page.locator("main textarea").fill("Var finns handlingsplanen från 2011?")
    page.wait_for_timeout(
        3_100
    )  # without scripts, whoever is quicker than a person is asked to press once more
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("Tack")
    plain.close()


def test_public_pages_set_no_cookie_and_call_nobody(browser: Browser, demo: DemoServer) -> None:
    context = browser.new_context()
    outside: list[str] = []
    context.on(
        "request",
        lambda request: outside.append(request.url) if not request.url.startswith(demo.address) else None,
    )
    page = context.new_page()
    for _, _kind, path in all_pages():
        page.goto(demo.url(path))
    assert [each for each in outside if not each.startswith("data:")] == []
    assert context.cookies() == []
    context.close()


def test_structured_data_is_valid_json_with_a_type(visitor: Page, demo: DemoServer) -> None:
    found = 0
    for _, _, path in all_pages():
        visitor.goto(demo.url(path))
        for text in visitor.locator("script[type='application/ld+json']").all_text_contents():
            data = json.loads(text)
            assert data["@context"] == "https://schema.org"
            found += 1
    assert found > 10


def test_a_missing_page_helps_the_reader_on(visitor: Page, demo: DemoServer) -> None:
    response = visitor.goto(demo.url(f"/sv{MUNICIPALITY}/finns-inte/"))
    assert response is not None
    assert response.status == 404
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.locator("main a").count() > 0
