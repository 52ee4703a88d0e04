"""An installation's first municipality and administrator, from nothing."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from framsteg.accounts.models import Access, AccessGrant, Municipality, User
from framsteg.audit.models import AuditEntry
from framsteg.cms.models import MunicipalityHomePage
from framsteg.config import start
from framsteg.indicators.models import Indicator, Region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two municipalities of the 290: the whole country is read in a test of its own."""
    kept = [row for row in start.data.population() if row.code in ("1780", "1781")]
    monkeypatch.setattr(start.data, "population", lambda: iter(kept))


def started(*arguments: str) -> str:
    out = io.StringIO()
    call_command("start_municipality", *arguments, stdout=out)
    return out.getvalue()


def test_from_an_empty_database_to_a_site_and_a_user_who_may_do_everything() -> None:
    told = started("1781", "--administrator", "forvaltaren", "--print-password")
    password = told.partition("shown only now: ")[2].split()[0]
    municipality = Municipality.objects.get()
    assert (municipality.code, municipality.name, municipality.slug) == (
        "1781",
        "Kristinehamn",
        "kristinehamn",
    )
    homes = MunicipalityHomePage.objects.order_by("pk").values_list("locale__language_code", "live")
    assert list(homes) == [("sv", True), ("en", True)]
    assert Indicator.objects.get().is_population
    assert Region.objects.filter(code="1781").exists()
    for address in ("/sv/kristinehamn/", "/en/kristinehamn/", "/sv/kristinehamn/kommun-politik/nyheter/"):
        assert Client().get(address, headers={"host": "localhost"}).status_code == 200
    client = Client()
    assert client.login(username="forvaltaren", password=password)
    for name in ("programme:add", "evaluation:add", "indicator:index", "access:index"):
        assert client.get(reverse(name)).status_code == 200
    home = MunicipalityHomePage.objects.get(locale__language_code="sv")
    assert home.permissions_for_user(User.objects.get()).can_add_subpage()


def test_again_it_changes_nothing_and_prints_no_password() -> None:
    started("1781", "--administrator", "forvaltaren", "--print-password")
    User.objects.update(first_name="Ändrad")
    entries, stored = AuditEntry.objects.count(), User.objects.get().password
    told = started("1781", "--administrator", "forvaltaren", "--print-password")
    assert "shown only now" not in told
    assert told.count("there already, left as it is.") == 4
    assert (AuditEntry.objects.count(), User.objects.get().password) == (entries, stored)


def test_a_second_municipality_may_have_the_same_administrator() -> None:
    for code in ("1781", "1780"):
        started(code, "--administrator", "forvaltaren", "--print-password")
    assert list(AccessGrant.objects.order_by("pk").values_list("municipality__name", "access")) == [
        ("Kristinehamn", Access.ADMINISTRATOR),
        ("Karlstad", Access.ADMINISTRATOR),
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("9999", "--administrator", "x"), "Give its name with --name"),
        (("17", "--name", "Kort", "--administrator", "x"), "fyra siffror"),
        (("1781", "--administrator", "två ord"), "användarnamn"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_nothing_is_made(
    arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        started(*arguments, "--print-password")
    assert (Municipality.objects.count(), User.objects.count()) == (0, 0)


def test_a_password_is_asked_for_at_a_terminal_until_it_is_good_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = iter(
        ["kort", "en lång mening som duger", "en annan", "en lång mening till", "en lång mening till"]
    )
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _asked: next(typed))
    told = started("1781", "--administrator", "forvaltaren")
    assert "shown only now" not in told
    assert User.objects.get().check_password("en lång mening till")
