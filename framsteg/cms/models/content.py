from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from framsteg.cms.blocks.body import BodyBlock
from framsteg.cms.fields import BodyField

from .base import PublicPage


class SectionPage(PublicPage):
    """A part of the site with a sub-navigation of its own, such as "Kommun & politik"."""

    lead = models.TextField(_("lead"), max_length=500, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "cms/section.html"
    parent_page_types = ["cms.MunicipalityHomePage", "cms.SectionPage"]
    subpage_types = ["cms.SectionPage", "cms.ContentPage", "cms.NewsIndexPage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead", boost=2), index.SearchField("body")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def describe(self) -> str:
        return super().describe() or self.lead


class ContentPage(PublicPage):
    """A page of text."""

    lead = models.TextField(_("lead"), max_length=500, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "cms/content.html"
    parent_page_types = ["cms.MunicipalityHomePage", "cms.SectionPage", "cms.ContentPage"]
    subpage_types = ["cms.ContentPage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead", boost=2), index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def describe(self) -> str:
        return super().describe() or self.lead
