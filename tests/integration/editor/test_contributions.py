"""A moderator's evening: the queue, yes and no, the same said twice, answers, paper and sheets, and the seats."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from framsteg.participation.actions import sign_ups
from framsteg.participation.models import Contribution, Event, SignUp
from tests.factories import contributions as say
from tests.factories.editor import Place, client_of

from .posting import add, edit, errors
from .test_money import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(here: Place) -> Event:
    found: Event = here.objects["event"]
    return found


@pytest.fixture
def moderator(here: Place) -> Client:
    return client_of(here.users["moderator"])


def act(client: Client, view: Contribution, name: str, **values: Any) -> HttpResponse:
    return client.post(reverse(f"contribution:{name}", args=[view.pk]), values, follow=True)


def test_the_oldest_are_read_first_and_many_are_published_at_once(
    moderator: Client, event: Event, elsewhere: Place
) -> None:
    first = Contribution.objects.get(event=event)
    second = say.contribution(event, "Ring 070-123 45 67.", at=first.given_at + timedelta(hours=1))
    theirs = elsewhere.objects["contribution"]
    url = f"{reverse('editor_contribution_queue')}?event={event.pk}"
    page = said(moderator.get(url))
    assert "2 synpunkter att läsa" in page
    assert page.index(str(first.text)) < page.index("Ring 070")
    assert "personuppgifter? 070-123 45 67" in page
    answer = moderator.post(url, {"view": [first.pk, second.pk, theirs.pk]}, follow=True)
    assert "2 synpunkter har publicerats." in said(answer)
    assert "Allt är läst." in said(answer)
    theirs.refresh_from_db()
    assert theirs.moderation == "waiting"


def test_a_view_is_answered_once_for_all_who_said_the_same(
    moderator: Client, here: Place, event: Event
) -> None:
    view = Contribution.objects.get(event=event)
    same = say.contribution(event, "Bänkar!")
    refused = act(moderator, view, "withhold", rule="hate", reason="")
    assert "Skriv varför, så att den som skrev kan förstå." in said(refused)
    assert "Händelsen har ingen synpunkt med det numret." in said(act(moderator, same, "merge", number=10**6))
    assert "Publicera först synpunkten" in said(act(moderator, same, "merge", number=view.pk))
    act(moderator, view, "publish", text="Fler bänkar längs ån.", theme=here.objects["theme"].pk)
    act(moderator, same, "merge", number=view.pk)
    long = {"state": "became", "role": here.objects["role"].pk, "text_en": "", "text": ""}
    assert "Skriv svaret" in said(act(moderator, view, "answer", **long))
    assert "Besvarad." in said(act(moderator, view, "answer", **long | {"text": "Fem bänkar."}))
    assert "Besvara den: svaret gäller" in said(act(moderator, same, "answer", **long | {"text": "Fem."}))

    number = here.objects["subproject"].number
    assert "Välj en sak" in said(act(moderator, view, "join"))
    assert "Programmet har inget delprojekt med" in said(act(moderator, view, "join", sub_project_number=999))
    for target in (
        {"area": here.objects["priorityarea"].pk},
        {"decision": here.objects["decision"].pk},
        {"sub_project_number": number},
        {"sub_project_number": number, "with_report": "on"},
    ):
        assert "Kopplad." in said(act(moderator, view, "join", **target)), target
    assert "Den är redan kopplad dit." in said(act(moderator, view, "join", sub_project_number=number))
    act(moderator, view, "unjoin", link=view.links.get(area__isnull=False).pk)
    view.refresh_from_db()
    same.refresh_from_db()
    assert (view.state, view.theme, view.links.count()) == ("became", here.objects["theme"], 3)
    assert same.merged_into_id == view.pk
    act(moderator, view, "withhold", rule="hate", reason="Hot.")
    same.refresh_from_db()
    assert same.merged_into_id is None


def test_a_note_from_paper_is_typed_in_once(moderator: Client, event: Event) -> None:
    query = f"?event={event.pk}"
    token = str(uuid4())
    for _twice in range(2):
        add(
            moderator, "contribution", query, text="Fler lampor i parken.", publish_now="on", form_token=token
        )
    made = Contribution.objects.get(text="Fler lampor i parken.")
    assert (made.channel, made.moderation, str(made.token)) == ("paper", "published", token)
    assert errors(add(moderator, "contribution", query, text="👍👍")) == {
        "text": ["Skriv med ord: ingen kan svara på bara tecken och bilder."]
    }


def test_a_sheet_is_shown_first_and_the_same_sheet_gives_nothing_new(moderator: Client, event: Event) -> None:
    url = reverse("editor_contribution_sheet", args=[event.pk])
    lines = ["Synpunkt;Grupp;Tema", "Fler träd;Invånare;mötesplatser", "Fler träd;;", "Ring 070-123 45 67;;", "?;;",
             f"{'å' * 2001};;", "Skuggiga platser;kungar;"]  # fmt: skip

    def sent(text: str) -> Any:
        return moderator.post(url, {"file": SimpleUploadedFile("lappar.csv", text.encode())})

    assert "Ingen kolumn heter ”synpunkt”." in said(sent("Namn;Tema\nA;B\n"))
    shown = sent("\n".join(lines))
    for told in (
        "3 synpunkter kan läsas in", "Rad 5: Skriv med ord", "Rad 6: Texten har 2001 tecken",
        "Rad 7: Det finns ingen grupp som heter ”kungar”.", "Rad 4: ”070-123 45 67” ser ut som en personuppgift.",
    ):  # fmt: skip
        assert told in said(shown), told
    rows = shown.context["rows_form"].initial["rows"]
    before = Contribution.objects.count()
    assert "3 synpunkter har lästs in." in said(
        moderator.post(url, {"rows": rows, "publish": "on"}, follow=True)
    )
    again = said(moderator.post(url, {"rows": rows, "publish": "on"}, follow=True))
    assert "3 rader var redan inlästa." in again
    broken = json.dumps([*json.loads(rows), {"line": 9, "text": "😀"}])
    assert "Inget har sparats." in said(moderator.post(url, {"rows": broken}, follow=True))
    assert Contribution.objects.count() == before + 3
    made = Contribution.objects.filter(text="Fler träd").order_by("pk")[0]
    assert (made.group, str(made.theme), made.channel, made.is_published) == (
        "residents", "Mötesplatser", "sheet", True,
    )  # fmt: skip


def test_an_event_that_asks_says_what_for_and_more_seats_go_to_those_who_wait(
    lead: Client, event: Event
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert errors(edit(lead, event, capacity=0)).keys() == {"capacity"}
    assert errors(edit(lead, event, level="", answer_by="")).keys() == {"level", "answer_by"}
    edit(lead, event, takes_sign_ups="on", starts_on=tomorrow, capacity=1)
    Event.objects.filter(pk=event.pk).update(visibility="public")
    for who in ("ett", "tva"):
        sign_ups.sign_up(
            event, name=who, email=f"{who}@example.se", language="sv", token=uuid4(), at=timezone.now()
        )
    event.refresh_from_db()
    edit(lead, event, capacity=2)
    assert list(SignUp.objects.order_by("id").values_list("seat", flat=True)) == [1, 2]
    page = reverse("editor_sign_ups", args=[event.pk])
    assert "ett@example.se" in said(lead.get(page))
    lead.post(reverse("editor_sign_up_take_away", args=[event.pk]), {"sign_up": SignUp.objects.first().pk})  # type: ignore[union-attr]
    assert SignUp.objects.count() == 1
