"""The login as people meet it: without scripts, with a passkey, on a phone; and limits that all processes share."""

import re

import httpx
from playwright.sync_api import Browser, Page, expect

from .demo_server import DemoServer
from .test_accessibility import faults_in_every_light


def _written(page: Page, login: dict[str, str]) -> None:
    page.get_by_label("Användarnamn").fill(login["username"])
    page.get_by_label("Lösenord").fill(login["password"])
    page.get_by_role("button", name="Logga in").click()


def test_one_signs_in_without_scripts(browser: Browser, demo: DemoServer) -> None:
    page = browser.new_context(locale="sv-SE", java_script_enabled=False).new_page()
    page.goto(demo.url("/sv/kristinehamn/mitt-arbete/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    expect(page.get_by_text("Med lösennyckel")).to_be_hidden()
    login = demo.login("auditor")
    _written(page, login | {"password": "fel"})
    expect(page.get_by_role("alert").first).to_contain_text("Användarnamnet eller lösenordet stämmer inte.")
    _written(page, login)
    page.wait_for_url("**/sv/kristinehamn/mitt-arbete/")
    page.context.close()


def test_a_passkey_is_made_and_opens_and_every_page_on_the_way_is_accessible(
    browser: Browser, demo: DemoServer
) -> None:
    """At a name: browsers make no passkeys for an address of numbers. From then on the account has two steps."""
    context = browser.new_context(locale="sv-SE", reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    faults: dict[str, list[str]] = {}

    def look(name: str) -> None:
        faults[name] = list(faults_in_every_light(page))

    _virtual_authenticator(page)
    at = demo.address.replace("127.0.0.1", "localhost")
    page.goto(f"{at}/konto/logga-in/?next=/konto/tva-steg/")
    look("login")
    _written(page, demo.login("unit_head"))
    page.wait_for_url("**/konto/tva-steg/")
    look("two steps")
    page.get_by_role("link", name="Ställ in en app").click()
    look("confirm")
    page.get_by_label("Lösenord").fill(demo.login("unit_head")["password"])
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("img", name="Nyckeln nedan som bild")).to_be_visible()
    look("app")
    page.goto(f"{at}/konto/nycklar/ny/")
    look("new key")
    page.get_by_role("button", name="Lägg till").click()
    page.wait_for_url("**/konto/tva-steg/reservkoder/")
    look("recovery codes")
    page.goto(f"{at}/konto/nycklar/")
    expect(page.get_by_text("Öppnar utan lösenord.")).to_be_visible()
    look("keys")
    page.goto(f"{at}/konto/inloggningar/")
    expect(page.get_by_text("Den här enheten.")).to_be_visible()
    look("sessions")
    page.get_by_role("button", name="Logga ut här").click()
    page.wait_for_url("**/konto/logga-in/**")
    page.get_by_role("button", name="Använd en lösennyckel").click()
    page.wait_for_url("**/admin/")
    context.close()
    assert {name: found for name, found in faults.items() if found} == {}
    assert said == []


def _virtual_authenticator(page: Page) -> None:
    """A device that has a finger on it, as the browser's own tools make one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_wrong_passwords_are_counted_by_all_processes_together(demo: DemoServer) -> None:
    """Two processes serve, and each request comes by a connection of its own, so that both are met."""
    statuses = [_guess(demo, number) for number in range(9)]
    assert statuses == [200] * 5 + [429] * 4


def _guess(demo: DemoServer, number: int) -> int:
    with httpx.Client(base_url=demo.address) as client:
        page = client.get("/konto/logga-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        assert token is not None
        sent = {"csrfmiddlewaretoken": token[1], "login": "ingen", "password": f"gissning {number}"}
        headers = {"Referer": f"{demo.address}/konto/logga-in/"}
        return client.post("/konto/logga-in/", data=sent, headers=headers).status_code
