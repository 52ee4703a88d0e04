from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Provenance

from .rounds import ReportingRound
from .status_reports import Outlook, Stage, StatusReport
from .sub_projects import SubProject


class RoundRow(Provenance):
    """How a sub-project stood when a round closed: words and figures, not links, so that it stays as it was.

    One row for each sub-project of the programme, whether or not it was asked about. The stage is that of the latest
    report as of the round's day; owner, unit, area and planned end are as they were when the round closed. Only ever
    added. Where the stage comes from, or whether it is an example, is told by the report's provenance.
    """

    round = models.ForeignKey(
        ReportingRound, on_delete=models.PROTECT, related_name="rows", verbose_name=_("reporting round")
    )
    sub_project = models.ForeignKey(
        SubProject, on_delete=models.PROTECT, related_name="round_rows", verbose_name=_("sub-project")
    )
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    is_public = models.BooleanField(_("public when the round closed"))
    area_number = models.PositiveSmallIntegerField(_("number of the main area"))
    area_title = models.CharField(_("main area"), max_length=200)
    area_title_en = models.CharField(_("main area in English"), max_length=200, blank=True)
    unit = models.CharField(_("lead unit"), max_length=200, blank=True)
    unit_en = models.CharField(_("lead unit in English"), max_length=200, blank=True)
    owner = models.CharField(_("responsible"), max_length=200, blank=True)
    owner_en = models.CharField(_("responsible, in English"), max_length=200, blank=True)
    was_asked = models.BooleanField(_("was asked about"))
    was_answered = models.BooleanField(_("was reported on in the round"))
    is_unchanged = models.BooleanField(_("says that nothing has changed"), default=False)
    report = models.ForeignKey(
        StatusReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="round_rows",
        verbose_name=_("the report that the stage follows from"),
    )
    report_as_of = models.DateField(_("reported as of"), null=True, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage)
    outlook_time = models.CharField(_("outlook for time"), max_length=10, choices=Outlook, blank=True)
    outlook_cost = models.CharField(_("outlook for cost"), max_length=10, choices=Outlook, blank=True)
    outlook_result = models.CharField(_("outlook for result"), max_length=10, choices=Outlook, blank=True)
    text = models.TextField(_("what has happened"), blank=True)
    text_en = models.TextField(_("what has happened, in English"), blank=True)
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    milestones = models.PositiveIntegerField(_("milestones"), default=0)
    milestones_reached = models.PositiveIntegerField(_("milestones reached"), default=0)
    milestones_late = models.PositiveIntegerField(_("milestones late"), default=0)
    milestones_moved = models.PositiveIntegerField(_("milestones moved"), default=0)
    milestone_details = models.JSONField(_("the milestones"), default=list, blank=True)
    allocated_ore = models.BigIntegerField(_("allocated, in öre"), null=True, blank=True)
    outcome_ore = models.BigIntegerField(_("outcome, in öre"), null=True, blank=True)
    forecast_ore = models.BigIntegerField(_("forecast, in öre"), null=True, blank=True)

    class Meta:
        verbose_name = _("row of a closed round")
        verbose_name_plural = _("rows of closed rounds")
        constraints = [
            models.UniqueConstraint(fields=["round", "sub_project"], name="programme_frozen_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "number"], name="programme_frozen_number_once"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="programme_row_stage_known"),
            models.CheckConstraint(
                condition=Q(was_asked=True) | Q(was_answered=False), name="programme_row_answered_if_asked"
            ),
            models.CheckConstraint(
                condition=Q(milestones_reached__lte=F("milestones"))
                & Q(milestones_late__lte=F("milestones"))
                & Q(milestones_moved__lte=F("milestones")),
                name="programme_row_milestones_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.number}"
