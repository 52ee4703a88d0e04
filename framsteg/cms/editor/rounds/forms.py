"""The form for planning a round."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.programme.models import ReportingRound

TERTIALS = ((4, 30), (8, 31), (12, 31))
"""The days as of which municipalities usually report."""
TIME_TO_ANSWER = timedelta(days=14)


class RoundForm(EditorForm):
    """A round of a programme; the next tertial that has none is suggested."""

    owner_field = "programme"

    def suggest(self) -> None:
        taken = set(
            ReportingRound.objects.filter(programme=self.instance.programme_id).values_list(
                "as_of", flat=True
            )
        )
        number, day = next_tertial(self.today, taken)
        opens_on = day + timedelta(days=1)
        self.initial |= {
            "title": _("Tertial %(number)d, %(year)d") % {"number": number, "year": day.year},
            "as_of": day,
            "opens_on": opens_on,
            "due_on": opens_on + TIME_TO_ANSWER,
        }


def next_tertial(today: date, taken: set[date]) -> tuple[int, date]:
    """The number and the last day of the first tertial that ends today or later and has no round."""
    days = (
        (number, date(year, month, day))
        for year in range(today.year, today.year + len(taken) + 2)
        for number, (month, day) in enumerate(TERTIALS, 1)
    )
    return next((number, day) for number, day in days if day >= today and day not in taken)
