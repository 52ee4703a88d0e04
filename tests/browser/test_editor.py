"""A programme lead and a communicator do their work in the editor, without help, and two people meet on one text."""

from playwright.sync_api import Browser, Page, expect

from .conftest import add, save, signed_in
from .demo_server import DemoServer
from .pages import MUNICIPALITY
from .test_accessibility import faults_of


def status(page: Page, url: str) -> int:
    return page.request.get(url).status


def test_a_lead_plans_a_programme_and_makes_it_public(lead: Page, browser: Browser, demo: DemoServer) -> None:
    add(lead, demo, "programme", "", {"title": "Tryggare gator", "summary": "Gatorna ska kännas trygga."})
    lead.goto(demo.url("/admin/programme/"))
    lead.get_by_role("link", name="Tryggare gator").first.click()
    number = lead.url.rstrip("/").rsplit("/", 1)[-1]
    add(lead, demo, "priorityarea", f"programme={number}", {"title": "Belysning"})
    add(
        lead, demo, "subproject", f"programme={number}",
        {"title": "Nya lampor på torget", "main_area": "1. Belysning"},
    )  # fmt: skip
    public = demo.url(f"/sv{MUNICIPALITY}/program/tryggare-gator/")
    assert status(lead, public) == 404
    lead.goto(demo.url(f"/admin/programme/{number}/"))
    expect(lead.locator("main")).to_contain_text("Nya lampor på torget")
    lead.get_by_role("link", name="Publicera", exact=True).click()
    lead.locator("main form button[type=submit]").first.click()
    lead.wait_for_load_state()
    reader = browser.new_page()
    reader.goto(public)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Tryggare gator")
    reader.close()


def test_a_wrong_date_gets_a_sentence_at_its_field_and_nothing_is_saved(lead: Page, demo: DemoServer) -> None:
    add(
        lead, demo, "programme", "",
        {"title": "Bakvänt", "starts_on": "2026-05-02", "ends_on": "2026-05-01"},
    )  # fmt: skip
    expect(lead.locator("main")).to_contain_text("Slutet ligger före starten.")
    assert lead.locator("[name=title]").first.input_value() == "Bakvänt"
    lead.goto(demo.url("/admin/programme/"))
    expect(lead.locator("main")).not_to_contain_text("Bakvänt")


def test_two_people_on_one_text_both_keep_it(lead: Page, browser: Browser, demo: DemoServer) -> None:
    second = signed_in(browser, demo, "administrator")
    lead.goto(demo.url("/admin/subproject/?q=18"))
    lead.get_by_role("link", name="Ett trevligare och mer levande centrum").first.click()
    lead.wait_for_load_state()
    second.goto(lead.url)
    for page, words in ((lead, "Programledarens ord."), (second, "Administratörens ord.")):
        if "/edit/" not in page.url:
            page.locator("a[href*='/admin/subproject/edit/']").first.click()
        page.locator("[name=summary]").first.fill(words)
    save(lead)
    save(second)
    conflict = second.locator("main")
    expect(conflict).to_contain_text("Programledarens ord.")
    expect(conflict).to_contain_text("Administratörens ord.")
    second.context.close()


def news_index(page: Page, demo: DemoServer, path: str) -> int:
    """The identity of the news section at `path`, as the editor's own page list tells it."""
    listed = page.request.get(demo.url("/admin/api/main/pages/?locale=sv")).json()
    return next(each["id"] for each in listed["items"] if each["meta"]["html_url"].endswith(path))


def test_a_communicators_news_is_a_draft_until_it_is_published(
    communicator: Page, browser: Browser, demo: DemoServer
) -> None:
    section = f"/sv{MUNICIPALITY}/kommun-politik/nyheter/"
    parent = news_index(communicator, demo, section)
    communicator.goto(demo.url(f"/admin/pages/add/cms/newspage/{parent}/"))
    communicator.locator("#id_title").fill("Torget får ny belysning")
    communicator.locator("[name=lead]").fill("Arbetet börjar i maj.")
    communicator.locator("[name=slug]").evaluate("e => { e.value = 'torget-far-ny-belysning' }")
    communicator.get_by_role("button", name="Spara utkast").first.click()
    communicator.wait_for_url("**/edit/**")
    reader = browser.new_page()
    assert status(reader, demo.url(f"{section}torget-far-ny-belysning/")) == 404
    reader.goto(demo.url(section))
    expect(reader.locator("main")).not_to_contain_text("Torget får ny belysning")
    communicator.locator("[data-w-dropdown-target=toggle]", has_text="").last.click()
    communicator.get_by_role("button", name="Publicera").first.click()
    communicator.wait_for_load_state()
    reader.goto(demo.url(section))
    expect(reader.locator("main")).to_contain_text("Torget får ny belysning")
    reader.close()


def test_a_reader_of_drafts_changes_nothing(browser: Browser, demo: DemoServer) -> None:
    page = signed_in(browser, demo, "draft_reader")
    page.goto(demo.url("/admin/programme/"))
    expect(page.locator("main")).to_contain_text("Ett Attraktivare Kristinehamn")
    assert page.get_by_role("link", name="Lägg till program").count() == 0
    response = page.goto(demo.url("/admin/programme/new/"))
    assert response is not None
    assert "/new/" not in page.url or response.status == 403
    page.context.close()


EDITOR = (
    "", "help/", "programme/1/", "subproject/?programme=1", "bulk/programme/subproject/main-area/?id=7&id=8",
    "subproject/edit/18/", "statusreport/new/?sub_project=18", "access/new/", "history/", "indicator/1/",
    "documents/add/",
)  # fmt: skip
"""Addresses of the kinds of page that no other walk of the editor runs axe on."""


def test_pages_of_the_editor_are_accessible_on_a_phone_and_call_nobody_outside(
    browser: Browser, demo: DemoServer
) -> None:
    page = signed_in(
        browser, demo, "administrator", viewport={"width": 360, "height": 800}, reduced_motion="reduce"
    )
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url))
    found: dict[str, list[str]] = {}
    for path in EDITOR:
        response = page.goto(demo.url(f"/admin/{path}"))
        faults = [] if response is not None and response.status == 200 else ["does not open"]
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            faults.append("wider than a phone")
        if faults := [*faults, *faults_of(page)]:
            found[path] = faults
    assert found == {}
    assert [url for url in outside if not url.startswith((demo.address, "data:", "blob:"))] == []
    page.context.close()


def test_history_tells_what_a_programme_was_before(lead: Page, demo: DemoServer) -> None:
    lead.goto(demo.url("/admin/programme/"))
    lead.get_by_role("link", name="Medborgarlöfte 2016–2017").first.click()
    number = lead.url.rstrip("/").rsplit("/", 1)[-1]
    lead.goto(demo.url(f"/admin/programme/edit/{number}/"))
    lead.locator("[name=summary]").first.fill("En ny sammanfattning.")
    save(lead)
    lead.goto(demo.url(f"/admin/programme/history/{number}/"))
    expect(lead.locator("main")).to_contain_text("En ny sammanfattning.")
    expect(lead.locator("main")).to_contain_text("Programledare")
