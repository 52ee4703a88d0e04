"""Signing in at a municipality's own identity provider, by both standards, and everything that must be refused."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.conf import LazySettings
from django.test import Client

from framsteg.accounts.models import Access, AccessGrant, Municipality, User
from framsteg.audit.models import AuditEntry
from tests.factories import programme as make

from .conftest import HOST, by_oidc, by_saml, mapping, saml_answer, tables, use
from .identity_provider import IdentityProvider

pytestmark = pytest.mark.django_db

WAYS: dict[str, Callable[[Client], Any]] = {"oidc": by_oidc, "saml": by_saml}
REFUSED = (401, "Inloggningen lyckades inte")


def seen(answer: Any) -> tuple[int, str]:
    """The status, and which of the known headings the page has."""
    text = answer.content.decode()
    known = ("Inloggningen lyckades inte", "Du har ingen behörighet")
    return answer.status_code, next((each for each in known if f"<h1>{each}</h1>" in text), "")


def accesses() -> set[tuple[str, str, str]]:
    return set(AccessGrant.objects.values_list("municipality__code", "access", "given_by"))


@pytest.mark.parametrize("way", WAYS)
def test_groups_give_rights_and_take_back_what_they_gave(
    way: str, idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    neighbour = make.MunicipalityFactory(code="1780")
    foreign = make.MunicipalityFactory(code="0180")
    mapping(kristinehamn, "ledning", Access.PROGRAMME_LEAD, way)
    mapping(neighbour, "läsare", Access.DRAFT_READER, way)
    mapping(foreign, "ledning", Access.ADMINISTRATOR, way)  # the provider does not speak for it
    idp.person |= {"groups": ["ledning", "läsare", "annat"], "email": "nagon@kommun.example"}
    answer = WAYS[way](visitor)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert visitor.get("/admin/").status_code == 200
    assert accesses() == {("1781", "programme_lead", way), ("1780", "draft_reader", way)}
    user = User.objects.get()
    assert (user.email, user.has_usable_password()) == ("nagon@kommun.example", False)
    assert user.groups.count() == 2  # Wagtail's, which let into the editor
    AccessGrant.objects.create(user=user, municipality=kristinehamn, access=Access.AUDITOR)
    idp.person["groups"] = ["läsare"]
    assert WAYS[way](Client(HTTP_HOST=HOST)).status_code == 302
    assert accesses() == {("1780", "draft_reader", way), ("1781", "auditor", "")}
    told = AuditEntry.objects.exclude(action="signed_in").filter(object_type="accounts.accessgrant")
    assert set(told.values_list("actor_label", "action", "municipality_code")) == {
        ("Kommunens inloggning", "created", "1781"),
        ("Kommunens inloggning", "created", "1780"),
        ("Kommunens inloggning", "removed", "1781"),
    }
    assert "nagon@kommun.example" not in str(list(told.values_list("before", "after", "note")))


@pytest.mark.parametrize("way", WAYS)
def test_without_a_group_that_has_access_nothing_is_made(
    way: str, idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mapping(kristinehamn, "ledning", Access.PROGRAMME_LEAD, way)
    idp.person["groups"] = ["okänd"]
    assert seen(WAYS[way](visitor)) == (403, "Du har ingen behörighet")
    assert not User.objects.exists()
    idp.person["groups"] = ["ledning"]
    assert WAYS[way](visitor).status_code == 302
    idp.person["groups"] = []
    assert seen(WAYS[way](Client(HTTP_HOST=HOST))) == (403, "Du har ingen behörighet")
    assert not AccessGrant.objects.exists()


def test_an_account_is_found_by_a_verified_address_and_by_no_other(
    idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mine = make.UserFactory(username="lokal", email="Mina@kommun.example")
    AccessGrant.objects.create(user=mine, municipality=kristinehamn, access=Access.CONTROLLER)
    mapping(kristinehamn, "ledning", Access.PROGRAMME_LEAD, "oidc")
    idp.person |= {"groups": ["ledning"], "email": "mina@kommun.example"}
    assert "någon" not in seen(by_oidc(visitor))[1]
    assert (User.objects.count(), accesses()) == (1, {("1781", "controller", "")})
    idp.person["email_verified"] = True
    assert by_oidc(visitor).status_code == 302
    assert User.objects.count() == 1
    assert accesses() == {("1781", "controller", ""), ("1781", "programme_lead", "oidc")}


@pytest.mark.parametrize("whose", ["superuser", "another municipality's"])
def test_a_provider_cannot_take_over_those_it_does_not_speak_for(
    whose: str, idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    theirs = make.UserFactory(email="chef@annan.example", is_superuser=whose == "superuser")
    AccessGrant.objects.create(user=theirs, municipality=kristinehamn, access=Access.CONTROLLER)
    if whose != "superuser":
        elsewhere = make.MunicipalityFactory(code="0180")
        AccessGrant.objects.create(user=theirs, municipality=elsewhere, access=Access.ADMINISTRATOR)
    mapping(kristinehamn, "ledning", Access.PROGRAMME_LEAD, "oidc")
    idp.person |= {"groups": ["ledning"], "email": "chef@annan.example", "email_verified": True}
    assert seen(by_oidc(visitor)) == (403, "Du har ingen behörighet")
    assert not AccessGrant.objects.exclude(given_by="").exists()
    assert "_auth_user_id" not in visitor.session


BAD_TOKENS: dict[str, dict[str, Any]] = {
    "signed by another key": {"key": True},
    "a key that is not published": {"kid": "unknown"},
    "not signed": {"unsigned": True},
    "for another program": {"claims": {"aud": "another"}},
    "from another issuer": {"claims": {"iss": "https://another.example"}},
    "expired": {"claims": {"exp": 1_000_000_000}},
    "made for another question": {"claims": {"nonce": "stolen"}},
}


@pytest.mark.parametrize("bad", BAD_TOKENS)
def test_a_token_that_cannot_be_trusted_lets_nobody_in(
    bad: str, idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mapping(kristinehamn, "ledning", Access.ADMINISTRATOR, "oidc")
    idp.person["groups"], idp.wrong = ["ledning"], BAD_TOKENS[bad]
    assert seen(by_oidc(visitor)) in (REFUSED, (403, "Du har ingen behörighet"))
    assert (User.objects.count(), "_auth_user_id" in visitor.session) == (0, False)


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(
    idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mapping(kristinehamn, "ledning", Access.ADMINISTRATOR, "oidc")
    idp.person["groups"] = ["ledning"]
    asked = visitor.get("/konto/oidc/oidc/")
    back = httpx.get(asked.headers["Location"]).headers["Location"].removeprefix("http://kommun.example")
    assert seen(Client(HTTP_HOST=HOST).get(back)) == REFUSED
    assert visitor.get(back).status_code == 302
    assert seen(visitor.get(back)) == REFUSED


def test_what_stands_beside_the_token_must_be_about_the_same_person(
    idp: IdentityProvider, kristinehamn: Municipality, visitor: Client, settings: LazySettings
) -> None:
    told = tables(idp)
    told["oidc"]["userinfo"] = True
    use(settings, told)
    mapping(kristinehamn, "ledning", Access.ADMINISTRATOR, "oidc")
    idp.wrong = {"userinfo": {"sub": "somebody-else"}}
    idp.person["groups"] = ["ledning"]
    assert seen(by_oidc(visitor)) == REFUSED
    idp.wrong = {}
    assert by_oidc(visitor).status_code == 302


def test_too_many_groups_for_the_token_change_no_rights(
    idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mapping(kristinehamn, "ledning", Access.PROGRAMME_LEAD, "oidc")
    idp.person["groups"] = ["ledning"]
    assert by_oidc(visitor).status_code == 302
    del idp.person["groups"]
    idp.person["_claim_names"] = {"groups": "src1"}
    assert by_oidc(Client(HTTP_HOST=HOST)).status_code == 403
    assert accesses() == {("1781", "programme_lead", "oidc")}


def test_a_provider_that_is_down_has_a_page_and_the_log_says_why(
    idp: IdentityProvider, visitor: Client, settings: LazySettings, caplog: pytest.LogCaptureFixture, db: None
) -> None:
    told = tables(idp)
    told["oidc"]["server"] = "http://127.0.0.1:1"
    use(settings, told)
    assert seen(visitor.get("/konto/oidc/oidc/")) == REFUSED
    assert "cannot be asked how it is reached" in caplog.text
    assert visitor.get("/konto/oidc/unknown/").status_code == 404
    assert "Kommunens inloggning" in visitor.get("/konto/logga-in/").content.decode()


BAD_ANSWERS: dict[str, dict[str, Any]] = {
    "signed by another key": {"key": True},
    "not signed": {"unsigned": True},
    "changed after it was signed": {"changed_afterwards": True},
    "for another program": {"audience": "https://another.example"},
    "expired": {"expired": True},
}


@pytest.mark.parametrize("bad", BAD_ANSWERS)
def test_a_saml_answer_that_cannot_be_trusted_lets_nobody_in(
    bad: str, idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mapping(kristinehamn, "ledning", Access.ADMINISTRATOR, "saml")
    idp.person["groups"], idp.wrong = ["ledning"], BAD_ANSWERS[bad]
    assert seen(by_saml(visitor)) == REFUSED
    assert (User.objects.count(), "_auth_user_id" in visitor.session) == (0, False)


def test_a_saml_answer_counts_once_and_only_where_it_was_asked_for(
    idp: IdentityProvider, kristinehamn: Municipality, visitor: Client
) -> None:
    mapping(kristinehamn, "ledning", Access.ADMINISTRATOR, "saml")
    idp.person["groups"] = ["ledning"]
    answer = saml_answer(visitor)
    assert seen(by_saml(Client(HTTP_HOST=HOST), answer)) == REFUSED
    assert by_saml(visitor, answer).status_code == 302
    assert seen(by_saml(visitor, answer)) == REFUSED
    assert visitor.get("/konto/saml/saml/metadata/").headers["Content-Type"] == "text/xml"
