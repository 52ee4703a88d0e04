"""The lead's half in the editor: a round is planned, opened, followed and closed."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from framsteg.mail.models import OutgoingMail
from framsteg.programme import actions
from framsteg.programme.models import Programme, ReportingRound, RoundAsk, RoundRow, Stage
from tests.factories import programme as make
from tests.factories import rounds as given
from tests.factories.editor import Place, client_of, place
from tests.integration.editor.posting import add, edit, errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None) -> Place:
    return place("Provköping", "9101")


@pytest.fixture
def lead(here: Place) -> Client:
    return client_of(here.users["programme_lead"])


def url(name: str, round_: ReportingRound, query: str = "") -> str:
    return reverse(f"reportinground:{name}", args=[round_.pk]) + query


def words(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def planned(lead: Client, programme: Programme, title: str, days_ago: int = 1) -> ReportingRound:
    """A round that the lead plans, of a day that has come."""
    day = timezone.localdate() - timedelta(days=days_ago)
    days = {"as_of": day, "opens_on": day, "due_on": timezone.localdate() + timedelta(days=14)}
    plain = {name: day.isoformat() for name, day in days.items()}
    ReportingRound.objects.filter(programme=programme, state="planned").delete()
    add(lead, "reportinground", f"?programme={programme.pk}", title=title, **plain)
    return ReportingRound.objects.get(programme=programme, title=title)


def test_a_round_is_planned_opened_followed_and_closed(here: Place, lead: Client) -> None:
    programme, sub_project = here.objects["programme"], here.objects["subproject"]
    sub_project.owner = here.objects["role"]
    sub_project.save()
    silent = make.SubProjectFactory(programme=programme, main_area=sub_project.main_area, number=77)
    round_ = planned(lead, programme, title="Delår 2")
    assert "Vem som skulle tillfrågas" in words(lead.get(url("workspace", round_)))
    assert "2 delprojekt, som ska besvaras" in words(lead.get(url("opening", round_)))
    assert round_.state == "planned"
    lead.post(url("opening", round_))
    assert RoundAsk.objects.count() == 2
    given.answer(ReportingRound.objects.get(), sub_project, Stage.DONE, at=timezone.now())
    page = words(lead.get(url("workspace", round_)))
    for said in (
        "1 har inte svarat",
        "1 har svarat",
        "1 har ändrats",
        "1 har ingen ansvarig",
        "från pågår till klart",
    ):
        assert said in page
    narrowed = words(lead.get(url("workspace", round_, "?visa=unanswered"))).split("1 delprojekt")[1]
    assert (str(silent) in narrowed, str(sub_project) in narrowed) == (True, False)
    assert "1 av de 2 tillfrågade har inte svarat" in words(lead.get(url("closing", round_)))
    lead.post(url("closing", round_))
    round_.refresh_from_db()
    assert (round_.state, round_.closed_by, RoundRow.objects.count()) == ("closed", "programme_lead-9101", 2)
    assert "Stängd" in words(lead.get(url("workspace", round_)))
    assert lead.get(url("edit", round_)).status_code == 302
    assert lead.post(url("delete", round_)).status_code == 302
    assert ReportingRound.objects.exists()


def test_one_click_reminds_those_who_have_not_answered(here: Place, lead: Client) -> None:
    person, sub_project = here.objects["person"], here.objects["subproject"]
    person.email, person.user = "rektor@provkoping.example", here.users["sub_project_owner"]
    person.save()
    sub_project.owner = here.objects["role"]
    sub_project.save()
    make.SubProjectFactory(programme=sub_project.programme, main_area=sub_project.main_area, number=77)
    here.objects["programmerole"].delete()
    round_ = planned(lead, sub_project.programme, title="Delår 2")
    lead.post(url("opening", round_))
    told = words(lead.post(url("remind", round_), follow=True))
    assert "1 påminnelse är på väg" in told
    assert "Ingen gick att nå om de här: 77" in told
    assert OutgoingMail.objects.count() == 1
    assert RoundAsk.objects.get(sub_project=sub_project).reminders == 1
    again = {"ask": RoundAsk.objects.get(sub_project=sub_project).pk}
    assert "redan gått ut i dag. Försök igen" in words(lead.post(url("remind", round_), again, follow=True))


def test_an_opening_is_taken_back_and_a_changed_plan_is_asked_anew(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    round_ = planned(lead, sub_project.programme, title="Delår 2")
    lead.post(url("opening", round_))
    make.SubProjectFactory(programme=sub_project.programme, main_area=sub_project.main_area, number=77)
    assert "1 fråga har lagts till" in words(lead.post(url("ask_anew", round_), follow=True))
    assert "Bara en uppföljning" not in words(lead.get(url("workspace", round_)))
    lead.post(url("take_back", round_))
    assert (ReportingRound.objects.get().state, RoundAsk.objects.count()) == ("planned", 0)
    assert "uppföljningen är planerad" in words(lead.post(url("closing", round_), follow=True)).lower()


def test_bad_input_is_told_at_its_field_and_what_is_open_keeps_its_day(here: Place, lead: Client) -> None:
    programme = here.objects["programme"]
    round_ = planned(lead, programme, title="Delår 2")
    wrong = {"as_of": "2012-08-31", "opens_on": "2012-08-30", "due_on": "2012-08-29", "title": ""}
    told = errors(add(lead, "reportinground", f"?programme={programme.pk}", **wrong))
    assert set(told) == {"title", "opens_on", "due_on"}
    same_day = {"as_of": round_.as_of.isoformat(), "opens_on": round_.as_of.isoformat()}
    told = errors(add(lead, "reportinground", f"?programme={programme.pk}", title="Igen", **same_day))
    assert "En annan uppföljning" in str(told)
    lead.post(url("opening", round_))
    round_.refresh_from_db()
    day = (round_.as_of - timedelta(days=1)).isoformat()
    assert set(errors(edit(lead, round_, as_of=day))) == {"as_of"}


def test_the_next_tertial_is_suggested() -> None:
    from framsteg.cms.editor.rounds.forms import next_tertial

    assert next_tertial(date(2012, 8, 31), set()) == (2, date(2012, 8, 31))
    assert next_tertial(date(2012, 9, 1), {date(2012, 12, 31)}) == (1, date(2013, 4, 30))


def test_following_costs_the_same_for_one_and_for_many(here: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], here.objects["priorityarea"]
    costs, number = [], 100_000
    for many in (1, 3, 60):
        for _more in range(many):
            number += 1
            each = make.SubProjectFactory(
                programme=programme, main_area=area, number=number, owner=here.objects["role"]
            )
            make.report(each, Stage.ONGOING, date(2012, 1, 1))
        round_ = planned(lead, programme, f"Runda {many}", days_ago=80 - many)
        actions.rounds.open_round(round_, by=make.SOMEONE, at=timezone.now())
        given.answer(round_, each, at=timezone.now())
        with CaptureQueriesContext(connection) as captured:
            answer = lead.get(url("workspace", round_))
        costs.append(len(captured))
        assert "sida 1 av 2" in words(answer).lower() or many < 60
        actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=timezone.now())
    assert costs[0] == costs[1] == costs[2]
