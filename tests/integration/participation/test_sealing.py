"""Addresses are sealed in the database, found by their marks, and sealed anew with another key."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from framsteg.lib import sealing
from framsteg.mail.models import OutgoingMail
from framsteg.operations import rows
from framsteg.participation.actions import personal_data
from framsteg.participation.models import Event, Giver
from tests.factories import contributions as say

ADDRESS = "Giver@Example.se"
TABLES = {"participation_giver": "email", "mail_outgoingmail": "to"}


def columns() -> list[str]:
    """What stands in the database, as somebody reads it who has only that."""
    with connection.cursor() as cursor:
        for table, column in TABLES.items():
            cursor.execute(f'SELECT "{column}" FROM {table}')
        return [str(row[0]) for row in cursor.fetchall()]


@pytest.fixture
def event(db: None) -> Event:
    return say.asking_event()


def test_the_database_holds_no_address_and_the_person_is_found(event: Event) -> None:
    say.contribution(event, email=ADDRESS, at=timezone.now())
    assert [each.startswith(sealing.SEALED) for each in columns()] == [True]
    assert Giver.objects.get().email == OutgoingMail.objects.get().to == ADDRESS
    assert set(personal_data.export("giver@example.SE")) == {"givers", "letters"}
    with pytest.raises(sealing.NotSearchable):
        Giver.objects.filter(email=ADDRESS).exists()
    assert personal_data.erase("giver@example.se")["givers"] == 1
    assert OutgoingMail.objects.filter(to="", to_mark="").count() == 1


def test_a_new_key_opens_what_the_old_one_sealed_and_takes_over(event: Event, settings: Any) -> None:
    settings.FRAMSTEG_ADDRESS_KEYS = ["old"]
    say.contribution(event, email=ADDRESS, at=timezone.now())
    settings.FRAMSTEG_ADDRESS_KEYS = ["new", "old"]
    assert [row["event"] for row in personal_data.export(ADDRESS)["givers"]] == [str(event)]
    call_command("reseal", verbosity=0)
    settings.FRAMSTEG_ADDRESS_KEYS = ["new"]
    assert set(personal_data.export(ADDRESS)) == {"givers", "letters"}
    settings.FRAMSTEG_ADDRESS_KEYS = ["another"]
    with pytest.raises(sealing.SealedWithAnotherKey, match="FRAMSTEG_ADDRESS_KEYS"):
        Giver.objects.get()


def test_a_backup_holds_addresses_as_they_are_kept(event: Event) -> None:
    say.contribution(event, email=ADDRESS, at=timezone.now())
    kept = list(rows.lines(Giver, "default"))
    assert [(sealing.SEALED in line, "giver@" in line.casefold()) for line in kept] == [(True, False)]
    Giver.objects.all().delete()
    rows.write(Giver, "default", kept)
    assert list(rows.lines(Giver, "default")) == kept
    assert personal_data.export(ADDRESS)["givers"]
