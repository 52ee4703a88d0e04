"""Anyone can write to the municipality, without saying who they are."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from framsteg.participation.models import Message
from tests.factories.site import PublicSite

from .reading import text_of, tree_of

FORM = "/sv/kristinehamn/kontakt/"


def written(**changed: str) -> dict[str, str]:
    return {
        "kind": "question",
        "text": "När öppnar badet?",
        "page": "",
        "reply_to": "",
        "token": str(uuid4()),
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


def test_a_damaged_token_does_not_stop_the_message(client: Client, swedish_site: PublicSite) -> None:
    assert client.post(FORM, written(token="damaged")).status_code == 302
    assert Message.objects.count() == 1


def test_the_link_on_a_page_fills_in_what_it_knows(client: Client, swedish_site: PublicSite) -> None:
    answer = client.get(FORM, {"arende": "accessibility", "sida": "/sv/kristinehamn/program/"})

    chosen = [each.get("value") for each in tree_of(answer).iter() if each.get("checked") is not None]
    assert (chosen, field(answer, "page").get("value")) == (["accessibility"], "/sv/kristinehamn/program/")


def test_the_form_is_never_kept_and_needs_its_token(swedish_site: PublicSite) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get(FORM)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page.content.decode())

    refused = client.post(FORM, written())
    assert token is not None
    sent = client.post(FORM, written() | {"csrfmiddlewaretoken": token[1]})

    assert "no-store" in page.headers["Cache-Control"]
    assert (refused.status_code, sent.status_code, Message.objects.count()) == (403, 302, 1)
    assert "Formuläret kunde inte skickas" in text_of(refused)
