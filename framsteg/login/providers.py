"""The identity providers of the municipalities: read from one file, checked, and told to allauth.

The file is TOML with a table per provider; docs/operations.md says what stands in it. It is read at the start, before
there is any Django: what is wrong in it stops the start with a sentence that says where.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Kind = Literal["oidc", "saml"]
KINDS: dict[str, Kind] = {"oidc": "oidc", "saml": "saml"}
ATTRIBUTES = {
    "email": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "first_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
    "last_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
}
GROUPS: dict[Kind, str] = {"oidc": "groups", "saml": "http://schemas.xmlsoap.org/claims/Group"}


class WrongProvider(ValueError):
    """The file of identity providers cannot be used; the message says which provider, and what is wrong with it."""


@dataclass(frozen=True)
class IdentityProvider:
    """Where the users of some municipalities sign in. It may give rights in those, and in no others."""

    key: str
    kind: Kind
    name: str
    municipalities: frozenset[str]
    groups: str
    """The claim, or the attribute, that holds the groups."""
    email_is_verified: bool
    """Whether every address that it tells is the person's own, also where it does not say so itself."""
    second_factor: bool
    """Whether it asks everyone for a second factor, so that it is not asked for here once more."""
    app: Mapping[str, Any]
    """What allauth needs to know."""


def read(path: str) -> dict[str, IdentityProvider]:
    """The providers in the file at `path`, by key; none where no file is named."""
    if not path:
        return {}
    try:
        with Path(path).open("rb") as file:
            tables = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WrongProvider(f"{path} cannot be read: {error}") from error
    return {key: provider(key, table) for key, table in tables.items()}


def provider(key: str, table: Any) -> IdentityProvider:
    """One provider as it is written in the file."""
    if not isinstance(table, dict):
        raise WrongProvider(f"{key}: begin each provider with its name in brackets, as [{key}].")
    if not key.replace("-", "").isalnum() or not key.isascii() or len(key) > 50:
        raise WrongProvider(f"{key}: use letters, digits and hyphens in the name in brackets, at most 50.")
    kind = KINDS.get(str(table.get("kind", "")))
    if kind is None:
        raise WrongProvider(f'{key}: write kind = "oidc" or kind = "saml".')
    codes = table.get("municipalities")
    if not isinstance(codes, list) or not codes or not all(_is_code(code) for code in codes):
        raise WrongProvider(f'{key}: write municipalities as codes of four digits, for example ["1781"].')
    return IdentityProvider(
        key=key,
        kind=kind,
        name=_text(key, table, "name"),
        municipalities=frozenset(codes),
        groups=str(table.get("groups", GROUPS[kind])),
        email_is_verified=table.get("email_is_verified") is True,
        second_factor=table.get("second_factor") is True,
        app=_oidc(key, table) if kind == "oidc" else _saml(key, table),
    )


def as_allauth(known: Mapping[str, IdentityProvider]) -> dict[str, Any]:
    """The same as allauth's setting SOCIALACCOUNT_PROVIDERS."""
    apps: dict[Kind, list[Mapping[str, Any]]] = {"oidc": [], "saml": []}
    for each in known.values():
        apps[each.kind].append({"provider_id": each.key, "name": each.name, **each.app})
    return {
        "openid_connect": {
            "APPS": apps["oidc"],
            "OAUTH_PKCE_ENABLED": True,
            "provider_class": "framsteg.login.oidc.StrictProvider",
        },
        "saml": {"APPS": apps["saml"], "provider_class": "framsteg.login.saml.SparingProvider"},
    }


def _oidc(key: str, table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "client_id": _text(key, table, "client_id"),
        "secret": _text_or_file(key, table, "client_secret"),
        "settings": {
            "server_url": _address(key, table, "server"),
            "scope": list(table.get("scopes", ["openid", "profile", "email"])),
            "fetch_userinfo": table.get("userinfo") is True,
        },
    }


def _saml(key: str, table: Mapping[str, Any]) -> dict[str, Any]:
    idp: dict[str, Any] = {"entity_id": _text(key, table, "entity_id")}
    if "metadata_url" in table:
        idp["metadata_url"] = _address(key, table, "metadata_url")
    else:
        idp["sso_url"] = _address(key, table, "sign_on_url")
        idp["x509cert"] = _text_or_file(key, table, "certificate")
    attributes = {**ATTRIBUTES, **table.get("attributes", {})}
    advanced = {
        "want_assertion_signed": True,
        "reject_idp_initiated_sso": True,
        "want_attribute_statement": False,  # somebody without groups is told so, as with any provider
        **table.get("advanced", {}),
    }
    return {
        "client_id": key,
        "settings": {"idp": idp, "attribute_mapping": attributes, "advanced": advanced},
    }


def _is_code(code: Any) -> bool:
    return isinstance(code, str) and len(code) == 4 and code.isdigit()


def _text(key: str, table: Mapping[str, Any], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise WrongProvider(f"{key}: {name} is missing.")
    return value.strip()


def _address(key: str, table: Mapping[str, Any], name: str) -> str:
    """An address that nobody on the way can change: only this machine itself is asked without encryption."""
    address = _text(key, table, name)
    if not address.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise WrongProvider(f"{key}: {name} must begin with https://.")
    return address.rstrip("/")


def _text_or_file(key: str, table: Mapping[str, Any], name: str) -> str:
    """What stands in the file of providers, or in a file of its own, which is where secrets belong."""
    if f"{name}_file" not in table:
        return _text(key, table, name)
    path = _text(key, table, f"{name}_file")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise WrongProvider(f"{key}: {name}_file cannot be read: {error}") from error
