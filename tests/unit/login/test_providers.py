"""The file of identity providers: what it means, and what is said when it cannot be used."""

from pathlib import Path

import pytest

from framsteg.login.providers import WrongProvider, as_allauth, provider, read

GOOD = """
[kommun]
kind = "oidc"
name = "Kommunens inloggning"
municipalities = ["1781"]
server = "https://login.example/tenant/v2.0/"
client_id = "framsteg"
client_secret_file = "{secret}"
second_factor = true
"""


def test_a_provider_is_read_with_its_secret_from_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemligt\n", encoding="utf-8")
    file = tmp_path / "providers.toml"
    file.write_text(GOOD.format(secret=tmp_path / "secret"), encoding="utf-8")
    known = read(str(file))
    found = known["kommun"]
    assert (found.kind, found.municipalities, found.groups) == ("oidc", frozenset({"1781"}), "groups")
    assert (found.second_factor, found.email_is_verified, found.app["secret"]) == (True, False, "hemligt")
    (app,) = as_allauth(known)["openid_connect"]["APPS"]
    assert (app["provider_id"], app["settings"]["server_url"]) == (
        "kommun",
        "https://login.example/tenant/v2.0",
    )


def test_no_file_is_no_provider() -> None:
    assert read("") == {}


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("text", "begin each provider with its name in brackets"),
        ({"kind": "ldap"}, 'write kind = "oidc" or kind = "saml"'),
        ({"kind": "oidc"}, "municipalities as codes of four digits"),
        ({"kind": "oidc", "municipalities": ["81"]}, "municipalities as codes of four digits"),
        ({"kind": "oidc", "municipalities": ["1781"]}, "name is missing"),
        (
            {"kind": "oidc", "municipalities": ["1781"], "name": "A", "client_id": "b", "client_secret": "c",
             "server": "http://login.example"},
            "server must begin with https://",
        ),
        (
            {"kind": "saml", "municipalities": ["1781"], "name": "A", "entity_id": "b",
             "sign_on_url": "https://login.example", "certificate_file": "/nowhere"},
            "certificate_file cannot be read",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_the_provider_and_what_to_write(table: object, sentence: str) -> None:
    with pytest.raises(WrongProvider, match=f"^kommun: .*{sentence}"):
        provider("kommun", table)


def test_a_file_that_is_no_toml_or_not_there_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[kommun", encoding="utf-8")
    for path in (broken, tmp_path / "missing.toml"):
        with pytest.raises(WrongProvider, match="cannot be read"):
            read(str(path))
