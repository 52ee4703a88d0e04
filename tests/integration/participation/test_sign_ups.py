"""Seats: none is sold twice, however many press at the same second; the queue moves by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from framsteg.audit import recording
from framsteg.mail.models import OutgoingMail
from framsteg.participation.actions import contributions, personal_data, sign_ups
from framsteg.participation.models import Contribution, ContributionLink, ContributionStep, Event, SignUp
from tests.factories import contributions as say
from tests.factories import programme as make
from tests.factories.programme import NOW, SOMEONE
from tests.integration.audit.test_two_at_once import together

from .saying import opened, text_of


def meeting(capacity: int | None, **given: object) -> Event:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    tomorrow = timezone.localdate() + timedelta(days=1)
    made: Event = make.EventFactory(
        municipality=municipality,
        slug="mote",
        starts_on=tomorrow,
        takes_sign_ups=True,
        capacity=capacity,
        **given,
    )
    return made


def take(event: Event, who: str, at: object = None) -> SignUp:
    return sign_ups.sign_up(
        event, name=who, email=f"{who}@example.se", language="sv", token=uuid4(), at=timezone.now()
    )


@pytest.mark.django_db
def test_the_queue_moves_when_a_seat_is_given_back_or_there_are_more() -> None:
    event = meeting(1)
    first, second, third = (take(event, who) for who in ("ett", "tva", "tre"))
    assert [first.seat, second.seat, third.seat] == [1, None, None]
    sign_ups.cancel(first, at=timezone.now())
    second.refresh_from_db()
    assert second.seat == 1
    event.capacity = 2
    recording.change(event, by=SOMEONE, at=NOW)
    assert sign_ups.fill_seats(event, at=timezone.now()) == 1
    event.capacity = 1
    with pytest.raises(ValidationError, match="2 platser har delats ut"):
        recording.change(event, by=SOMEONE, at=NOW)
    letters = OutgoingMail.objects.order_by("id").values_list("to", "subject")  # the first has been forgotten
    assert list(letters) == [
        ("tva@example.se", f"Du står i kö: {event.title}"),
        ("tre@example.se", f"Du står i kö: {event.title}"),
        ("tva@example.se", f"Du har en plats: {event.title}"),
        ("tre@example.se", f"Du har en plats: {event.title}"),
    ]
    fourth, fifth = (take(event, who) for who in ("fyra", "fem"))
    assert personal_data.erase(third.email)["sign_ups"] == 1
    fourth.refresh_from_db()
    assert fourth.seat == 2  # who is forgotten gives the seat back
    sign_ups.cancel(fourth, at=timezone.now() + timedelta(days=3))
    fifth.refresh_from_db()
    assert fifth.seat is None  # the event has been
    assert personal_data.expire(at=timezone.now() + timedelta(days=17))["sign_ups"] == 2


@pytest.mark.django_db
def test_one_signs_up_on_the_page_and_gives_the_seat_back(client: Client) -> None:
    meeting(1)
    url = "/sv/provkoping/delta/mote/anmalan/"
    form = opened(client, url)
    assert "Skriv ditt namn." in text_of(client.post(url, form | {"name": "", "email": "a@example.se"}))
    sent = [client.post(url, form | {"name": "A", "email": "a@example.se"}) for _twice in range(2)]
    assert sent[0].headers["Location"] == sent[1].headers["Location"]
    assert SignUp.objects.count() == 1
    own = sent[0].headers["Location"]
    assert "Du har en plats. Ditt nummer är 1." in text_of(client.get(own))
    assert "Alla platser är upptagna" in text_of(client.get(url))
    client.post(url, opened(client, url) | {"name": "B", "email": "b@example.se"})
    assert "Du är inte anmäld" in text_of(client.post(own))
    assert list(SignUp.objects.values_list("name", "seat")) == [("B", 1)]
    assert client.get(own.replace("/plats/", "/plats/x")).status_code == 404

    Event.objects.update(starts_on=date(2020, 1, 1))
    answer = client.post(url, opened_late(client) | {"name": "C", "email": "c@example.se"})
    assert "Det går inte längre att anmäla sig" in text_of(answer)


def opened_late(client: Client) -> dict[str, str]:
    """A form that was opened before the event, and sent after it."""
    from framsteg.participation import form_passes

    ticket = form_passes.issue(f"sign-up/{Event.objects.get().pk}", at=timezone.now())
    return {
        "ticket": ticket,
        "work": next(str(n) for n in range(10**6) if form_passes.is_answer(ticket, str(n))),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "broken",
    [
        lambda event, view, step: SignUp.objects.create(
            event=event, name="x", email="x@example.se", token=uuid4(), seat=3, signed_up_at=NOW
        ),
        lambda event, view, step: SignUp.objects.create(
            event=event, name="x", email="x@example.se", token=uuid4(), seat=1, signed_up_at=NOW
        ),
        lambda event, view, step: Event.objects.filter(pk=event.pk).update(capacity=0),
        lambda event, view, step: Event.objects.filter(pk=event.pk).update(short_code=""),
        lambda event, view, step: ContributionStep.objects.filter(pk=step.pk).update(text="Ändrat"),
        lambda event, view, step: ContributionStep.objects.filter(pk=step.pk).delete(),
        lambda event, view, step: Contribution.objects.filter(pk=view.pk).update(merged_into=view.pk),
        lambda event, view, step: Contribution.objects.filter(pk=view.pk).update(moderation="withheld"),
        lambda event, view, step: ContributionLink.objects.create(contribution=view, joined_at=NOW),
        lambda event, view, step: ContributionStep.objects.create(contribution=view, kind="became", at=NOW),
        lambda event, view, step: Contribution.objects.filter(pk=view.pk).update(
            merged_into=say.published(say.asking_event(slug="annan")).pk
        ),
    ],
)
def test_the_database_refuses_what_must_never_be(broken: Callable[..., object]) -> None:
    event = meeting(2, **say.asking())
    take(event, "ett")
    take(event, "tva")
    view = say.published(event)
    with pytest.raises(IntegrityError), transaction.atomic():
        broken(event, view, view.steps.get(kind="received"))


@pytest.mark.usefixtures("committed_db")
@pytest.mark.xdist_group("commits")
def test_no_seat_is_sold_twice_and_no_form_twice_in_the_same_second() -> None:
    event = meeting(3, **say.asking())
    people = [partial(take, event, f"person{n}") for n in range(8)]
    token = uuid4()

    def twice() -> Contribution:
        return contributions.give(Contribution(event=event, text="Fler bänkar.", token=token), at=NOW)

    together(*people)
    together(twice, twice, twice)
    seats = SignUp.objects.order_by("id").values_list("seat", flat=True)
    assert (sorted(seat for seat in seats if seat), list(seats).count(None)) == ([1, 2, 3], 5)
    assert Contribution.objects.count() == ContributionStep.objects.count() == 1

    with_seats = list(SignUp.objects.filter(seat__isnull=False).select_related("event"))
    together(*(partial(sign_ups.cancel, each, at=timezone.now()) for each in with_seats))
    assert sorted(SignUp.objects.filter(seat__isnull=False).values_list("seat", flat=True)) == [1, 2, 3]
    assert SignUp.objects.count() == 5
    connection.close()
