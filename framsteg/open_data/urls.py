"""Addresses for programs: outside of the languages, and permanent."""

from django.urls import include, path

from .answers import for_anyone
from .api import nothing_here, urls
from .datasets import catalogue, named

app_name = "open_data"
urlpatterns = [
    path("api/v1/", include(list(urls()))),
    path("datasets/dcat", catalogue, name="catalogue"),
    path("datasets/dcat.jsonld", catalogue, {"form": "json"}, name="catalogue_json"),
    path("datasets/<slug:municipality>/dcat", catalogue, name="catalogue_of"),
    path("datasets/<slug:municipality>/dcat.jsonld", catalogue, {"form": "json"}, name="catalogue_json_of"),
    path("datasets/<slug:municipality>/<slug:name>", named, name="dataset"),
    path("datasets/<slug:municipality>/<slug:name>/<slug:part>", named),
    path("api/", for_anyone(nothing_here), name="nothing_here"),
    path("api/<path:rest>", for_anyone(nothing_here)),
]
