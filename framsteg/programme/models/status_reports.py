from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Role
from framsteg.audit.models import Provenance

from .fields import long_text


class Stage(models.TextChoices):
    """Where a sub-project stands. Unknown is a stage of its own, never "not started"."""

    NOT_STARTED = "not_started", _("Not started")
    ONGOING = "ongoing", _("Ongoing")
    DONE = "done", _("Done")
    PAUSED = "paused", _("Paused")
    CANCELLED = "cancelled", _("Cancelled")
    TRANSFERRED = "transferred", _("Became something else")
    UNKNOWN = "unknown", _("Unknown")


class Outlook(models.TextChoices):
    """How it looks ahead, asked only while a sub-project is ongoing."""

    ON_PLAN = "on_plan", _("According to plan")
    AT_RISK = "at_risk", _("Risk of deviation")
    OFF_PLAN = "off_plan", _("Deviates from plan")


_STAGE_NAMES = dict(Stage.choices)
"""Made once: `get_stage_display` makes it anew for each of the ten thousand reports of an import."""


class StatusReport(Provenance):
    """What was reported about a sub-project as of a day. Only ever added: the database refuses change and removal.

    One thing may be removed: a report that came with an import that is undone, of a sub-project that was never public.
    It is written down as taken back first, and the audit trail keeps what it said.
    """

    sub_project = models.ForeignKey(
        "programme.SubProject",
        on_delete=models.PROTECT,
        related_name="status_reports",
        verbose_name=_("sub-project"),
    )
    as_of = models.DateField(_("as of"))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage)
    outlook_time = models.CharField(_("outlook for time"), max_length=10, choices=Outlook, blank=True)
    outlook_cost = models.CharField(_("outlook for cost"), max_length=10, choices=Outlook, blank=True)
    outlook_result = models.CharField(_("outlook for result"), max_length=10, choices=Outlook, blank=True)
    text = long_text(_("what has happened"))
    text_en = long_text(_("what has happened, in English"))
    reported_by = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="status_reports",
        verbose_name=_("reported by"),
    )
    round = models.ForeignKey(
        "programme.ReportingRound",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reports",
        verbose_name=_("reporting round"),
    )
    is_unchanged = models.BooleanField(_("says that nothing has changed"), default=False, editable=False)
    submission = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    """Given by the page that sends the report, so that what is sent twice over a poor line is added once."""
    created_at = models.DateTimeField(_("reported"))

    class Meta:
        verbose_name = _("status report")
        verbose_name_plural = _("status reports")
        indexes = [
            models.Index(fields=["sub_project", "-as_of", "-id"], name="programme_latest_report"),
            models.Index(fields=["provenance", "sub_project"], name="programme_report_not_own"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="programme_report_stage_known"),
            models.CheckConstraint(
                condition=Q(stage=Stage.ONGOING) | Q(outlook_time="", outlook_cost="", outlook_result=""),
                name="programme_report_outlook_only_while_ongoing",
                violation_error_message=_("An outlook is given only for a sub-project that is ongoing."),
            ),
            models.CheckConstraint(
                condition=Q(outlook_time__in=["", *Outlook.values])
                & Q(outlook_cost__in=["", *Outlook.values])
                & Q(outlook_result__in=["", *Outlook.values]),
                name="programme_report_outlook_known",
            ),
            models.CheckConstraint(
                condition=Q(is_unchanged=False) | Q(round__isnull=False),
                name="programme_report_unchanged_only_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_project}: {_STAGE_NAMES.get(self.stage, self.stage)}, {self.as_of}"


class TakenBackReport(models.Model):
    """That a status report was taken back, by whom and why. Only ever added; without it no report can be removed."""

    report_id = models.BigIntegerField(_("report"), unique=True)
    at = models.DateTimeField(_("time"))
    actor_label = models.CharField(_("who"), max_length=200)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("status report taken back")
        verbose_name_plural = _("status reports taken back")

    def __str__(self) -> str:
        return f"{self.report_id}: {self.reason}"
