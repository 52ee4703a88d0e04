from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import Decision, DecisionFollowUp, TargetDecision

from .dates import check_years
from .programmes import check_same_municipality


@recording.check.register(Decision)
def _decision(decision: Decision, *, on: date) -> None:
    check_years(decision, "decided_on")
    if decision.decided_on and decision.decided_on > on:
        raise ValidationError({"decided_on": _("A decision cannot have been made in the future.")})
    for name in ("programme", "body_unit", "concerns"):
        check_same_municipality(decision, name, decision.municipality_id)
    _check_sub_project(decision)
    _check_chain(decision)


@recording.check.register(DecisionFollowUp)
def _follow_up(statement: DecisionFollowUp, *, on: date) -> None:
    check_years(statement, "as_of")
    decision = statement.decision
    if statement.as_of > on:
        raise ValidationError({"as_of": _("Nobody can say how it stands on a day that has not come yet.")})
    if decision.decided_on and decision.decided_precision == "day" and statement.as_of < decision.decided_on:
        raise ValidationError({"as_of": _("The decision had not been made on that day.")})
    check_same_municipality(statement, "stated_by", decision.municipality_id)


@recording.check.register(TargetDecision)
def _target(link: TargetDecision, *, on: date) -> None:
    check_same_municipality(link, "target", link.decision.municipality_id)


def _check_sub_project(decision: Decision) -> None:
    if decision.sub_project and decision.sub_project.programme_id != decision.programme_id:
        raise ValidationError({"sub_project": _("Choose a sub-project of the same programme.")})


def _check_chain(decision: Decision) -> None:
    """Following `concerns` backwards never comes back to the decision itself."""
    earlier = decision.concerns
    if earlier is not None and earlier.pk == decision.pk:
        raise ValidationError({"concerns": _("A decision cannot be about itself.")})
    while earlier is not None and decision.pk is not None:
        if earlier.concerns_id == decision.pk:
            raise ValidationError(
                {"concerns": _("The chain of decisions would come back to where it began.")}
            )
        earlier = earlier.concerns
