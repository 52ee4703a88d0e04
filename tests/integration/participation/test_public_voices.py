"""What people have said is found by search and told in feeds: as long as it is published, and no longer."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from framsteg.cms.models import NewsPageEvent, NewsPageProgramme
from framsteg.participation.actions import contributions as actions
from framsteg.participation.actions import personal_data
from framsteg.participation.models import Answer, ContributionState, Event, ModerationRule
from tests.factories import contributions as say
from tests.factories import programme as make
from tests.factories import site
from tests.factories.programme import SOMEONE

from .saying import text_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def event(db: None) -> Event:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    return say.asking_event(
        municipality=municipality, slug="dialog", title="Dialog", starts_on=date(2026, 5, 3)
    )


def found(client: Client, words: str) -> str:
    return text_of(client.get("/sv/provkoping/sok/", {"q": words}))


def test_search_finds_published_views_until_their_words_are_gone(client: Client, event: Event) -> None:
    waits = say.contribution(event, "Cykelpumpar vid stationen.")
    assert "Cykelpumpar vid" not in found(client, "cykelpumpar")
    actions.publish(waits, by=SOMEONE, at=timezone.now())
    shown = found(client, "cykelpump")
    assert "Synpunkter (1)" in shown
    assert "Cykelpumpar vid stationen." in shown
    assert "Mottagen, på Dialog" in shown

    actions.withhold(
        waits, rule=ModerationRule.PERSONAL, reason="Om en granne.", by=SOMEONE, at=timezone.now()
    )
    assert "Cykelpumpar vid" not in found(client, "cykelpumpar")

    hers = say.contribution(event, "Parkbänkar vid Storgatan 7.", email="giver@example.se")
    actions.publish(hers, by=SOMEONE, at=timezone.now())
    assert "Parkbänkar vid" in found(client, "parkbänkar")
    personal_data.erase("giver@example.se", words_too=True)
    assert "Inget hittades för" in found(client, "parkbänkar storgatan")


def test_the_feed_of_an_event_tells_views_answers_and_questions(client: Client, event: Event) -> None:
    view, role = (
        say.published(event, "Fler bänkar."),
        make.RoleFactory(municipality=event.municipality, title="Parkchef"),
    )
    say.contribution(event, "Väntar på att bli läst.")
    actions.answer(
        view, state=ContributionState.BECAME, text="Fem bänkar.", role=role, by=SOMEONE, at=timezone.now()
    )
    Answer.objects.create(
        municipality=event.municipality, page="/provkoping/handelser/dialog/", question="När ställs de upp?",
        text="I maj.", answered_by=role, answered_on=date(2026, 5, 3), visibility="public",
    )  # fmt: skip
    page = "/sv/provkoping/handelser/dialog/synpunkter/"
    rss = ET.fromstring(client.get(f"{page}rss.xml").content)
    assert {each.findtext("title") for each in rss.iter("item")} == {
        "Synpunkt: Fler bänkar.", "Svar på en synpunkt: Fler bänkar.", "Fråga och svar: När ställs de upp?",
    }  # fmt: skip
    atom = ET.fromstring(client.get(f"{page}atom.xml").content)
    assert len({each.findtext(f"{ATOM}id") for each in atom.iter(f"{ATOM}entry")}) == 3
    for address in (page, "/sv/provkoping/handelser/dialog/"):
        assert f'href="{page}rss.xml"' in client.get(address).content.decode()
    Event.objects.filter(pk=event.pk).update(visibility="draft")
    assert client.get(f"{page}rss.xml").status_code == 404


def test_a_section_has_a_calendar_of_what_its_news_are_about(client: Client, event: Event) -> None:
    pages = site.public_site(event.municipality)
    url = "/sv/provkoping/kommun-politik/nyheter/kalender/"
    assert "BEGIN:VEVENT" not in client.get(url).content.decode()
    item = site.news_item(pages.news, "Om dialogen", date(2026, 5, 1))
    NewsPageEvent.objects.create(page=item, event=event)
    programme = make.ProgrammeFactory(municipality=event.municipality)
    NewsPageProgramme.objects.create(page=item, programme=programme)
    of = {"municipality": event.municipality, "programme": programme, "starts_on": date(2026, 6, 1)}
    make.EventFactory(**of, title="Vandring")
    make.EventFactory(**of, title="Utkast", visibility="draft")
    answer = client.get(url)
    told = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [each in told for each in ("SUMMARY:Dialog", "SUMMARY:Vandring", "Utkast")] == [True, True, False]
    assert url in client.get("/sv/provkoping/kommun-politik/nyheter/").content.decode()
