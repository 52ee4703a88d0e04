from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.lib.plain_language import language_of
from framsteg.programme.models import Programme, SubProject
from framsteg.reports.contents import final_report, sub_project_report, tertial_report
from framsteg.reports.document import Report, open_placeholders
from framsteg.reports.files import NotWritten, write_whole
from framsteg.reports.formats import FORMATS
from framsteg.reports.look import UnusableTemplate
from framsteg.reports.municipal_look import look_of


class Command(BaseCommand):
    help = "Make a report of a programme as it stands on a day, as a file: the text proposed from the data, as a draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("programme", help="the programme's name in addresses, or MUNICIPALITY/PROGRAMME")
        parser.add_argument("--format", choices=list(FORMATS), default="pdf")
        parser.add_argument("--language", choices=("sv", "en"), default="sv")
        parser.add_argument("--out", type=Path, required=True, help="the file to write")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as of this day, 2012-12-31; today without one"
        )
        parser.add_argument("--report", choices=("final", "tertial"), default="final")
        parser.add_argument(
            "--sub-project", type=int, help="the number of a sub-project, for its own final report"
        )

    def handle(self, **options: Any) -> None:
        programme = _programme(options["programme"])
        report = _built(programme, options)
        try:
            content = FORMATS[options["format"]].render(report, look_of(programme.municipality))
            write_whole(options["out"], content)
        except NotWritten as error:
            raise CommandError(
                f"{error.path} was not written: {error.reason}. Nothing of it is left."
            ) from error
        except UnusableTemplate as error:
            raise CommandError(f"The municipality's Word template cannot be filled in: {error}") from error
        except OSError as error:
            raise CommandError(
                f"The report was not made: {error.strerror or error}. Nothing of it is left."
            ) from error
        self.stdout.write(f"{options['out']}: {len(content)} bytes.")
        if missing := open_placeholders(report):
            self.stdout.write(f"Still to be written: {', '.join(place.title for place in missing)}.")


def _programme(name: str) -> Programme:
    municipality, _, slug = name.rpartition("/")
    found = Programme.objects.select_related("municipality").filter(slug=slug)
    if municipality:
        found = found.filter(municipality__slug=municipality)
    match list(found[:2]):
        case [programme]:
            return programme
        case []:
            raise CommandError(f"There is no programme called {name}.")
    raise CommandError(f"Several municipalities have a programme called {name}: write MUNICIPALITY/{name}.")


def _built(programme: Programme, options: dict[str, Any]) -> Report:
    on = options["on"] or timezone.localdate()
    language = language_of(options["language"])
    number = options["sub_project"]
    if number is None:
        contents = tertial_report if options["report"] == "tertial" else final_report
        return contents.build(programme, on=on, language=language, texts={})
    try:
        return sub_project_report.build(programme, number, on=on, language=language, texts={})
    except SubProject.DoesNotExist:
        raise CommandError(f"{programme} has no sub-project number {number}.") from None
