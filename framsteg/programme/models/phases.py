from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Provenance, Recorded

from .fields import long_text, precision_field
from .programme import Programme


class PhaseKind(models.TextChoices):
    SEMINAR = "seminar", _("Seminar")
    PLANNING = "planning", _("Planning")
    IMPLEMENTATION = "implementation", _("Implementation")
    CLOSED = "closed", _("Final report")
    AFTERWARDS = "afterwards", _("What came after")


class Phase(Recorded, Provenance):
    """A part of the programme's time, in order. A date that is not known is left out, never guessed."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="phases", verbose_name=_("programme")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=20, choices=PhaseKind)
    title = models.CharField(_("title"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    text = long_text(_("text"))
    text_en = long_text(_("text in English"))
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    starts_precision = precision_field(_("how much of the start is known"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    ends_precision = precision_field(_("how much of the end is known"))

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "order"],
                name="programme_phase_order_once",
                violation_error_message=_("Another phase of the programme has this place in the order."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="programme_phase_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(condition=Q(kind__in=PhaseKind.values), name="programme_phase_kind_known"),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
