"""What must hold when a programme is closed, and afterwards."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import Closing, ClosingAnswer, ClosingStep, StatusReport, SubProject
from framsteg.programme.queries.holding import held
from framsteg.programme.queries.lateness import ENDED_STAGES

from .dates import check_years
from .programmes import check_same_municipality


@recording.check.register(ClosingAnswer)
def _answer(answer: ClosingAnswer, *, on: date) -> None:
    programme = answer.sub_project.programme
    for name in ("receiver_unit", "receiver_role", "became_programme"):
        check_same_municipality(answer, name, programme.municipality_id)
    if answer.became_programme_id == programme.pk:
        raise ValidationError({"became_programme": _("A sub-project cannot become its own programme.")})


@recording.check.register(Closing)
def _closing(closing: Closing, *, on: date) -> None:
    programme = closing.programme
    check_years(closing, "happened_on")
    check_same_municipality(closing, "decision", programme.municipality_id)
    if closing.happened_on > on:
        raise ValidationError({"happened_on": _("What has happened cannot lie in the future.")})
    if programme.starts_on and closing.happened_on.year < programme.starts_on.year:
        raise ValidationError({"happened_on": _("The programme had not begun on that day.")})
    if (
        closing.step == ClosingStep.REOPENED
        and programme.closed_on
        and closing.happened_on < programme.closed_on
    ):
        raise ValidationError({"happened_on": _("The programme was not closed yet on that day.")})


@recording.hold.register(SubProject)
def _hold_programme(sub_project: SubProject) -> None:
    """A programme does not close while a new sub-project is on its way into it."""
    if sub_project.pk is None:
        sub_project.programme = held(sub_project.programme_id)


def check_not_new_in_closed(sub_project: SubProject) -> None:
    """A closed programme gets no more sub-projects."""
    if sub_project.pk is None and sub_project.programme.closed_on:
        raise ValidationError(_("The programme is closed. Open it again before you add a sub-project."))


def check_report_after_closing(report: StatusReport) -> None:
    """In a closed programme nothing is open without an answer to what happens to it."""
    sub_project = report.sub_project
    if report.stage in ENDED_STAGES or not sub_project.programme.closed_on:
        return
    if not ClosingAnswer.objects.filter(sub_project_id=sub_project.pk).exists():
        raise ValidationError(
            {"stage": _("The programme is closed. First say what happens to the sub-project, then report.")}
        )
