"""Accounts from a file: kept as it came, understood, shown first, and taken in whole or not at all."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from framsteg.audit.actors import Actor
from framsteg.importers.actions import keeping, raw_files
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger import client, fetch, ingest
from framsteg.importers.ledger.ingest import Choices
from framsteg.importers.models import Fetch, FetchState
from framsteg.programme import actions
from framsteg.programme.actions.ledger import Origin
from framsteg.programme.bookings import Accounts, LedgerReport
from framsteg.programme.models import Programme

SOURCE = "ledger"


def keep(programme: Programme, name: str, content: bytes, *, at: datetime) -> Fetch:
    """Keep the file with the programme, if it can be understood. Raises a SourceError with the reason if not."""
    client.checked(content, name)
    asked = {"programme": programme.pk, "file": name, "checksum": sha256(content).hexdigest()}
    started = keeping.begin(SOURCE, asked, at=at)
    if started.state != FetchState.COMPLETE:
        started.answers.all().delete()
        keeping.carry_out(
            started, lambda: keeping.keep_answer(started, content, fetch.understand, method="READ", url=name)
        )
    return started


def kept_for(programme: Programme, pk: int) -> Fetch:
    """The file that was kept with the programme. Raises Fetch.DoesNotExist."""
    return Fetch.objects.get(
        pk=pk, source=SOURCE, state=FetchState.COMPLETE, question__programme=programme.pk
    )


def accounts_of(kept: Fetch, choices: Choices) -> Accounts:
    """What the kept file holds."""
    content = raw_files.read(kept.question["checksum"])
    return ingest.accounts(fetch.understand(content, kept.question["file"]), choices)


def let_in(
    programme: Programme, kept: Fetch, choices: Choices, *, consent: Consent, by: Actor, at: datetime
) -> LedgerReport:
    """What the kept file would change; with consent, changed."""
    accounts = accounts_of(kept, choices)
    if not consent.apply:
        return actions.ledger.preview(programme, accounts)
    origin = Origin(kept.question["file"], kept.question["checksum"], choices.costs_are_negative)
    return actions.ledger.take_in(
        programme, accounts, origin, by=by, at=at, large_deletions=consent.large_deletions
    )


def import_ledger(
    programme: Programme, path: Path, choices: Choices, *, consent: Consent, by: Actor, at: datetime
) -> LedgerReport:
    """The whole way from a file, for the command line."""
    kept = keep(programme, path.name, client.read_bytes(path), at=at)
    return let_in(programme, kept, choices, consent=consent, by=by, at=at)
