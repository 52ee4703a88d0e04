"""A municipality moves in beside those that are here: whole, or not at all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Model
from taggit.models import Tag
from wagtail.models import Locale, Page, ReferenceIndex

from framsteg.accounts.models import Municipality, User
from framsteg.audit import generation, laws, recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry, FormerAddress
from framsteg.cms.editor import access as editor_access
from framsteg.config import portals
from framsteg.indicators.models import Indicator, Region, Source
from framsteg.lib.sealing import MarkField, mark
from framsteg.operations import rows as table_rows
from framsteg.operations import tables

from . import old_addresses, pages, shared
from .errors import AlreadyHere, CannotMove, NotAnExport
from .exporting import highest_of_all
from .files import FOLDERS, Files
from .keys import Keys, Row, shift_of, whole
from .reading import Archive, opened
from .translating import row_of

NOTE = "import_municipality"
Told = dict[str, list[Row]]


@dataclass(frozen=True)
class MovedIn:
    """What came, and what somebody should look at afterwards."""

    municipality: Municipality
    rows: int
    files: int
    notes: tuple[str, ...] = field(default_factory=tuple)


def move_in(path: Path, *, by: Actor, at: datetime) -> MovedIn:
    """Take in what the archive at `path` holds.

    Raises NotAnExport, OtherVersion and AlreadyHere; then nothing is changed.
    """
    with opened(path) as archive:
        _look_for_it_here(archive)
        files = Files(archive)
        try:
            with files.taken_back_on_failure(), transaction.atomic():
                return _Move(archive, files, by, at).made()
        except (DatabaseError, ValidationError, OverflowError) as error:
            raise NotAnExport(f"What the archive holds does not fit together: {error!s:.300}") from error
        except OSError as error:
            raise CannotMove(f"A file could not be written: {error}.") from error


def _look_for_it_here(archive: Archive) -> None:
    named = archive.manifest["municipality"]
    for name in ("code", "slug"):
        if Municipality.objects.filter(**{name: named[name]}).exists():
            raise AlreadyHere(
                f"There is a municipality with the {name} {named[name]} here already. It is not replaced."
            )


class _Move:
    """One municipality on its way in, step by step, within one transaction."""

    def __init__(self, archive: Archive, files: Files, by: Actor, at: datetime) -> None:
        self.archive, self.files, self.by, self.at = archive, files, by, at
        self.keys = Keys()
        self.notes: list[str] = []

    def made(self) -> MovedIn:
        portals.ensure()
        told: Told = {label: self.archive.rows(label) for label in self.archive.tables}
        self._judge_owner(told)
        self._find_keys(told)
        written = self._written(told)
        self._settle(told)
        municipality = Municipality.objects.get(code=self.archive.manifest["municipality"]["code"])
        self._open(municipality)
        return MovedIn(municipality, written, len(self.archive.files), (*self.notes, *self.files.notes))

    def _judge_owner(self, told: Told) -> None:
        """The archive is of the one municipality that its list names, and its trail too."""
        named = self.archive.manifest["municipality"]
        own = told.get("accounts.Municipality", [])
        if [{name: row.get(name) for name in named} for row in own] != [named]:
            raise NotAnExport("The archive is not of the one municipality that its list names.")
        if any(row.get("municipality_code") != named["code"] for row in told.get("audit.AuditEntry", [])):
            raise NotAnExport("The archive tells of what happened in another municipality.")

    def _find_keys(self, told: Told) -> None:
        self._find_known(told)
        self.notes += shared.left_as_they_are(told, self.keys)
        here = highest_of_all()
        for label, rows in told.items():
            model = apps.get_model(label)
            if model._meta.pk.is_relation or model is Region:
                continue
            held = frozenset(whole(label, row.get("id")) for row in rows)
            highest = model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0
            there = max(self.archive.tables[label]["highest"], *held, 0)
            self.keys.held[label] = held
            self.keys.shifts[label] = shift_of(held, there, max(highest, here.get(label, 0)))

    def _find_known(self, told: Told) -> None:
        """What every installation has, and what is shared and here already, by name."""
        tags = {str(row.get("tag_id"))[:100] for row in told.get("taggit.TaggedItem", [])}
        self.keys.known = {
            "contenttypes.ContentType": {f"{k.app_label}.{k.model}": k.pk for k in ContentType.objects.all()},
            "wagtailcore.Locale": dict(Locale.objects.values_list("language_code", "pk")),
            "taggit.Tag": {name: Tag.objects.get_or_create(name=name)[0].pk for name in sorted(tags)},
            "indicators.Region": {code: code for code in shared.codes(told)},
            "indicators.Source": shared.known(Source, "key", told),
            "indicators.Indicator": shared.known(Indicator, "code", told),
        }  # fmt: skip

    def _written(self, told: Told) -> int:
        named = self.archive.manifest["municipality"]
        own = editor_access.collection_of(Municipality(name=named["name"], code=named["code"]))
        collections = told.get("wagtailcore.Collection", [])
        self.keys.known["wagtailcore.Collection"] = {
            None: own.pk, **{row.get("id"): own.pk for row in collections if row.get("depth") == 2}
        }  # fmt: skip
        try:
            told["wagtailcore.Collection"] = pages.collected(collections, own)
            told["wagtailcore.Page"] = pages.placed(told.get("wagtailcore.Page", []), named["slug"])
        except (KeyError, TypeError) as error:
            raise NotAnExport(f"What the archive holds is no tree: {error!r:.60}.") from error
        laws.lift(connection)
        return sum(self._write(label, rows) for label, rows in told.items())

    def _write(self, label: str, rows: list[Row]) -> int:
        model = apps.get_model(label)
        fields = tables.columns(model)
        lines = (
            json.dumps([row[field.attname] for field in fields], ensure_ascii=False)
            for row in self._rows(model, rows, fields)
        )
        return int(table_rows.write(model, "default", lines)["rows"])

    def _rows(self, model: type[Model], rows: list[Row], fields: list[Any]) -> Iterator[Row]:
        label = model._meta.label
        if model is User:
            yield from self._accounts(rows, fields)
            return
        for told in rows:
            row = row_of(model, told, self.keys, fields)
            _mark(row, fields)
            for name in ("file", "logo", "report_template"):
                if f"{label}.{name}" in FOLDERS:
                    row[name] = self.files.lay(f"{label}.{name}", str(row[name] or ""))
            if not (model is FormerAddress and _is_taken(row)):
                yield row

    def _accounts(self, rows: list[Row], fields: list[Any]) -> Iterator[Row]:
        """New accounts without a password and without rights of their own; a name that is taken gets another."""
        for told in rows:
            row = row_of(User, {"password": make_password(None), **told}, self.keys, fields)
            row |= {
                "is_superuser": False,
                "is_staff": False,
                "last_login": None,
                "password": make_password(None),
            }
            wanted = str(row["username"])
            row["username"] = self._free_name(wanted)
            if row["username"] != wanted:
                self.notes.append(
                    f"The account {wanted} is called {row['username']} here: that name was taken."
                )
            yield row

    def _free_name(self, wanted: str) -> str:
        code = self.archive.manifest["municipality"]["code"]
        names = [
            wanted,
            f"{wanted[:140]}-{code}",
            *(f"{wanted[:135]}-{code}-{each}" for each in range(2, 1000)),
        ]
        return next(name for name in names if not User.objects.filter(username=name).exists())

    def _settle(self, told: Told) -> None:
        """References are checked, keys go on where they ended, and every law holds for what came."""
        if said := laws.broken(connection):
            raise NotAnExport(f"What the archive holds is against a law of the database: {said[0]}.")
        table_rows.settle("default")
        for label in told:
            if label in self.keys.shifts:
                used = self.archive.tables[label]["highest"] + self.keys.shifts[label]
                table_rows.go_on_after(apps.get_model(label), used)
        self.files.keep_raw()

    def _open(self, municipality: Municipality) -> None:
        """Rights, references between pages, and a line in the trail."""
        editor_access.synchronise_municipality(municipality)
        for user in User.objects.filter(grants__municipality=municipality).distinct():
            editor_access.synchronise(user)
        homes = Page.objects.filter(municipalityhomepage__municipality=municipality)
        for home in homes:
            for page in home.get_descendants(inclusive=True).specific():
                ReferenceIndex.create_or_update_for_object(page)
        old_addresses.lead_on(municipality, self.keys, self.files.was_called, at=self.at)
        recording.record(municipality, AuditEntry.Action.CREATED, by=self.by, at=self.at, note=NOTE)
        generation.bump()


def _is_taken(row: Row) -> bool:
    """Another municipality has been called so: its old links lead to it."""
    same = {name: row[name] for name in ("object_type", "scope", "name")}
    return FormerAddress.objects.filter(**same).exists()


def _mark(row: Row, fields: list[Any]) -> None:
    """Addresses of people come in the open, and are sealed here as they are stored; so are their marks made here."""
    for each in fields:
        if isinstance(each, MarkField):
            row[each.attname] = mark(str(row[each.of] or ""))
