"""A question on its way: asked, read, answered by mail or on the page, or not shown and why."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from framsteg.audit.models import AuditEntry
from framsteg.mail.actions.delivery import deliver
from framsteg.participation.models import Answer, Message, MessageKind, QuestionRule
from tests.factories import programme as make
from tests.factories.editor import Place, client_of, place
from tests.integration.mail.conftest import office as office
from tests.integration.mail.post_office import PostOffice

from .following import text_of

pytestmark = pytest.mark.django_db
ASKER = "fragare@provkoping.example"


@pytest.fixture
def here() -> Place:
    return place("Provköping", "9801")


@pytest.fixture
def moderator(here: Place) -> Client:
    return client_of(here.users["moderator"])


def asked(
    here: Place, text: str = "Ring mig på 070-174 06 05: när öppnar badet?", to: str = ASKER
) -> Message:
    message: Message = Message.objects.create(
        municipality=here.municipality,
        kind=MessageKind.QUESTION,
        text=text,
        page="/sv/provkoping/program/battre/?sida=2",
        reply_to=to,
        may_be_published=True,
        token=uuid4(),
    )
    return message


def letters(office: PostOffice) -> list[Any]:
    deliver(clock=lambda: timezone.now() + timedelta(days=1))
    come = list(office.letters)
    office.letters.clear()
    return come


def edit(moderator: Client, message: Message, **said: Any) -> Any:
    message.refresh_from_db()
    url = reverse("message:edit", args=[message.pk])
    return moderator.post(url, {"version": message.version, "handling_note": "", **said})


def test_an_answer_on_the_page_is_shown_there_and_told_to_whoever_asked(
    here: Place, moderator: Client, office: PostOffice
) -> None:
    message, role = asked(here), here.objects["role"]
    opened = moderator.get(reverse("message:edit", args=[message.pk])).content.decode()
    add = f"{reverse('answer:add')}?municipality={here.municipality.pk}&message={message.pk}"
    form = moderator.get(add)
    suggested = form.context["form"].initial
    said = {
        "question": suggested["question"],
        "page": suggested["page"],
        "text": "På lördag, **kl 10**.",
        "answered_by": role.pk,
        "answered_on": "2016-05-03",
        "question_en": "",
        "text_en": "",
    }
    too_much = moderator.post(add, said | {"question": message.text})
    stored = moderator.post(add, said)
    answer = Answer.objects.get(message=message)
    public = "/sv/provkoping/fragor/?om=/en/provkoping/program/battre/"

    assert add.replace("&", "&amp;") in opened
    assert suggested["question"] == "Ring mig på [borttaget]: när öppnar badet?"
    assert suggested["page"] == "/provkoping/program/battre/"
    assert "Ta bort e-postadressen, telefonnumret eller personnumret." in too_much.content.decode()
    assert stored["Location"] == reverse("answer:publish", args=[answer.pk])
    assert "Ingen fråga har fått ett offentligt svar" in Client().get(public).content.decode()

    for _twice in range(2):
        moderator.post(reverse("answer:publish", args=[answer.pk]), {"visibility": "public"})
    shown = Client().get(public).content.decode()
    (told,) = letters(office)

    assert [
        word in shown
        for word in ("när öppnar badet?", "<strong>kl 10</strong>", str(role), 'datetime="2016-05-03"')
    ] == [True] * 4
    assert "070-174" not in shown
    assert (told["To"], told["Subject"]) == (ASKER, "Din fråga har fått svar")
    assert f"#svar-{answer.pk}" in text_of(told)
    message.refresh_from_db()
    assert message.handled_at is not None


def test_an_answer_by_mail_is_sent_once_and_kept_out_of_the_history(
    here: Place, moderator: Client, office: PostOffice
) -> None:
    message, role = asked(here), here.objects["role"]
    nobody = edit(moderator, message, reply="På lördag.")
    saved = edit(moderator, message, reply="På lördag.", replied_by=role.pk)
    again = edit(moderator, message, reply="På söndag.", replied_by=role.pk, is_handled="on")

    assert (nobody.status_code, saved.status_code, again.status_code) == (200, 302, 302)
    assert "Välj den roll som svarar." in nobody.content.decode()
    (told,) = letters(office)
    assert (told["Subject"], "På lördag." in text_of(told)) == ("Svar på din fråga", True)
    message.refresh_from_db()
    assert (message.reply, message.replied_by) == ("På lördag.", role)
    assert message.replied_at is not None
    assert "lördag" not in str(list(AuditEntry.objects.values_list("before", "after")))


def test_what_is_not_shown_is_said_by_which_rule_and_why(
    here: Place, moderator: Client, office: PostOffice
) -> None:
    message = asked(here)
    without = edit(moderator, message, rule=QuestionRule.OFF_TOPIC)
    edit(moderator, message, rule=QuestionRule.OFF_TOPIC, rule_note="Badet drivs av en förening.")

    assert "Skriv varför" in without.content.decode()
    (told,) = letters(office)
    assert "Badet drivs av en förening." in text_of(told)
    assert "Den handlar inte om det som kommunen gör här." in text_of(told)

    anonymous = asked(here, "Hej, en fråga!", to="")
    refused = edit(moderator, anonymous, reply="Hej!", replied_by=here.objects["role"].pk)
    assert "Det finns ingen adress att skicka svar till." in refused.content.decode()


def test_moderators_see_how_long_each_has_waited(here: Place, moderator: Client) -> None:
    message = asked(here)
    Message.objects.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(days=3))

    listed = moderator.get(reverse("message:index")).content.decode()

    assert "3 dagar" in listed
    assert "sedan i dag" in listed  # the other one, of every municipality in these tests


def test_pages_cost_the_same_however_many_questions_are_answered(
    here: Place, django_assert_num_queries: Any
) -> None:
    role = make.RoleFactory(municipality=here.municipality)
    for each in range(3):
        Answer.objects.create(
            municipality=here.municipality,
            page="/provkoping/",
            question=f"Fråga {each}?",
            text="Svar.",
            answered_by=role,
            answered_on=date(2016, 5, each + 1),
            visibility="public",
        )
    client = Client()
    client.get("/sv/provkoping/fragor/?om=/provkoping/")
    with django_assert_num_queries(4):
        answer = client.get("/sv/provkoping/fragor/?om=/provkoping/")
    assert answer.content.decode().count("Svar av") == 3
