"""While a report is written: drafts, two pages, two people, a round that closes; no text is lost."""

import json
import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from framsteg.mail.models import OutgoingMail
from framsteg.programme.actions import closing_rounds
from framsteg.programme.actions import rounds as round_actions
from framsteg.programme.models import (
    ReportDraft,
    RoundAsk,
    Stage,
    StatusReport,
)
from tests.factories import programme as make
from tests.factories.programme import SOMEONE
from tests.factories.reporting import owner
from tests.factories.rounds import ANSWERED, CLOSED, answer

from .forms import form, hidden, text_of, url, work_url

pytestmark = pytest.mark.django_db
BEFORE = date(2012, 4, 30)


def test_sent_twice_is_one_report_and_sent_back_changed_is_asked_about() -> None:
    mine = owner()
    client = mine.client
    written = form(client, mine, text="Bänkarna är på plats.")
    first, second = client.post(url(mine), written), client.post(url(mine), written)
    assert first.url == second.url
    assert StatusReport.objects.count() == 1
    changed = client.post(url(mine), {**written, "text": "Två av tre bänkar är på plats."})
    assert changed.status_code == 409
    assert "Formuläret har redan skickats" in text_of(changed)
    assert "Två av tre bänkar är på plats.</textarea>" in text_of(changed)
    assert StatusReport.objects.count() == 1
    corrected = client.post(
        url(mine), {**written, **hidden(changed), "text": "Två av tre bänkar är på plats."}
    )
    assert corrected.status_code == 302
    assert "?om=" not in corrected.url
    assert StatusReport.objects.count() == 2
    assert RoundAsk.objects.get().report.text == "Två av tre bänkar är på plats."


def test_a_draft_is_kept_shown_and_thrown_away() -> None:
    mine = owner()
    client = mine.client
    kept = client.post(url(mine), form(client, mine, text="Halvfärdigt", stage="paused", act="keep"))
    assert kept.url == f"{url(mine)}#saved"
    assert "Du har ett utkast, sparat 10 september 2012" in text_of(client.get(work_url(mine)))
    opened = text_of(client.get(url(mine)))
    assert "Halvfärdigt</textarea>" in opened
    assert re.search(r'value="paused"[^>]*checked', opened)
    client.post(url(mine), {**form(client, mine), "act": "discard"})
    assert ReportDraft.objects.count() == 0
    client.post(url(mine), form(client, mine, text="Nytt", act="keep"))
    client.post(url(mine), form(client, mine, text="Nytt och färdigt."))
    assert (ReportDraft.objects.count(), StatusReport.objects.get().text) == (0, "Nytt och färdigt.")


def test_two_pages_of_one_person_do_not_overwrite_each_other() -> None:
    mine = owner()
    client = mine.client
    phone, desk = form(client, mine, act="keep"), form(client, mine, act="keep")
    client.post(url(mine), {**phone, "text": "Från telefonen"})
    client.post(url(mine), {**phone, "text": "Från telefonen igen"})  # a page may save over itself
    refused = client.post(url(mine), {**desk, "text": "Från skrivbordet"})
    assert refused.status_code == 409
    assert "Från telefonen igen" in text_of(refused)
    assert "Från skrivbordet</textarea>" in text_of(refused)
    assert ReportDraft.objects.get().values["text"] == "Från telefonen igen"
    client.post(url(mine), {**desk, **hidden(refused), "text": "Från skrivbordet"})
    assert ReportDraft.objects.get().values["text"] == "Från skrivbordet"


def test_the_script_saves_drafts_and_is_told_when_it_cannot() -> None:
    mine = owner()
    client, asked = mine.client, {"Accept": "application/json"}
    page = form(client, mine, text="Ett")
    first = client.post(f"{url(mine)}utkast/", page, headers=asked)
    assert json.loads(first.content) == {"told": "Sparat 10\xa0september 2012 kl. 10.30.", "number": 1}
    lost = client.post(f"{url(mine)}utkast/", {**page, "text": "Ett, två"}, headers=asked)
    assert json.loads(lost.content)["number"] == 2
    other = client.post(f"{url(mine)}utkast/", {**page, "writer": str(uuid4()), "number": "1"}, headers=asked)
    assert other.status_code == 409
    assert ReportDraft.objects.get().values["text"] == "Ett, två"
    signed_out = Client().post(f"{url(mine)}utkast/", page, headers=asked)
    assert signed_out.status_code == 401
    assert json.loads(signed_out.content)["sign_in"] == f"/konto/logga-in/?next={url(mine)}"
    address = f"{url(mine)}utkast/"
    round_actions.take_back(mine.round, by=SOMEONE, at=ANSWERED)
    assert client.post(address, page, headers=asked).status_code == 404


def test_two_people_at_once_are_both_kept_and_both_told() -> None:
    mine = owner()
    client = mine.client
    written = form(client, mine, text="Min text.")
    other = make.PersonFactory(
        municipality=mine.round.programme.municipality, email="annan@provkoping.example"
    )
    other_role = make.RoleFactory(municipality=mine.round.programme.municipality, holder=other, title="Chef")
    mine.sub_projects[0].owner = other_role
    answer(mine.round, mine.sub_projects[0], Stage.DONE, text="Den andras text.")
    sent = client.post(url(mine), written)
    assert "?om=" in sent.url
    receipt = text_of(client.get(sent.url))
    assert "Någon annan rapporterade medan du skrev." in receipt
    assert "Den andras text." in receipt
    assert set(StatusReport.objects.values_list("text", flat=True)) == {"Min text.", "Den andras text."}
    letter = OutgoingMail.objects.get()
    assert letter.to == "annan@provkoping.example"
    assert "Båda rapporterna sparas" in letter.text
    assert "Min text." in letter.text


def test_a_round_that_closed_meanwhile_gives_the_text_back() -> None:
    mine = owner()
    client = mine.client
    written = form(client, mine, text="För sent.")
    closing_rounds.close_round(mine.round, by=SOMEONE, at=CLOSED)
    late = client.post(url(mine), written)
    assert late.status_code == 409
    assert "För sent.</textarea>" in text_of(late)
    assert client.get(url(mine)).status_code == 410


def test_damaged_bookkeeping_does_not_break_the_form() -> None:
    mine = owner()
    said = {
        "stage": "done",
        "text": "Klart.",
        "submission": "x",
        "writer": "",
        "seen": "9" * 40,
        "number": "-1",
    }
    assert mine.client.post(url(mine), said).status_code == 302
    assert StatusReport.objects.get().text == "Klart."
