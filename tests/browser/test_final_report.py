"""From "prepare" to the public morning after: a communicator, a lead, a controller and a reader."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import signed_in
from .demo_server import DemoServer
from .pages import MUNICIPALITY
from .test_accessibility import come_to_rest, faults_of

REPORT = f"{MUNICIPALITY}/rapport/ett-attraktivare-kristinehamn"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def faults_in_work(page: Page, part: str = ".fs-page") -> list[str]:
    """What axe has to say of our part of an editor's page, or of another part."""
    come_to_rest(page)
    told: dict[str, Any] = Axe().run(page, context=part, options=RULES).response
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in told["violations"]]


@pytest.fixture
def people(browser: Browser, demo: DemoServer) -> dict[str, Page]:
    return {role: signed_in(browser, demo, role) for role in ("communicator", "programme_lead", "controller")}


def test_a_final_report_from_prepare_to_the_public_morning_and_back(
    browser: Browser, demo: DemoServer, people: dict[str, Page]
) -> None:
    workspace = prepared(demo, people["communicator"])
    commented_and_settled(people, workspace)
    for role in ("programme_lead", "controller"):
        signed(people[role], workspace)
    release = released(demo, people["communicator"], workspace)
    reader = browser.new_context(locale="sv-SE").new_page()
    read(demo, reader)
    retracted(people["communicator"], release)
    reader.goto(demo.url(f"/sv{REPORT}/senaste/"))
    assert reader.url.endswith("/1/")


def prepared(demo: DemoServer, page: Page) -> str:
    """The communicator prepares edition 2 and sends it to review."""
    page.goto(demo.url("/admin/programme/"))
    page.get_by_role("link", name="Ett Attraktivare Kristinehamn").first.click()
    page.get_by_role("link", name="Förbered slutredovisning").click()
    page.locator("input[name=as_of]").fill("2012-12-31")
    page.locator("textarea[name=changes]").fill("En rättelse, för att visa hur det går till.")
    page.get_by_role("button", name="Skapa").first.click()
    expect(page.get_by_text("Utgåva 2")).to_be_visible()
    workspace = page.url
    assert faults_in_work(page) == []
    page.get_by_role("link", name="Lärdomar").first.click()
    expect(page.locator("main form").first).to_be_visible()
    assert faults_in_work(page, "main") == []
    page.goto(workspace)
    if page.get_by_text("(behövs)").count():
        raise AssertionError(page.locator(".help-block").all_inner_texts())
    page.get_by_role("button", name="Skicka på granskning").click()
    return workspace


def commented_and_settled(people: dict[str, Page], workspace: str) -> None:
    controller, lead = people["controller"], people["programme_lead"]
    controller.goto(workspace)
    section = controller.locator("#sammanfattning")
    section.get_by_text("Kommentera", exact=True).click()
    section.get_by_label("Kommentar till").fill("Stämmer 38 av 46?")
    section.get_by_role("button", name="Spara kommentaren").click()
    lead.goto(workspace)
    expect(lead.get_by_text("Stämmer 38 av 46?")).to_be_visible()
    lead.emulate_media(color_scheme="dark")
    assert faults_in_work(lead) == []
    lead.emulate_media(color_scheme="light")
    lead.get_by_role("button", name="Avklarad").click()


def signed(page: Page, workspace: str) -> None:
    page.goto(workspace)
    page.get_by_role("link", name="Läs och underteckna").click()
    assert faults_in_work(page) == []
    page.get_by_label("Jag har läst rapporten och står för den.").check()
    page.get_by_role("button", name="Underteckna").click()
    expect(page.get_by_text("Innehållet är låst")).to_be_visible()


def released(demo: DemoServer, page: Page, workspace: str) -> str:
    """News, release, checklist, and everything public at once."""
    page.goto(workspace)
    assert faults_in_work(page) == []
    page.get_by_role("button", name="Skriv ett utkast till nyheten").click()
    title = page.locator("input[name=title], textarea[name=title]").input_value()
    assert "slutredovisas" in title
    page.goto(workspace)
    page.get_by_role("link", name="Förbered en publicering").click()
    page.locator("input[name=title]").fill("Utgåva två av slutredovisningen")
    page.locator("textarea[name=contact]").fill("Kommunikationsenheten")
    assert faults_in_work(page, "main") == []
    page.get_by_role("button", name="Skapa").first.click()
    release = page.url
    for kind in ("report:", "page:"):
        value = page.locator(f"#take-in option[value^='{kind}']").first.get_attribute("value")
        page.locator("#take-in").select_option(value)
        page.get_by_role("button", name="Ta med").click()
    assert faults_in_work(page) == []
    expect(page.get_by_text("PDF (Svenska)")).to_be_visible()
    page.get_by_text("Vad som inte kontrolleras automatiskt").click()
    assert faults_in_work(page) == []
    page.get_by_text("Gör allt offentligt på en gång").click()
    page.get_by_role("button", name="Ja, gör allt offentligt nu").click()
    expect(page.get_by_text("Allt i publiceringen är offentligt.")).to_be_visible()
    return release


def read(demo: DemoServer, page: Page) -> None:
    """The morning after: press page, report, its files."""
    page.goto(demo.url(f"/sv{MUNICIPALITY}/press/"))
    page.get_by_role("link", name="Utgåva två av slutredovisningen").click()
    assert faults_of(page) == []
    page.get_by_role("link", name="Slutredovisning: Ett Attraktivare Kristinehamn").first.click()
    assert page.url.endswith("/2/")
    expect(page.get_by_text("En rättelse, för att visa hur det går till.").first).to_be_visible()
    with page.expect_download() as told:
        page.get_by_role("link", name="(PDF)").click()
    assert told.value.suggested_filename.endswith(".pdf")
    page.goto(demo.url(f"/sv{REPORT}/1/"))
    expect(page.get_by_text("Det här är en tidigare utgåva.")).to_be_visible()


def retracted(page: Page, release: str) -> None:
    page.goto(release)
    page.get_by_text("Dra tillbaka", exact=True).click()
    page.get_by_role("button", name="Ja, dra tillbaka allt").click()
    expect(page.get_by_text("Allt är som det var före publiceringen.")).to_be_visible()
