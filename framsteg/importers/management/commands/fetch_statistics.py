"""`manage.py fetch_statistics scb|kolada|file …`: a trial that tells what would change; with --apply, for good."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.audit.actors import SystemActor
from framsteg.importers.actions import file_import, kolada_import, scb_import
from framsteg.importers.actions.letting_in import Consent, Description
from framsteg.importers.kolada.fetch import Question as KoladaQuestion
from framsteg.importers.queries import reports
from framsteg.importers.scb.schema import Question as ScbQuestion
from framsteg.indicators.errors import IndicatorError
from framsteg.indicators.figures import DeliveryReport
from framsteg.indicators.models import Indicator
from framsteg.lib.plain_errors import PlainError

FIRST_YEAR = 1990


class Command(BaseCommand):
    help = "Fetches official figures and tells what would change. With --apply the changes are stored."

    def add_arguments(self, parser: CommandParser) -> None:
        sources = parser.add_subparsers(dest="source", required=True)
        scb = sources.add_parser("scb", help="A table at Statistics Sweden")
        scb.add_argument("--indicator", default="", help="Code of the indicator; it may know its own table")
        scb.add_argument("--table", default="", help="TAB638, or a path such as BE/BE0101/… with --api 1")
        scb.add_argument("--choose", action="append", default=[], metavar="DIMENSION=CODE[,CODE]")
        scb.add_argument("--from", dest="first", default="", help="First period")
        scb.add_argument("--api", type=int, choices=(1, 2), default=2)
        kolada = sources.add_parser("kolada", help="Key figures of Kolada")
        kolada.add_argument("kpis", nargs="+", metavar="KPI")
        kolada.add_argument("--from", dest="first", type=int, default=FIRST_YEAR, help="First year")
        kolada.add_argument("--to", dest="last", type=int, default=None, help="Last year")
        kolada.add_argument(
            "--changed-since", default="", metavar="YYYY-MM-DD", help="Only what has changed since"
        )
        file = sources.add_parser("file", help="A file: CSV, Excel, OpenDocument or JSON-stat")
        file.add_argument("path", type=Path)
        file.add_argument("--indicator", required=True, help="Code of the indicator")
        file.add_argument("--title", default="", help="Title, where the indicator is to be made")
        file.add_argument("--unit", default="", help="Unit, where the indicator is to be made")
        file.add_argument(
            "--decimal", choices=(",", "."), default="", help="The decimal sign, where it cannot be seen"
        )
        for each in (scb, kolada, file):
            _common(each)

    def handle(self, *args: Any, **options: Any) -> None:
        consent = Consent(options["apply"], options["allow_large_deletions"])
        run = {"scb": self._scb, "kolada": self._kolada, "file": self._file}[options["source"]]
        try:
            report = run(options, consent)
        except PlainError as error:
            raise CommandError(_(error.sentence) % error.facts) from error
        except IndicatorError as error:
            raise CommandError(str(error)) from error
        self._tell(report, consent)

    def _tell(self, report: DeliveryReport, consent: Consent) -> None:
        for line in reports.lines(report):
            self.stdout.write(line)
        if consent.apply:
            self.stdout.write(_("Stored.") if report.changed else _("Nothing has changed."))
            return
        self.stdout.write(_("This was a trial: nothing is stored. Add --apply to store it."))
        if reports.needs_second_yes(report):
            self.stdout.write(_("Many figures would vanish: --allow-large-deletions is needed as well."))

    def _scb(self, options: dict[str, Any], consent: Consent) -> DeliveryReport:
        return scb_import.import_figures(
            _scb_question(options),
            code=options["indicator"],
            version=options["api"],
            again=options["again"],
            publish=options["publish"],
            consent=consent,
            by=SystemActor("fetch_statistics scb"),
            at=timezone.now(),
        )

    def _kolada(self, options: dict[str, Any], consent: Consent) -> DeliveryReport:
        today = timezone.localdate()
        since = _iso_date(options["changed_since"])
        years = tuple(range(options["first"], (options["last"] or today.year) + 1))
        return kolada_import.import_figures(
            KoladaQuestion(tuple(dict.fromkeys(options["kpis"])), years, since),
            again=options["again"],
            publish=options["publish"],
            consent=consent,
            by=SystemActor("fetch_statistics kolada"),
            at=timezone.now(),
        )

    def _file(self, options: dict[str, Any], consent: Consent) -> DeliveryReport:
        code = options["indicator"]
        values = {"title": options["title"] or code, "unit": options["unit"] or "antal"}
        return file_import.import_figures(
            options["path"],
            Description(code, values, options["publish"]),
            decimal=options["decimal"],
            consent=consent,
            by=SystemActor("fetch_statistics file"),
            at=timezone.now(),
        )


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--apply", action="store_true", help="Store the changes")
    parser.add_argument("--allow-large-deletions", action="store_true", help="Yes, many figures may vanish")
    parser.add_argument("--publish", action="store_true", help="Publish an indicator that is made now")
    parser.add_argument(
        "--again", action="store_true", help="Ask the source anew even if fresh answers are kept"
    )


def _scb_question(options: dict[str, Any]) -> ScbQuestion:
    """The question as it is typed; without a table, the one that the indicator knows."""
    if not options["table"]:
        indicator = Indicator.objects.filter(municipality=None, code=options["indicator"]).first()
        if indicator is None or not indicator.source_table:
            raise CommandError(_("Name a table, or an indicator that knows its table."))
        return scb_import.question_of(indicator)
    choices: dict[str, tuple[str, ...]] = {}
    for choice in options["choose"]:
        name, sign, codes = choice.partition("=")
        if not sign or not codes:
            raise CommandError(_("Write --choose as DIMENSION=CODE,CODE, for example ContentsCode=BE0101N1."))
        choices[name.strip()] = tuple(code.strip() for code in codes.split(","))
    return ScbQuestion(options["table"], choices, options["first"])


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise CommandError(_("Write the date as 2026-03-31.")) from error
