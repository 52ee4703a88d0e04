"""Somebody says something from a phone, whatever the line and whatever they write."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from framsteg.audit.models import AuditEntry
from framsteg.mail.actions import delivery
from framsteg.mail.models import OutgoingMail
from framsteg.participation import form_passes
from framsteg.participation.actions import contributions as actions
from framsteg.participation.actions import personal_data
from framsteg.participation.models import Contribution, ContributionState, Event, Giver, ModerationRule
from tests.factories import contributions as say
from tests.factories import programme as make
from tests.factories.programme import SOMEONE

from .saying import field, opened, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db: None) -> Event:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    return say.asking_event(municipality=municipality, slug="dialog", takes_support=True)


@pytest.fixture
def url(event: Event) -> str:
    return "/sv/provkoping/delta/dialog/"


def test_a_view_is_given_without_a_cookie_and_the_same_form_twice_is_one(client: Client, url: str) -> None:
    form = opened(client, url) | {"text": "  Fler bänkar\u200b <b>vid</b> ån. ", "group": "residents"}
    first, second = client.post(url, form), client.post(url, form)
    changed = client.post(url, form | {"text": "Och fler lampor."})

    made = Contribution.objects.get()
    assert (made.text, made.group, made.moderation) == ("Fler bänkar <b>vid</b> ån.", "residents", "waiting")
    assert first.headers["Location"] == second.headers["Location"]
    receipt = client.get(first.headers["Location"])
    assert "Tack, det har kommit fram" in text_of(receipt)
    assert "&lt;b&gt;vid&lt;/b&gt;" in receipt.content.decode()
    assert receipt.headers["Cache-Control"] == "private, max-age=0"
    assert (changed.status_code, field(changed.content.decode(), "ticket") != form["ticket"]) == (422, True)
    assert "Och fler lampor." in text_of(changed)
    assert "Det som nu står i formuläret har inte skickats." in text_of(changed)
    assert client.cookies == {}


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"text": ""}, "Skriv det du vill säga."),
        ({"text": "😀😀 👍"}, "Skriv med ord: ingen kan svara på bara tecken och bilder."),
        ({"text": "å" * 50_000}, "Texten är för lång: den har 50000 tecken, och högst 2000 kan skickas."),
        ({"text": "http://a.se http://b.se www.c.se"}, "Det är för många webbadresser i texten."),
        ({"email": "ingen adress"}, "Skriv e-postadressen som namn@exempel.se, eller lämna fältet tomt."),
        ({"group": "kungar"}, "Välj en av grupperna, eller ingen."),
        ({"text": "Ring 070-123 45 67 om bänken"}, "070-123 45 67 ser ut som ett telefonnummer"),
        ({"ticket": "påhittat"}, "Formuläret gick inte att kontrollera. Det du skrev finns kvar"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, url: str, written: dict[str, str], sentence: str
) -> None:
    form = opened(client, url) | {"text": "Fler bänkar."} | written
    answer = client.post(url, form)
    assert answer.status_code in (422, 429)
    assert sentence in text_of(answer)
    assert form["text"] in text_of(answer)
    assert (
        "maxlength" not in answer.content.decode().partition("<textarea")[2].partition(">")[0]
    )  # cut off unsaid
    assert Contribution.objects.count() == 0


def test_an_old_form_is_sent_by_one_more_press(client: Client, url: str, event: Event) -> None:
    old = form_passes.issue(f"contribution/{event.pk}", at=timezone.now() - timedelta(hours=13))
    refused = client.post(url, {"ticket": old, "work": "", "text": "Fler bänkar."})
    assert "hade varit öppet länge" in text_of(refused)
    again = {"ticket": field(refused.content.decode(), "ticket"), "work": "", "text": "Fler bänkar."}
    assert "Det gick väldigt fort" in text_of(
        client.post(url, again)
    )  # no work, and no time to read the question


def test_personal_data_can_be_sent_knowingly_and_stay_out_of_the_history(client: Client, url: str) -> None:
    form = opened(client, url) | {"text": "Ring 070-123 45 67.", "is_checked": "on"}
    assert client.post(url, form).status_code == 302
    made = Contribution.objects.get()
    actions.publish(made, text="Ring.", by=SOMEONE, at=timezone.now())
    told = [f"{entry.before} {entry.after} {entry.object_label}" for entry in AuditEntry.objects.all()]
    assert told
    assert not [each for each in told if "070" in each]
    assert "En moderator har tagit bort" in text_of(client.get(f"/sv/provkoping/synpunkter/{made.pk}/"))


def test_who_opened_the_form_in_time_may_send_it_and_others_read_what_came(
    client: Client, url: str, event: Event
) -> None:
    in_time = opened(client, url)
    Event.objects.filter(pk=event.pk).update(contributions_until=timezone.localdate())
    assert client.post(url, in_time | {"text": "I sista stund."}).status_code == 302
    Event.objects.filter(pk=event.pk).update(contributions_until=date(2020, 1, 1))
    answer = client.post(url, {"ticket": "", "text": "För sent."})
    assert "Här tas inga fler synpunkter emot" in text_of(answer)
    assert "För sent." in text_of(answer)
    assert Contribution.objects.count() == 1


def test_the_short_address_leads_to_the_form_in_the_language_of_the_phone(
    client: Client, event: Event
) -> None:
    code = f"/d/{event.short_code.upper()}"
    assert (
        client.get(code, headers={"accept-language": "en"}).headers["Location"]
        == "/en/provkoping/delta/dialog/"
    )
    assert client.get(f"{code}/").headers["Location"] == "/sv/provkoping/delta/dialog/"
    assert client.get("/d/aaaaaa/", follow=True).status_code == 404
    picture = client.get("/sv/provkoping/handelser/dialog/qr.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"


def test_a_draft_and_what_is_not_published_are_seen_by_nobody(client: Client, event: Event) -> None:
    made = say.contribution(event, "Hemligt.")
    assert client.get(f"/sv/provkoping/synpunkter/{made.pk}/").status_code == 404
    for page in ("synpunkter/", "vagg/", "vagg/lappar/"):
        assert "Hemligt" not in client.get(f"/sv/provkoping/handelser/dialog/{page}").content.decode()
    actions.publish(made, by=SOMEONE, at=timezone.now())
    assert "Hemligt." in text_of(client.get("/sv/provkoping/handelser/dialog/vagg/lappar/"))
    Event.objects.filter(pk=event.pk).update(visibility="draft")
    paths = (
        f"synpunkter/{made.pk}/",
        "handelser/dialog/synpunkter/",
        "handelser/dialog/vagg/",
        "delta/dialog/",
    )
    assert {client.get(f"/sv/provkoping/{path}").status_code for path in paths} == {404}


def test_the_giver_confirms_follows_and_stops(client: Client, url: str, event: Event) -> None:
    """The first letter holds nothing of what was written; each step after the yes gives one letter, and once."""
    client.post(url, opened(client, url) | {"text": "Fler bänkar.", "email": "giver@example.se"})
    made, giver = Contribution.objects.get(), Giver.objects.get()
    now, role = timezone.now(), make.RoleFactory(municipality=event.municipality, title="Parkchef")
    actions.publish(made, by=SOMEONE, at=now)
    delivery.deliver()
    assert [letter.subject for letter in mail.outbox] == ["Vill du veta vad som händer med din synpunkt?"]
    assert "bänkar" not in str(mail.outbox[0].body)
    link = next(word for word in str(mail.outbox[0].body).split() if "/delta/svar/" in word)
    own = link.partition("//")[2].partition("/")[2]
    assert "bänkar" not in text_of(client.get(f"/{own}"))
    client.post(f"/{own}")
    giver.refresh_from_db()
    assert giver.confirmed_at is not None

    same = say.published(event, "Bänkar!")
    actions.merge(made, same, by=SOMEONE, at=now)
    actions.answer(same, state=ContributionState.BECAME, text="Fem bänkar.", role=role, by=SOMEONE, at=now)
    delivery.deliver()
    delivery.deliver()
    assert [letter.subject for letter in mail.outbox[1:]] == [
        "Din synpunkt har förts ihop med andra som säger samma sak",
        "Din synpunkt ledde till något",
    ]
    assert "Parkchef svarar:\nFem bänkar." in str(mail.outbox[2].body)
    assert mail.outbox[2].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    story = text_of(client.get(f"/sv/provkoping/synpunkter/{made.pk}/"))
    assert "Ledde till något" in story
    assert "Svar från Parkchef" in story

    client.post(f"/{own}?sluta=1")
    assert (Giver.objects.count(), Contribution.objects.filter(text="Fler bänkar.").count()) == (0, 1)
    assert "Din adress är glömd" in text_of(client.get(f"/{own}"))
    assert client.get(f"/{own[:-9]}gissad/").status_code == 404


def test_a_view_that_is_not_published_tells_its_giver_the_rule_and_why(client: Client, url: str) -> None:
    sent = client.post(url, opened(client, url) | {"text": "Köp mina glasögon."})
    with override("en"):  # as the moderator reads, not the giver
        actions.withhold(
            Contribution.objects.get(),
            rule=ModerationRule.ADVERTISING,
            reason="Texten säljer varor.",
            by=SOMEONE,
            at=timezone.now(),
        )
    told = text_of(client.get(sent.headers["Location"]))
    assert "Den publiceras inte: Den är reklam eller ett massutskick." in told
    assert "Den är reklam eller ett massutskick. Texten säljer varor." in told


def test_support_is_counted_once_for_each_browser(event: Event) -> None:
    made = say.published(event)
    url = f"/sv/provkoping/delta/stod/{made.pk}/"
    one, other = Client(), Client()
    for client in (one, one, other):
        assert client.post(url, opened(client, url)).status_code == 302
    assert "2 stödjer den" in text_of(one.get(f"/sv/provkoping/synpunkter/{made.pk}/"))


def test_the_numbers_of_an_event_add_up_and_a_broken_promise_is_marked(client: Client, event: Event) -> None:
    now, role = timezone.now(), make.RoleFactory(municipality=event.municipality)
    became, no, considered, merged, withheld, waits = (
        say.contribution(event, f"Synpunkt nummer {n}", at=now - timedelta(days=9 - n)) for n in range(6)
    )
    for each in (became, no, considered, merged):
        actions.publish(each, by=SOMEONE, at=now)
    actions.merge(merged, became, by=SOMEONE, at=now)
    actions.withhold(withheld, rule=ModerationRule.HATE, reason="Hot.", by=SOMEONE, at=now)
    for each, state in (
        (became, ContributionState.BECAME),
        (no, ContributionState.DECLINED),
        (considered, ContributionState.CONSIDERED),
    ):
        actions.answer(each, state=state, text="Svar.", role=role, by=SOMEONE, at=now)
    Event.objects.filter(pk=event.pk).update(answer_by=date(2020, 1, 31))
    page = text_of(client.get("/sv/provkoping/handelser/dialog/"))
    for told in (
        "kom in 6", "är besvarade 3", "ledde till något 2", "väntar ännu 2", "varav 1 övervägs",
        "publicerades inte 1", "Den som har väntat längst har väntat 7 dagar.",
        "Svaret var utlovat till den 31 januari 2020. Det har inte kommit.",
    ):  # fmt: skip
        assert told in page, told
    assert waits.moderation == "waiting"


def test_a_persons_data_are_given_out_erased_and_forgotten_in_time(
    client: Client, url: str, event: Event
) -> None:
    client.post(url, opened(client, url) | {"text": "Fler bänkar.", "email": "Giver@example.se"})
    found = personal_data.export("giver@example.se")
    assert [row["text"] for row in found["givers"]] == ["Fler bänkar."]
    assert set(found) == {"givers", "letters"}
    personal_data.erase("giver@example.se", words_too=True)
    assert personal_data.export("giver@example.se") == {}
    assert Contribution.objects.get().text == personal_data.REMOVED_TEXT
    assert (OutgoingMail.objects.get().to, OutgoingMail.objects.get().text) == ("", "")

    say.contribution(event, "Fler lampor.", email="other@example.se", at=timezone.now())
    late = timezone.now() + timedelta(days=8)
    assert personal_data.expire(at=late)["givers"] == 1
    page = text_of(client.get("/sv/provkoping/personuppgifter/"))
    assert [str(each.title) in page for each in personal_data.REGISTERS] == [True] * len(
        personal_data.REGISTERS
    )
