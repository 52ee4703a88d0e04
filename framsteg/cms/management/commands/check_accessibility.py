"""`manage.py check_accessibility`: every kind of public page in a real browser, and the list of known faults."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from framsteg.accounts.models import Municipality
from framsteg.audit.actors import SystemActor
from framsteg.cms.accessibility.browser import NoBrowser, NotServed, looking
from framsteg.cms.accessibility.keeping import keep
from framsteg.cms.accessibility.walking import walk

NAME = "check_accessibility"


class Command(BaseCommand):
    help = (
        "Look at every kind of public page of the running site with a program, and write what is wrong to the list in "
        "the accessibility statement. What people have written there is kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("municipality", nargs="*", help="names in addresses; all, where none is given")
        parser.add_argument("--address", default=settings.FRAMSTEG_BASE_URL, help="where the site is served")
        parser.add_argument(
            "--language", action="append", choices=[code for code, _name in settings.LANGUAGES]
        )

    def handle(
        self, *, municipality: list[str], address: str, language: list[str] | None, **options: Any
    ) -> None:
        places = Municipality.objects.order_by("slug")
        chosen = list(places.filter(slug__in=municipality) if municipality else places)
        if unknown := set(municipality) - {each.slug for each in chosen}:
            raise CommandError(f"There is no municipality {', '.join(sorted(unknown))} here.")
        languages = language or [code for code, _name in settings.LANGUAGES]
        try:
            with looking(address.rstrip("/")) as look:
                walks = [(place, walk(place.slug, languages, look, self.stdout.write)) for place in chosen]
        except (NoBrowser, NotServed) as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        for place, walked in walks:
            kept = keep(place, walked, by=SystemActor(NAME), at=timezone.now(), on=timezone.localdate())
            self.stdout.write(
                f"{place}: {len(walked.visits)} kinds of pages, {sum(walked.visits.values())} pages. "
                f"Faults: {kept.new} new, {kept.again} back again, {kept.open_as_before} open as before, "
                f"{kept.mended} mended."
            )
            if walked.not_reached:
                self.stdout.write(f"No link led to: {', '.join(walked.not_reached)}. Look at these by hand.")
