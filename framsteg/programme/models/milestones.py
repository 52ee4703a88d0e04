from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

from .sub_projects import SubProject


class Milestone(Recorded):
    """Something to reach by a day. The original day is kept when it is replanned."""

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
