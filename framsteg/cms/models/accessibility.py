from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from framsteg.cms.known_faults import known_faults

from .base import PublicPage

REPORT_PAGE = "https://www.digg.se/tdosanmalan"
"""Where anyone may report to the supervising authority that a service does not follow the law."""

_FEATURES = ["bold", "ul", "ol", "link"]


class Conformance(models.TextChoices):
    """How well a service follows the law; a statement names exactly one."""

    FULL = "full", _("Fully conformant")
    PARTIAL = "partial", _("Partially conformant")
    NONE = "none", _("Not conformant")


class Method(models.TextChoices):
    SELF_ASSESSMENT = "self_assessment", _("An assessment of our own")
    EXTERNAL = "external", _("An assessment by somebody else")
    BOTH = "both", _("An assessment of our own and one by somebody else")


class AccessibilityStatementPage(PublicPage):
    """The accessibility statement that the law (2018:1937) asks for, field by field."""

    public_actor = models.CharField(_("public actor"), max_length=200)
    service = models.CharField(_("service"), max_length=300, help_text=_("What the statement is about."))
    conformance = models.CharField(_("conformance"), max_length=10, choices=Conformance)
    not_accessible = RichTextField(
        _("what is not accessible, and why"), blank=True, features=_FEATURES, max_length=20_000
    )
    disproportionate = RichTextField(
        _("what is excepted as unreasonably burdensome"), blank=True, features=_FEATURES, max_length=20_000
    )
    outside_law = RichTextField(
        _("what the law does not cover"), blank=True, features=_FEATURES, max_length=20_000
    )
    method = models.CharField(_("how it was assessed"), max_length=20, choices=Method)
    method_text = RichTextField(
        _("more about the assessment"), blank=True, features=_FEATURES, max_length=20_000
    )
    assessed_on = models.DateField(_("assessed"))
    updated_on = models.DateField(_("last updated"))

    template = "cms/accessibility.html"
    parent_page_types = ["cms.MunicipalityHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("public_actor"), FieldPanel("service"), FieldPanel("conformance")],
            heading=_("Statement"),
        ),
        FieldPanel("not_accessible"),
        FieldPanel("disproportionate"),
        FieldPanel("outside_law"),
        MultiFieldPanel(
            [
                FieldPanel("method"),
                FieldPanel("method_text"),
                FieldPanel("assessed_on"),
                FieldPanel("updated_on"),
            ],
            heading=_("Assessment"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("service"), index.SearchField("not_accessible")]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")
        constraints = [
            # Empty is for drafts: a statement cannot be published without naming its level.
            models.CheckConstraint(
                condition=models.Q(conformance__in=["", *Conformance.values]),
                name="cms_statement_names_one_level",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.conformance and (self.conformance == Conformance.FULL) == bool(self.not_accessible):
            raise ValidationError(
                {"not_accessible": _("Tell what is not accessible, unless the service is fully conformant.")}
            )

        if self.conformance == Conformance.FULL and self._has_known_faults():
            raise ValidationError(
                {
                    "conformance": _(
                        "Automatic checks have found faults that are not mended: the service is not fully conformant."
                    )
                }
            )
        if self.assessed_on and self.updated_on and self.updated_on < self.assessed_on:
            raise ValidationError(
                {"updated_on": _("The statement was updated before the assessment it tells of.")}
            )

    def describe(self) -> str:
        return super().describe() or self.service

    def _has_known_faults(self) -> bool:
        """A page that is new stands nowhere yet: it is asked again when it is published."""
        return bool(self.url_path) and bool(known_faults(self.municipality_slug, self.language).open)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        known = known_faults(self.municipality_slug, self.language)
        return super().get_context(request, *args, **kwargs) | {"report_page": REPORT_PAGE, "known": known}
