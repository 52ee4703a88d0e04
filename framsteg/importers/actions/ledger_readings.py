"""How tables of accounts are read: remembered for the municipality under their headings, put right by people."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from framsteg.audit.actors import Actor
from framsteg.importers.actions.keeping import checksum_of
from framsteg.importers.ledger import columns, fetch
from framsteg.importers.ledger.columns import LABELS, Reading, letter
from framsteg.importers.ledger.errors import NoSuchColumn, NoSuchField
from framsteg.importers.ledger.fetch import Tables
from framsteg.importers.models import LedgerReading
from framsteg.programme.models import Programme


@dataclass(frozen=True)
class Said:
    """What somebody says about a table beside what its headings tell; "" and 0 say nothing."""

    sheet: str = ""
    line: int = 0
    columns: Mapping[str, str] | None = None
    """The heading or the letter of the column of each field."""
    decimal: str = ""

    @property
    def is_anything(self) -> bool:
        return self != Said()


def remembered(programme: Programme, tables: Tables) -> Reading | None:
    """The table in the file whose headings somebody has explained before; on the same sheet if there are several."""
    kept = _kept(programme)
    if not kept:
        return None
    found = [
        (each, kept[checksum])
        for each in columns.readings_at(tables.sheets)
        if (checksum := checksum_of(each.signature)) in kept
    ]
    found.sort(key=lambda pair: pair[0].sheet != pair[1]["sheet"])
    return found[0][0].recalling(found[0][1]) if found else None


def reading_of(programme: Programme, tables: Tables, said: Said | None = None) -> Reading:
    """As somebody says now, else as was said before, else as the headings tell alone. Raises a SourceError."""
    if said is not None and said.is_anything:
        return _said(programme, tables, said)
    before = remembered(programme, tables)
    if before is None:
        columns.check_told_alone(tables.proposal, tables.name)
    return before or tables.proposal


def remember(programme: Programme, reading: Reading, *, by: Actor, at: datetime) -> None:
    """Read the next table with these headings in the same way."""
    LedgerReading.objects.update_or_create(
        municipality=programme.municipality,
        signature_sha256=checksum_of(reading.signature),
        defaults={"reading": reading.as_json(), "saved_at": at, "saved_by": str(by)[:200]},
    )


def explain(programme: Programme, tables: Tables, reading: Reading, *, by: Actor, at: datetime) -> None:
    """Say how the table is read. Raises a SourceError, and then remembers nothing, where it cannot be read so."""
    fetch.read(tables, reading)
    remember(programme, reading, by=by, at=at)


def _kept(programme: Programme) -> Mapping[str, Mapping[str, Any]]:
    """What has been said of tables, by the checksum of their headings."""
    said = LedgerReading.objects.filter(municipality=programme.municipality_id)
    return {each.signature_sha256: each.reading for each in said}


def _said(programme: Programme, tables: Tables, said: Said) -> Reading:
    if said.sheet or said.line:
        sheet = said.sheet or tables.sheets[0].name
        found = columns.at_place(tables.sheets, sheet, said.line or tables.proposal.header + 1)
        before = _kept(programme).get(checksum_of(found.signature))
        found = found.recalling(before) if before else found
    else:
        found = remembered(programme, tables) or tables.proposal
    fields = list(found.fields)
    for field, title in (said.columns or {}).items():
        if field not in LABELS:
            raise NoSuchField(field=field, fields=", ".join(LABELS))
        fields = ["" if each == field else each for each in fields]
        fields[_column(found, title)] = field
    return replace(found, fields=tuple(fields), decimal=said.decimal)


def _column(reading: Reading, title: str) -> int:
    """The column with this heading, else with this letter."""
    named = [at for at, heading in enumerate(reading.headings) if heading.casefold() == title.casefold()]
    lettered = [at for at in range(len(reading.headings)) if letter(at) == title.upper()]
    if len(named) == 1 or lettered:
        return named[0] if len(named) == 1 else lettered[0]
    raise NoSuchColumn(title=title, titles=", ".join(filter(None, reading.headings)))
