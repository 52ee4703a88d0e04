"""Reporting rounds: a day as of which everyone reports, who is asked, and what was answered when it closed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Role
from framsteg.audit.models import Provenance, Recorded

from .fields import long_text
from .programme import Programme
from .status_reports import StatusReport
from .sub_projects import SubProject


class RoundState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class TextRule(models.TextChoices):
    """When a report needs a text."""

    ON_CHANGE = "on_change", _("When anything changes")
    ALWAYS = "always", _("With every report")


class ReportingRound(Recorded, Provenance):
    """A follow-up: how it stands as of a day, asked of everyone at once and frozen when it closes.

    `state` and what goes with it are written only by actions.rounds. A closed round never changes: the database
    refuses it. The programme's title is kept with it, so that the page of the round stays as it was.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("programme")
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("For example Delår 2 2026."))
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    as_of = models.DateField(_("as of"), help_text=_("The day that the reports describe."))
    opens_on = models.DateField(_("opens"))
    due_on = models.DateField(_("to be answered by"))
    message = long_text(_("words to those who are asked"))
    asks_outlook = models.BooleanField(_("ask for the outlook"), default=True)
    asks_milestones = models.BooleanField(_("ask for milestones"), default=True)
    asks_forecast = models.BooleanField(_("ask for a forecast"), default=False)
    asks_done = models.BooleanField(
        _("ask about those that are done too"),
        default=False,
        help_text=_(
            "Otherwise only those that are not done, cancelled or became something else are asked about."
        ),
    )
    text_rule = models.CharField(
        _("a text is required"), max_length=10, choices=TextRule, default=TextRule.ON_CHANGE
    )
    state = models.CharField(
        _("state"), max_length=10, choices=RoundState, default=RoundState.PLANNED, editable=False
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    opened_by = models.CharField(_("opened by"), max_length=200, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    closed_by = models.CharField(_("closed by"), max_length=200, blank=True, editable=False)
    programme_title = models.CharField(_("the programme's title"), max_length=200, blank=True, editable=False)
    programme_title_en = models.CharField(
        _("the programme's title in English"), max_length=200, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(state=RoundState.OPEN),
                name="programme_one_open_round",
                violation_error_message=_("Another round of the programme is open. Close it first."),
            ),
            models.UniqueConstraint(
                fields=["programme", "as_of"],
                name="programme_round_once_per_day",
                violation_error_message=_("Another round of the programme is as of this day."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on__gte=F("as_of")),
                name="programme_round_opens_from_its_day",
                violation_error_message=_("Nobody can say how it stands on a day that has not come yet."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")),
                name="programme_round_due_after_opening",
                violation_error_message=_("The round is to be answered before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(state=RoundState.PLANNED, opened_at__isnull=True, closed_at__isnull=True)
                | Q(state=RoundState.OPEN, opened_at__isnull=False, closed_at__isnull=True)
                | Q(state=RoundState.CLOSED, opened_at__isnull=False, closed_at__gte=F("opened_at")),
                name="programme_round_state_has_its_times",
            ),
            models.CheckConstraint(
                condition=Q(text_rule__in=TextRule.values), name="programme_round_text_rule_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == RoundState.CLOSED


class AskedAs(models.TextChoices):
    """Why a role is asked about a sub-project."""

    OWNER = "owner", _("Responsible for the sub-project")
    HEAD = "head", _("Head of the unit that leads it")
    LEAD = "lead", _("Main responsible for the programme")
    NOBODY = "nobody", _("Nobody to ask")


class RoundAsk(models.Model):
    """One question of a round: how does this sub-project stand? Made when the round opens.

    `report` repeats the latest report about the sub-project in the round; only actions.rounds writes it, in the
    transaction that adds the report. `reminders` and `reminded_at` are written by actions.reminders.
    """

    round = models.ForeignKey(
        ReportingRound, on_delete=models.CASCADE, related_name="asks", verbose_name=_("reporting round")
    )
    sub_project = models.ForeignKey(
        SubProject, on_delete=models.PROTECT, related_name="asks", verbose_name=_("sub-project")
    )
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="asks",
        verbose_name=_("who is asked"),
    )
    asked_as = models.CharField(_("asked as"), max_length=10, choices=AskedAs)
    report = models.ForeignKey(
        StatusReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the answer"),
    )
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("last reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("question of a round")
        verbose_name_plural = _("questions of rounds")
        indexes = [models.Index(fields=["role", "round"], name="programme_asks_of_role")]
        constraints = [
            models.UniqueConstraint(fields=["round", "sub_project"], name="programme_asked_once_in_a_round"),
            models.CheckConstraint(
                condition=Q(asked_as__in=AskedAs.values), name="programme_ask_asked_as_known"
            ),
            models.CheckConstraint(
                condition=Q(role__isnull=True, asked_as=AskedAs.NOBODY)
                | (Q(role__isnull=False) & ~Q(asked_as=AskedAs.NOBODY)),
                name="programme_ask_of_somebody_or_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.sub_project}"

    @property
    def is_answered(self) -> bool:
        return self.report_id is not None
