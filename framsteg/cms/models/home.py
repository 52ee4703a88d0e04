from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from framsteg.accounts.models import Municipality
from framsteg.cms.blocks.body import BodyBlock
from framsteg.cms.fields import BodyField
from framsteg.cms.start import front_of
from framsteg.cms.tree import readable_by_all, url_of

from .base import PublicPage
from .news import news_below
from .pictures import Pictured


class PortalPage(PublicPage):
    """The root of the site in one language: lists the municipalities, or leads to the only one."""

    template = "cms/portal.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.MunicipalityHomePage"]
    max_count_per_parent = 2

    class Meta:
        verbose_name = _("portal")
        verbose_name_plural = _("portals")

    def homes(self) -> list["MunicipalityHomePage"]:
        pages = readable_by_all(MunicipalityHomePage.objects.child_of(self))
        return list(pages.select_related("municipality", "locale").order_by("municipality__name"))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        homes = self.homes()
        if len(homes) == 1:
            return HttpResponseRedirect(homes[0].address)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"homes": self.homes(), "breadcrumbs": ()}


class MunicipalityHomePage(Pictured, PublicPage):
    """The start page of a municipality in one language. Its name in the address is the municipality's own."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    heading = models.CharField(_("heading"), max_length=120, blank=True)
    introduction = models.TextField(_("introduction"), max_length=500, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "cms/home.html"
    serve_related = ("picture",)
    parent_page_types = ["cms.PortalPage"]
    subpage_types = [
        "cms.SectionPage",
        "cms.ContentPage",
        "cms.NewsIndexPage",
        "cms.AccessibilityStatementPage",
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("municipality"),
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("introduction")], heading=_("Opening")),
        *Pictured.picture_panels,
        InlinePanel("shortcuts", heading=_("Shortcuts"), max_num=8),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def clean(self) -> None:
        super().clean()
        if self.municipality_id and self.slug != self.municipality.slug:
            raise ValidationError(
                {
                    "slug": _("The start page's name in the address is the municipality's: %s.")
                    % self.municipality.slug
                }
            )

    def describe(self) -> str:
        return super().describe() or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"front": front_of(self, news_below(self)), "breadcrumbs": ()}


class HomeShortcut(Orderable):
    """A way from the start page to something often asked for: a page of the site or an address."""

    page = ParentalKey(MunicipalityHomePage, on_delete=models.CASCADE, related_name="shortcuts")
    title = models.CharField(_("title"), max_length=80)
    text = models.CharField(_("text"), max_length=160, blank=True)
    to_page = models.ForeignKey(
        Page, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    to_address = models.CharField(
        _("or address"), max_length=300, blank=True, help_text=_("For example program/ or https://…")
    )

    panels = [FieldPanel("title"), FieldPanel("text"), PageChooserPanel("to_page"), FieldPanel("to_address")]

    class Meta(Orderable.Meta):
        verbose_name = _("shortcut")
        verbose_name_plural = _("shortcuts")

    def clean(self) -> None:
        super().clean()
        if bool(self.to_page_id) == bool(self.to_address):
            raise ValidationError({"to_address": _("Choose a page or write an address: one of the two.")})
        if self.to_address and not _is_safe(self.to_address):
            raise ValidationError(
                {
                    "to_address": _(
                        "Write an address on this site, such as program/, or one that starts with https://."
                    )
                }
            )

    def url(self, home: MunicipalityHomePage) -> str:
        """Where the shortcut leads; addresses without a scheme start at the municipality's start page."""
        if self.to_page:
            return url_of(self.to_page.url_path, home.language)
        return self.to_address if "://" in self.to_address else home.address + self.to_address.lstrip("/")


def _is_safe(address: str) -> bool:
    scheme, separator, _rest = address.partition(":")
    return not separator or scheme.lower() in ("https", "http") or "/" in scheme
