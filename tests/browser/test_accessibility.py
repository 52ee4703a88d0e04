"""Every kind of page, in both languages, light and dark, on a phone and on a desk: no fault that axe can find."""

from itertools import pairwise, product
from typing import Literal

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .demo_server import DemoServer
from .pages import LANGUAGES, PAGES, all_pages

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDTHS = (1280, 360)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, demo: DemoServer, language: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    found: dict[tuple[str, int, str], list[str]] = {}
    for kind, path in PAGES.items():
        page.goto(demo.url(f"/{language}{path}"))
        for width, scheme in product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            if faults := faults_of(page):
                found[kind, width, scheme] = faults
    context.close()
    assert found == {}


def faults_of(page: Page) -> list[str]:
    """What axe has to say against the page as it is shown now."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in violations]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_a_phone(browser: Browser, demo: DemoServer, language: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    wide = {}
    for kind, path in PAGES.items():
        page.goto(demo.url(f"/{language}{path}"))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[kind] = width
    context.close()
    assert wide == {}


def test_every_page_is_valid_html_with_ids_that_are_unique(demo: DemoServer, browser: Browser) -> None:
    request = browser.new_context().request
    wrong = {}
    for language, kind, path in all_pages():
        text = request.get(demo.url(path)).text()
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        document = parser.parse(text)
        identities = [element.get("id") for element in document.iter() if element.get("id")]
        repeated = sorted({each for each in identities if identities.count(each) > 1})
        errors = [f"{position}: {code}" for position, code, _ in parser.errors]
        if errors or repeated:
            wrong[language, kind] = (errors, repeated)
    assert wrong == {}


def test_every_page_has_one_main_heading_and_headings_in_order(demo: DemoServer, browser: Browser) -> None:
    page = browser.new_context().new_page()
    wrong = {}
    for language, kind, path in all_pages():
        page.goto(demo.url(path))
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
        jumps = [(one, two) for one, two in pairwise(levels) if two > one + 1]
        if levels.count(1) != 1 or jumps:
            wrong[language, kind] = levels
    page.context.close()
    assert wrong == {}


def test_every_page_says_its_language_and_leads_to_the_other(demo: DemoServer, browser: Browser) -> None:
    page = browser.new_context().new_page()
    for language, _, path in all_pages():
        response = page.goto(demo.url(path))
        assert page.locator("html").get_attribute("lang") == language
        if response is not None and response.ok:
            other = "en" if language == "sv" else "sv"
            assert page.locator(f"a[hreflang={other}]").first.get_attribute("href").startswith(f"/{other}/")
    page.context.close()
