"""A programme lead takes a spreadsheet in and out again, on a desk and on a phone, with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import plans as made_up

from .conftest import signed_in
from .demo_server import DemoServer
from .test_accessibility import faults_of

OWN = "main"


@pytest.fixture(scope="module", params=[True, False], ids=["with JavaScript", "without JavaScript"])
def lead(request: pytest.FixtureRequest, browser: Browser, demo: DemoServer) -> Iterator[Page]:
    page = signed_in(browser, demo, "programme_lead", java_script_enabled=request.param)
    yield page
    page.context.close()


def look(page: Page, faults: dict[str, list[str]], name: str) -> None:
    """On a phone nothing is wider than the screen; axe finds nothing in what is ours."""
    if page.evaluate("typeof window.matchMedia") != "function":
        return
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        if found := faults_of(page):
            faults[f"{name}, {width}"] = found
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults[f"{name}, {width}, wide"] = ["wider than the screen"]
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_plan_goes_in_and_out_again(lead: Page, demo: DemoServer, request: pytest.FixtureRequest) -> None:
    scripted = "without" not in request.node.callspec.id
    faults: dict[str, list[str]] = {}

    def seen(name: str) -> None:
        if scripted:
            look(lead, faults, name)

    lead.goto(demo.url("/admin/programme/"))
    lead.get_by_role("link", name="Medborgarlöfte 2016–2017").first.click()
    lead.wait_for_url("**/programme/**")
    programme = lead.url
    lead.get_by_role("link", name="Planer från kalkylblad").click()
    seen("imports")
    lead.locator("input[type=file]").set_input_files(
        {"name": "plan.csv", "mimeType": "text/csv", "buffer": made_up.centre()}
    )
    lead.get_by_role("button", name="Ladda upp och titta").click()
    expect(lead.locator(OWN)).to_contain_text("Steg 1 av 2")
    seen("columns")
    lead.get_by_label("grön").select_option(label="Pågår")
    lead.get_by_role("button", name="Visa vad som skulle ändras").click()
    expect(lead.locator(OWN)).to_contain_text("Steg 2 av 2")
    expect(lead.locator(OWN)).to_contain_text("Starta en lotsfunktion för företag")
    seen("preview")
    lead.get_by_role("button", name="Importera", exact=True).click()
    expect(lead.locator(OWN)).to_contain_text("Införd")
    seen("report")
    report = lead.url
    lead.goto(programme)
    expect(lead.locator(OWN)).to_contain_text("Bättre lokaler")
    lead.goto(report)
    lead.get_by_role("link", name="Ångra importen").click()
    seen("undo")
    lead.get_by_role("button", name="Ja, ångra").click()
    expect(lead.locator(OWN)).to_contain_text("Ångrad")
    lead.goto(programme)
    expect(lead.locator(OWN)).not_to_contain_text("Bättre lokaler")
    assert faults == {}
