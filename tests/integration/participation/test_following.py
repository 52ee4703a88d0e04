"""Following by mail, from the form to the end: a real mail server, pages without cookies."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from framsteg.audit import recording
from framsteg.audit.models import ProvenanceKind, Visibility
from framsteg.mail.models import OutgoingMail
from framsteg.participation.actions import contributions
from framsteg.participation.emails.subscriptions import CONFIRM, MINE, STOP
from framsteg.participation.models import Answer, ContributionState, Frequency, Subscriber, Subscription
from framsteg.participation.rules.subscriptions import next_due
from framsteg.programme import actions
from framsteg.programme.models import Appropriation, Decision, Programme, Stage, StatusReport, SubProject
from tests.factories import contributions as said
from tests.factories import programme as make
from tests.factories.programme import SOMEONE
from tests.factories.site import news_item, public_site
from tests.integration.mail.conftest import office as office
from tests.integration.mail.post_office import PostOffice

from .following import MAILS, Reader, html_of, later, link, prepare, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(office: PostOffice) -> Reader:
    caches["default"].clear()  # what has been sent from this address
    return Reader(Client(), office)


@pytest.fixture
def programme(db: None) -> Programme:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    programme = make.ProgrammeFactory(municipality=municipality, title="Ett bättre Provköping", slug="battre")
    area = make.PriorityAreaFactory(programme=programme, number=1, title="Skolan")
    for number in (1, 2):
        make.SubProjectFactory(
            programme=programme, number=number, title=f"Delprojekt {number}", main_area=area
        )
    return programme


def report(sub_project: SubProject, stage: Stage, text: str = "") -> None:
    said = StatusReport(sub_project=sub_project, stage=stage, as_of=date(2016, 5, 3), text=text)
    actions.status_reports.submit(said, by=SOMEONE, at=timezone.now())


def test_a_reader_follows_is_told_once_and_ends_it(reader: Reader, programme: Programme) -> None:
    page = reader.client.get("/sv/provkoping/folj/?program=battre")
    answer = reader.ask("program=battre")
    (asks,) = reader.letters()

    assert (page.cookies, answer.cookies, answer["Location"]) == ({}, {}, "/sv/provkoping/folj/tack/")
    assert "”Ett bättre Provköping”" in text_of(asks)
    assert Subscriber.objects.get().confirmed_at is None
    assert "Letters: 0" in prepare()

    confirmed = reader.confirm(asks)
    mine = reader.client.get(confirmed["Location"])
    assert "Det är sparat" in mine.content.decode()
    assert "la…@provkoping.example" in mine.content.decode()
    assert "Letters: 0" in prepare()  # nothing has happened: no letter

    report(programme.sub_projects.get(number=1), Stage.DONE, text="Klart nu & snart.")
    report(programme.sub_projects.get(number=2), Stage.ONGOING)
    assert "Letters: 1" in prepare()
    assert "Letters: 0" in prepare(later(1))
    (told,) = reader.letters()
    assert told["Subject"] == "2 saker har hänt: Ett bättre Provköping"
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Delprojekt 1: klart" in text_of(told)
    assert "Klart nu & snart." in text_of(told)
    assert "Klart nu &amp; snart." in html_of(told)
    assert '<html lang="sv">' in html_of(told)

    stop = told["List-Unsubscribe"].strip("<>").partition("//")[2].partition("/")[2]
    assert "Avsluta alla brev?" in reader.client.get(f"/{stop}").content.decode()
    assert Subscriber.objects.count() == 1  # to open the address ends nothing
    for _twice in range(2):
        ended = Client(enforce_csrf_checks=True).post(f"/{stop}", {"List-Unsubscribe": "One-Click"})
        assert "Du får inga fler brev" in ended.content.decode()
    assert (Subscriber.objects.count(), Subscription.objects.count(), OutgoingMail.objects.count()) == (
        0,
        0,
        0,
    )


def test_somebody_elses_address_gets_one_letter_and_is_never_followed_from(
    reader: Reader, programme: Programme
) -> None:
    answers = [
        reader.ask(query, email)
        for query, email in (
            ("program=battre", MAILS),
            ("program=battre", MAILS.upper()),
            ("program=battre&omrade=1", MAILS),
            ("sok=köp+billiga+piller", MAILS),
        )
    ]
    (letter,) = reader.letters()
    report(programme.sub_projects.get(number=1), Stage.DONE)
    prepare()

    assert {each["Location"] for each in answers} == {"/sv/provkoping/folj/tack/"}
    assert "piller" not in text_of(letter)
    assert reader.letters() == []
    assert "Unconfirmed and deleted: 1" in prepare(later(days=3))
    assert (Subscriber.objects.count(), OutgoingMail.objects.count()) == (0, 0)

    # Once the address is confirmed, what others type is neither followed nor known to them.
    reader.follow("program=battre")
    again = reader.ask("program=battre&omrade=1", frequency="weekly")
    reader.ask("program=battre&delprojekt=2")
    (question,) = reader.letters()
    assert again["Location"] == answers[0]["Location"]
    assert "”1. Skolan”" in text_of(question)
    subscriber = Subscriber.objects.get()
    assert (subscriber.frequency, subscriber.subscriptions.filter(confirmed_at=None).count()) == (
        "at_once",
        2,
    )
    prepare(later(days=4))
    assert [each.kind for each in subscriber.subscriptions.all()] == ["programme"]


def test_a_guessed_a_broken_and_an_old_link_give_nothing_away(
    reader: Reader, programme: Programme, monkeypatch: Any
) -> None:
    reader.ask("program=battre")
    (letter,) = reader.letters()
    nonce = Subscriber.objects.get().nonce.hex
    for place, salts in (("bekrafta", (MINE, STOP)), ("mina", (CONFIRM, STOP)), ("sluta", (CONFIRM, MINE))):
        for guess in ("abc", nonce, *(signing.dumps(nonce, salt=salt) for salt in salts)):
            answer = reader.client.post(f"/sv/provkoping/folj/{place}/{guess}/")
            assert (answer.status_code, b"provkoping.example" in answer.content) == (404, False)
    monkeypatch.setattr("django.core.signing.time.time", lambda: later(days=4).timestamp())
    old = reader.client.get(link(letter, "bekrafta"))
    assert old.status_code == 404
    assert "för gammal" in old.content.decode()


def test_everything_can_be_changed_and_what_is_told_twice_is_told_once(
    reader: Reader, programme: Programme
) -> None:
    reader.follow("program=battre&delprojekt=1")
    for query in ("program=battre", "sok=skolan"):
        reader.ask(query)
        reader.confirm(reader.letters()[0])
    sub_project = programme.sub_projects.get(number=1)
    report(sub_project, Stage.DONE, text="Skolan är klar.")
    prepare()
    (told,) = reader.letters()
    assert text_of(told).count("Skolan är klar.") == 1

    mine = link(told, "mina")
    kept = Subscription.objects.get(kind="search")
    wrong = reader.client.post(mine, {"keep": [kept.pk], "frequency": "", "language": "sv"})
    assert (wrong.status_code, "Välj hur ofta." in wrong.content.decode()) == (422, True)
    changed = reader.client.post(mine, {"keep": [kept.pk], "frequency": "weekly", "language": "en"})
    assert changed.status_code == 302
    subscriber = Subscriber.objects.get()
    assert subscriber.due_at == next_due(Frequency.WEEKLY, at=timezone.now())
    report(programme.sub_projects.get(number=2), Stage.DONE, text="Inget om det.")
    make.DecisionFactory(municipality=programme.municipality, title="Skolans väg antas")
    assert "Subscribers looked at: 0" in prepare()
    prepare(subscriber.due_at + timedelta(minutes=2))
    (told,) = reader.letters()
    assert (told["Content-Language"], told["Subject"]) == ("en", "Decision: Skolans väg antas")
    assert "Inget om det" not in text_of(told)
    assert "End all letters" in text_of(told)
    nothing_kept = reader.client.post(mine, {"frequency": "weekly", "language": "en"})
    assert "Du får inga fler brev" in nothing_kept.content.decode()
    assert Subscriber.objects.count() == 0


def test_news_events_answers_and_no_drafts(reader: Reader, programme: Programme) -> None:
    municipality = programme.municipality
    site = public_site(municipality)
    reader.follow(f"avdelning={site.news.translation_key}")
    reader.ask("program=battre")
    reader.confirm(reader.letters()[0])
    news_item(site.news, "Bron är öppen", date(2016, 5, 3), first_published_at=timezone.now())
    news_item(site.news, "En hemlig nyhet", date(2016, 5, 3), live=False)
    draft, chief = Visibility.DRAFT, make.RoleFactory(municipality=municipality, title="Kommunchef")
    for visibility, word in ((Visibility.PUBLIC, "öppna"), (draft, "hemliga")):
        make.EventFactory(
            municipality=municipality,
            programme=programme,
            title=f"Det {word} mötet",
            visibility=visibility,
            provenance=ProvenanceKind.ILLUSTRATIVE,
            provenance_note="Påhittat.",
        )
        make.DecisionFactory(
            municipality=municipality,
            programme=programme,
            title=f"Det {word} beslutet",
            visibility=visibility,
        )
        answer = Answer(
            municipality=municipality,
            page="/provkoping/program/battre/",
            question=f"Den {word} frågan?",
            text="Ja.",
            answered_by=chief,
            answered_on=date(2016, 5, 3),
            visibility=visibility,
        )
        recording.create(answer, by=SOMEONE, at=timezone.now())
    late = make.DecisionFactory(
        municipality=municipality, programme=programme, title="Det länge beredda", visibility=draft
    )
    Decision.objects.filter(pk=late.pk).update(created_at=timezone.now() - timedelta(days=30))
    late.refresh_from_db()
    late.visibility = Visibility.PUBLIC
    recording.change(late, by=SOMEONE, at=timezone.now())
    hidden = make.SubProjectFactory(
        programme=programme, number=9, visibility=draft, title="Det hemliga arbetet"
    )
    report(hidden, Stage.ONGOING)

    own = programme.sub_projects.get(number=1)
    event = said.asking_event(municipality=municipality, programme=programme, sub_project=own)
    heard = said.published(event, "Fler gungor.")
    contributions.answer(
        heard,
        state=ContributionState.BECAME,
        text="De är på plats.",
        role=chief,
        by=SOMEONE,
        at=timezone.now(),
    )

    prepare()
    (told,) = reader.letters()
    words = text_of(told)
    assert [each in words for each in ("Bron är öppen", "Det öppna mötet", "Det öppna beslutet")] == [
        True
    ] * 3
    assert "Det länge beredda" in words  # told when it was made public, not when it was first written
    assert "Fråga och svar: Den öppna frågan?" in words
    assert "Kommunchef: Ja." in words
    assert "Svar på en synpunkt: Fler gungor." in words
    assert "Kommunchef: De är på plats." in words
    assert "hemlig" not in words.lower()
    assert words.count("Exempel för att visa hur det kan se ut") == 1
    of_its_own = reader.client.get("/sv/provkoping/program/battre/delprojekt/1/rss.xml").content.decode()
    assert "De är på plats." in of_its_own
    feed = reader.client.get("/sv/provkoping/program/battre/rss.xml").content.decode()
    assert "Den öppna frågan?" in feed
    assert "hemlig" not in feed.lower()
    assert "Bron är öppen" in reader.client.get("/sv/provkoping/sok/atom.xml?q=bron").content.decode()


def test_what_is_new_with_some_words_costs_as_much_with_more_programmes(
    client: Client, programme: Programme
) -> None:
    municipality, costs = programme.municipality, []
    for number in (1, 2, 3):
        own = make.ProgrammeFactory(municipality=municipality, title=f"Program {number}")
        report(make.SubProjectFactory(programme=own), Stage.DONE, text="Bron är klar.")
        money = Appropriation(programme=own, budget_year=2016, amount_ore=100)
        recording.create(money, by=SOMEONE, at=timezone.now())
        client.get("/sv/provkoping/sok/rss.xml?q=bron")
        with CaptureQueriesContext(connection) as queries:
            feed = client.get("/sv/provkoping/sok/rss.xml?q=bron").content.decode()
        costs.append(len(queries))
        assert feed.count("Bron är klar.") == number
    assert len(set(costs)) == 1
    set_aside = client.get("/sv/provkoping/sok/rss.xml?q=avsatta").content.decode()
    assert f"/program/{own.slug}/" in set_aside


def test_calendars_hold_the_days_that_are_known(reader: Reader, programme: Programme) -> None:
    of = {"municipality": programme.municipality, "programme": programme}
    first = programme.sub_projects.get(number=1)
    make.EventFactory(**of, sub_project=first, title="Mötet i skolan", starts_on=date(2012, 9, 15))
    make.EventFactory(**of, title="Någon gång", starts_on=date(2012, 9, 1), starts_precision="month")
    make.EventFactory(**of, title="Dold", starts_on=date(2012, 9, 2), visibility=Visibility.DRAFT)
    for path in (
        "handelser/kalender.ics",
        "program/battre/kalender.ics",
        "program/battre/omrade/1/kalender.ics",
        "program/battre/delprojekt/1/kalender.ics",
        "sok/kalender.ics?q=skolan",
    ):
        answer = reader.client.get(f"/sv/provkoping/{path}")
        said = answer.content.decode()
        assert (answer["Content-Type"], said.count("BEGIN:VEVENT")) == ("text/calendar; charset=utf-8", 1), (
            path
        )
        assert "SUMMARY:Mötet i skolan" in said
    page = reader.client.get("/sv/provkoping/program/battre/").content.decode()
    assert 'href="/sv/provkoping/folj/?program=battre"' in page


@pytest.mark.parametrize(
    "query",
    [
        "program=finns-inte",
        "program=battre&delprojekt=99",
        "program=battre&omrade=x",
        "avdelning=x",
        "sok=+!",
    ],
)
def test_what_is_not_there_cannot_be_followed(reader: Reader, programme: Programme, query: str) -> None:
    assert reader.client.get(f"/sv/provkoping/folj/?{query}").status_code == 404


def test_an_address_that_names_nothing_offers_what_there_is(reader: Reader, programme: Programme) -> None:
    page = reader.client.get("/sv/provkoping/folj/").content.decode()
    assert 'href="/sv/provkoping/folj/?program=battre"' in page
    assert 'name="sok"' in page


def test_the_other_language_asks_for_the_same(reader: Reader, programme: Programme) -> None:
    page = reader.client.get("/sv/provkoping/folj/?program=battre").content.decode()
    assert 'href="/en/provkoping/folj/?program=battre" hreflang="en"' in page


def test_what_is_wrong_is_said_and_nothing_is_sent(reader: Reader, programme: Programme) -> None:
    wrong = reader.ask("program=battre", "ingen adress")
    expired = reader.ask("program=battre", ticket="gammal")
    assert (wrong.status_code, expired.status_code) == (422, 429)
    assert "Skriv e-postadressen som namn@exempel.se." in wrong.content.decode()
    assert MAILS in expired.content.decode()  # nothing has to be written again
    assert (Subscriber.objects.count(), OutgoingMail.objects.count()) == (0, 0)
