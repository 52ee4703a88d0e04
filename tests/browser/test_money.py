"""A controller takes accounts in, without JavaScript, and a resident reads on a phone what it came to."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.factories.ledgers import sie, voucher

from .conftest import add, save, signed_in
from .demo_server import DemoServer
from .pages import MUNICIPALITY
from .test_accessibility import faults_of

MARCH = voucher(
    1, "20120314", [("7470", "P1", "260000.50"), ("3500", "P1", "-10000.00"), ("5010", "", "5000.00")]
)


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


PAGES = (
    "reportinground/", "reportlink/new/", "forecast/", "programme/{pk}/closing/", "programme/{pk}/closing/close/",
    "programme/{pk}/trace/", "money/{pk}/", "money/{pk}/accounts/",
)  # fmt: skip


def test_the_editors_pages_of_rounds_and_money_have_no_faults(lead: Page, demo: DemoServer) -> None:
    lead.goto(demo.url("/admin/programme/"))
    lead.get_by_role("link", name="Exempel: Trivsamma mötesplatser").first.click()
    lead.wait_for_url("**/admin/programme/*/")
    number = lead.url.rstrip("/").rsplit("/", 1)[-1]
    found: dict[str, list[str]] = {}

    def look(path: str) -> None:
        lead.set_viewport_size({"width": 360, "height": 740})
        width = lead.evaluate("document.documentElement.scrollWidth")
        if faults := [*faults_of(lead), *([f"{width} wide"] if width > 360 else [])]:
            found[path] = faults

    for path in PAGES:
        answer = lead.goto(demo.url(f"/admin/{path.format(pk=number)}"))
        assert answer is not None
        assert answer.ok, path
        look(path)
    table = b"Kod;Proj;Kronor;Dag\n7470;P1;-1.234;2012-03-14\n"
    lead.locator("input[type=file]").set_input_files(
        {"name": "mars.csv", "mimeType": "text/csv", "buffer": table}
    )
    lead.get_by_role("button", name="Visa vad som skulle ändras").click()
    for column, field in enumerate(["account", "project", "amount", ""]):
        lead.locator(f"select[name=column_{column}]").select_option(field)
    lead.get_by_role("button", name="Visa vad som skulle ändras").click()
    expect(lead.get_by_role("alert")).to_contain_text("Säg vilken kolumn")
    look("columns")
    lead.locator("select[name=column_3]").select_option("date")
    lead.locator("select[name=decimal]").select_option(",")
    lead.locator("select[name=signs]").select_option("minus")
    lead.get_by_role("button", name="Visa vad som skulle ändras").click()
    expect(lead.locator("main")).to_contain_text("1 234")
    look("preview")
    assert found == {}
