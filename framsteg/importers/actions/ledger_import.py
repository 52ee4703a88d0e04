"""Accounts from a file: kept as it came, understood, shown first, and taken in whole or not at all."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from framsteg.audit.actors import Actor
from framsteg.importers.actions import keeping, ledger_readings, raw_files
from framsteg.importers.actions.ledger_readings import Said
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger import client, fetch, ingest
from framsteg.importers.ledger.columns import Reading
from framsteg.importers.ledger.fetch import Content, Tables
from framsteg.importers.ledger.ingest import Choices
from framsteg.importers.ledger.sie import SieFile
from framsteg.importers.models import Fetch, FetchState
from framsteg.importers.shared import files
from framsteg.programme import actions
from framsteg.programme.actions.ledger import Origin
from framsteg.programme.bookings import LedgerReport
from framsteg.programme.models import Programme

SOURCE = "ledger"


def keep(programme: Programme, name: str, content: bytes, *, at: datetime) -> Fetch:
    """Keep the file with the programme, if it can be opened. Raises a SourceError with the reason if not."""
    files.checked(content, name)
    asked = {"programme": programme.pk, "file": name, "checksum": sha256(content).hexdigest()}
    started = keeping.begin(SOURCE, asked, at=at)
    if started.state != FetchState.COMPLETE:
        started.answers.all().delete()
        keeping.carry_out(
            started, lambda: keeping.keep_answer(started, content, fetch.opened, method="READ", url=name)
        )
    raw_files.keep(content)  # written once; again where the kept file has been lost since
    return started


def kept_for(programme: Programme, pk: int) -> Fetch:
    """The file that was kept with the programme. Raises Fetch.DoesNotExist."""
    return Fetch.objects.get(
        pk=pk, source=SOURCE, state=FetchState.COMPLETE, question__programme=programme.pk
    )


def opened(kept: Fetch) -> SieFile | Tables:
    """The kept file, opened anew. Raises RawFileLost."""
    return fetch.opened(raw_files.read(kept.question["checksum"]), kept.question["file"])


def let_in(
    programme: Programme,
    kept: Fetch,
    choices: Choices,
    *,
    said: Said | None = None,
    consent: Consent,
    by: Actor,
    at: datetime,
) -> LedgerReport:
    """What the kept file would change; with consent, changed, and how its columns were read is remembered.

    Costs are turned as `choices` say; where they say nothing, as was said of the last such file.
    """
    content, reading = _understood(programme, opened(kept), said)
    turned = choices.costs_are_negative
    if turned is None:
        turned = reading is not None and reading.costs_are_negative
    choices = replace(choices, costs_are_negative=turned)
    accounts = ingest.accounts(content, choices)
    if not consent.apply:
        return actions.ledger.preview(programme, accounts)
    origin = Origin(kept.question["file"], kept.question["checksum"], turned)
    report = actions.ledger.take_in(
        programme, accounts, origin, by=by, at=at, large_deletions=consent.large_deletions
    )
    if reading is not None:
        written = replace(reading, costs_are_negative=turned)
        ledger_readings.remember(programme, written, by=by, at=at)
    return report


def _understood(
    programme: Programme, found: SieFile | Tables, said: Said | None
) -> tuple[Content, Reading | None]:
    """What the file holds, and how its table was read where it is one."""
    if isinstance(found, SieFile):
        return found, None
    reading = ledger_readings.reading_of(programme, found, said)
    return fetch.read(found, reading), reading


def import_ledger(
    programme: Programme,
    path: Path,
    choices: Choices,
    *,
    said: Said | None = None,
    consent: Consent,
    by: Actor,
    at: datetime,
) -> LedgerReport:
    """The whole way from a file, for the command line."""
    kept = keep(programme, path.name, client.read_bytes(path), at=at)
    return let_in(programme, kept, choices, said=said, consent=consent, by=by, at=at)
