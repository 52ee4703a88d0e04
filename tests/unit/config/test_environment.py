"""A wrong value stops the start with a sentence; every value is explained where the people who set it look."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from framsteg.config.settings.environment import VARIABLES, read
from tests.factories.environment import NEEDED

DATABASE = "postgresql://framsteg:p%40ss@127.0.0.1/framsteg"


def test_what_is_needed_is_enough() -> None:
    told = read(NEEDED)
    assert told.hosts == ("utveckling.kommun.example", ".kommun.example")
    assert told.base_url == "https://utveckling.kommun.example"
    assert (told.database, told.replica, told.cache, told.workers, told.log) == ("", "", "", 2, "json")


def test_everything_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as told:
        read({"FRAMSTEG_SECRET_KEY": "  "})
    lines = str(told.value).splitlines()
    assert [line.split()[0] for line in lines] == list(NEEDED)
    assert lines[0] == "FRAMSTEG_SECRET_KEY is not set: a long random text that only this installation knows."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FRAMSTEG_SECRET_KEY", "short", "is too easy to guess"),
        ("FRAMSTEG_SECRET_KEY", "a" * 60, "is too easy to guess"),
        ("FRAMSTEG_HOSTS", "https://kommun.example", "which is no host name"),
        ("FRAMSTEG_HOSTS", "*", "which is no host name"),
        ("FRAMSTEG_HOSTS", ",", "names no host"),
        ("FRAMSTEG_BASE_URL", "http://utveckling.kommun.example", "is not of the form https://host"),
        ("FRAMSTEG_BASE_URL", "https://annan.example", "which is not among FRAMSTEG_HOSTS"),
        ("FRAMSTEG_DATABASE", "mysql://root@127.0.0.1/x", "is not of the form postgresql://"),
        ("FRAMSTEG_DATABASE", "postgresql://framsteg:p/w@127.0.0.1/x", "cannot be read as an address"),
        ("FRAMSTEG_DATABASE", "postgresql://framsteg@127.0.0.1/", "names no database"),
        ("FRAMSTEG_DATA", "var", "is not a whole path"),
        ("FRAMSTEG_DATABASE_POOL", "0", "not a whole number from 1 to 100"),
        ("FRAMSTEG_REPLICA", DATABASE, "but FRAMSTEG_DATABASE is not a PostgreSQL database"),
        ("FRAMSTEG_REPLICA", "sqlite:////x", "is not of the form postgresql://"),
        ("FRAMSTEG_CACHE", "memcached://127.0.0.1", "is not of the form redis://"),
        ("FRAMSTEG_MAIL_SERVER", "mail.kommun.example", "is not of the form smtp://"),
        ("FRAMSTEG_MAIL_FROM", "Utveckling", "is no e-mail address"),
        ("FRAMSTEG_PROXIES", "two", "not a whole number from 0 to 9"),
        ("FRAMSTEG_LOG", "xml", "not one of json, plain"),
        ("FRAMSTEG_ADDRESS_KEYS", "short", "is too easy to guess"),
        ("FRAMSTEG_MFA_REQUIRED_FOR", "Administrator!", "which is no kind of access"),
        ("FRAMSTEG_IDENTITY_PROVIDERS", "/finns/inte.toml", "where no file is"),
        ("FRAMSTEG_METRICS_TOKEN", "secret", "is shorter than 20 characters"),
        ("FRAMSTEG_METRICS_FROM", "10.0.0.0/33", "neither an address nor a network"),
    ],
)
def test_a_wrong_value_is_told_in_a_sentence(name: str, value: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured) as told:
        read({**NEEDED, name: value})
    (line,) = str(told.value).splitlines()
    assert line.startswith(f"{name} ")
    assert sentence in line
    assert line.endswith(".")


def test_every_value_is_explained_and_in_the_example() -> None:
    folder = Path(settings.PROJECT_DIR)
    names = [each.name for each in VARIABLES]
    example = (folder / "deploy" / "framsteg.env.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^#?(FRAMSTEG_\w+)=", example, re.MULTILINE)) == sorted(names)
    docs = (folder / "docs" / "operations.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `(FRAMSTEG_\w+)` \| (.+?) \| (.+?) \|$", docs, re.MULTILINE)
    defaults = {
        each.name: "must be set" if each.default is None else each.default or "–" for each in VARIABLES
    }
    assert [(name, default) for name, _meaning, default in explained] == list(defaults.items())


def test_the_example_holds_no_secret() -> None:
    example = (Path(settings.PROJECT_DIR) / "deploy" / "framsteg.env.example").read_text(encoding="utf-8")
    assert re.findall(r"://[^\s:@/]*:([^@\s]+)@", example) == ["PASSWORD"] * 4
    assert re.findall(r"^#?FRAMSTEG_(?:SECRET_KEY|METRICS_TOKEN)=(.*)$", example, re.MULTILINE) == ["", ""]
