from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.analysis.enums import Check
from framsteg.analysis.models import EvaluationPlan
from framsteg.audit import recording
from framsteg.indicators.models import Region
from framsteg.indicators.periods import kind_of

REASON_LENGTH = 500


@recording.check.register(EvaluationPlan)
def _plan(plan: EvaluationPlan, *, on: date) -> None:
    wrong: dict[str, Any] = {}
    if len({kind_of(period) for period in (plan.series_from, plan.last_before, plan.starts)}) > 1:
        wrong["starts"] = _("Write all periods in the same way, for example as years.")
    elif kind_of(plan.starts) != plan.evaluation.indicator.frequency:
        wrong["starts"] = _("The periods must be of the kind that the indicator is measured in.")
    if unknown := [str(each) for each in plan.checks if each not in Check.values]:
        wrong["checks"] = _("There is no such check: %(names)s") % {"names": ", ".join(unknown)}
    beginnings = plan.other_beginnings
    if not isinstance(beginnings, list) or not all(
        isinstance(each, str) and plan.series_from < each < plan.last_before for each in beginnings
    ):
        wrong["other_beginnings"] = _("Write periods between the beginning of the series and the start.")
    if message := wrong_exclusions(plan.exclusions, plan.region_id):
        wrong["exclusions"] = message
    if wrong:
        raise ValidationError(wrong)


def wrong_exclusions(exclusions: Any, region: str) -> Any:
    """What is wrong with the list of those left out; nothing where it is right."""
    if not isinstance(exclusions, list) or not all(_is_exclusion(each) for each in exclusions):
        return _("Give each municipality that is left out a code and a reason.")
    codes = [each["code"] for each in exclusions]
    if len(codes) != len(set(codes)):
        return _("A municipality is left out twice.")
    if region in codes:
        return _("The municipality itself is never part of its own comparison.")
    known = set(
        Region.objects.filter(code__in=codes, kind=Region.Kind.MUNICIPALITY).values_list("code", flat=True)
    )
    if missing := sorted(set(codes) - known):
        return _("There is no municipality with the code %(codes)s.") % {"codes": ", ".join(missing)}
    return None


def _is_exclusion(each: Any) -> bool:
    return (
        isinstance(each, dict)
        and {"code", "reason"} <= set(each) <= {"code", "reason", "reason_en"}
        and all(isinstance(value, str) and len(value) <= REASON_LENGTH for value in each.values())
        and bool(each["reason"].strip())
    )
