from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit.models import Provenance, Recorded

from .decisions import Decision
from .fields import long_text
from .programme import Programme
from .sub_projects import SubProject


class AnswerKind(models.TextChoices):
    CONTINUES = "continues", _("Continues as something else")
    HANDED_OVER = "handed_over", _("Handed to somebody else")
    ENDED = "ended", _("Ended")
    NOT_BEGUN = "not_begun", _("Never begun")
    NOT_STATED = "not_stated", _("Not stated publicly")


BECAUSE = (AnswerKind.ENDED, AnswerKind.NOT_BEGUN)


class ClosingAnswer(Recorded, Provenance):
    """What happens to a sub-project that is open when its programme closes. "Not stated publicly" is an answer too."""

    sub_project = models.OneToOneField(
        SubProject, on_delete=models.CASCADE, related_name="closing_answer", verbose_name=_("sub-project")
    )
    kind = models.CharField(_("what happens to it"), max_length=20, choices=AnswerKind)
    text = long_text(_("in words"))
    text_en = long_text(_("in words, in English"))
    receiver_unit = models.ForeignKey(
        OrganisationUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="received_sub_projects",
        verbose_name=_("unit or partner that takes over"),
    )
    receiver_role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="received_sub_projects",
        verbose_name=_("role that takes over"),
    )
    became_programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="continues_from",
        verbose_name=_("programme that it continues in"),
    )

    class Meta:
        verbose_name = _("answer at closing")
        verbose_name_plural = _("answers at closing")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=AnswerKind.values), name="programme_closing_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=BECAUSE) | ~Q(text=""),
                name="programme_closing_says_why",
                violation_error_message=_("Say why it ended, or why it was not begun."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=AnswerKind.CONTINUES) | ~Q(text="") | Q(became_programme__isnull=False),
                name="programme_closing_says_as_what",
                violation_error_message=_("Say what it continues as, in words or by the programme."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=AnswerKind.HANDED_OVER)
                | Q(receiver_unit__isnull=False)
                | Q(receiver_role__isnull=False),
                name="programme_closing_has_receiver",
                violation_error_message=_("Say which unit or role takes over."),
            ),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.HANDED_OVER)
                | Q(receiver_unit__isnull=True, receiver_role__isnull=True),
                name="programme_closing_receiver_only_when_handed",
                violation_error_message=_("A receiver belongs only to what is handed to somebody."),
            ),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.CONTINUES) | Q(became_programme__isnull=True),
                name="programme_closing_programme_only_when_continued",
                violation_error_message=_("A programme belongs only to what continues."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_project}: {self.get_kind_display()}"

    @property
    def programme(self) -> Programme:
        return self.sub_project.programme


class ClosingStep(models.TextChoices):
    CLOSED = "closed", pgettext_lazy("programme", "Closed")
    REOPENED = "reopened", _("Reopened")


class Closing(Provenance):
    """That a programme was closed, or opened again with a reason. Only ever added."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="closings", verbose_name=_("programme")
    )
    step = models.CharField(_("step"), max_length=10, choices=ClosingStep)
    happened_on = models.DateField(_("date"))
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    reason_en = models.TextField(_("reason, in English"), blank=True, max_length=2000)
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="closings",
        verbose_name=_("decision"),
    )
    created_at = models.DateTimeField(_("entered"))

    class Meta:
        verbose_name = _("closing of a programme")
        verbose_name_plural = _("closings of programmes")
        indexes = [models.Index(fields=["programme", "-id"], name="programme_latest_closing")]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=ClosingStep.values), name="programme_closing_step_known"
            ),
            models.CheckConstraint(
                condition=Q(step=ClosingStep.CLOSED) | ~Q(reason=""),
                name="programme_reopening_has_reason",
                violation_error_message=_("Say why the programme is opened again."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.get_step_display()}, {self.happened_on}"
