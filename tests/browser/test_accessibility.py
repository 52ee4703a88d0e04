"""Every kind of page, in both languages, light and dark, on a phone and a desk: one visit that looks at everything."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import html5lib
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Response

from framsteg.cms.accessibility.browser import broken_in

from .demo_server import DemoServer
from .pages import BOXES, LANGUAGES, PAGES

EVERYTHING = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
STILL = """
() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() => Promise.allSettled(
    document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < Infinity)
        .map(each => each.finished)))
"""
RUN_AXE = """
rules => axe.run(document, rules)
    .then(found => found.violations.map(fault => `${fault.id}: ${fault.nodes[0].html.slice(0, 120)}`))
"""
WIDTHS = (1280, 360)
NARROWEST = 320
SCHEMES: tuple[tuple[Literal["light", "dark"], dict[str, object]], ...] = (
    ("light", EVERYTHING),
    ("dark", COLOURS),  # what is dark differs in its colours only
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_any_page(browser: Browser, demo: DemoServer, language: str) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": WIDTHS[0], "height": 800})
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for kind, path in (PAGES | BOXES).items():
        response = page.goto(demo.url(f"/{language}{path}"))
        assert response is not None
        if faults := [
            *faults_of_text(response),
            *(() if kind in BOXES else faults_of_frame(page, language)),
            *faults_in_every_light(page),
        ]:
            found[kind] = faults
    context.close()
    assert found == {}


def faults_of_text(response: Response) -> Iterator[str]:
    """The page is valid HTML, and no identity is used twice."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(response.text())
    identities = [element.get("id") for element in document.iter() if element.get("id")]
    yield from (f"HTML, {position}: {code}" for position, code, _ in parser.errors)
    yield from (f"id {each} is used twice" for each in sorted(set(identities)) if identities.count(each) > 1)


def faults_of_frame(page: Page, language: str) -> Iterator[str]:
    """One main heading, headings in order, its language and the way to the other, and nothing wider than a phone."""
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    if levels.count(1) != 1 or any(two > one + 1 for one, two in pairwise(levels)):
        yield f"headings: {levels}"
    if page.locator("html").get_attribute("lang") != language:
        yield "the language of the page"
    other = "en" if language == "sv" else "sv"
    links = page.locator(f"a[hreflang={other}]")
    if not links.count() or not (links.first.get_attribute("href") or "").startswith(f"/{other}/"):
        yield "no way to the other language"
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROWEST:
        yield f"{width} pixels wide"


def faults_in_every_light(page: Page) -> Iterator[str]:
    """What axe has to say on a desk and on a phone, in light and in dark."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield from (f"{width} {scheme} {fault}" for fault in faults_of(page, rules))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})


def faults_of(page: Page, rules: dict[str, object] = EVERYTHING) -> list[str]:
    """What axe has to say against the page as it is shown, once nothing in it moves."""
    come_to_rest(page)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN_AXE, rules)
    return found


def come_to_rest(page: Page) -> None:
    """Wait until nothing on the page moves or changes colour; the pointer stands on nothing."""
    page.mouse.move(0, 0)
    page.evaluate(STILL)


def test_a_fault_is_seen(browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.set_content(
        "<html lang=sv><title>Prov</title><h1>Prov</h1><img src=x><p style='color:#eee'>Blekt</p>"
    )
    found = " ".join(faults_in_every_light(page))
    by_command = {each.rule for each in broken_in(page)}
    page.context.close()
    assert {"image-alt", "color-contrast"} <= by_command  # what manage.py check_accessibility says of it
    assert [
        rule in found for rule in ("1280 light image-alt", "360 light image-alt", "dark color-contrast")
    ] == [
        True,
        True,
        True,
    ]
