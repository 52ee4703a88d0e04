"""Releases as the public finds them, and the next one that is due."""

from datetime import datetime

from django.db.models import Min
from django.db.models.functions import Coalesce, Greatest

from framsteg.reports.models import Release, ReleaseState


def next_due() -> datetime | None:
    """When the next release is to be made public, or tried again; None where none waits. One query on its own index."""
    waiting = Release.objects.filter(state=ReleaseState.SCHEDULED)
    when = Greatest("release_at", Coalesce("retry_at", "release_at"))
    moment: datetime | None = waiting.aggregate(first=Min(when))["first"]
    return moment


def press_release_at(municipality: str, slug: str) -> Release:
    """The release at an address: public, or waiting and announced. Raises Release.DoesNotExist."""
    found = Release.objects.select_related("municipality", "programme", "event").get(
        municipality__slug=municipality, slug=slug
    )
    is_coming = found.is_announced and found.state == ReleaseState.SCHEDULED
    if not (found.is_public or is_coming):
        raise Release.DoesNotExist
    return found
