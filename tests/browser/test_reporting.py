"""A round as an owner with a phone on a bad line, and as a partner with a link, meet it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from .demo_server import DemoServer
from .test_accessibility import faults_of

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "locale": "sv-SE",
    "reduced_motion": "reduce",
}
WORK = "/sv/kristinehamn/mitt-arbete/"
SLOW = """() => {
    const fetched = self.fetch.bind(self), later = self.setTimeout.bind(self);
    self.fetch = (...of) => new Promise((resolve) => later(resolve, 1000)).then(() => fetched(...of));
    self.setTimeout = (act, after) => later(act, after / 50);
}"""
"""In the worker: the net takes a second for each page, and the worker's patience is a tenth of one."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(**PHONE)
    yield context
    context.close()


def sign_in(page: Page, demo: DemoServer, role: str, path: str) -> None:
    """Through the page that asks for it, back to where one was going."""
    login = demo.login(role)
    page.goto(demo.url(path))
    page.locator("input[name=login]").fill(login["username"])
    page.locator("input[name=password]").fill(login["password"])
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(f"**{path}")


def card(page: Page, name: str) -> Any:
    return page.locator("li.ask").filter(has_text=name)


def flawless(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the phone, in both colour schemes."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += faults_of(page)
    page.emulate_media(color_scheme="light")
    width = page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"{width} px wide"] if width > 360 else [])


def test_an_owner_reports_on_a_phone_with_a_bad_line(phone: BrowserContext, demo: DemoServer) -> None:
    page = phone.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, demo, "sub_project_owner", WORK)
    for language in ("en", "sv"):
        page.goto(demo.url(WORK.replace("/sv/", f"/{language}/")))
        assert flawless(page) == []

    # One press, from the list.
    card(page, "Belysning i parken").get_by_role("button", name="Inget har ändrats").click()
    page.wait_for_url("**/kvitto/**")
    assert flawless(page) == []
    page.goto(demo.url(WORK))
    expect(page.get_by_text("Du har rapporterat om ett av tre.")).to_be_visible()

    # The net goes while writing; the report is sent when it is back.
    card(page, "Sittplatser").get_by_role("link", name="Rapportera").click()
    assert flawless(page) == []
    expect(page.get_by_text("flyttat tre gånger, +120 dagar")).to_be_visible()
    told = page.locator("#saved")
    page.get_by_label("Vad har hänt?").fill("Två av fem bänkar är på plats.")
    expect(told).to_contain_text("Sparat")
    phone.set_offline(True)
    page.get_by_label("Vad har hänt?").fill("Tre av fem bänkar är på plats.")
    expect(told).to_contain_text("Inget nät. Sparat på telefonen")
    page.get_by_role("button", name="Skicka rapporten").click()
    expect(told).to_contain_text("skickas när nätet är tillbaka")
    assert flawless(page) == []
    phone.set_offline(False)
    page.wait_for_url("**/kvitto/**")
    expect(page.get_by_text("Tre av fem bänkar är på plats.")).to_be_visible()

    # Back, and the form says that it has been reported; nothing is sent twice.
    page.go_back()
    expect(page.get_by_text("En rapport kom")).to_be_visible()

    # The phone is put away without a net, and taken up again.
    page.goto(demo.url(WORK))
    card(page, "Öppen verkstad").get_by_role("link", name="Rapportera").click()
    address = page.url
    phone.set_offline(True)
    page.get_by_label("Klart").check()
    expect(page.locator("#outlooks")).to_be_hidden()
    page.get_by_label("Vad har hänt?").fill("Verkstaden har öppnat.")
    expect(page.locator("#saved")).to_contain_text("Sparat på telefonen")
    page.close()
    phone.set_offline(False)
    page = phone.new_page()
    page.goto(demo.url(WORK))
    expect(card(page, "Öppen verkstad")).to_contain_text("har inte skickats")
    page.goto(address)
    expect(page.get_by_label("Vad har hänt?")).to_have_value("Verkstaden har öppnat.")
    expect(page.get_by_label("Klart")).to_be_checked()
    expect(page.locator("#saved")).to_contain_text(re.compile(r"Sparat(?! på telefonen)|Utkastet sparat"))

    # By the keyboard alone to the end of the form.
    page.get_by_label("Vad har hänt?").focus()
    for _press in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "send":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/kvitto/**")
    page.goto(demo.url(WORK))
    expect(page.get_by_text("Du har rapporterat om allt.")).to_be_visible()
    assert complaints == []


def test_a_form_from_the_phone_has_what_was_saved_and_is_not_taken_away_while_one_writes(
    phone: BrowserContext, demo: DemoServer
) -> None:
    page = phone.new_page()
    sign_in(page, demo, "sub_project_owner", WORK)
    expect(page.get_by_text("går att öppna utan nät")).to_be_visible()
    card(page, "Belysning").get_by_role("link").first.click()
    address, text, told = page.url, page.get_by_label("Vad har hänt?"), page.locator("#saved")
    text.fill("En lampa lyser.")
    expect(told).to_contain_text("Sparat")

    # Without a net the newest that was saved is shown, and the net's return takes nothing from under one's fingers.
    phone.set_offline(True)
    page.reload()
    expect(text).to_have_value("En lampa lyser.")
    expect(page.get_by_text("öppna den igen senare")).to_be_visible()
    text.fill("Två lampor lyser.")
    expect(told).to_contain_text("Inget nät")
    page.evaluate("window.untouched = true")
    phone.set_offline(False)
    newest = page.get_by_role("link", name="Läs in den senaste")
    expect(newest).to_be_visible()
    expect(told).to_contain_text(re.compile(r"^Sparat \d"))
    assert page.evaluate("window.untouched")
    assert flawless(page) == []
    newest.click()
    expect(page.locator("#offline")).to_be_hidden()
    expect(text).to_have_value("Två lampor lyser.")

    # An answer that is lost on the way does not stop what waits; nor does closing the page.
    page.route("**/utkast/", lambda route: (route.fetch(), route.abort()))
    text.fill("Tre lampor lyser.")
    expect(told).to_contain_text("Inget nät")
    phone.set_offline(True)
    page.reload()
    text.fill("Fyra lampor lyser.")
    page.locator("button[value=send]").click()
    expect(told).to_contain_text("skickas när nätet är tillbaka")
    page.close()
    phone.set_offline(False)
    page = phone.new_page()
    page.goto(address)
    page.wait_for_url("**/kvitto/**")
    expect(page.get_by_text("Fyra lampor lyser.")).to_be_visible()

    # A net slower than the worker's patience: the page from the phone comes, and gives way when the whole one is there.
    phone.service_workers[0].evaluate(SLOW)
    page.goto(address)
    expect(page.locator("#offline")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("html[data-kept]")).to_have_count(0)


def test_the_list_and_its_forms_are_there_without_a_net_until_one_signs_out(
    phone: BrowserContext, demo: DemoServer
) -> None:
    page = phone.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, demo, "sub_project_owner", WORK)
    expect(page.get_by_text("går att öppna utan nät")).to_be_visible()
    phone.set_offline(True)
    page.reload()
    away = page.get_by_text("Du är utan nät. Det du skriver sparas i telefonen")
    expect(away).to_be_visible()
    expect(page.get_by_text("Sidan visas som den var")).to_be_visible()
    assert flawless(page) == []
    card(page, "Sittplatser").get_by_role("link").first.click()  # a form that was never opened before
    expect(away).to_be_visible()
    page.get_by_label("Vad har hänt?").fill("Fyra av fem bänkar är på plats.")
    page.locator("button[value=send]").click()
    expect(page.locator("#saved")).to_contain_text("skickas när nätet är tillbaka")
    assert flawless(page) == []
    phone.set_offline(False)
    page.wait_for_url("**/kvitto/**")
    expect(page.get_by_text("Fyra av fem bänkar är på plats.")).to_be_visible()

    page.goto(demo.url(WORK))
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/konto/logga-in/**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("caches.keys()") == []
    phone.set_offline(True)
    with pytest.raises(Error, match="ERR_"):
        page.goto(demo.url(WORK))
    assert complaints == []


def test_a_partner_reports_by_link_without_scripts_until_it_is_revoked(
    browser: Browser, demo: DemoServer
) -> None:
    lead = browser.new_context(locale="sv-SE").new_page()
    sign_in(lead, demo, "programme_lead", "/admin/reportlink/new/")
    lead.get_by_role("link", name="Exempel: Trivsamma mötesplatser").click()
    lead.get_by_label("Vem som rapporterar").select_option(label="Exempelroll: samverkanspart")
    lead.get_by_label("4. Exempel: Skyltar till stigarna").check()
    lead.get_by_role("button", name="Skapa").click()
    link = lead.locator("#report-link").input_value()

    partner = browser.new_context(**PHONE, java_script_enabled=False).new_page()
    partner.goto(link)
    expect(partner.locator("li.ask")).to_have_count(1)
    partner.locator("li.ask a.button").click()
    partner.get_by_role("button", name="Skicka rapporten").click()
    expect(partner.get_by_role("alert")).to_contain_text("Skriv vad som har hänt")
    partner.get_by_label("Vad har hänt?").fill("Skyltarna är uppsatta.")
    partner.get_by_role("button", name="Spara utkast").click()
    expect(partner.get_by_text("Utkastet sparat")).to_be_visible()
    partner.get_by_role("button", name="Skicka rapporten").click()
    expect(partner.get_by_role("heading", level=1)).to_have_text("Tack, rapporten har kommit fram")

    with_scripts = browser.new_context(**PHONE).new_page()
    for language in ("sv", "en"):
        with_scripts.goto(link.replace("/sv/", f"/{language}/"))
        assert flawless(with_scripts) == []
    kept = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])"
    assert with_scripts.evaluate(kept) == [[], []]  # nothing of a personal link stays in the browser

    lead.goto(demo.url("/admin/reportlink/"))
    lead.goto(demo.url("/admin/reportlink/delete/1/"))
    lead.get_by_role("button", name="Ja, återkalla").click()
    for language in ("sv", "en"):
        answer = with_scripts.goto(link.replace("/sv/", f"/{language}/"))
        assert answer is not None
        assert answer.status == 404
        assert flawless(with_scripts) == []
    expect(with_scripts.get_by_role("heading", level=1)).to_have_text("The link does not work")
    for page in (lead, partner, with_scripts):
        page.context.close()
