"""Reminders: when, to whom, once, in one letter; and when they stop."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from framsteg.mail.models import OutgoingMail
from framsteg.programme.actions.reminders import Reminded, choose, remind, stop
from framsteg.programme.models import ProgrammeRole, RoleFunction, RoundAsk, Stage
from framsteg.programme.queries.reminders import Obstacle, turns_of
from tests.factories import programme as make
from tests.factories.programme import SOMEONE
from tests.factories.reporting import Owner, owner, report_link, secret
from tests.factories.rounds import RoundFactory, answer, opened

pytestmark = pytest.mark.django_db
MORNING = datetime(2012, 9, 10, 6, 0, tzinfo=UTC)


def run(day: str) -> list[str]:
    """The day's reminders; those that got a letter that day."""
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    call_command("send_reminders", on=date.fromisoformat(day), stdout=StringIO())
    return sorted(OutgoingMail.objects.exclude(pk__in=before).values_list("to", flat=True))


def held(mine: Owner, email: str, **values: object) -> object:
    """A role that somebody with an account holds."""
    municipality = mine.round.programme.municipality
    person = make.PersonFactory(municipality=municipality, email=email, user=make.UserFactory())
    return make.RoleFactory(municipality=municipality, holder=person, **values)


def test_as_it_opens_before_on_and_after_the_day_and_then_no_more() -> None:
    """Opened on 3 September, to be answered by 15 September."""
    owner()
    days = [f"2012-09-{day:02}" for day in range(3, 31)] + ["2012-10-31", "2013-01-31"]
    assert [day for day in days if run(day)] == [
        "2012-09-03", "2012-09-08", "2012-09-15", "2012-09-18", "2012-09-22",
    ]  # fmt: skip
    assert RoundAsk.objects.get().reminders == 5


def test_a_second_run_the_same_day_sends_nothing_and_a_missed_day_is_made_up_for() -> None:
    owner(2)
    assert run("2012-09-09") == ["agare@provkoping.example"]
    assert run("2012-09-09") == []
    assert run("2012-09-10") == []
    assert run("2012-09-16") == ["agare@provkoping.example"]


def test_one_letter_about_everything_with_one_link() -> None:
    mine = owner(3)
    answer(mine.round, mine.sub_projects[1], Stage.DONE)
    other = make.ProgrammeFactory(municipality=mine.round.programme.municipality, title="Ett annat program")
    make.SubProjectFactory(programme=other, owner=mine.role, title="Fjärde")
    opened(RoundFactory(programme=other, due_on=date(2012, 9, 12)))
    run("2012-09-10")
    (letter,) = OutgoingMail.objects.all()
    assert letter.subject == "Rapportera om tre delprojekt senast den 12 september 2012"
    assert letter.sender_name == mine.round.programme.municipality.name
    asked = [mine.sub_projects[0].title in letter.text, mine.sub_projects[1].title in letter.text]
    assert asked == [True, False]
    assert "Svara senast den 15\xa0september 2012." in letter.text
    link = f"https://provkoping.example/sv/{mine.round.programme.municipality.slug}/mitt-arbete/"
    assert letter.text.count(link) == 2  # once for each round
    assert link in letter.html
    assert letter.headers["List-Unsubscribe"].startswith("<https://provkoping.example/sv/")


def test_in_the_language_that_the_person_has_chosen() -> None:
    mine = owner()
    choose(mine.person, language="en", wanted=True, at=MORNING)
    run("2012-09-15")
    letter = OutgoingMail.objects.get()
    assert letter.subject == "Report on one sub-project by 15 September 2012"
    assert "Today is the last day to answer." in letter.text
    assert "/en/" in letter.text


def test_falls_back_from_the_owner_to_the_head_of_the_unit_to_the_lead() -> None:
    mine = owner()
    programme, (sub_project,) = mine.round.programme, mine.sub_projects
    unit = make.OrganisationUnitFactory(municipality=programme.municipality)
    sub_project.lead_unit = unit
    sub_project.save()
    lead = held(mine, "ledare@provkoping.example")
    ProgrammeRole.objects.create(programme=programme, role=lead, function=RoleFunction.RESPONSIBLE)
    mine.person.email = ""
    mine.person.save()
    assert run("2012-09-03") == ["ledare@provkoping.example"]
    head = held(mine, "enhetschef@provkoping.example", unit=unit, is_head=True)
    assert run("2012-09-08") == ["enhetschef@provkoping.example"]
    letter = OutgoingMail.objects.order_by("-pk")[0]
    assert f"(tillfrågad: {mine.role.title})" in letter.text
    mine.person.email = "agare@provkoping.example"
    mine.person.save()
    assert run("2012-09-15") == ["agare@provkoping.example"]
    assert run("2012-09-22") == ["agare@provkoping.example", "enhetschef@provkoping.example"]
    assert head != lead


def test_stops_for_what_is_reported_for_who_says_stop_and_after_six() -> None:
    mine = owner(2)
    run("2012-09-03")
    page = Client()
    letter = OutgoingMail.objects.get()
    address = letter.headers["List-Unsubscribe"].strip("<>").removeprefix("https://provkoping.example")
    assert "Stoppa påminnelserna?" in page.get(address).content.decode()
    assert not hasattr(mine.person, "reminder_choice")
    assert page.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert run("2012-09-08") == []
    asks = list(RoundAsk.objects.all())
    told = remind(asks, by=SOMEONE, at=MORNING)
    assert (told.messages, list(told.unreachable)) == (0, asks)
    assert page.get(address[:-2] + "x/").status_code == 404
    choose(mine.person, language="sv", wanted=True, at=MORNING)
    answer(mine.round, mine.sub_projects[0])
    run("2012-09-15")
    assert mine.sub_projects[0].title not in OutgoingMail.objects.order_by("-pk")[0].text
    RoundAsk.objects.filter(report=None).update(reminders=6)
    assert run("2012-09-22") == []


def test_the_leads_one_click_sends_at_most_one_letter_a_day() -> None:
    mine = owner(2)
    asks = mine.asks
    assert remind(asks, by=SOMEONE, at=MORNING) == Reminded(messages=1, asks=2, unreachable=())
    assert remind(asks, by=SOMEONE, at=MORNING) == Reminded(messages=0, asks=0, unreachable=())
    assert run("2012-09-10") == []
    assert RoundAsk.objects.values_list("reminders", "reminded_at").first() == (1, MORNING)


def test_a_partner_without_account_gets_the_link_and_nobody_gets_one_without_a_way_in() -> None:
    mine = owner()
    mine.person.user = None
    mine.person.save()
    told = remind(mine.asks, by=SOMEONE, at=MORNING)
    assert [each.pk for each in told.unreachable] == [mine.asks[0].pk]
    assert turns_of(mine.asks, on=MORNING.date())[mine.asks[0].pk].obstacle is Obstacle.NO_WAY_IN
    link = report_link(mine.role, mine.sub_projects)
    assert run("2012-09-15") == ["agare@provkoping.example"]
    letter = OutgoingMail.objects.get()
    assert f"/rapportera/{secret(link)}/" in letter.text
    assert letter.is_secret


def test_why_nobody_can_be_reached() -> None:
    mine, programme = owner(), make.ProgrammeFactory()
    make.SubProjectFactory(programme=programme)
    nobody = opened(RoundFactory(programme=programme)).asks.get()
    mine.person.email = ""
    mine.person.save()
    asks = [*mine.asks, RoundAsk.objects.select_related("round", "sub_project").get(pk=nobody.pk)]
    found = turns_of(asks, on=MORNING.date())
    assert [found[ask.pk].obstacle for ask in asks] == [Obstacle.NO_ADDRESS, Obstacle.NOBODY]
    stop(mine.person, at=MORNING)
    assert turns_of(mine.asks, on=MORNING.date())[mine.asks[0].pk].obstacle is Obstacle.STOPPED
    told = StringIO()
    call_command("send_reminders", on=date(2012, 9, 15), stdout=told)
    assert told.getvalue().count("Nobody can be reached about:") == 2


def test_many_questions_cost_no_more_questions_to_the_database_than_few() -> None:
    costs = []
    for number in (2, 12):
        mine = owner(number)
        with CaptureQueriesContext(connection) as asked:
            remind(mine.asks, by=SOMEONE, at=MORNING)
        costs.append(len([each for each in asked if "programme_roundask" not in each["sql"]]))
    assert costs[0] == costs[1]
