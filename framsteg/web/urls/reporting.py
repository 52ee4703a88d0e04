"""Addresses at which people report: signed in, or by a personal link. The words are Swedish in both languages."""

from django.urls import path

from framsteg.web.views import reporting, stop_reminders
from framsteg.web.views.desk import by_link, signed_in

_MINE, _PARTNER = "mitt-arbete/", "rapportera/<str:token>/"
_PAGES = (
    ("", reporting.work, "work"),
    ("<int:ask>/", reporting.report, "report"),
    ("<int:ask>/utkast/", reporting.draft, "draft"),
    ("<int:ask>/kvitto/<int:report>/", reporting.receipt, "receipt"),
)

urlpatterns = [
    *(path(f"{_MINE}{address}", signed_in(view), name=f"my_{name}") for address, view, name in _PAGES),
    path(f"{_MINE}arbete.js", reporting.worker, name="work_worker"),
    path(f"{_MINE}paminnelser/", signed_in(reporting.reminder_choice), name="reminder_choice"),
    *(path(f"{_PARTNER}{address}", by_link(view), name=f"partner_{name}") for address, view, name in _PAGES),
    path("paminnelser/<str:signed>/", stop_reminders.stop, name="stop_reminders"),
]
