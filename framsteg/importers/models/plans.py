from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.programme.models import Programme

from .fetches import SHA256


class PlanImportState(models.TextChoices):
    UPLOADED = "uploaded", _("Uploaded, nothing changed yet")
    APPLIED = "applied", _("Applied")
    UNDONE = "undone", _("Undone")
    DISCARDED = "discarded", _("Discarded")


class PlanImport(models.Model):
    """A plan's file on its way into a programme: what it holds, how its columns are to be read, and what came of it.

    The file itself lies in the data folder under its checksum. What it would change is computed anew from the file and
    the mapping each time it is shown, so nothing is lost between the steps.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="plan_imports", verbose_name=_("programme")
    )
    file_name = models.CharField(_("file"), max_length=255)
    content_sha256 = models.CharField(_("checksum"), max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    mapping = models.JSONField(_("how the columns are read"))
    state = models.CharField(
        _("state"), max_length=10, choices=PlanImportState, default=PlanImportState.UPLOADED
    )
    uploaded_at = models.DateTimeField(_("uploaded"))
    uploaded_by = models.CharField(_("uploaded by"), max_length=200)
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    applied_by = models.CharField(_("applied by"), max_length=200, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.CharField(_("undone by"), max_length=200, blank=True)
    report = models.JSONField(_("quality report"), default=dict, blank=True)
    made = models.JSONField(_("what it made"), default=dict, blank=True)
    """For each kind the keys of the objects that the import made; each was in its first version."""

    class Meta:
        verbose_name = _("import of a plan")
        verbose_name_plural = _("imports of plans")
        indexes = [models.Index(fields=["programme", "-uploaded_at"], name="importers_plan_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PlanImportState.values), name="importers_plan_state_known"
            ),
            models.CheckConstraint(
                condition=Q(content_sha256__regex=SHA256), name="importers_plan_has_checksum"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["applied", "undone"], applied_at__isnull=False)
                | (~Q(state__in=["applied", "undone"]) & Q(applied_at__isnull=True)),
                name="importers_applied_plan_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportedObject(models.Model):
    """One object that an import changed or removed, with its values before, so that it can be undone."""

    class Did(models.TextChoices):
        CHANGED = "changed", _("Changed")
        REMOVED = "removed", _("Removed")

    plan_import = models.ForeignKey(
        PlanImport, on_delete=models.CASCADE, related_name="objects_touched", verbose_name=_("import")
    )
    did = models.CharField(_("what was done"), max_length=10, choices=Did)
    object_type = models.CharField(_("kind"), max_length=100)
    object_id = models.BigIntegerField(_("identity"))
    object_label = models.CharField(_("object"), max_length=300)
    version = models.PositiveIntegerField(_("version afterwards"), default=0)
    before = models.JSONField(_("before"), default=dict)

    class Meta:
        verbose_name = _("imported object")
        verbose_name_plural = _("imported objects")
        indexes = [models.Index(fields=["plan_import", "object_type"], name="importers_touched")]

    def __str__(self) -> str:
        return self.object_label


class PlanMapping(models.Model):
    """What a municipality has said about tables with certain headings, for the next file that has them."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="plan_mappings", verbose_name=_("municipality")
    )
    signature_sha256 = models.CharField(_("checksum of the headings"), max_length=64)
    mapping = models.JSONField(_("how the columns are read"))
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("remembered mapping")
        verbose_name_plural = _("remembered mappings")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signature_sha256"], name="importers_mapping_once"
            ),
        ]

    def __str__(self) -> str:
        return self.signature_sha256[:12]
