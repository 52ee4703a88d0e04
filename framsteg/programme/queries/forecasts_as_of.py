"""The forecast that counted on a day, for the budget year that the day lies in."""

from datetime import date

from framsteg.programme.models import Forecast, SubProject


def forecast_as_of(sub_project: SubProject, day: date) -> Forecast | None:
    """The latest forecast as of that day; of several for one day, the one added last; None where there is none."""
    of_year = Forecast.objects.filter(sub_project=sub_project, budget_year=day.year, as_of__lte=day)
    return of_year.order_by("-as_of", "-id").first()
