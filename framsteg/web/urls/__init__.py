"""Addresses of the public site below /<language>/<municipality>/."""

from importlib.util import find_spec

from django.urls import include, path

app_name = "web"
urlpatterns = [
    path("", include("framsteg.web.urls.site")),
    path("", include("framsteg.web.urls.indicators")),
    path("", include("framsteg.web.urls.evaluations")),
]
if find_spec("framsteg.web.urls.programme"):
    urlpatterns.append(path("", include("framsteg.web.urls.programme")))
