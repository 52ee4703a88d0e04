from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelsearch import index

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Provenance, Publishable, Recorded

from .fields import long_text, precision_field


class ProgrammeKind(models.TextChoices):
    DEVELOPMENT = "development", _("Development programme")
    CITIZEN_PROMISE = "citizen_promise", _("Citizen promise")
    PRE_STUDY = "pre_study", _("Pre-study")
    OTHER = "other", _("Other programme")


class Programme(index.Indexed, Recorded, Publishable, Provenance):
    """What is run and accounted for: from the first seminar to the final report and what came after.

    `closed_on` repeats the latest `Closing`; it is written only by actions.closing. A closed programme has an answer
    to what happens to each sub-project that is open: the database refuses anything else.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("municipality")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=ProgrammeKind, default=ProgrammeKind.DEVELOPMENT
    )
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    slug = models.SlugField(_("name in addresses"), max_length=80)
    summary = models.TextField(
        _("summary"), blank=True, max_length=1000, help_text=_("One or two sentences.")
    )
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=1000)
    body = long_text(_("text"))
    body_en = long_text(_("text in English"))
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    starts_precision = precision_field(_("how much of the start is known"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    ends_precision = precision_field(_("how much of the end is known"))
    closed_on = models.DateField(pgettext_lazy("programme", "closed"), null=True, blank=True, editable=False)
    units = models.ManyToManyField(
        "accounts.OrganisationUnit",
        through="programme.ProgrammeUnit",
        related_name="programmes",
        verbose_name=_("units and partners"),
    )

    search_fields = [
        index.SearchField("title", boost=10),
        index.SearchField("title_en", boost=10),
        index.SearchField("summary", boost=3),
        index.SearchField("summary_en", boost=3),
        index.SearchField("body"),
        index.SearchField("body_en"),
        index.AutocompleteField("title"),
        index.FilterField("municipality_id"),
        index.FilterField("visibility"),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="programme_slug_once_per_municipality",
                violation_error_message=_("There is already a programme with this name in its address."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(condition=Q(kind__in=ProgrammeKind.values), name="programme_kind_known"),
            models.CheckConstraint(
                condition=Q(visibility__in=["draft", "public"]), name="programme_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title
