"""Every address of the installation. Public pages start with their language and municipality."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_section
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as editor_urls
from wagtail.documents import urls as document_urls
from wagtail.views import authenticate_with_password

from framsteg.cms.media import media_file
from framsteg.cms.sitemaps import SITEMAPS
from framsteg.cms.views import not_here, serve
from framsteg.login.views import one_login
from framsteg.web.views import site
from framsteg.web.views.short import short_address

urlpatterns = [
    path("", RedirectView.as_view(url=f"/{settings.LANGUAGE_CODE}/"), name="root"),
    # The doors that Wagtail has of its own, before Wagtail.
    path("admin/login/", one_login),
    re_path(r"^admin/password_reset/", one_login),
    # Workflows are not used, and Wagtail's pages of them tell titles of drafts to whoever asks.
    re_path(r"^admin/(?:pages/workflow|workflows|reports/workflow|reports/workflow_tasks)/", not_here),
    path("admin/", include(editor_urls)),
    path("konto/", include("framsteg.login.urls")),
    path("documents/", include(document_urls)),
    # Pictures and logotypes; documents go through their view, which knows who may read them.
    re_path(r"^media/(?P<path>(?:images|logotypes)/.+)$", media_file),
    path("", include("framsteg.open_data.urls")),
    path("d/<str:code>/", short_address, name="short_address"),
    path("d/<str:code>", short_address),
    path("robots.txt", site.robots, name="robots"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemap_section,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("_util/login/", one_login, name="wagtailcore_login"),
    *i18n_patterns(
        path("<slug:municipality>/", include("framsteg.web.urls")),
        path("<slug:municipality>/", include("framsteg.open_data.page_urls")),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    ),
]
handler400 = "framsteg.web.views.site.bad_request"
handler429 = "framsteg.login.views.too_many"
handler404 = "framsteg.web.views.site.not_found"
handler500 = "framsteg.web.views.site.server_error"
