"""Addresses of indicators. The words are Swedish in both languages."""

from django.urls import path

from framsteg.web.views import indicators

_INDICATOR = "nyckeltal/<str:code>/"

urlpatterns = [
    path("nyckeltal/", indicators.indicator_list, name="indicators"),
    path(_INDICATOR, indicators.indicator, name="indicator"),
    path(f"{_INDICATOR}data.csv", indicators.as_csv, name="indicator_csv"),
    path(f"{_INDICATOR}data.json", indicators.as_json, name="indicator_json"),
]
