from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import ReportingRound, RoundState

from .dates import check_order, check_years
from .status_reports import first_day

KEPT_WHILE_OPEN = ("programme_id", "as_of", "asks_done")
"""What cannot change once the questions have been put."""


@recording.check.register(ReportingRound)
def _round(round_: ReportingRound, *, on: date) -> None:
    check_years(round_, "as_of", "opens_on", "due_on")
    check_order(
        round_, "as_of", "opens_on", _("Nobody can say how it stands on a day that has not come yet.")
    )
    check_order(round_, "opens_on", "due_on", _("The round is to be answered before it opens."))
    if (first := first_day(round_.programme)) and round_.as_of < first:
        raise ValidationError({"as_of": _("The programme had not begun on that day.")})
    if round_.pk and round_.state != RoundState.PLANNED:
        _check_kept(round_)


def _check_kept(round_: ReportingRound) -> None:
    stored = ReportingRound.objects.get(pk=round_.pk)
    if stored.state == RoundState.CLOSED:
        raise ValidationError(_("A closed round never changes."))
    changed = [name for name in KEPT_WHILE_OPEN if getattr(stored, name) != getattr(round_, name)]
    if stored.state == RoundState.OPEN and changed:
        message = _("This cannot change while the round is open: reports rest on it.")
        raise ValidationError({name.removesuffix("_id"): message for name in changed})
