from django.db import models
from django.utils.translation import gettext_lazy as _


class ProvenanceKind(models.TextChoices):
    OWN_RECORD = "own_record", _("The municipality's own record")
    PUBLIC_SOURCE = "public_source", _("A public source")
    NOT_PUBLIC = "not_public", _("Not public")
    ILLUSTRATIVE = "illustrative", _("Illustrative example, not real data")


class Provenance(models.Model):
    """Where a statement comes from, and whether it is only an example.

    Every page that shows something illustrative or not public says so, with the note.
    """

    provenance = models.CharField(
        _("where this comes from"), max_length=20, choices=ProvenanceKind, default=ProvenanceKind.OWN_RECORD
    )
    provenance_note = models.CharField(_("note on where this comes from"), max_length=500, blank=True)
    provenance_note_en = models.CharField(
        _("note on where this comes from, in English"), max_length=500, blank=True
    )
    source_url = models.URLField(_("address of the source"), blank=True)

    class Meta:
        abstract = True

    @property
    def is_illustrative(self) -> bool:
        return self.provenance == ProvenanceKind.ILLUSTRATIVE
