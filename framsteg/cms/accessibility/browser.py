"""Pages looked at in a real browser, on a desk and on a phone, in light and in dark: axe says what is wrong."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from .kinds import path_of
from .walking import Broken, Look, Visit

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
DESK, PHONE, HEIGHT = 1280, 360, 800
RUN = """rules => axe.run(document, rules).then(found => found.violations.map(
    fault => ({rule: fault.id, help: fault.help, element: fault.nodes[0].html.slice(0, 200)})))"""
LINKS = """() => [...document.querySelectorAll('a[href]')].map(link => link.href)
    .concat([...document.querySelectorAll('form[method=get]')].map(form => form.action))"""
MISSING = (
    "The checks need a browser. Install it with: apt-get install chromium; and what steers it with: "
    "pip install playwright axe-playwright-python (the optional part “accessibility” of this program)."
)


class NoBrowser(Exception):
    """What is needed to look at pages is not installed; the message says what to install."""


class NotServed(Exception):
    """Nothing answers where the site should be."""


@contextmanager
def looking(address: str) -> Iterator[Look]:
    """A way to look at the pages of the site at `address`. Raises NoBrowser and NotServed.

    The browser is steered from a thread of its own: an event loop runs there, beside which Django refuses every query.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        browser = thread.submit(_Browser, address).result()
        try:
            yield lambda path, is_checked: thread.submit(browser.look, path, is_checked).result()
        finally:
            thread.submit(browser.close).result()


class _Browser:
    """One page of one browser. Everything happens in the thread that it was made in."""

    def __init__(self, address: str) -> None:
        try:
            from playwright.sync_api import Error, sync_playwright
        except ImportError as error:
            raise NoBrowser(MISSING) from error
        self.address, self.error = address, Error
        self.playwright = sync_playwright().start()
        try:
            self.browser = self.playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                args=["--no-sandbox", "--disable-dev-shm-usage"],
            )
        except Error as error:
            self.playwright.stop()
            raise NoBrowser(MISSING) from error
        size = {"width": DESK, "height": HEIGHT}
        self.page: Any = self.browser.new_context(reduced_motion="reduce", viewport=size).new_page()  # type: ignore[arg-type]

    def look(self, path: str, is_checked: bool) -> Visit:
        try:
            self.page.goto(f"{self.address}{path}")
        except self.error as error:
            raise NotServed(f"{self.address}{path}: {error.message.splitlines()[0]}.") from error
        return Visit(links_of(self.page, self.address), broken_in(self.page) if is_checked else ())

    def close(self) -> None:
        self.browser.close()
        self.playwright.stop()


def links_of(page: Any, address: str) -> list[str]:
    """Where the page that is open leads to on the site at `address`, as paths."""
    return list(dict.fromkeys(filter(None, (path_of(url, address) for url in page.evaluate(LINKS)))))


def broken_in(page: Any) -> list[Broken]:
    """What is wrong with the page that is open, in any size and light; each rule once."""
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    found: dict[str, Broken] = {}
    for width, scheme, rules in (
        (DESK, "light", RULES),
        (PHONE, "light", RULES),
        (PHONE, "dark", COLOURS),
        (DESK, "dark", COLOURS),
    ):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        for each in page.evaluate(RUN, rules):
            found.setdefault(each["rule"], Broken(**each))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    return list(found.values())
