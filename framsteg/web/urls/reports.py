"""Addresses of reports and of the press pages. The words are Swedish in both languages, and permanent."""

from django.urls import path

from framsteg.web.views import press, press_previews, reports

_REPORT = "rapport/<slug:slug>/"
_EDITION = f"{_REPORT}<int:number>/"
_PRESS = "press/<slug:slug>/"
_PREVIEW = f"{_PRESS}forhand/<str:token>/"

urlpatterns = [
    path("rapport/", reports.report_list, name="reports"),
    path(_REPORT, reports.newest, name="report"),
    path(f"{_REPORT}senaste/", reports.newest, name="report_newest"),
    path(_EDITION, reports.edition, name="report_edition"),
    path(f"{_EDITION}efterat/", reports.afterwards, name="report_afterwards"),
    path(f"{_EDITION}rapport.<str:extension>", reports.download, name="report_download"),
    path(f"{_EDITION}diagram/<slug:chart>.<str:extension>", reports.chart, name="report_chart"),
    path("press/", press.release_list, name="press_releases"),
    path(_PRESS, press.release, name="press_release"),
    path(_PREVIEW, press_previews.release, name="press_preview"),
    path(f"{_PREVIEW}<int:item>/", press_previews.item, name="press_preview_item"),
    path(
        f"{_PREVIEW}<int:item>/rapport.<str:extension>",
        press_previews.download,
        name="press_preview_download",
    ),
    path(
        f"{_PREVIEW}<int:item>/diagram/<slug:chart>.<str:extension>",
        press_previews.chart,
        name="press_preview_chart",
    ),
]
