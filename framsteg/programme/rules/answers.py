"""What must hold for an answer in a round: something to compare with, words for what changed, moves that are moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.programme.models import Forecast, Milestone, ReportingRound, Stage, StatusReport, TextRule

OUTLOOKS = ("outlook_time", "outlook_cost", "outlook_result")
Errors = dict[str, Any]


@dataclass(frozen=True)
class MilestoneAnswer:
    """What is told about a milestone: that it was reached, or that it is moved and why."""

    milestone_id: int
    moved_to: date | None = None
    reason: str = ""
    reached_on: date | None = None


@dataclass(frozen=True)
class Answer:
    """What a reporter says about a sub-project in a round.

    `unchanged` says that nothing has changed: stage and outlooks are then those of the report before, whatever
    stands here. `seen` is the id of the latest report that the reporter had before their eyes. `submission` is made up
    by the page, so that the same answer sent twice is added once. Text is in Swedish, `text_en` in English.
    `forecast_ore` is what the whole budget year that the round's day lies in is expected to cost.
    """

    stage: str = ""
    outlook_time: str = ""
    outlook_cost: str = ""
    outlook_result: str = ""
    text: str = ""
    text_en: str = ""
    unchanged: bool = False
    milestones: Sequence[MilestoneAnswer] = ()
    forecast_ore: int | None = None
    seen: int | None = None
    submission: UUID | None = None


@dataclass(frozen=True)
class Before:
    """What stood before the answer: the report and the forecast that counted, and the milestones by id."""

    report: StatusReport | None
    milestones: Mapping[int, Milestone]
    forecast: Forecast | None = None


def check_answer(answer: Answer, before: Before, round_: ReportingRound, *, on: date) -> None:
    """Raise ValidationError with a sentence for each field that is wrong.

    The fields are those of Answer, and for milestones "milestone_<id>_moved_to", "_reason" and "_reached_on".
    """
    errors = _unchanged_errors(answer, before, round_) if answer.unchanged else _stage_errors(answer)
    for told in answer.milestones:
        errors |= _milestone_errors(told, before.milestones, on)
    if not errors and not answer.text.strip() and (wanted := _text_wanted(answer, before, round_)):
        errors["text"] = wanted
    if errors:
        raise ValidationError(errors)


def changes(answer: Answer, before: Before, round_: ReportingRound) -> frozenset[str]:
    """The names of what the answer changes, among the fields of Answer. All of it is new in a first report."""
    if answer.unchanged:
        return frozenset()
    forecast = before.forecast.total_ore if before.forecast else None
    asked = ("stage", *OUTLOOKS) if round_.asks_outlook else ("stage",)
    changed = {
        name
        for name in asked
        if getattr(answer, name) != (getattr(before.report, name) if before.report else "")
    }
    if any(told.moved_to or told.reached_on for told in answer.milestones):
        changed.add("milestones")
    if answer.forecast_ore is not None and answer.forecast_ore != forecast:
        changed.add("forecast_ore")
    return frozenset(changed)


def _text_wanted(answer: Answer, before: Before, round_: ReportingRound) -> Any:
    """Why the answer needs a text; None where it can do without."""
    if round_.text_rule == TextRule.ALWAYS:
        return _("Write what has happened: this round asks for a text with every report.")
    if changes(answer, before, round_):
        return _("Write what has happened: a text is required when anything changes.")
    if not answer.unchanged:
        return _("All is as in the report before. Write what has happened, or say that nothing has changed.")
    return None


def _stage_errors(answer: Answer) -> Errors:
    errors: Errors = {}
    if answer.stage not in Stage.values:
        errors["stage"] = _("Say where the sub-project stands.")
    elif answer.stage != Stage.ONGOING:
        message = _("An outlook is given only for a sub-project that is ongoing.")
        errors |= {name: message for name in OUTLOOKS if getattr(answer, name)}
    return errors


def _unchanged_errors(answer: Answer, before: Before, round_: ReportingRound) -> Errors:
    if before.report is None:
        return {"unchanged": _("There is no earlier report that could still hold. Say where it stands.")}
    if before.report.round_id == round_.pk:
        return {
            "unchanged": _("A report has already been made in this round. Write what is to be corrected.")
        }
    if answer.milestones or answer.forecast_ore is not None:
        return {
            "unchanged": _("Something has changed: a milestone or the forecast. Write what has happened.")
        }
    return {}


def _milestone_errors(told: MilestoneAnswer, known: Mapping[int, Milestone], on: date) -> Errors:
    field = f"milestone_{told.milestone_id}"
    milestone = known.get(told.milestone_id)
    if milestone is None:
        return {"milestones": _("A milestone that the report tells of is gone. Load the page anew.")}
    errors: Errors = {}
    if told.reached_on and told.reached_on > on:
        errors[f"{field}_reached_on"] = _("A milestone cannot have been reached in the future.")
    if told.moved_to and told.moved_to == milestone.planned:
        errors[f"{field}_moved_to"] = _("The milestone is already planned for that day.")
    elif told.moved_to and not told.reason.strip():
        errors[f"{field}_reason"] = _("Write why the milestone is moved.")
    return errors
