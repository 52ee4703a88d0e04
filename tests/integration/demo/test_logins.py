"""One login per role, with passwords of this installation's own."""

import io
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from framsteg.accounts.models import AccessGrant, Municipality, User
from framsteg.audit.models import AuditEntry
from framsteg.config.demo import PARTS, load, logins

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PEOPLE = (PARTS[0], ("logins", logins.load))


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own; the command's choice not to compile does not outlive the test."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setenv("FRAMSTEG_EVALUATION_COMPILED", "1")


def test_there_is_one_login_per_role() -> None:
    load(NOW, PEOPLE)
    assert set(AccessGrant.objects.values_list("user__username", "access", "municipality__code")) == {
        ("administrator", "administrator", "1781"),
        ("programledare", "programme_lead", "1781"),
        ("kommunikator", "communicator", "1781"),
        ("lasare", "draft_reader", "1781"),
        ("delprojektagare", "sub_project_owner", "1781"),
        ("controller", "controller", "1781"),
        ("moderator", "moderator", "1781"),
        ("revisor", "auditor", "1781"),
        ("enhetschef", "unit_head", "1781"),
    }


def test_the_passwords_work_and_are_kept_for_the_owner_only() -> None:
    load(NOW, PEOPLE)
    kept = logins.read()
    assert [User.objects.get(username=each.username).check_password(each.password) for each in kept] == [
        True
    ] * 9
    assert stat.S_IMODE(logins.path().stat().st_mode) == 0o600


def test_the_passwords_differ_and_are_in_no_audit_entry() -> None:
    load(NOW, PEOPLE)
    passwords = {each.password for each in logins.read()}
    assert len(passwords) == 9
    told = str(list(AuditEntry.objects.values_list("after", "before", "note")))
    assert not any(password in told for password in passwords)


def test_the_terminal_tells_the_logins_that_still_hold() -> None:
    load(NOW, PEOPLE)
    changed, gone = User.objects.get(username="kommunikator"), User.objects.get(username="lasare")
    changed.set_password("another password, long enough")
    changed.save()
    gone.delete()
    password = {each.username: each.password for each in logins.read()}
    assert logins.lines() == [
        f"  Administrator      administrator    {password['administrator']}",
        f"  Programme lead     programledare    {password['programledare']}",
        "  Communicator       kommunikator     (the password has been changed)",
        f"  Sub-project owner  delprojektagare  {password['delprojektagare']}",
        f"  Controller         controller       {password['controller']}",
        f"  Moderator          moderator        {password['moderator']}",
        f"  Auditor            revisor          {password['revisor']}",
        f"  Unit head          enhetschef       {password['enhetschef']}",
    ]


def test_a_removed_user_does_not_come_back() -> None:
    load(NOW, PEOPLE)
    User.objects.get(username="lasare").delete()
    load(NOW, PEOPLE)
    assert not User.objects.filter(username="lasare").exists()
    assert len(logins.read()) == 9


def test_the_command_makes_logins_only_in_the_demo() -> None:
    call_command("load_demo", stdout=io.StringIO())
    assert Municipality.objects.count() == 1
    assert not User.objects.exists()


def test_a_municipality_that_is_there_already_is_not_overwritten() -> None:
    Municipality.objects.create(code="1781", name="Kristinehamn", slug="vart-kristinehamn")
    with pytest.raises(CommandError, match="could not be loaded beside what is there"):
        call_command("load_demo", stdout=io.StringIO())
    assert list(Municipality.objects.values_list("slug", flat=True)) == ["vart-kristinehamn"]
