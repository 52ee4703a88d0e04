"""Forms for the question and for the plan by which it is to be answered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.analysis.enums import Check
from framsteg.analysis.models import EvaluationPlan
from framsteg.audit.models import Visibility
from framsteg.audit.recording import errors_of
from framsteg.cms.editor.forms.programme import NamedInAddressForm
from framsteg.indicators.models import Indicator, Region

PLAN_FIELDS = (
    "question", "question_en", "starts", "last_before", "series_from", "followed", "answerable_after", "donors_rule",
    "scale", "estimator", "significance", "assumptions", "assumptions_en", "method", "method_en", "reason", "reason_en",
)  # fmt: skip


class EvaluationForm(NamedInAddressForm):
    """A question about one indicator of the municipality and one of its programmes."""

    def choices_for(self, model: type[models.Model]) -> "models.QuerySet[Any]":
        if model is Indicator:
            shared_or_own = Q(municipality=None) | Q(municipality=self.instance.municipality_id)
            public = Indicator.objects.filter(shared_or_own, visibility=Visibility.PUBLIC)
            return public.order_by("title")
        return super().choices_for(model)

    def complete(self) -> None:
        super().complete()
        if self.instance.region_id is None:
            region = Region.objects.filter(code=self.instance.municipality.code).first()
            if region is None:
                self.add_error("indicator", _("There are no statistics about the municipality yet."))
            else:
                self.instance.region = region


class ExclusionsField(forms.CharField):
    """One municipality a line: its code, a colon and the reason."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{each['code']}: {each['reason']}" for each in value)
        return value

    def to_python(self, value: Any) -> Any:
        found = []
        for line in (value or "").splitlines():
            if not line.strip():
                continue
            code, colon, reason = line.partition(":")
            if not colon or not reason.strip():
                raise ValidationError(
                    _("Write each line as a code, a colon and the reason, for example 1780: …")
                )
            found.append({"code": code.strip(), "reason": reason.strip()})
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class PeriodsField(forms.CharField):
    """Periods with commas or blanks between."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [part for part in (value or "").replace(",", " ").split() if part]


class PlanForm(forms.ModelForm[EvaluationPlan]):
    """The draft of a plan. What is left empty in the question is worded from the rest."""

    exclusions = ExclusionsField(
        label=_("Municipalities left out of the comparison"),
        required=False,
        help_text=_(
            "One a line: the code, a colon and the reason. For example “1780: had a programme of its own”."
        ),
    )
    other_beginnings = PeriodsField(
        label=_("Other beginnings of the series, as a check"),
        required=False,
        help_text=_("For example 1990."),
    )
    checks = forms.MultipleChoiceField(
        label=_("Checks that count"),
        choices=Check.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An effect is said to be supported only if every one of these comes out well."),
    )

    class Meta:
        model = EvaluationPlan
        fields = PLAN_FIELDS
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("question", "question_en", "reason", "reason_en")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.instance
        for name in ("exclusions", "other_beginnings", "checks"):
            self.initial.setdefault(name, getattr(plan, name))
        self.fields["question"].required = False
        self.fields["question"].help_text = _("Leave empty, and it is worded from the rest.")
        if plan.number is None or plan.number == 1:
            del self.fields["reason"], self.fields["reason_en"]

    def _post_clean(self) -> None:
        plan = self.instance
        for name in ("exclusions", "other_beginnings", "checks"):
            if name in self.cleaned_data:
                setattr(plan, name, self.cleaned_data[name])
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and (broken := errors_of(plan, on=timezone.localdate())):
            for name, told in broken.error_dict.items():
                self.add_error(name if name in self.fields else None, told)

    def _get_validation_exclusions(self) -> set[str]:
        return {
            *super()._get_validation_exclusions(),  # type: ignore[misc]
            "evaluation",
            "number",
            "indicator",
            "region",
            "question",
        }
