"""Addresses for programs: outside of the languages, and permanent."""

from django.urls import include, path

from .answers import for_anyone
from .api import nothing_here, urls

app_name = "open_data"
urlpatterns = [
    path("api/v1/", include(list(urls()))),
    path("api/", for_anyone(nothing_here), name="nothing_here"),
    path("api/<path:rest>", for_anyone(nothing_here)),
]
