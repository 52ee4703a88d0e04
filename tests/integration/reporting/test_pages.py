"""Reporting over HTTP, without JavaScript: what is shown, what is sent, what is refused."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from framsteg.programme.models import (
    Forecast,
    MilestoneMove,
    Outlook,
    ReminderChoice,
    Stage,
    StatusReport,
)
from tests.factories import programme as make
from tests.factories.reporting import owner
from tests.factories.rounds import answer

from .forms import form, text_of, url, work_url

pytestmark = pytest.mark.django_db
BEFORE = date(2012, 4, 30)


def test_who_is_not_signed_in_signs_in_and_comes_back() -> None:
    mine = owner()
    answer_ = Client().get(url(mine))
    assert (answer_.status_code, answer_.url) == (302, f"/konto/logga-in/?next={url(mine)}")
    sent = Client().post(url(mine), {"text": "Tre bänkar är på plats."})
    assert sent.status_code == 401
    assert "Tre bänkar är på plats." in text_of(sent)
    assert StatusReport.objects.count() == 0


def test_personal_pages_are_kept_by_nobody() -> None:
    mine = owner()
    for page in (work_url(mine), url(mine)):
        headers = mine.client.get(page).headers
        assert headers["Cache-Control"] == "no-store, private"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "?sida=" not in text_of(mine.client.get(work_url(mine)))


def test_the_list_shows_what_waits_and_what_is_done_each_with_its_day() -> None:
    mine = owner(3)
    make.report(mine.sub_projects[0], Stage.PAUSED, BEFORE)
    answer(mine.round, mine.sub_projects[1], Stage.DONE)
    shown = text_of(mine.client.get(work_url(mine)))
    waiting, done = shown.split("<h3>Rapporterat</h3>")
    assert "Svara senast den 15 september 2012. Fem dagar är kvar." in waiting
    assert "Du har rapporterat om ett av tre." in waiting
    assert [each.title in waiting for each in mine.sub_projects] == [True, False, True]
    assert "30 april 2012" in waiting
    assert waiting.count("Inget har ändrats") == 1  # only where there is an earlier report
    assert mine.sub_projects[1].title in done
    assert "rapporterat 10 september 2012 kl. 10.00" in done
    english = text_of(mine.client.get(work_url(mine, "en")))
    assert "Answer by 15 September 2012. Five days are left." in english


def test_the_list_costs_the_same_for_one_and_for_three() -> None:
    one, three = owner(1), owner(3)
    costs = []
    for mine in (one, three):
        for sub_project in mine.sub_projects:
            make.report(sub_project, Stage.ONGOING, BEFORE)
        client = mine.client
        client.get(work_url(mine))
        with CaptureQueriesContext(connection) as asked:
            client.get(work_url(mine))
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_who_has_nothing_to_do_is_told_why() -> None:
    municipality = make.MunicipalityFactory()
    page = f"/sv/{municipality.slug}/mitt-arbete/"
    user = make.UserFactory()
    client = Client()
    client.force_login(user)
    assert "inte kopplat till någon person" in text_of(client.get(page))
    person = make.PersonFactory(municipality=municipality, user=user)
    assert "ingen roll" in text_of(client.get(page))
    make.RoleFactory(municipality=municipality, holder=person)
    assert "inte tillfrågad om något just nu" in text_of(client.get(page))


def test_nothing_has_changed_in_one_press_on_the_list_or_the_form() -> None:
    mine = owner(2)
    for sub_project in mine.sub_projects:
        make.report(sub_project, Stage.ONGOING, BEFORE, outlook_time=Outlook.AT_RISK)
    client = mine.client
    on_list = client.post(url(mine), {"act": "unchanged", "submission": str(uuid4()), "seen": "1"})
    on_form = client.post(url(mine, 1), form(client, mine, 1, act="unchanged"))
    made = StatusReport.objects.filter(round=mine.round).order_by("id")
    assert [(each.stage, each.outlook_time, each.is_unchanged) for each in made] == [
        ("ongoing", "at_risk", True),
        ("ongoing", "at_risk", True),
    ]
    assert [on_list.url, on_form.url] == [
        f"{url(mine, place)}kvitto/{each.pk}/" for place, each in enumerate(made)
    ]
    receipt = text_of(client.get(on_list.url))
    assert "Tack, rapporten har kommit fram" in receipt
    assert "Inget hade ändrats sedan förra rapporten." in receipt


def test_a_whole_report_with_milestones_and_forecast() -> None:
    mine = owner(asks_forecast=True)
    (sub_project,) = mine.sub_projects
    reached = make.MilestoneFactory(sub_project=sub_project, original_date=date(2012, 8, 1))
    moved = make.MilestoneFactory(sub_project=sub_project, original_date=date(2012, 9, 30))
    client = mine.client
    said = {
        "outlook_time": "at_risk",
        "outlook_cost": "on_plan",
        "outlook_result": "",
        "text": "Leveransen dröjer.",
        "forecast": "1,7 mkr",
        f"milestone_{reached.pk}_reached_on": "2012-08-15",
        f"milestone_{moved.pk}_moved_to": "2012-12-31",
        f"milestone_{moved.pk}_reason": "Leverantören har bytt fabrik.",
    }
    sent = client.post(url(mine), form(client, mine, **said))
    report = StatusReport.objects.get()
    assert sent.url == f"{url(mine)}kvitto/{report.pk}/"
    assert (report.stage, report.outlook_time, report.outlook_result) == ("ongoing", "at_risk", "")
    assert (report.text, report.reported_by, report.round) == ("Leveransen dröjer.", mine.role, mine.round)
    assert Forecast.objects.get().total_ore == 170_000_000
    assert MilestoneMove.objects.get().reason == "Leverantören har bytt fabrik."
    again = text_of(client.get(url(mine)))
    assert "En rapport kom 10 september 2012 kl. 10.30." in again
    assert "Nått 15 augusti 2012" in again
    assert "flyttat en gång, +92 dagar; först planerat till 30 september 2012" in again
    assert "Senaste prognosen: 1 700 000 kr." in again


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost() -> None:
    mine = owner(asks_forecast=True)
    milestone = make.MilestoneFactory(sub_project=mine.sub_projects[0], original_date=date(2012, 9, 30))
    client = mine.client
    make.report(mine.sub_projects[0], Stage.NOT_STARTED, BEFORE)
    without = client.post(url(mine), form(client, mine))
    assert without.status_code == 422
    assert '<a href="#id_text">Skriv vad som har hänt' in text_of(without)
    bad = {
        "text": "Viktig text",
        "forecast": "mycket",
        f"milestone_{milestone.pk}_moved_to": "i höst",
        "stage": "flying",
    }
    refused = text_of(client.post(url(mine), form(client, mine, **bad)))
    assert "Skriv beloppet som 250 000 kr" in refused
    assert "Skriv dagen som år-månad-dag" in refused
    assert "Viktig text</textarea>" in refused
    assert 'value="i höst"' in refused
    move = {"text": "Viktig text", f"milestone_{milestone.pk}_moved_to": "2012-12-01"}
    assert f'<a href="#id_milestone_{milestone.pk}_reason">' in text_of(
        client.post(url(mine), form(client, mine, **move))
    )
    assert StatusReport.objects.filter(round=mine.round).count() == 0


def test_an_outlook_left_in_the_form_is_not_sent_for_what_is_done() -> None:
    mine = owner()
    client = mine.client
    client.post(url(mine), form(client, mine, stage="done", outlook_time="off_plan", text="Klart."))
    assert StatusReport.objects.values_list("stage", "outlook_time").get() == ("done", "")


@pytest.mark.parametrize("whose", ["another", "nobody"])
def test_what_is_asked_of_others_is_not_there(whose: str) -> None:
    mine, other = owner(), owner()
    client = other.client if whose == "another" else Client()
    if whose == "nobody":
        client.force_login(make.UserFactory())
    for page in (url(mine), f"{url(mine)}kvitto/1/"):
        assert client.get(page).status_code == 404
    assert client.post(url(mine), {"act": "unchanged"}).status_code == 404
    assert client.post(f"{url(mine)}utkast/", {}).status_code == 404


def test_reminders_are_chosen_in_the_language_of_the_page() -> None:
    mine = owner()
    client = mine.client
    client.post(f"{work_url(mine, 'en')}paminnelser/", {"reminders": "no"})
    assert ReminderChoice.objects.values_list("language", "stopped_at").get() == ("en", timezone.now())
    assert "Skicka påminnelser till mig" in text_of(client.get(work_url(mine)))
    client.post(f"{work_url(mine)}paminnelser/", {"reminders": "yes"})
    assert ReminderChoice.objects.values_list("language", "stopped_at").get() == ("sv", None)


def test_an_example_says_so_on_every_page() -> None:
    mine = owner()
    programme = mine.round.programme
    programme.provenance, programme.provenance_note = "illustrative", "Ett påhittat program."
    programme.save()
    client = mine.client
    sent = client.post(url(mine), form(client, mine, text="Prov."))
    for page in (work_url(mine), url(mine), sent.url):
        assert "Ett påhittat program." in text_of(client.get(page))
