"""The form in which somebody reports on one sub-project. What must hold is decided by the domain; here it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.lib.amounts import NotAnAmount, parse_ore
from framsteg.lib.text import cleaned
from framsteg.programme.models import Milestone, Outlook, ReportDraft, Stage, StatusReport
from framsteg.programme.models.fields import TEXT_LENGTH
from framsteg.programme.queries.milestone_moves import MovedMilestone
from framsteg.programme.queries.reporters import Question
from framsteg.programme.rules.answers import OUTLOOKS, Answer, MilestoneAnswer

STAGES = (
    Stage.ONGOING, Stage.DONE, Stage.NOT_STARTED, Stage.PAUSED, Stage.CANCELLED, Stage.TRANSFERRED, Stage.UNKNOWN,
)  # fmt: skip
NOT_SAID = _("Cannot be judged now")
REASON_LENGTH = 2000
BAD_DATE = _("Write the day as year-month-day, for example 2026-09-30.")
BOOKKEEPING = ("submission", "seen", "writer", "number")
"""What the form carries besides what the reporter has said."""


class DayField(forms.DateField):
    """A day, with the browser's own calendar where it has one."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "placeholder": "2026-09-30"})
        super().__init__(
            required=False,
            widget=widget,
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": BAD_DATE},
            **options,
        )


@dataclass(frozen=True)
class MilestoneFields:
    """A milestone that is not reached, with what can be told of it."""

    moved: MovedMilestone
    reached_on: Any
    moved_to: Any
    reason: Any

    @property
    def is_open(self) -> bool:
        """Whether something is written or wrong there, so that it has to be seen."""
        fields = (self.reached_on, self.moved_to, self.reason)
        return any(field.errors or field.value() for field in fields)


class ReportForm(forms.Form):
    stage = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=[(stage.value, stage.label) for stage in STAGES],
        widget=forms.RadioSelect,
        required=False,
    )
    outlook_time = forms.ChoiceField(label=_("Time"), required=False)
    outlook_cost = forms.ChoiceField(label=_("Cost"), required=False)
    outlook_result = forms.ChoiceField(label=_("Result"), required=False)
    text = forms.CharField(
        label=_("What has happened?"),
        help_text=_(
            "Two or three sentences are enough. Needed when something has changed. It becomes public."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=TEXT_LENGTH,
        required=False,
        error_messages={
            "max_length": _(
                "The text is too long: it has %(show_value)d characters, and at most %(limit_value)d can be kept."
            )
        },
    )
    forecast = forms.CharField(
        help_text=_("For example 250 000 kr, 250 tkr or 1,7 mkr. Leave empty if nothing has changed."),
        max_length=60,
        required=False,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    writer = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        for name in OUTLOOKS:
            choices = [*((each.value, each.label) for each in Outlook), ("", NOT_SAID)]
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, choices=choices, widget=forms.RadioSelect, required=False
            )
        self.fields["forecast"].label = _("Forecast: what will all of %(year)d cost?") % {
            "year": question.ask.round.as_of.year
        }
        self._leave_out()
        for moved in self._open_milestones():
            self._add_milestone(moved.milestone)

    def _leave_out(self) -> None:
        asked = self.question.ask.round
        for name in (
            *(() if asked.asks_outlook else OUTLOOKS),
            *(() if asked.asks_forecast else ("forecast",)),
        ):
            del self.fields[name]

    def _open_milestones(self) -> Sequence[MovedMilestone]:
        if not self.question.ask.round.asks_milestones:
            return ()
        return [each for each in self.question.milestones if each.milestone.reached_on is None]

    def _add_milestone(self, milestone: Milestone) -> None:
        field = f"milestone_{milestone.pk}"
        self.fields[f"{field}_reached_on"] = DayField(label=_("Reached on"))
        self.fields[f"{field}_moved_to"] = DayField(label=_("Moved to"))
        self.fields[f"{field}_reason"] = forms.CharField(
            label=_("Why is it moved?"), max_length=REASON_LENGTH, required=False
        )

    def milestones(self) -> Sequence[MilestoneFields]:
        """The fields of each milestone together, for the page."""
        return [
            MilestoneFields(
                moved,
                *(
                    self[f"milestone_{moved.milestone.pk}_{part}"]
                    for part in ("reached_on", "moved_to", "reason")
                ),
            )
            for moved in self._open_milestones()
        ]

    def outlooks(self) -> Sequence[Any]:
        return [self[name] for name in OUTLOOKS if name in self.fields]

    def clean_text(self) -> str:
        return cleaned(str(self.cleaned_data["text"]))

    def clean_forecast(self) -> int | None:
        written = str(self.cleaned_data["forecast"]).strip()
        if not written:
            return None
        try:
            return parse_ore(written)
        except NotAnAmount:
            raise ValidationError(_("Write the amount as 250 000 kr, 250 tkr or 1,7 mkr.")) from None

    def answer(self, *, unchanged: bool) -> Answer:
        """What the reporter says. Call on a valid form."""
        said = self.cleaned_data
        ongoing = said["stage"] == Stage.ONGOING
        outlooks = {name: said.get(name, "") if ongoing else "" for name in OUTLOOKS}
        return Answer(
            stage=said["stage"],
            text=said["text"],
            unchanged=unchanged,
            milestones=tuple(self._told()),
            forecast_ore=said.get("forecast"),
            seen=said["seen"],
            submission=said["submission"],
            **outlooks,
        )

    def _told(self) -> Sequence[MilestoneAnswer]:
        told = []
        for moved in self._open_milestones():
            pk = moved.milestone.pk
            reached, to, reason = (
                self.cleaned_data.get(f"milestone_{pk}_{part}")
                for part in ("reached_on", "moved_to", "reason")
            )
            if reached or to:
                told.append(
                    MilestoneAnswer(pk, moved_to=to, reason=cleaned(reason or ""), reached_on=reached)
                )
        return told

    def tell(self, broken: ValidationError) -> None:
        """Show what the domain refuses at the fields it is about."""
        told = broken.error_dict if hasattr(broken, "error_dict") else {NON_FIELD_ERRORS: broken.error_list}
        for name, errors in told.items():
            known = "forecast" if name == "forecast_ore" else name
            self.add_error(known if known in self.fields else None, errors)

    def written(self) -> Mapping[str, str]:
        """What stands in the form, as it was written, for the draft."""
        return {
            name: str(self.data.get(name, ""))[: TEXT_LENGTH + 1]
            for name in self.fields
            if name not in BOOKKEEPING and self.data.get(name)
        }


def new_form(question: Question) -> ReportForm:
    """The form as it opens: with the draft that was begun, else with what the latest report says."""
    draft = question.draft
    initial: dict[str, Any] = dict(draft.values) if draft else _as_reported(question.latest)
    return ReportForm(
        question,
        initial=initial
        | {
            "submission": draft.submission if draft else uuid4(),
            "writer": uuid4(),
            "seen": question.latest.pk if question.latest else None,
            "number": draft.number if draft else 0,
        },
    )


def sent_form(question: Question, data: Mapping[str, Any]) -> ReportForm:
    """The form as it was sent; what it carries along and was damaged on the way is made anew."""
    kept = data.copy()  # type: ignore[attr-defined]
    for name in ("submission", "writer"):
        try:
            UUID(kept.get(name, ""))
        except ValueError:
            kept[name] = str(uuid4())
    for name in ("seen", "number"):
        if not str(kept.get(name, "")).isdecimal() or len(str(kept.get(name))) > 18:
            kept[name] = ""
    return ReportForm(question, kept)


def again(form: ReportForm, question: Question) -> ReportForm:
    """The same words as a new report, over what stands now."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data["submission"] = str(uuid4())
    data["seen"] = str(question.latest.pk) if question.latest else ""
    return ReportForm(question, data)


def over_number(form: ReportForm, number: int) -> ReportForm:
    """The same words, over a draft that has now been seen."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data["number"] = str(number)
    return ReportForm(form.question, data)


def says_the_same(form: ReportForm, report: StatusReport) -> bool:
    """Whether what stands in the form is what the report says: then it came twice, and nothing is lost."""
    answer = form.answer(unchanged=report.is_unchanged)
    if report.is_unchanged:
        return answer.text == report.text
    return (answer.stage, answer.text) == (report.stage, report.text) and all(
        getattr(answer, name) == getattr(report, name) for name in OUTLOOKS if name in form.fields
    )


def draft_words(draft: ReportDraft) -> str:
    """The text of a draft."""
    return str(draft.values.get("text", ""))


def _as_reported(report: StatusReport | None) -> dict[str, Any]:
    if report is None:
        return {}
    return {"stage": report.stage, **{name: getattr(report, name) for name in OUTLOOKS}}
