"""A subscriber, from the page to the first letter and the end: a phone, a mail server, at the end no scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.integration.mail.post_office import PostOffice, open_office
from tests.integration.participation.following import link, text_of

from .demo_server import DemoServer
from .test_reporting import PHONE, flawless

SUB_PROJECT = "/sv/kristinehamn/program/exempel/delprojekt/1/"
SOMETHING_HAPPENS = """
from datetime import timedelta
from django.utils import timezone
from framsteg.audit.actors import SystemActor
from framsteg.participation.models import Subscriber
from framsteg.programme import actions
from framsteg.programme.models import StatusReport, SubProject
now = timezone.now()
Subscriber.objects.update(told_until=now - timedelta(hours=1))
latest = SubProject.objects.get(programme__slug="exempel", number=1)
said = StatusReport(
    sub_project=latest, stage="ongoing", as_of=timezone.localdate(), text="Nytt steg.", outlook_time="on_plan",
)
actions.status_reports.submit(said, by=SystemActor("a test"), at=now - timedelta(minutes=2))
"""


def send(demo: DemoServer, office: PostOffice, server: str) -> None:
    office.letters.clear()
    demo.run("send_mail", FRAMSTEG_MAIL_SERVER=server, FRAMSTEG_MAIL_FROM="framsteg@kristinehamn.example")


def follow(page: Page, demo: DemoServer) -> None:
    page.goto(demo.url(SUB_PROJECT))
    page.get_by_role("link", name="Följ med e-post").click()
    page.get_by_role("button", name="Följ").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv din e-postadress.")
    assert flawless(page) == []
    page.get_by_label("Din e-postadress").fill("lasare@kristinehamn.example")
    page.get_by_label("Genast, när något händer").check()
    page.keyboard.press("Enter")
    page.wait_for_url("**/folj/tack/")
    assert flawless(page) == []


def test_a_reader_follows_changes_and_ends(browser: Browser, demo: DemoServer) -> None:
    phone = browser.new_context(**PHONE)
    page, office = phone.new_page(), PostOffice()
    with open_office(office) as server:
        follow(page, demo)
        send(demo, office, server)
        (asks,) = (each for each in office.letters if each["To"] == "lasare@kristinehamn.example")
        page.goto(demo.url(link(asks, "bekrafta")))
        assert flawless(page) == []
        page.get_by_role("button", name="Ja, skicka brev till mig").click()
        expect(page.get_by_text("Det är sparat")).to_be_visible()
        assert flawless(page) == []
        assert phone.cookies() == []

        demo.run("shell", "--no-imports", "-c", SOMETHING_HAPPENS)
        demo.run("prepare_digests")
        send(demo, office, server)
    (told,) = (each for each in office.letters if each["To"] == "lasare@kristinehamn.example")
    assert "Nytt steg." in text_of(told)
    letter = phone.new_page()
    part = told.get_body(preferencelist=("html",))
    assert part is not None
    letter.set_content(part.get_content())
    assert flawless(letter) == []

    plain = browser.new_context(**PHONE, java_script_enabled=False).new_page()
    plain.goto(demo.url(link(told, "mina")))
    plain.get_by_label("Svenska").check()
    plain.get_by_role("button", name="Spara").click()
    expect(plain.get_by_text("Det är sparat")).to_be_visible()
    plain.goto(demo.url(link(told, "sluta")))
    plain.get_by_role("button", name="Ja, avsluta dem").click()
    expect(plain.get_by_role("heading", name="Du får inga fler brev")).to_be_visible()
