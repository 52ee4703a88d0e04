"""Addresses of what belongs to the site as a whole."""

from django.urls import path

from framsteg.web.views import contact, embeds, search, site, theme

urlpatterns = [
    path("sok/", search.results, name="search"),
    path("kontakt/", contact.form, name="contact"),
    path("kontakt/tack/", contact.sent, name="contact_sent"),
    path("om-data-och-kallor/", site.about, name="about"),
    path("oppna-data/badda-in/", embeds.codes, name="boxes"),
    path("ruta/program/<slug:programme>/", embeds.programme, name="programme_box"),
    path("ruta/nyckeltal/<str:code>/", embeds.indicator, name="indicator_box"),
    path("tema.css", theme.stylesheet, name="theme"),
]
