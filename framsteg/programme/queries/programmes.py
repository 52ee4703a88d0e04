"""Programmes: the list of a municipality's, and one told whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from framsteg.programme.models import Decision, Programme

from .audience import Audience, programmes
from .closing import Ending, ending
from .decisions import chains_of
from .newest_round import newest_round
from .parts import Parts, parts
from .progress import ProgrammeProgress, Progress, progress, progress_of_many


@dataclass(frozen=True)
class ListedProgramme:
    programme: Programme
    progress: Progress


@dataclass(frozen=True)
class ProgrammeStory:
    """All that the page of a programme tells from the programme's own tables."""

    programme: Programme
    progress: ProgrammeProgress
    parts: Parts
    decisions: Sequence[Sequence[Decision]]
    ending: Ending | None


def programmes_of(municipality_id: int, *, audience: Audience = Audience.PUBLIC) -> Sequence[ListedProgramme]:
    """The municipality's programmes, the latest started first; those without a start last."""
    found = list(
        programmes(audience)
        .filter(municipality_id=municipality_id)
        .order_by(F("starts_on").desc(nulls_last=True), "title")
    )
    counts = progress_of_many([each.pk for each in found], audience=audience)
    return tuple(ListedProgramme(each, counts.get(each.pk, Progress())) for each in found)


def programme_named(municipality: str, slug: str, *, audience: Audience = Audience.PUBLIC) -> Programme:
    """The programme at an address, with its newest closed round. Raises Programme.DoesNotExist."""
    found = programmes(audience).select_related("municipality").annotate(**newest_round())
    return found.get(municipality__slug=municipality, slug=slug)


def story(programme: Programme, *, audience: Audience = Audience.PUBLIC) -> ProgrammeStory:
    """The whole programme, in a number of queries that does not depend on its size."""
    counted = progress(programme, audience=audience)
    return ProgrammeStory(
        programme=programme,
        progress=counted,
        parts=parts(programme, audience=audience),
        decisions=chains_of(programme, audience=audience),
        ending=ending(programme, counted.overall),
    )
