"""The outbox against a real mail server: what is sent, what is tried again, what is given up."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from framsteg.mail.actions.delivery import MOST_ATTEMPTS, Delivery, NoAnswer, deliver
from framsteg.mail.actions.outbox import KeyTooLong, again, forget, queue, queue_many
from framsteg.mail.letters import Letter, unsubscribing
from framsteg.mail.models import MailState, OutgoingMail
from framsteg.mail.queries.outbox import Fate, counted, letters_about

from .post_office import OK, PostOffice

pytestmark = pytest.mark.django_db
NOW = datetime(2016, 8, 31, 8, 0, tzinfo=UTC)


def letter(key: str = "prov/1", **values: object) -> Letter:
    return Letter(
        **{"key": key, "to": "agare@provkoping.example", "subject": "Påminnelse", "text": "Hej!", **values}
    )  # type: ignore[arg-type]


def test_a_letter_arrives_as_it_was_written(office: PostOffice) -> None:
    headers = unsubscribing("https://provkoping.example/sluta/abc/")
    html = "<p>Rapportera <a href='https://provkoping.example/'>här</a>: ”då är det klart”.</p>"
    assert queue(
        letter(html=html, headers=headers, sender_name="Provköpings kommun\nBcc: x@y.example"), at=NOW
    )
    assert deliver(clock=lambda: NOW) == Delivery(sent=1)
    (arrived,) = office.letters
    stored = OutgoingMail.objects.get()
    assert arrived["Subject"] == "Påminnelse"
    assert arrived["To"] == "agare@provkoping.example"
    assert arrived["From"].addresses[0].display_name == "Provköpings kommun Bcc: x@y.example"
    assert arrived["Bcc"] is None
    assert arrived["Message-ID"] == stored.message_id
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["List-Unsubscribe"] == "<https://provkoping.example/sluta/abc/>"
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content().strip() for part in arrived.iter_parts()] == ["Hej!", html]
    assert letters_about("prov/") == {"prov/1": Fate(MailState.SENT, stored.to, NOW, "")}


def test_the_same_letter_twice_is_one_letter(office: PostOffice) -> None:
    assert queue(letter(), at=NOW)
    assert not queue(letter(subject="En gång till"), at=NOW)
    assert queue_many([letter(), letter("prov/2"), letter("prov/2")], at=NOW) == 1
    deliver(clock=lambda: NOW)
    assert not queue(letter(), at=NOW)
    assert deliver(clock=lambda: NOW) == Delivery()
    assert [each["Subject"] for each in office.letters] == ["Påminnelse", "Påminnelse"]
    with pytest.raises(KeyTooLong):
        queue(letter("x" * 201), at=NOW)


def test_a_letter_of_an_undone_change_is_never_sent(office: PostOffice) -> None:
    with transaction.atomic():
        queue(letter(), at=NOW)
        transaction.set_rollback(True)
    assert deliver(clock=lambda: NOW) == Delivery()
    assert office.letters == []


def test_what_the_server_cannot_take_now_is_tried_again_and_stays_the_same_letter(office: PostOffice) -> None:
    asked: list[str] = []

    def busy(each: object) -> str:
        asked.append(each["Message-ID"])  # type: ignore[index]
        return "451 4.3.0 Try again later" if len(asked) == 1 else OK

    office.answer = busy
    queue(letter(), at=NOW)
    assert deliver(clock=lambda: NOW) == Delivery(put_off=1)
    assert "Try again later" in OutgoingMail.objects.get().last_error
    assert deliver(clock=lambda: NOW + timedelta(seconds=30)) == Delivery()
    assert deliver(clock=lambda: NOW + timedelta(seconds=61)) == Delivery(sent=1)
    assert len(asked) == 2
    assert len(set(asked)) == 1


def test_a_server_that_never_takes_it_is_asked_eight_times(office: PostOffice) -> None:
    office.answer = lambda each: "451 4.3.0 Try again later"
    queue(letter(), at=NOW)
    done = [deliver(clock=lambda day=day: NOW + timedelta(days=day)) for day in range(12)]  # type: ignore[misc]
    assert done.count(Delivery(put_off=1)) == MOST_ATTEMPTS - 1
    assert done.count(Delivery(given_up=1)) == 1
    office.answer = lambda each: OK
    assert again(at=NOW) == 1
    assert deliver(clock=lambda: NOW) == Delivery(sent=1)


def test_a_person_who_is_not_there_stops_nobody_else(office: PostOffice) -> None:
    office.refused.add("borta@provkoping.example")
    letters = [
        letter("a"),
        letter("b", to="borta@provkoping.example"),
        letter("c", to="två\nrader@provkoping.example"),
        letter("d"),
    ]
    queue_many(letters, at=NOW)
    assert deliver(clock=lambda: NOW) == Delivery(sent=2, given_up=2)
    assert counted() == {MailState.SENT: 2, MailState.GIVEN_UP: 2}
    assert "No such person here" in letters_about("b")["b"].last_error


def test_nothing_is_lost_while_the_server_is_down(office: PostOffice, settings: object) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # type: ignore[attr-defined]
    queue_many((letter(f"prov/{number}") for number in range(30)), at=NOW)
    with pytest.raises(NoAnswer):
        deliver(clock=lambda: NOW)
    with pytest.raises(CommandError, match="does not answer"):
        call_command("send_mail", stdout=StringIO())
    assert set(OutgoingMail.objects.values_list("state", "attempts", "claim")) == {("queued", 0, None)}
    settings.EMAIL_PORT = port  # type: ignore[attr-defined]
    told = StringIO()
    call_command("send_mail", stdout=told)
    assert told.getvalue().splitlines() == ["Sent 30, put off 0, given up 0", "Still waiting: 0"]
    assert len(office.letters) == 30


def test_a_letter_waits_for_its_day(office: PostOffice) -> None:
    queue(letter(not_before=NOW + timedelta(days=1)), at=NOW)
    assert deliver(clock=lambda: NOW) == Delivery()
    assert deliver(clock=lambda: NOW + timedelta(days=1)) == Delivery(sent=1)


def test_addresses_and_texts_are_forgotten_but_not_that_the_letter_was_sent(office: PostOffice) -> None:
    queue(letter(), at=NOW)
    deliver(clock=lambda: NOW)
    assert forget(before=NOW + timedelta(days=90)) == 1
    assert list(OutgoingMail.objects.values_list("to", "subject", "text", "html")) == [("", "", "", "")]
    assert not queue(letter(), at=NOW)
    assert again(at=NOW) == 0


def test_ten_thousand_letters_cost_a_few_questions_each_five_hundred() -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        queue_many((letter(f"a/{number}") for number in range(500)), at=NOW)
    with CaptureQueriesContext(connection) as many:
        queue_many((letter(f"b/{number}") for number in range(1000)), at=NOW)
    assert len(many) == 2 * len(few)
    assert len(few) <= 12  # SQLite takes a limited number of values in one question
