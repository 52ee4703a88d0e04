"""Everything that is a municipality's own, written to one archive of open formats."""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db.models import BigIntegerField, FileField, ForeignKey, Max, Model
from django.db.models.functions import Cast
from taggit.models import Tag
from wagtail.models import Locale

from framsteg.accounts.models import Municipality
from framsteg.audit.models import AuditEntry
from framsteg.cms.editor.access import collection_of
from framsteg.importers.actions import raw_files
from framsteg.operations import archive, rows, tables

from . import words
from .belongings import Belongings

FORM = "framsteg-municipality/1"
SCHEMA, README = "schema.json", "README.md"
OF_PEOPLE = ("id", "username", "first_name", "last_name", "email", "is_active", "date_joined")
"""What comes along of an account: no password, and no rights beyond the municipality's."""
RAW = {"importers.PlanImport": "content_sha256", "programme.LedgerDelivery": "content_sha256",
       "indicators.FetchRun": "content_sha256"}  # fmt: skip
"""Files that came from outside, by their checksum, as they are kept."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Exported:
    """How much the archive holds."""

    tables: int
    rows: int
    files: int


def export(
    municipality: Municipality,
    path: Path,
    *,
    at: datetime,
    without_residents: bool = False,
    tell: Tell = lambda line: None,
) -> Exported:
    """Write it to `path` as it is at one moment, while the site goes on; the file appears when it is whole."""
    collection_of(municipality)  # made where it is missing, before the moment in which nothing may be written
    with archive.written_whole(path) as target:
        with rows.one_moment("default"):
            mine = Belongings(municipality, without_residents)
            written = {label: _add_table(target, mine, label) for label in mine.tables}
            files = _files_of(mine)
            highest = highest_of_all()
        tell(f"Rows: {sum(each['rows'] for each in written.values())}")
        sums = {name: archive.add_file(target, f"files/{name}", source) for name, source in files.items()}
        for name, content in _raw_of(mine):
            target.writestr(f"files/{name}", content)
            sums[name] = name.rpartition("/")[2]
        tell(f"Files: {len(sums)}")
        target.writestr(
            SCHEMA, json.dumps(words.schema(mine.tables, columns_of), ensure_ascii=False, indent=1)
        )
        target.writestr(README, words.readme(municipality, at, mine))
        manifest = {
            "form": FORM,
            "made_at": at.isoformat(),
            "municipality": {"code": municipality.code, "name": municipality.name, "slug": municipality.slug},
            "tables": {label: {**told, "highest": highest.get(label, 0)} for label, told in written.items()},
            "files": sums,
        }
        target.writestr(archive.MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return Exported(len(written), sum(each["rows"] for each in written.values()), len(sums))


def columns_of(model: type[Model]) -> list[Any]:
    """The columns of a table that come along."""
    found = tables.columns(model)
    return [each for each in found if model._meta.label != "accounts.User" or each.name in OF_PEOPLE]


def _add_table(target: zipfile.ZipFile, mine: Belongings, label: str) -> dict[str, Any]:
    found = rows.Digest()
    with target.open(f"tables/{label}.jsonl", "w", force_zip64=True) as file:
        for row in _told(mine, label):
            line = json.dumps(row, ensure_ascii=False)
            found.add(line)
            file.write(f"{line}\n".encode())
    return found.told()


def _told(mine: Belongings, label: str) -> Iterator[dict[str, Any]]:
    """Rows by the names of their columns; what every installation has is told by its name."""
    fields = columns_of(apps.get_model(label))
    trees = {f"plain_{field.attname}": rows.tree_of(field) for field in fields if rows.is_tree(field)}
    names = [f"plain_{field.attname}" if rows.is_tree(field) else field.attname for field in fields]
    named = _names()
    for values in mine.rows(label).annotate(**trees).values_list(*names).iterator(chunk_size=2000):
        yield {
            field.attname: named[field.related_model][value]
            if isinstance(field, ForeignKey) and field.related_model in named and value is not None
            else rows.plain(value)
            for field, value in zip(fields, values, strict=True)
        }


def _names() -> dict[Any, dict[Any, str]]:
    kinds = {each.pk: f"{each.app_label}.{each.model}" for each in ContentType.objects.all()}
    return {
        ContentType: kinds,
        Locale: dict(Locale.objects.values_list("pk", "language_code")),
        Tag: dict(Tag.objects.values_list("pk", "name")),
    }


def highest_of_all() -> dict[str, int]:
    """The highest key that was ever used in each table, so that none is used again."""
    told = AuditEntry.objects.filter(object_id__regex=r"^\d{1,18}$")
    by_kind = told.values_list("object_type").annotate(highest=Max(Cast("object_id", BigIntegerField())))
    found: dict[str, int] = {}
    for kind, highest in by_kind.order_by():
        try:
            found[apps.get_model(kind)._meta.label] = highest
        except (LookupError, ValueError):
            continue
    return found


def _files_of(mine: Belongings) -> dict[str, Path]:
    """What people uploaded, by its name in the media folder. A file that is gone from there is left out."""
    named = {
        name
        for label in mine.tables
        for field in columns_of(apps.get_model(label))
        if isinstance(field, FileField)
        for name in mine.rows(label).values_list(field.attname, flat=True)
        if name
    }
    found = {f"media/{name}": Path(default_storage.path(name)) for name in sorted(named)}
    return {name: path for name, path in found.items() if path.is_file()}


def _raw_of(mine: Belongings) -> Iterator[tuple[str, bytes]]:
    """Files that came from outside, as they came; each once. One that is lost is left out."""
    sums = {each for label, field in RAW.items() for each in mine.rows(label).values_list(field, flat=True)}
    for checksum in sorted(sums):
        try:
            yield f"raw/{checksum}", raw_files.read(checksum)
        except raw_files.RawFileLost:
            continue
