from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One thing that happened: who, when, to what, before and after.

    Rows are only ever added (the database refuses change and deletion) and hold no foreign keys: what happened
    stays told when the person or the object is gone. `before` and `after` hold only the fields that changed.
    """

    class Action(models.TextChoices):
        CREATED = "created", _("Created")
        CHANGED = "changed", _("Changed")
        REMOVED = "removed", _("Removed")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn from publication")
        SIGNED_IN = "signed_in", _("Signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("Failed sign-in")
        SIGNED_OUT = "signed_out", _("Signed out")
        SIGN_IN_CHANGED = "sign_in_changed", _("Changed how one signs in")
        EXPORTED = "exported", _("Exported")

    at = models.DateTimeField(_("time"))
    actor_id = models.CharField(_("user"), max_length=40, blank=True)
    actor_label = models.CharField(_("who"), max_length=200)
    municipality_code = models.CharField(_("municipality"), max_length=4, blank=True)
    action = models.CharField(_("what happened"), max_length=20, choices=Action)
    object_type = models.CharField(_("kind"), max_length=100)
    object_id = models.CharField(_("identity"), max_length=40)
    object_label = models.CharField(_("object"), max_length=300)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        indexes = [
            models.Index(fields=["object_type", "object_id", "-at"], name="audit_by_object"),
            models.Index(fields=["municipality_code", "-at"], name="audit_by_municipality"),
            models.Index(fields=["object_type"], name="audit_removed", condition=models.Q(action="removed")),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.action} {self.object_label}"
