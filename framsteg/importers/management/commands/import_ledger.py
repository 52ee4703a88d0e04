"""`manage.py import_ledger FILE --programme …`: a trial that tells what would change; with --apply, for good."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.audit.actors import SystemActor
from framsteg.importers.actions.ledger_import import import_ledger
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger.ingest import Choices
from framsteg.importers.queries import ledger_reports
from framsteg.lib.plain_errors import PlainError
from framsteg.programme.bookings import LedgerReport
from framsteg.programme.models import Programme
from framsteg.programme.rules.ledger import ManyEntriesVanish, is_large


class Command(BaseCommand):
    help = (
        "Reads accounts (SIE 4, Excel, OpenDocument or CSV) and tells what would change. --apply stores it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--programme", required=True, metavar="MUNICIPALITY/NAME", help="As in the programme's address"
        )
        parser.add_argument("--apply", action="store_true", help="Store the entries")
        parser.add_argument(
            "--costs-are-negative", action="store_true", help="Costs have a minus in the file (tables only)"
        )
        parser.add_argument(
            "--year", type=int, help="Budget year of every row, where it is not that of its date"
        )
        parser.add_argument("--from", dest="first", default="", metavar="YYYY-MM", help="First month")
        parser.add_argument("--to", dest="last", default="", metavar="YYYY-MM", help="Last month")
        parser.add_argument(
            "--allow-large-deletions", action="store_true", help="Yes, many entries may vanish"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        consent = Consent(options["apply"], options["allow_large_deletions"])
        choices = Choices(
            options["costs_are_negative"], options["year"], _month(options["first"]), _month(options["last"])
        )
        try:
            report = import_ledger(
                _programme(options["programme"]),
                options["file"],
                choices,
                consent=consent,
                by=SystemActor("import_ledger"),
                at=timezone.now(),
            )
        except PlainError as error:
            raise CommandError(_(error.sentence) % error.facts) from error
        except ManyEntriesVanish as error:
            raise CommandError(_many(error.stored, error.coming)) from error
        self._tell(report, consent)

    def _tell(self, report: LedgerReport, consent: Consent) -> None:
        for line in ledger_reports.lines(report):
            self.stdout.write(line)
        if report.is_unchanged:
            self.stdout.write(_("Exactly this is stored already. Nothing has changed."))
        elif consent.apply:
            self.stdout.write(_("Stored."))
        else:
            self.stdout.write(_("This was a trial: nothing is stored. Add --apply to store it."))
            if is_large(report):
                self.stdout.write(_many(report.replaced.count, report.entries.count))


def _many(stored: int, coming: int) -> str:
    return _(
        "%(coming)d entries would replace %(stored)d: more than a fifth would be gone. "
        "--allow-large-deletions is needed as well."
    ) % {"coming": coming, "stored": stored}


def _programme(named: str) -> Programme:
    municipality, _slash, slug = named.partition("/")
    found = Programme.objects.filter(municipality__slug=municipality, slug=slug).first()
    if found is None:
        raise CommandError(_("There is no programme “%(name)s”. Write municipality/name.") % {"name": named})
    return found


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01") if text else None
    except ValueError as error:
        raise CommandError(_("Write the month as 2026-03.")) from error
