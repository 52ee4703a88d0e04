"""`manage.py import_ledger FILE --programme …`: a trial that tells what would change; with --apply, for good."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.audit.actors import SystemActor
from framsteg.importers.actions.ledger_import import import_ledger
from framsteg.importers.actions.ledger_readings import Said
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger.columns import LABELS
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
            "--signs",
            choices=["plus", "minus"],
            help="The sign that costs have in the file (tables only); else as was said of the last such file",
        )
        self._add_reading(parser)
        parser.add_argument(
            "--year", type=int, help="Budget year of every row, where it is not that of its date"
        )
        parser.add_argument("--from", dest="first", default="", metavar="YYYY-MM", help="First month")
        parser.add_argument("--to", dest="last", default="", metavar="YYYY-MM", help="Last month")
        parser.add_argument(
            "--allow-large-deletions", action="store_true", help="Yes, many entries may vanish"
        )

    def _add_reading(self, parser: CommandParser) -> None:
        """How a table is read, where its headings do not tell. Remembered for the next file once it is stored."""
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="FIELD=HEADING",
            help=f"Which column holds what, by its heading or letter, as amount=D. Fields: {', '.join(LABELS)}",
        )
        parser.add_argument("--sheet", default="", help="The sheet with the table")
        parser.add_argument(
            "--header-row", type=int, default=0, metavar="N", help="The row with the headings"
        )
        parser.add_argument(
            "--decimal", choices=[",", "."], default="", help="The decimal sign of the amounts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        consent = Consent(options["apply"], options["allow_large_deletions"])
        choices = Choices(
            _costs_are_negative(options["signs"]),
            options["year"],
            _month(options["first"]),
            _month(options["last"]),
        )
        try:
            report = import_ledger(
                _programme(options["programme"]),
                options["file"],
                choices,
                said=_said(options),
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


def _said(options: dict[str, Any]) -> Said:
    named = {}
    for written in options["column"]:
        field, sign, title = written.partition("=")
        if not sign or not title.strip():
            raise CommandError(
                _("Write the column as field=heading, not “%(written)s”.") % {"written": written}
            )
        named[field.strip()] = title.strip()
    return Said(options["sheet"], options["header_row"], named or None, options["decimal"])


def _costs_are_negative(signs: str | None) -> bool | None:
    return None if signs is None else signs == "minus"


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
