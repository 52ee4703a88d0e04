from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded
from framsteg.programme.models import Programme

from .drafts import ReportDraft

SHA256 = r"^[0-9a-f]{64}$"


class ReportComment(Recorded):
    """What somebody says about a section while the report is being reviewed."""

    shown_in_public = False

    draft = models.ForeignKey(
        ReportDraft, on_delete=models.CASCADE, related_name="comments", verbose_name=_("report")
    )
    anchor = models.CharField(_("section"), max_length=120)
    role = models.CharField(_("says it as"), max_length=60, blank=True)
    said_by = models.CharField(_("said by"), max_length=200)
    text = models.TextField(_("comment"), max_length=5_000)
    resolved_by = models.CharField(_("settled by"), max_length=200, blank=True)
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=(Q(resolved_at__isnull=True) & Q(resolved_by=""))
                | (Q(resolved_at__isnull=False) & ~Q(resolved_by="")),
                name="reports_comment_settled_by_someone",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def programme(self) -> Programme:
        return self.draft.programme


class Part(models.TextChoices):
    """Who signs: one who answers for the programme, and one who answers for its figures."""

    OWNER = "owner", _("Owner")
    CONTROLLER = "controller", _("Controller")


class ReportSignature(models.Model):
    """Somebody stands by the content with this checksum. Rows are only ever added."""

    draft = models.ForeignKey(ReportDraft, on_delete=models.PROTECT, related_name="signatures")
    round = models.PositiveSmallIntegerField(_("signing round"))
    part = models.CharField(_("signs as"), max_length=10, choices=Part)
    role = models.CharField(_("role"), max_length=200)
    name = models.CharField(_("name, where the role is public"), max_length=200, blank=True)
    signed_by_id = models.CharField(max_length=40)
    signed_by = models.CharField(_("signed by"), max_length=200)
    signed_at = models.DateTimeField(_("signed"))
    content_hash = models.CharField(_("checksum of the content"), max_length=64)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(fields=["draft", "round", "part"], name="reports_part_signs_once"),
            models.UniqueConstraint(
                fields=["draft", "round", "signed_by_id"],
                name="reports_two_people_sign",
                violation_error_message=_("The owner and the controller must be two people."),
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="reports_part_known"),
            models.CheckConstraint(condition=Q(content_hash__regex=SHA256), name="reports_signed_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.signed_by}"

    @property
    def programme(self) -> Programme:
        return self.draft.programme
