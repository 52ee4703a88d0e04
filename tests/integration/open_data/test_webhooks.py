"""Subscribers are told of what has changed in public: by signed messages, to a real server on this machine."""

import hashlib
import hmac
import json
import threading
import uuid
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from framsteg.accounts.models import Access
from framsteg.audit import recording
from framsteg.audit.models import AuditEntry, Recorded, Visibility
from framsteg.indicators.models import Target
from framsteg.open_data.models import DeliveryState, WebhookDelivery, WebhookSubscription
from framsteg.open_data.webhooks import noticing, sending, subscribing
from framsteg.programme import actions
from framsteg.programme.models import Stage
from tests.factories import programme as make
from tests.factories.editor import client_of, editor, portal
from tests.factories.indicators import IndicatorFactory
from tests.factories.programme import SOMEONE

pytestmark = pytest.mark.django_db


class Receiver:
    """What came in, and what is answered."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        self.address = ""

    @property
    def events(self) -> list[str]:
        return [json.loads(content)["event"] for _headers, content in self.got]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.FRAMSTEG_WEBHOOKS_TO_PRIVATE = True
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((dict(self.headers), content))
            self.send_response(receiver.status)
            self.end_headers()

        def log_message(self, *_anything: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.address = f"http://127.0.0.1:{server.server_port}/hook"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield receiver
    server.shutdown()
    server.server_close()


def subscribe(municipality: Any, address: str) -> tuple[WebhookSubscription, str]:
    made = WebhookSubscription(municipality=municipality, name="Insyn", address=address)
    return made, subscribing.begin(made, by=SOMEONE, at=timezone.now())


def changed(instance: Recorded, **values: Any) -> None:
    for name, value in values.items():
        setattr(instance, name, value)
    recording.change(instance, by=SOMEONE, at=timezone.now())


def run(**after: int) -> sending.Sent:
    noticing.notice(at=timezone.now())
    return sending.send(clock=lambda: timezone.now() + timedelta(**after))


def test_a_change_is_told_once_signed_and_without_its_content(receiver: Receiver) -> None:
    programme = make.ProgrammeFactory(title="Ett program")
    _subscription, secret = subscribe(programme.municipality, receiver.address)
    changed(programme, title="Ett annat program")
    assert run() == sending.Sent(sent=1)
    assert run() == sending.Sent()
    ((headers, content),) = receiver.got
    told = json.loads(content)
    assert (told["event"], told["thing_id"]) == ("programmes.changed", programme.pk)
    assert told["url"].endswith(f"/api/v1/programmes/{programme.pk}")
    assert b"annat" not in content
    assert headers["Framsteg-Delivery"] == told["id"]
    at, signed = (part.partition("=")[2] for part in headers["Framsteg-Signature"].split(","))
    expected = hmac.new(secret.encode(), f"{at}.".encode() + content, hashlib.sha256).hexdigest()
    assert signed == expected
    assert secret not in str(AuditEntry.objects.values_list("after", flat=True))


def test_only_what_is_or_was_public_is_told_of_and_only_here(receiver: Receiver) -> None:
    programme = make.ProgrammeFactory()
    elsewhere = make.ProgrammeFactory()
    draft = make.SubProjectFactory(programme=programme, visibility=Visibility.DRAFT)
    secret = make.DecisionFactory(municipality=programme.municipality, visibility=Visibility.DRAFT)
    hidden = IndicatorFactory(visibility=Visibility.DRAFT)
    aim = Target(
        indicator=hidden, municipality=programme.municipality, period="2020", value=1, direction="more"
    )
    recording.create(aim, by=SOMEONE, at=timezone.now())
    subscribe(programme.municipality, receiver.address)
    recording.remove(aim, by=SOMEONE, at=timezone.now())
    changed(elsewhere, title="Någon annanstans")
    changed(draft, title="Hemligt")
    recording.remove(secret, by=SOMEONE, at=timezone.now())
    assert run() == sending.Sent()
    changed(draft, visibility=Visibility.PUBLIC)
    actions.status_reports.submit(
        actions.status_reports.StatusReport(
            sub_project=draft, as_of=timezone.localdate(), stage=Stage.ONGOING
        ),
        by=SOMEONE,
        at=timezone.now(),
    )
    run()
    assert sorted(receiver.events) == [
        "status-reports.created",
        "sub-projects.changed",
        "sub-projects.published",
    ]
    receiver.got.clear()
    changed(draft, visibility=Visibility.DRAFT)
    run()
    assert receiver.events == ["sub-projects.withdrawn"]


def test_a_receiver_that_fails_is_asked_again_later_and_given_up_at_last(receiver: Receiver) -> None:
    programme = make.ProgrammeFactory()
    subscribe(programme.municipality, receiver.address)
    changed(programme, title="Nytt")
    receiver.status = 500
    assert run() == sending.Sent(put_off=1)
    assert run() == sending.Sent()
    assert run(seconds=61) == sending.Sent(put_off=1)
    assert [run(days=days) for days in range(1, 20, 3)][5] == sending.Sent(given_up=1)
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.GIVEN_UP, sending.MOST_ATTEMPTS)
    assert len({headers["Framsteg-Delivery"] for headers, _content in receiver.got}) == 1


def test_what_a_worker_left_is_taken_over_with_the_same_id(receiver: Receiver) -> None:
    programme = make.ProgrammeFactory()
    subscription, _secret = subscribe(programme.municipality, receiver.address)
    changed(programme, title="Nytt")
    noticing.notice(at=timezone.now())
    WebhookDelivery.objects.update(
        state=DeliveryState.SENDING, claim=uuid.uuid4(), claimed_at=timezone.now(), attempts=1
    )
    assert run() == sending.Sent()
    assert run(minutes=11) == sending.Sent(sent=1)
    receiver.status = 410
    changed(programme, title="Nyare")
    assert run() == sending.Sent(given_up=1)
    subscription.refresh_from_db()
    assert subscription.ended_at is not None
    changed(programme, title="Nyast")
    assert run() == sending.Sent()


def test_an_address_inside_is_refused_at_the_field_and_when_sending(
    receiver: Receiver, settings: Any
) -> None:
    programme = make.ProgrammeFactory()
    subscribe(programme.municipality, receiver.address)
    settings.FRAMSTEG_WEBHOOKS_TO_PRIVATE = False
    changed(programme, title="Nytt")
    assert run() == sending.Sent(put_off=1)
    assert receiver.got == []
    with pytest.raises(subscribing.ValidationError):
        subscribe(programme.municipality, "https://127.0.0.1/")


def test_an_administrator_makes_one_sees_its_secret_once_and_ends_it(receiver: Receiver) -> None:
    portal()
    programme = make.ProgrammeFactory()
    client = client_of(editor(programme.municipality, Access.ADMINISTRATOR))
    add = f"{reverse('webhooksubscription:add')}?municipality={programme.municipality.pk}"
    shown = client.post(add, {"name": "Insyn", "address": receiver.address})
    subscription = WebhookSubscription.objects.get()
    secret = subscribing.secret_of(subscription)
    assert secret in shown.content.decode()
    assert shown.headers["Cache-Control"].startswith("no-store, private")
    changed(programme, title="Nytt")
    out = StringIO()
    call_command("send_webhooks", stdout=out)
    assert out.getvalue() == "Sent 1, put off 0, given up 0\n"
    end = reverse("webhooksubscription:delete", args=[subscription.pk])
    page = client.get(end).content.decode()
    assert "programmes.changed" in page
    assert secret not in page
    client.post(end)
    subscription.refresh_from_db()
    assert subscription.ended_at is not None
