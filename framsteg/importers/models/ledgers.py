from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality

from .fetches import SHA256


class LedgerReading(models.Model):
    """How a municipality has said that tables of accounts with certain headings are read, for the next such file."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="ledger_readings", verbose_name=_("municipality")
    )
    signature_sha256 = models.CharField(_("checksum of the headings"), max_length=64)
    reading = models.JSONField(_("how the columns are read"))
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.CharField(_("by"), max_length=200)

    class Meta:
        verbose_name = _("remembered reading of accounts")
        verbose_name_plural = _("remembered readings of accounts")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signature_sha256"], name="importers_ledger_reading_once"
            ),
            models.CheckConstraint(
                condition=Q(signature_sha256__regex=SHA256), name="importers_ledger_reading_has_checksum"
            ),
        ]

    def __str__(self) -> str:
        return self.signature_sha256[:12]
