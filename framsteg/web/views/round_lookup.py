"""Finding a closed round of a programme, and telling of it by what was frozen rather than by what is now."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from framsteg.programme.models import Programme, ReportingRound
from framsteg.programme.queries.closed_rounds import round_as_of

from .programme_lookup import programme_at


@dataclass(frozen=True)
class FoundRound:
    programme: Programme
    round: ReportingRound


def round_at(request: HttpRequest, municipality: str, programme: str, day: date) -> FoundRound:
    """The closed round at an address; 404 where there is none. Open rounds are not there."""
    found = programme_at(request, municipality, programme)
    try:
        round_ = round_as_of(found, day)
    except ReportingRound.DoesNotExist:
        raise Http404(gettext("There is no closed follow-up as of that day here.")) from None
    return FoundRound(as_it_was(found, round_), round_)


def as_it_was(programme: Programme, round_: ReportingRound) -> Programme:
    """The programme with the title it had when the round closed, for the frame of the page. It is not stored."""
    programme.title, programme.title_en = round_.programme_title, round_.programme_title_en
    return programme
