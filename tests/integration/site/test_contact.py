"""Anyone can write to the municipality, without saying who they are."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from framsteg.participation import form_passes
from framsteg.participation.models import Message, MessageKind
from tests.factories.site import PublicSite

from .reading import text_of, tree_of

FORM = "/sv/kristinehamn/kontakt/"


@pytest.fixture(autouse=True)
def nothing_sent_before() -> None:
    """Forget what has been counted as sent from here."""
    caches["default"].clear()


def written(**changed: str) -> dict[str, str]:
    return {
        "kind": "question",
        "text": "När öppnar badet?",
        "page": "",
        "reply_to": "",
        "ticket": form_passes.issue("contact", at=timezone.now() - timedelta(minutes=1)),
    } | changed


def field(answer: Any, name: str) -> Any:
    return next(element for element in tree_of(answer).iter() if element.get("name") == name)


def test_a_message_needs_no_name_and_is_thanked_for(client: Client, swedish_site: PublicSite) -> None:
    answer = client.post(
        FORM, written(text="  Hissen är trasig.\u200b ", page="/sv/kristinehamn/"), follow=True
    )

    message = Message.objects.get()
    assert text_of(answer).count("Tack för ditt meddelande") >= 1
    assert (message.kind, message.text, message.page, message.reply_to, message.language) == (
        "question",
        "Hissen är trasig.",
        "/sv/kristinehamn/",
        "",
        "sv",
    )


def test_the_same_form_sent_twice_is_one_message(client: Client, swedish_site: PublicSite) -> None:
    form = written()

    answers = [client.post(FORM, form).status_code for _ in range(2)]

    assert (answers, Message.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Skriv det du vill säga."),
        ({"text": " \n\t\u200b "}, "Skriv det du vill säga."),
        ({"text": "😀👍 !!! 123"}, "Skriv med ord: ingen kan svara på bara tecken och bilder."),
        (
            {"text": "å" * 100_000},
            "Meddelandet är för långt: det har 100000 tecken, och högst 20000 kan skickas.",
        ),
        ({"kind": "nonsense"}, "Välj vad det gäller."),
        ({"kind": ""}, "Välj vad det gäller."),
        (
            {"reply_to": "inte en adress"},
            "Skriv e-postadressen som namn@exempel.se, eller lämna fältet tomt.",
        ),
        ({"page": "x" * 501}, "Sidans adress är för lång."),
        (
            {"page": "javascript:alert(1)"},
            "Skriv adressen som den står efter webbplatsens namn, till exempel /sv/…",
        ),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_stored(
    client: Client, swedish_site: PublicSite, wrong: dict[str, str], sentence: str
) -> None:
    answer = client.post(FORM, written(**wrong))

    at_field = [
        " ".join("".join(element.itertext()).split())
        for element in tree_of(answer).iter()
        if element.get("class") == "field-error"
    ]
    assert (answer.status_code, at_field, Message.objects.count()) == (422, [sentence], 0)


def test_what_was_written_is_kept_when_something_is_wrong(client: Client, swedish_site: PublicSite) -> None:
    answer = client.post(FORM, written(text="<script>alert(1)</script> åäö 😀", kind=""))

    assert "".join(field(answer, "text").itertext()).strip() == "<script>alert(1)</script> åäö 😀"


@pytest.mark.parametrize("ticket", ["", "skadat", None])
def test_a_form_that_is_damaged_or_too_old_keeps_what_was_written(
    client: Client, swedish_site: PublicSite, ticket: str | None
) -> None:
    old = form_passes.issue("contact", at=timezone.now() - timedelta(hours=13))
    answer = client.post(FORM, written(ticket=old if ticket is None else ticket))

    assert (answer.status_code, Message.objects.count()) == (429, 0)
    assert "".join(field(answer, "text").itertext()).strip() == "När öppnar badet?"
    renewed = written(ticket=field(answer, "ticket").get("value"))
    soon = client.post(FORM, renewed)
    assert "Det gick väldigt fort." in text_of(soon)  # a machine's haste: people press once more


def test_gone_back_and_changed_is_one_more_and_not_lost(client: Client, swedish_site: PublicSite) -> None:
    form = written()
    client.post(FORM, form)

    changed = client.post(FORM, form | {"text": "Och när stänger det?"})

    assert (changed.status_code, Message.objects.count()) == (422, 1)
    assert "Du har redan skickat ett meddelande från den här sidan" in text_of(changed)
    assert "".join(field(changed, "text").itertext()).strip() == "Och när stänger det?"


def test_a_flood_is_stopped_with_a_clear_message(client: Client, swedish_site: PublicSite) -> None:
    codes = [client.post(FORM, written(text=f"Fråga nummer {each}")).status_code for each in range(14)]

    assert codes == [302] * 12 + [429] * 2
    assert Message.objects.count() == 12


def test_whether_a_page_was_of_help_is_one_press(client: Client, swedish_site: PublicSite) -> None:
    page = "/sv/kristinehamn/fraga/hjalp/?svar=nej&sida=/sv/kristinehamn/"
    shown = client.get(page)
    chosen = [each.get("value") for each in tree_of(shown).iter() if each.get("checked") is not None]
    ticket = form_passes.issue("helpful", at=timezone.now() - timedelta(minutes=1))

    unsaid = client.post(page, {"ticket": ticket, "text": "<b>Priset</b> saknas"})
    sent = client.post(page, {"ticket": ticket, "was_helpful": "nej", "text": "<b>Priset</b> saknas"})

    message = Message.objects.get()
    assert (chosen, shown.cookies, unsaid.status_code, sent.status_code) == (["nej"], {}, 422, 302)
    assert "Välj ja eller nej." in text_of(unsaid)
    assert (message.kind, message.was_helpful, message.page, message.text, message.handled_at) == (
        MessageKind.HELPFUL,
        False,
        "/sv/kristinehamn/",
        "<b>Priset</b> saknas",
        None,
    )


def test_no_link_leads_to_another_site(client: Client, swedish_site: PublicSite) -> None:
    for page in ("//elsewhere.example/", "/\\elsewhere.example/", "https://elsewhere.example/"):
        shown = tree_of(client.get("/sv/kristinehamn/fraga/hjalp/", {"sida": page}))
        links = [each.get("href", "").partition("?")[0] for each in shown.iter()]
        assert not any("elsewhere.example" in link for link in links)
        written_in = tree_of(client.get(FORM, {"sida": page}))
        assert page not in [each.get("value") for each in written_in.iter()]


def test_the_link_on_a_page_fills_in_what_it_knows(client: Client, swedish_site: PublicSite) -> None:
    answer = client.get(FORM, {"arende": "accessibility", "sida": "/sv/kristinehamn/program/"})

    chosen = [each.get("value") for each in tree_of(answer).iter() if each.get("checked") is not None]
    assert (chosen, field(answer, "page").get("value")) == (["accessibility"], "/sv/kristinehamn/program/")


def test_the_form_is_kept_by_nobody_else_and_sets_no_cookie(swedish_site: PublicSite) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get(FORM)

    sent = client.post(FORM, written())

    assert ("private" in page.headers["Cache-Control"], page.cookies, sent.cookies) == (True, {}, {})
    assert (sent.status_code, Message.objects.count()) == (302, 1)
