from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Recorded


class SourceKind(models.TextChoices):
    """How figures from the source arrive."""

    SCB = "scb", _("Statistics Sweden (SCB)")
    KOLADA = "kolada", _("Kolada")
    FILE = "file", _("File")
    BY_HAND = "by_hand", _("Entered by hand")


class Source(Recorded):
    """Who publishes the figures, under which licence, and how they want to be named.

    Without a municipality it is shared by all; with one it is that municipality's own.
    """

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("own source of"),
    )
    key = models.SlugField(_("short name"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    credit = models.CharField(_("credit line"), max_length=200, help_text=_("For example Källa: SCB."))
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    licence_url = models.URLField(_("address of the licence"), blank=True)
    url = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SourceKind.values), name="indicators_source_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FetchRun(models.Model):
    """One delivery of figures that was applied: from where, fetched when, and what it changed.

    Rows are only ever added, and every observation points to the one it came with.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="runs", verbose_name=_("source")
    )
    reference = models.CharField(_("what was fetched"), max_length=300)
    fetched_at = models.DateTimeField(_("fetched"))
    applied_at = models.DateTimeField(_("applied"))
    applied_by = models.CharField(_("applied by"), max_length=200)
    content_sha256 = models.CharField(
        _("checksum of the raw answer"),
        max_length=64,
        validators=[RegexValidator(r"^[0-9a-f]{64}$")],
    )
    source_updated = models.CharField(_("updated by the source"), max_length=40, blank=True)
    new = models.PositiveIntegerField(_("new"), default=0)
    revised = models.PositiveIntegerField(_("revised"), default=0)
    gone = models.PositiveIntegerField(_("gone"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    not_understood = models.JSONField(_("not understood"), default=list)

    class Meta:
        verbose_name = _("delivery of figures")
        verbose_name_plural = _("deliveries of figures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                name="indicators_run_has_checksum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, {self.fetched_at:%Y-%m-%d}"
