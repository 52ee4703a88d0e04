"""Addresses of the public site below /<language>/<municipality>/."""

from django.urls import include, path

app_name = "web"
urlpatterns = [
    path("", include(f"framsteg.web.urls.{part}"))
    for part in (
        "site",
        "programme",
        "indicators",
        "evaluations",
        "reporting",
        "reports",
        "participation",
        "following",
    )
]
