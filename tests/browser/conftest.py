"""Browser tests: Debian's Chromium, the real server, the real demo; every request is watched."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .demo_server import DemoServer, chromium, running

# Playwright keeps an event loop running in this process; Django would refuse every query beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.hookimpl(tryfirst=True)  # before the tests are dealt out to workers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test; one worker runs all of a file, in its order, on one demo."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": chromium(),
        "args": [
            "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-first-run",
        ],
    }  # fmt: skip


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    """The demo as `make demo` sets it up, on the database that the tests run on."""
    data = tmp_path_factory.mktemp("demo")
    with database_of_its_own() as database, running(data, database) as server:
        yield server


def database_of_its_own() -> Any:
    from contextlib import contextmanager

    @contextmanager
    def made() -> Iterator[str | None]:
        given = os.environ.get("FRAMSTEG_DATABASE", "")
        if not given.startswith("postgres"):
            yield None
            return
        name = f"browser_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        with psycopg.connect(given, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}"')
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))

    return made()


@pytest.fixture
def outside_requests(context: BrowserContext, demo: DemoServer) -> Iterator[list[str]]:
    """Requests that left the host; every test that uses it ends with none."""
    seen: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith((demo.address, "data:", "blob:", "about:")):
            seen.append(request.url)

    context.on("request", note)
    yield seen
    assert seen == []


@pytest.fixture
def visitor(page: Page, outside_requests: list[str]) -> Page:
    """A page whose requests stay on the host and whose scripts never fail."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on(
        "console",
        lambda message: failures.append(message.text) if "Content Security" in message.text else None,
    )
    yield page
    assert failures == []


def signed_in(browser: Browser, demo: DemoServer, role: str, **options: Any) -> Page:
    """A page of somebody who has signed in to the editor with the demo login of `role`."""
    login = demo.login(role)
    page = browser.new_context(locale="sv-SE", **options).new_page()
    page.goto(demo.url("/konto/logga-in/?next=/admin/"))
    page.get_by_label("Användarnamn").fill(login["username"])
    page.locator("input[name=password]").fill(login["password"])
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture(scope="module")
def lead(browser: Browser, demo: DemoServer) -> Iterator[Page]:
    yield from _kept_open(browser, demo, "programme_lead")


@pytest.fixture(scope="module")
def communicator(browser: Browser, demo: DemoServer) -> Iterator[Page]:
    yield from _kept_open(browser, demo, "communicator")


@pytest.fixture(scope="module")
def auditor(browser: Browser, demo: DemoServer) -> Iterator[Page]:
    yield from _kept_open(browser, demo, "auditor")


def _kept_open(browser: Browser, demo: DemoServer, role: str) -> Iterator[Page]:
    page = signed_in(browser, demo, role)
    yield page
    page.context.close()


def save(page: Page) -> None:
    """Press the form's own button: a new object is created, an old one saved."""
    page.get_by_role("button", name=re.compile("^(Skapa|Spara)$")).first.click()
    page.wait_for_load_state()


def add(page: Page, demo: DemoServer, kind: str, owner: str, values: dict[str, str]) -> None:
    """Add an object of `kind` through its form, with the owner in the address as the workspace's links have it."""
    page.goto(demo.url(f"/admin/{kind}/new/?{owner}"))
    for name, value in values.items():
        field = page.locator(f"form [name={name}]").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    save(page)
