from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from django.conf import LazySettings
from django.test import Client

from framsteg.accounts.models import Access, GroupMapping, Municipality
from framsteg.login import providers
from tests.factories import programme as make

from .identity_provider import CLIENT, SECRET, IdentityProvider

HOST = "kommun.example"


@pytest.fixture(scope="session")
def served() -> Iterator[IdentityProvider]:
    with IdentityProvider() as provider:
        yield provider


@pytest.fixture
def idp(served: IdentityProvider, settings: LazySettings) -> IdentityProvider:
    """The provider of two municipalities, by OpenID Connect and by SAML; nothing is wrong with it yet."""
    served.reset()
    settings.ALLOWED_HOSTS = [HOST]
    use(settings, tables(served))
    return served


def tables(idp: IdentityProvider) -> dict[str, Any]:
    """What stands in the file of providers."""
    both = {"municipalities": ["1781", "1780"], "name": "Kommunens inloggning"}
    return {
        "oidc": {
            **both, "kind": "oidc", "server": idp.address, "client_id": CLIENT, "client_secret": SECRET,
        },
        "saml": {
            **both, "kind": "saml", "entity_id": idp.address, "sign_on_url": f"{idp.address}/sso",
            "certificate": idp.certificate, "email_is_verified": True,
        },
    }  # fmt: skip


def use(settings: LazySettings, told: dict[str, Any]) -> None:
    known = {key: providers.provider(key, table) for key, table in told.items()}
    settings.FRAMSTEG_IDENTITY_PROVIDERS = known
    settings.SOCIALACCOUNT_PROVIDERS = providers.as_allauth(known)


@pytest.fixture
def kristinehamn(db: None) -> Municipality:
    return make.MunicipalityFactory(code="1781", name="Kristinehamn")


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST=HOST, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/130.0")


def mapping(municipality: Municipality, group: str, access: Access, provider: str) -> GroupMapping:
    return GroupMapping.objects.create(
        municipality=municipality, provider=provider, group=group, access=access
    )


def by_oidc(visitor: Client) -> Any:
    """Sign in as a browser does: to the provider, and back with what it gave. The last answer."""
    asked = visitor.get("/konto/oidc/oidc/?next=/admin/")
    back = httpx.get(asked.headers["Location"]).headers["Location"]
    return visitor.get(back.removeprefix("http://kommun.example"))


def saml_answer(visitor: Client) -> dict[str, str]:
    asked = visitor.get("/konto/saml/saml/?next=/admin/")
    answer: dict[str, str] = httpx.get(asked.headers["Location"]).json()
    return answer


def by_saml(visitor: Client, answer: dict[str, str] | None = None) -> Any:
    answer = answer or saml_answer(visitor)
    posted = visitor.post(answer["where"], {"SAMLResponse": answer["SAMLResponse"], "RelayState": ""})
    return visitor.get(posted.headers["Location"])
