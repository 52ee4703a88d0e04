"""Addresses of the pages about the open data. The words are Swedish in both languages."""

from django.urls import path

from . import pages

app_name = "open_data_pages"
urlpatterns = [
    path("oppna-data/", pages.overview, name="overview"),
    path("oppna-data/<slug:name>/", pages.kind, name="kind"),
]
