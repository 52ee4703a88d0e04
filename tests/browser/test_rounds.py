"""A programme lead plans, opens, follows and closes a round, without a script, and anybody reads and compares it."""

from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Browser, Page, expect

from .conftest import signed_in
from .demo_server import DemoServer
from .pages import PROGRAMME
from .test_accessibility import faults_of

ROUNDS = f"/sv{PROGRAMME}/uppfoljning/"


def press(page: Page, role: Any, name: str) -> None:
    """By keyboard: without a script Wagtail lays a notice over the page."""
    page.get_by_role(role, name=name).first.press("Enter")
    page.wait_for_load_state()


def plan(lead: Page, demo: DemoServer, title: str, day: date) -> None:
    """From the programme's workspace to a planned round."""
    lead.goto(demo.url("/admin/programme/"))
    press(lead, "link", "Ett Attraktivare Kristinehamn")
    press(lead, "link", "Planera en uppföljning")
    last = date.today() + timedelta(days=14)
    values = {"title": title, "as_of": day, "opens_on": day, "due_on": last}
    for name, value in values.items():
        lead.locator(f"form [name={name}]").first.fill(str(value))
    lead.locator("form [name=title]").first.press("Enter")
    expect(lead.get_by_role("heading", level=2, name=title)).to_be_visible()


def confirm(lead: Page, name: str, answer: str) -> str:
    """Ask for something that needs a yes; returns what the page said would happen."""
    press(lead, "link", name)
    said = lead.locator("main").inner_text()
    press(lead, "button", answer)
    return said


def test_a_lead_takes_two_rounds_from_plan_to_comparison(browser: Browser, demo: DemoServer) -> None:
    lead = signed_in(browser, demo, "programme_lead", java_script_enabled=False)
    days = [date.today() - timedelta(days=2), date.today() - timedelta(days=1)]
    plan(lead, demo, "Första varvet", days[0])
    assert "8 delprojekt" in confirm(lead, "Öppna uppföljningen", "Ja, öppna")
    expect(lead.locator("main")).to_contain_text("8 har inte svarat")
    press(lead, "link", "är sena")
    expect(lead.locator("main")).to_contain_text("0 delprojekt")
    press(lead, "link", "Visa alla")
    assert "8 av de 8 tillfrågade har inte svarat" in confirm(
        lead, "Stäng uppföljningen", "Ja, stäng och frys"
    )
    press(lead, "link", "Se den offentliga sidan")
    expect(lead.locator("main")).to_contain_text("0 av 8")
    expect(lead.locator("main")).to_contain_text("Av de 46 delprojekten är 38 klara")

    report(lead, demo, days[1])
    plan(lead, demo, "Andra varvet", days[1])
    confirm(lead, "Öppna uppföljningen", "Ja, öppna")
    confirm(lead, "Stäng uppföljningen", "Ja, stäng och frys")
    lead.goto(demo.url(ROUNDS))
    press(lead, "button", "Jämför")
    expect(lead.locator("main")).to_contain_text("gick ett från ”pågår” till ”klart”")
    lead.context.close()
    walk_with_axe(browser, demo, days)


def report(lead: Page, demo: DemoServer, day: date) -> None:
    """Number 7 is done, as the lead reports it between the rounds."""
    lead.goto(demo.url("/admin/subproject/?q=delprojekt+7"))
    press(lead, "link", "Delprojekt 7")
    press(lead, "link", "Rapportera läget")
    lead.locator("form [name=as_of]").fill(str(day))
    lead.locator("form [name=stage]").select_option("done")
    lead.locator("form [name=as_of]").press("Enter")
    lead.wait_for_load_state()


def walk_with_axe(browser: Browser, demo: DemoServer, days: list[date]) -> None:
    """The pages that the walk made: the editor's with a signed-in lead, the public ones on a phone."""
    lead = signed_in(browser, demo, "programme_lead")
    lead.goto(demo.url("/admin/reportinground/"))
    press(lead, "link", "Andra varvet")
    faults = faults_of(lead)
    lead.context.close()
    phone = browser.new_page(viewport={"width": 360, "height": 800})
    paths = [f"{days[1]}/", f"{days[1]}/sammanfattning/", f"jamfor/?fran={days[0]}&till={days[1]}"]
    for path in paths:
        phone.goto(demo.url(f"{ROUNDS}{path}"))
        faults += faults_of(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.close()
    assert faults == []
