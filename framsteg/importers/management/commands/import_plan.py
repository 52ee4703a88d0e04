"""`manage.py import_plan FILE --programme NAME`: a trial that tells what would change; with --apply, for good."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.audit.actors import SystemActor
from framsteg.importers.actions import plans
from framsteg.importers.actions.plans import quality
from framsteg.importers.models import PlanImport
from framsteg.importers.plan_workbook import client
from framsteg.importers.plan_workbook.schema import LABELS
from framsteg.importers.queries import plan_reports
from framsteg.lib.plain_errors import PlainError
from framsteg.programme.models import Programme

ACTOR = SystemActor("import_plan")


class Command(BaseCommand):
    help = "Reads a plan from a spreadsheet and tells what would change. With --apply the changes are stored."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "path", type=Path, help="XLSX, XLS, ODS or CSV; with --undo the number of the import"
        )
        parser.add_argument("--programme", default="", help="The programme's name in addresses")
        parser.add_argument(
            "--municipality", default="", help="Municipality code, where several have the name"
        )
        parser.add_argument(
            "--sheet", action="append", default=[], help="The sheet, where there are several; once for each"
        )
        parser.add_argument("--all-sheets", action="store_true", help="All sheets with the same columns")
        parser.add_argument(
            "--sheet-names-are", choices=("nothing", "area", "lead_unit"), default=None,
            help="What the names of the sheets tell",
        )  # fmt: skip
        parser.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--gone", choices=("keep", "cancel", "remove"), default="keep",
            help="What happens to sub-projects that are not in the file",
        )  # fmt: skip
        parser.add_argument("--column", action="append", default=[], metavar="LETTER=FIELD")
        parser.add_argument(
            "--allow-large-deletions", action="store_true", help="Yes, more than a fifth may go"
        )
        parser.add_argument("--apply", action="store_true", help="Store the changes")
        parser.add_argument("--undo", action="store_true", help="Undo the import with this number")
        parser.add_argument(
            "--leave-changed", action="store_true", help="With --undo: leave what was changed since"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._undo(options) if options["undo"] else self._import(options)
        except PlainError as error:
            raise CommandError(_(error.sentence) % error.facts) from error
        except plans.ChangedSince as error:
            told = "\n".join(f"  {label}" for label in error.labels[:50])
            question = _(
                "Changed by somebody since, so nothing has been undone. Add --leave-changed to undo the rest:"
            )
            raise CommandError(f"{question}\n{told}") from error

    def _import(self, options: dict[str, Any]) -> None:
        programme, path, now = _programme(options), options["path"], timezone.now()
        content = client.read_bytes(path)
        plan_import = plans.uploads.upload(
            programme,
            content,
            path.name,
            sheets=options["sheet"],
            all_sheets=options["all_sheets"],
            by=ACTOR,
            at=now,
        )
        mapping = plans.uploads.mapping_of(plan_import)
        as_of = options["as_of"].isoformat() if options["as_of"] else ""
        mapping = replace(
            mapping, columns=_columns(mapping.columns, options["column"]), as_of=as_of, gone=options["gone"]
        )
        if (told := options["sheet_names_are"]) is not None:
            mapping = replace(mapping, sheet_names_are="" if told == "nothing" else told)
        plans.uploads.set_mapping(plan_import, mapping, by=ACTOR, at=now)
        if not options["apply"]:
            self._tell(quality.quality_report(plans.uploads.preview(plan_import, at=now), plan_import))
            plans.uploads.discard(plan_import, by=ACTOR, at=now)
            self.stdout.write(_("This was a trial: nothing is stored. Add --apply to store it."))
            return
        plans.apply(plan_import, by=ACTOR, at=now, many_may_go=options["allow_large_deletions"])
        self._tell(plan_import.report)
        self.stdout.write(_("Stored. Undo it with: manage.py import_plan --undo %d") % plan_import.pk)

    def _tell(self, report: dict[str, Any]) -> None:
        for line in plan_reports.lines(report):
            self.stdout.write(line)

    def _undo(self, options: dict[str, Any]) -> None:
        number = str(options["path"])
        plan_import = PlanImport.objects.filter(pk=number).first() if number.isdigit() else None
        if plan_import is None:
            raise CommandError(_("There is no import with the number %s.") % number)
        undone = plans.undo(plan_import, by=ACTOR, at=timezone.now(), leave_changed=options["leave_changed"])
        told = _("Undone: %(removed)d sub-projects removed, %(restored)d things put back.")
        self.stdout.write(told % {"removed": undone.removed, "restored": undone.restored})
        for label in undone.left:
            self.stdout.write("  " + _("Left as it is: %s") % label)


def _programme(options: dict[str, Any]) -> Programme:
    rows = Programme.objects.select_related("municipality").filter(slug=options["programme"])
    if options["municipality"]:
        rows = rows.filter(municipality__code=options["municipality"])
    found = list(rows)
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(_("Several municipalities have a programme with this name. Add --municipality."))
    known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True)[:20])
    raise CommandError(_("Name the programme with --programme. There are %s.") % (known or "–"))


def _columns(proposed: tuple[str, ...], said: list[str]) -> tuple[str, ...]:
    """The proposal with what was said: "C=title", "F=" for one that is not to be read."""
    columns = list(proposed)
    for each in said:
        letter, sign, target = each.partition("=")
        at = _column_number(letter)
        if not sign or not 0 <= at < len(columns) or (target and target not in LABELS):
            known = ", ".join(LABELS)
            raise CommandError(_("Write --column as LETTER=FIELD. There are %s.") % known)
        columns[at] = target
    return tuple(columns)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.strip().upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
