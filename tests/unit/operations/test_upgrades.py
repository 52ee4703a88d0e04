"""A migration that would hurt the release which still answers is found, and one that only widens passes."""

from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from framsteg.operations import upgrades


def state() -> ProjectState:
    found = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("title", models.CharField(max_length=100)),
        ("note", models.TextField(null=True)),
    ]
    found.add_model(ModelState("prov", "Thing", fields))
    return found


def told(*steps: Any, narrows: str = "") -> list[str]:
    migration = migrations.Migration("0002_more", "prov")
    migration.operations = list(steps)
    migration.narrows = narrows  # type: ignore[attr-defined]
    return list(upgrades.narrowing(migration, state()))


NARROW = {
    "the column thing.title goes": migrations.RemoveField("thing", "title"),
    "the column thing.title gets another name": migrations.RenameField("thing", "title", "name"),
    "the table of thing goes": migrations.DeleteModel("Thing"),
    "the new column thing.size may not be empty and has no db_default": migrations.AddField(
        "thing", "size", models.IntegerField(default=0)
    ),
    "thing.note may no longer be empty": migrations.AlterField("thing", "note", models.TextField()),
    "thing.title becomes shorter": migrations.AlterField("thing", "title", models.CharField(max_length=50)),
    "thing.title becomes another type": migrations.AlterField("thing", "title", models.IntegerField()),
    "thing.title must be unique": migrations.AlterField(
        "thing", "title", models.CharField(max_length=100, unique=True)
    ),
    "a constraint is laid on thing, which rows of the latest release may break": migrations.AddConstraint(
        "thing", models.CheckConstraint(condition=models.Q(title__gt=""), name="prov_titled")
    ),
    "SQL of its own is run": migrations.SeparateDatabaseAndState([migrations.RunSQL("SELECT 1")], []),
}


@pytest.mark.parametrize("sentence", NARROW)
def test_what_narrows_is_told_unless_it_is_explained(sentence: str) -> None:
    assert told(NARROW[sentence]) == [sentence]
    assert told(NARROW[sentence], narrows="No row of the latest release is like that.") == []


@pytest.mark.parametrize(
    "step",
    [
        migrations.AddField("thing", "size", models.IntegerField(null=True)),
        migrations.AddField("thing", "size", models.IntegerField(db_default=0)),
        migrations.AlterField("thing", "title", models.CharField(max_length=200)),
        migrations.AlterField("thing", "title", models.CharField("Title", max_length=100)),
        migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))]),
    ],
)
def test_what_widens_passes(step: Any) -> None:
    assert told(step) == []


def test_a_table_may_be_made_in_several_steps() -> None:
    made = migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))])
    assert told(made, migrations.AddField("other", "size", models.IntegerField())) == []


def test_the_migrations_here_can_be_lived_beside() -> None:
    loader = MigrationLoader(None)
    latest = upgrades.released()
    assert latest <= set(upgrades.ours(loader))  # a released migration is never taken away
    assert list(upgrades.problems(loader, latest)) == []
    assert any(upgrades.problems(loader, frozenset()))  # it looks at the real ones
