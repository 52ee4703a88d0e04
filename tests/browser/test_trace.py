"""An auditor follows a figure to its report and its decision; a lead closes a programme when every answer is there."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import save
from .demo_server import DemoServer
from .pages import MUNICIPALITY, PROGRAMME

TITLE = "Förslag till medborgarlöfte 2016–2017"


def programme(page: Page, demo: DemoServer, title: str) -> str:
    """The programme's number in the editor, whose workspace is then open."""
    page.goto(demo.url("/admin/programme/"))
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url("**/admin/programme/*/")
    return page.url.rstrip("/").rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def walks(lead: Page, demo: DemoServer) -> str:
    """The number of a programme with one sub-project, which a decision stands behind and which is ongoing."""
    number = programme(lead, demo, "Medborgarlöfte 2016–2017")
    lead.goto(demo.url(f"/admin/priorityarea/new/?programme={number}"))
    lead.locator("form [name=title]").first.fill("Trygghet")
    save(lead)
    lead.goto(demo.url(f"/admin/subproject/new/?programme={number}"))
    lead.locator("form [name=title]").first.fill("Fler vandringar")
    lead.locator("form [name=main_area]").select_option(label="1. Trygghet")
    lead.locator("form [name=decision]").select_option(label=TITLE)
    save(lead)
    lead.goto(demo.url(f"/admin/programme/{number}/#sub_projects"))
    lead.get_by_role("link", name="1. Fler vandringar").click()
    lead.get_by_role("link", name="Rapportera läget").first.click()
    lead.locator("form [name=stage]").select_option("ongoing")
    save(lead)
    return number


def test_an_auditor_follows_a_figure_to_its_source_and_its_decision(
    auditor: Page, demo: DemoServer, walks: str
) -> None:
    number = walks
    auditor.goto(demo.url(f"/admin/programme/{number}/trace/"))
    row = auditor.get_by_role("row").filter(has_text="Fler vandringar")
    expect(row).to_contain_text("Lägesrapport")
    row.get_by_role("link", name="Lägesrapport").click()
    expect(auditor.locator("main")).to_contain_text("Pågår")
    auditor.go_back()
    row.get_by_role("link", name=TITLE).click()
    expect(auditor.locator("main")).to_contain_text("Kommunstyrelsen")
    with auditor.expect_download() as downloaded:
        auditor.goto(demo.url(f"/admin/programme/{number}/trace/"))
        auditor.get_by_role("link", name="Excelbok").click()
    assert downloaded.value.suggested_filename.endswith("-granskning.xlsx")
    assert auditor.request.get(demo.url("/admin/closinganswer/new/")).url.endswith("/admin/")


def test_a_lead_closes_a_programme_when_everything_has_an_answer(
    lead: Page, demo: DemoServer, walks: str
) -> None:
    closing = demo.url(f"/admin/programme/{walks}/closing/")
    lead.goto(closing)
    expect(lead.locator("main")).to_contain_text("1 av 1 öppna delprojekt saknar svar.")
    lead.goto(f"{closing}close/")
    save_step(lead)
    expect(lead.get_by_role("alert")).to_contain_text("det står inte vad som händer med det")
    lead.goto(closing)
    lead.get_by_role("link", name="1. Fler vandringar").first.click()
    lead.locator("form [name=kind]").select_option("ended")
    save(lead)
    expect(lead.locator("main")).to_contain_text("Säg varför det avslutades")
    lead.locator("form [name=text]").fill("Alla vandringar är gjorda.")
    save(lead)
    lead.locator("main a.button", has_text="Avsluta programmet").click()
    save_step(lead)
    expect(lead.locator("main")).to_contain_text("Programmet är avslutat sedan")
    lead.locator("main a.button", has_text="Öppna programmet igen").click()
    save_step(lead)
    lead.locator("[name=reason]").fill("En vandring återstår.")
    save_step(lead)
    expect(lead.locator("main")).to_contain_text("En vandring återstår.")


def save_step(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def test_a_resident_sees_what_happens_to_what_was_not_finished(page: Page, demo: DemoServer) -> None:
    page.goto(demo.url(f"/sv{PROGRAMME}/"))
    section = page.locator("section[aria-labelledby=what-happens]")
    # Others walk through the same demo and may have reported one of the eight as done.
    expect(section).to_contain_text(re.compile(r"[78] av 46 delprojekt blev inte färdiga\."))
    expect(section).to_contain_text("Inte offentligt angivet")
    page.goto(demo.url(f"/sv{MUNICIPALITY}/beslut/"))
    page.get_by_label("Utfall").select_option("upheld")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.locator("main")).to_contain_text("Vänersborgs tingsrätt")
    expect(page.locator("main")).not_to_contain_text(TITLE)
