from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

from .status_reports import StatusReport
from .sub_projects import SubProject


class Milestone(Recorded):
    """Something to reach by a day. The original day is kept when it is replanned; each move is a `MilestoneMove`."""

    sub_project = models.ForeignKey(
        SubProject, on_delete=models.CASCADE, related_name="milestones", verbose_name=_("sub-project")
    )
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    original_date = models.DateField(_("original date"))
    replanned_date = models.DateField(_("replanned to"), null=True, blank=True)
    reached_on = models.DateField(_("reached"), null=True, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        indexes = [models.Index(fields=["sub_project", "original_date"], name="programme_milestone_in_order")]

    def __str__(self) -> str:
        return self.title

    @property
    def planned(self) -> date:
        """The day it is planned for now."""
        return self.replanned_date or self.original_date


class MilestoneMove(models.Model):
    """That a milestone was moved: from which day to which, and why. Only ever added."""

    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, related_name="moves", verbose_name=_("milestone")
    )
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"))
    reason = models.TextField(_("why"), blank=True, max_length=2000)
    report = models.ForeignKey(
        StatusReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestone_moves",
        verbose_name=_("the report in which it was told"),
    )
    moved_at = models.DateTimeField(_("moved"))

    class Meta:
        verbose_name = _("move of a milestone")
        verbose_name_plural = _("moves of milestones")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to_date=models.F("from_date")), name="programme_milestone_moved_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.from_date} – {self.to_date}"

    @property
    def days(self) -> int:
        """How far it was moved; less than zero where it was brought forward."""
        return (self.to_date - self.from_date).days
