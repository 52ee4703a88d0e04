"""Addresses of what belongs to the site as a whole."""

from django.urls import path

from framsteg.web.views import contact, embeds, feeds_programme, search, site, theme

from . import converters  # noqa: F401  which registers <feed:…>

urlpatterns = [
    path("sok/", search.results, name="search"),
    path("sok/<feed:form>.xml", feeds_programme.of_search, name="search_feed"),
    path("sok/kalender.ics", feeds_programme.search_calendar, name="search_calendar"),
    path("kontakt/", contact.form, name="contact"),
    path("kontakt/tack/", contact.sent, name="contact_sent"),
    path("om-data-och-kallor/", site.about, name="about"),
    path("oppna-data/badda-in/", embeds.codes, name="boxes"),
    path("ruta/program/<slug:programme>/", embeds.programme, name="programme_box"),
    path("ruta/nyckeltal/<str:code>/", embeds.indicator, name="indicator_box"),
    path("tema.css", theme.stylesheet, name="theme"),
]
