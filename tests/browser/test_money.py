"""A controller takes accounts in, without JavaScript, and a resident reads on a phone what it came to."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.factories.ledgers import sie, voucher

from .conftest import signed_in
from .demo_server import DemoServer
from .pages import MUNICIPALITY
from .test_accessibility import faults_of

MARCH = voucher(
    1, "20120314", [("7470", "P1", "260000.50"), ("3500", "P1", "-10000.00"), ("5010", "", "5000.00")]
)


def save(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Spara|Skapa)$")).first.click()
    page.wait_for_load_state()


def add(page: Page, demo: DemoServer, kind: str, owner: str, values: dict[str, str]) -> None:
    """Add an object of `kind` through its form, with the owner in the address."""
    page.goto(demo.url(f"/admin/{kind}/new/?{owner}"))
    for name, value in values.items():
        field = page.locator(f"form [name={name}]").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    save(page)


def test_accounts_go_from_file_to_the_page_that_a_resident_reads(
    browser: Browser, demo: DemoServer, tmp_path: Path
) -> None:
    path = tmp_path / "bokforing-2012.se"
    path.write_bytes(sie(MARCH))
    number = programme(browser, demo)
    controller = signed_in(
        browser, demo, "controller", java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    give_money(controller, demo, number)
    take_in(controller, demo, number, path)
    controller.context.close()
    read_on_a_phone(browser, demo)


def programme(browser: Browser, demo: DemoServer) -> str:
    """A public programme with a sub-project, made by its lead."""
    lead = signed_in(browser, demo, "programme_lead")
    add(lead, demo, "programme", "", {"title": "Ljusare gator", "summary": "Gatorna ska bli ljusare."})
    lead.goto(demo.url("/admin/programme/"))
    lead.get_by_role("link", name="Ljusare gator").first.click()
    number = lead.url.rstrip("/").rsplit("/", 1)[-1]
    add(lead, demo, "priorityarea", f"programme={number}", {"title": "Belysning"})
    add(lead, demo, "subproject", f"programme={number}", {"title": "Nya lampor", "main_area": "1. Belysning"})
    lead.goto(demo.url("/admin/subproject/?q=Nya+lampor"))
    sub_project = lead.get_by_role("link", name="1. Nya lampor", exact=True).get_attribute("href") or ""
    identity = sub_project.rstrip("/").rsplit("/", 1)[-1]
    for address in (f"/admin/programme/publish/{number}/", f"/admin/subproject/publish/{identity}/"):
        lead.goto(demo.url(address))
        lead.get_by_role("button", name="Ja, publicera").click()
        lead.wait_for_load_state()
    lead.context.close()
    return number


def give_money(page: Page, demo: DemoServer, number: str) -> None:
    of = f"programme={number}"
    add(page, demo, "appropriation", of, {"budget_year": "2012", "amount_ore": "1 mkr"})
    page.goto(demo.url(f"/admin/allocation/new/?{of}"))
    page.locator("[name=appropriation]").select_option(index=1)
    page.locator("[name=sub_project_number]").fill("1")
    page.locator("[name=amount_ore]").fill("2 mkr")
    save(page)
    expect(page.locator("main")).to_contain_text("Högst 1 000 000 kr är kvar")
    page.locator("[name=amount_ore]").fill("300 tkr")
    save(page)
    add(page, demo, "ledgermapping", of, {"project_code": "P1", "sub_project_number": "1"})


def take_in(page: Page, demo: DemoServer, number: str, path: Path) -> None:
    page.goto(demo.url(f"/admin/money/{number}/"))
    page.get_by_role("link", name="Läs in bokföring").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Visa vad som skulle ändras").click()
    expect(page.locator("main")).to_contain_text("Nya lampor")
    expect(page.locator("main")).to_contain_text("Projekt saknas, konto 5010")
    page.get_by_role("button", name="Läs in").click()
    expect(page.locator("main")).to_contain_text("255 000,50")
    expect(page.locator("main")).to_contain_text("Stämmer på öret")
    assert page.locator("main").get_by_text("Stämmer inte").count() == 0


def read_on_a_phone(browser: Browser, demo: DemoServer) -> None:
    for language, amount in (("sv", "255 000,50"), ("en", "255 000.50")):
        page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
        page.goto(demo.url(f"/{language}{MUNICIPALITY}/program/ljusare-gator/pengar/"))
        total = page.locator("table").nth(1).locator("tfoot td")
        expect(total.nth(1)).to_have_text(amount.replace(" ", "\N{NO-BREAK SPACE}"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert faults_of(page) == []
        page.context.close()
