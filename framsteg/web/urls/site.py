"""Addresses of what belongs to the site as a whole."""

from django.urls import path

from framsteg.web.views import contact, search, site, theme

urlpatterns = [
    path("sok/", search.results, name="search"),
    path("kontakt/", contact.form, name="contact"),
    path("kontakt/tack/", contact.sent, name="contact_sent"),
    path("om-data-och-kallor/", site.about, name="about"),
    path("tema.css", theme.stylesheet, name="theme"),
]
