"""Accounts of the installation's own: one way in, two steps, sessions, limits, and what the trail tells."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.conf import LazySettings
from django.core import mail
from django.core.cache import caches
from django.test import Client

from framsteg.accounts.models import Access, AccessGrant, User
from framsteg.audit.models import AuditEntry
from framsteg.login.middleware import NOTED_AT
from framsteg.mail.models import OutgoingMail
from tests.factories import programme as make
from tests.factories.editor import editor

pytestmark = pytest.mark.django_db

PASSWORD = "en lång fras att minnas 7"
LOGIN = "/konto/logga-in/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"


@pytest.fixture
def lead(db: None) -> User:
    return with_password(Access.PROGRAMME_LEAD)


@pytest.fixture
def administrator(db: None) -> User:
    return with_password(Access.ADMINISTRATOR)


def with_password(access: Access) -> User:
    user = editor(make.MunicipalityFactory(code="1781"), access)
    user.set_password(PASSWORD)
    user.email = "nagon@kommun.example"
    user.save()
    return user


def sign_in(
    user: User, password: str = PASSWORD, *, device: str = WINDOWS, address: str = "127.0.0.1"
) -> Any:
    """The client, with `answer` to the form."""
    client = Client(HTTP_USER_AGENT=device, REMOTE_ADDR=address)
    client.answer = client.post(LOGIN, {"login": user.username, "password": password, "next": "/admin/"})
    return client


def told(user: User) -> list[tuple[str, str, str]]:
    rows = AuditEntry.objects.filter(object_type="accounts.user", object_id=str(user.pk)).order_by("pk")
    return list(rows.values_list("action", "actor_label", "note"))


def code_for(secret: str) -> str:
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


@pytest.mark.parametrize(
    "door",
    [
        "/admin/login/", "/admin/password_reset/", "/admin/password_reset/confirm/MQ/abc-123/", "/_util/login/",
        "/admin/password_reset/done/", "/admin/", "/django-admin/login/",
    ],
)  # fmt: skip
def test_every_old_door_leads_to_the_one_login_or_nowhere(door: str, lead: User) -> None:
    client = Client()
    sent = {"username": lead.username, "password": PASSWORD, "email": lead.email}
    for answer in (client.get(door, follow=True), client.post(door, sent, follow=True)):
        led = answer.redirect_chain[-1][0] if answer.redirect_chain else ""
        assert answer.status_code == 404 or led.startswith(LOGIN)
    assert "_auth_user_id" not in client.session
    assert (len(mail.outbox), OutgoingMail.objects.count()) == (0, 0)


def test_the_login_speaks_the_language_of_the_page_one_comes_from_and_leads_back(lead: User) -> None:
    client = Client()
    assert "<h1>Logga in</h1>" in client.get(LOGIN).content.decode()
    english = client.get(f"{LOGIN}?next=/en/kristinehamn/mitt-arbete/")
    assert ("<h1>Sign in</h1>" in english.content.decode(), english.headers["Cache-Control"]) == (
        True, "max-age=0, no-cache, no-store, must-revalidate, private",
    )  # fmt: skip
    chosen = client.get("/konto/sprak/en/?next=/konto/logga-in/")
    assert chosen.headers["Location"] == LOGIN
    assert "<h1>Sign in</h1>" in client.get(LOGIN).content.decode()
    assert client.get("/konto/sprak/sv/?next=//evil.example/").headers["Location"] == LOGIN
    assert "<script>" not in english.content.decode()
    assert "'unsafe-inline'" not in english.headers["Content-Security-Policy"]
    assert sign_in(lead).answer.headers["Location"] == "/admin/"
    led = client.post(
        LOGIN, {"login": lead.username, "password": PASSWORD, "next": "https://evil.example/"}
    ).headers["Location"]
    assert led == "/admin/"


def test_who_must_have_a_second_step_is_led_to_it_before_anything_else(
    administrator: User, settings: LazySettings
) -> None:
    settings.FRAMSTEG_MFA_REQUIRED_FOR = ["administrator"]
    client = sign_in(administrator)
    for page in ("/admin/", "/admin/access/", "/sv/ingen/mitt-arbete/"):
        assert client.get(page).headers["Location"] == "/konto/tva-steg/"
    assert "Ordna ett andra steg för att gå vidare" in client.get("/konto/tva-steg/").content.decode()
    secret = setting_up(client)
    assert client.get("/admin/access/").status_code == 200
    codes = re.findall(r"\b\d{8}\b", client.get("/konto/tva-steg/reservkoder/").content.decode())
    assert len(codes) == 10
    taken_away = client.post("/konto/tva-steg/app/ta-bort/")
    assert (taken_away.status_code, Authenticator.objects.filter(type="totp").count()) == (200, 1)
    second = sign_in(administrator)
    assert second.answer.headers["Location"].startswith("/konto/tva-steg/kod/")
    assert second.get("/admin/").headers["Location"].startswith(LOGIN)
    assert second.post("/konto/tva-steg/kod/", {"code": "000000"}).status_code == 200
    assert second.post("/konto/tva-steg/kod/", {"code": code_for(secret)}).headers["Location"] == "/admin/"
    third = sign_in(administrator)
    assert third.post("/konto/tva-steg/kod/", {"code": codes[0]}).status_code == 302
    fourth = sign_in(administrator)
    assert fourth.post("/konto/tva-steg/kod/", {"code": codes[0]}).status_code == 200  # each works once
    notes = [note for action, _who, note in told(administrator) if action == "sign_in_changed"]
    assert notes == ["Tillagt: en app för engångskoder", "Tillagt: reservkoder"]
    assert ("sign_in_failed", "–", "Fel kod i det andra steget") in told(administrator)


def setting_up(client: Client) -> str:
    """Set up an app for one-time codes as one does it on the pages; its key."""
    asked = client.get("/konto/tva-steg/app/")
    assert asked.headers["Location"].startswith("/konto/bekrafta/")
    confirmed = client.post(asked.headers["Location"], {"password": PASSWORD})
    page = client.get(confirmed.headers["Location"]).content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page)
    assert secret is not None
    done = client.post("/konto/tva-steg/app/", {"code": code_for(secret[1])})
    assert done.headers["Location"] == "/konto/tva-steg/reservkoder/"
    return secret[1]


def test_others_choose_for_themselves_and_may_stop(lead: User, settings: LazySettings) -> None:
    settings.FRAMSTEG_MFA_REQUIRED_FOR = ["administrator"]
    client = sign_in(lead)
    assert client.get("/admin/").status_code == 200
    setting_up(client)
    assert client.post("/konto/tva-steg/app/ta-bort/").status_code == 302
    assert not Authenticator.objects.exists()  # the recovery codes go with what they were for
    settings.FRAMSTEG_MFA_REQUIRED_FOR = ["everyone"]
    assert client.get("/admin/").headers["Location"] == "/konto/tva-steg/"


def test_sessions_are_listed_in_plain_words_and_ended(lead: User) -> None:
    here, phone, other = sign_in(lead), sign_in(lead, device=PHONE), sign_in(lead, device="curl/8")
    page = here.get("/konto/inloggningar/").content.decode()
    assert [words in page for words in ("Firefox på Windows", "Safari på iPhone", "Okänd enhet")] == [
        True
    ] * 3
    assert set(UserSession.objects.values_list("ip", "user_agent")) == {
        ("::", "Firefox / Windows"), ("::", "Safari / iPhone"), ("::", ""),
    }  # fmt: skip
    of_phone = UserSession.objects.get(user_agent="Safari / iPhone")
    here.post("/konto/inloggningar/", {"session": of_phone.pk})
    assert [client.get("/admin/").status_code for client in (here, phone, other)] == [200, 302, 200]
    here.post("/konto/inloggningar/")
    assert [client.get("/admin/").status_code for client in (here, phone, other)] == [200, 302, 302]
    stranger = sign_in(make.UserFactory(username="x"), "fel")
    assert stranger.get("/konto/inloggningar/").status_code == 302
    assert here.post("/konto/inloggningar/", {"session": "x' OR 1"}).status_code == 302


def test_nobody_ends_the_sessions_of_another_but_an_administrator(lead: User) -> None:
    theirs = sign_in(lead)
    municipality = AccessGrant.objects.get(user=lead).municipality
    mine = Client()
    mine.force_login(editor(municipality, Access.CONTROLLER))
    mine.post("/konto/inloggningar/", {"session": UserSession.objects.get(user=lead).pk})
    address = f"/admin/access/sessions/{AccessGrant.objects.get(user=lead).pk}/"
    mine.post(address)
    assert theirs.get("/admin/").status_code == 200
    administrator = editor(municipality, Access.ADMINISTRATOR)
    mine.force_login(administrator)
    assert "är inloggad på 1 enhet" in mine.get(address).content.decode()
    assert mine.post(address).status_code == 302
    assert theirs.get("/admin/").status_code == 302
    assert told(lead)[-1] == ("signed_out", str(administrator), "")


def test_a_session_in_use_is_noted_now_and_then(lead: User, django_assert_num_queries: Any) -> None:
    client = sign_in(lead)
    before = UserSession.objects.get().last_seen_at
    client.get("/konto/inloggningar/")
    assert UserSession.objects.get().last_seen_at == before
    session = client.session
    session[NOTED_AT] = time.time() - 600
    session.save()
    client.get("/konto/inloggningar/")
    assert UserSession.objects.get().last_seen_at > before


def test_the_trail_tells_of_the_way_in_and_holds_nothing_that_was_typed(lead: User) -> None:
    sign_in(lead, "ett felaktigt lösenord")
    client = sign_in(lead)
    client.post(
        "/konto/losenord/byt/",
        {"oldpassword": PASSWORD, "password1": "ny lång fras 42!", "password2": "ny lång fras 42!"},
    )
    client.post("/konto/logga-ut/")
    sign_in(User(username="hemligt-lösenord-i-fel-fält"), "x")
    assert (
        told(lead)[-5:]
        == [
            ("sign_in_failed", "–", ""),
            ("signed_in", str(lead), ""),
            ("sign_in_changed", str(lead), "Ett nytt lösenord"),
            ("signed_out", str(lead), ""),
        ][-5:]
    )
    whole = str(list(AuditEntry.objects.values()))
    assert not any(typed in whole for typed in ("felaktigt", "hemligt", "lång fras", "127.0.0.1", "Firefox"))


def test_many_wrong_passwords_shut_out_who_guesses_and_nobody_else(lead: User) -> None:
    guessed = [sign_in(lead, f"gissning {number}", address="203.0.113.5").answer for number in range(8)]
    assert [each.status_code for each in guessed] == [200] * 5 + [429] * 3
    assert "För många försök" in guessed[-1].content.decode()
    assert guessed[-1].headers["Retry-After"] == "300"
    # The right password is not told apart from wrong ones there, and works from elsewhere.
    assert sign_in(lead, address="203.0.113.5").answer.status_code == 429
    assert sign_in(lead, address="198.51.100.7").answer.status_code == 302
    other = make.UserFactory(username="annan")
    assert sign_in(other, "fel", address="203.0.113.5").answer.status_code == 200
    assert len([each for each in told(lead) if each[0] == "sign_in_failed"]) == 5
    caches["shared"].clear()  # five minutes later
    assert sign_in(lead, address="203.0.113.5").answer.status_code == 302


def test_one_address_guesses_for_few_names_and_many_addresses_for_one_name(
    lead: User, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {
        "login": "60/m/ip", "login_failed": "6/m/ip,5/5m/key", "login_failed_anywhere": "10/h/key",
    }  # fmt: skip
    names = [sign_in(User(username=f"namn{n}"), "x", address="203.0.113.9").answer for n in range(8)]
    assert [each.status_code for each in names] == [200] * 6 + [429] * 2
    spread = [sign_in(lead, "x", address=f"198.51.100.{n}").answer for n in range(12)]
    assert [each.status_code for each in spread] == [200] * 10 + [429] * 2


def test_a_forgotten_password_is_asked_for_by_letter_and_opens_one_step_only(
    administrator: User, settings: LazySettings
) -> None:
    settings.FRAMSTEG_BASE_URL = "https://framsteg.example"
    client = Client(HTTP_HOST="testserver")
    for address in (administrator.email, "okand@kommun.example"):
        answer = client.post("/konto/losenord/glomt/", {"email": address})
        assert answer.headers["Location"] == "/konto/losenord/glomt/skickat/"
    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.subject, letter.is_secret) == (
        administrator.email, "Ett nytt lösenord till Framsteg", True,
    )  # fmt: skip
    link = re.search(r"https://framsteg\.example(/konto/losenord/nytt/\S+)", letter.text)
    assert link is not None
    form = client.get(link[1]).headers["Location"]
    new = "helt ny lång fras 9"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    assert "_auth_user_id" not in client.session
    assert sign_in(administrator, new).answer.status_code == 302
    from_provider = editor(AccessGrant.objects.get(user=administrator).municipality, Access.AUDITOR)
    from_provider.set_unusable_password()
    from_provider.email = "ut@kommun.example"
    from_provider.save()
    client.post("/konto/losenord/glomt/", {"email": "ut@kommun.example"})
    assert OutgoingMail.objects.count() == 1
