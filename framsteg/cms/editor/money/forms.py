"""Forms for money. Amounts are typed as people write them and kept in öre."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.cms.editor.forms.fields import AmountField, SubProjectNumberField
from framsteg.cms.editor.forms.programme import next_number
from framsteg.importers.ledger.ingest import Choices
from framsteg.lib.plain_language import language_of, money
from framsteg.programme import actions
from framsteg.programme.models import Appropriation, SubProject
from framsteg.programme.models.money import EARLIEST_YEAR, LATEST_YEAR
from framsteg.programme.rules.money import allocated_of

EXAMPLE = _("For example “1 700 000”, “1 700 tkr” or “1,7 mkr”.")
MORE_THAN_NOTHING = {"positive": _("Write more than zero kronor.")}


class AboutSubProjectForm(EditorForm):
    """For money of a programme that may be for one of its sub-projects, which is named by its number."""

    owner_field = "programme"
    sub_project_number = SubProjectNumberField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sub_project_number"].label = _("The sub-project’s number")
        self.fields["sub_project_number"].help_text = _(
            "The number that the sub-project has in the programme."
        )
        if self.instance.sub_project_id is not None:
            self.initial["sub_project_number"] = self.instance.sub_project.number

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        number = values.get("sub_project_number")
        self.instance.sub_project = self._found(number) if number else None
        return values

    def _found(self, number: int) -> SubProject | None:
        found = SubProject.objects.filter(programme=self.instance.programme, number=number).first()
        if found is None:
            self.add_error("sub_project_number", _("The programme has no sub-project with this number."))
        return found


class RequestForm(AboutSubProjectForm):
    """Money asked for, and what came of it."""

    amount_ore = AmountField(label=_("Amount asked for"), help_text=EXAMPLE, error_messages=MORE_THAN_NOTHING)
    granted_ore = AmountField(
        label=_("Amount granted"),
        required=False,
        help_text=_("Leave empty where it is not granted, or where the amount is not stated."),
        error_messages=MORE_THAN_NOTHING,
    )

    def suggest(self) -> None:
        self.initial["budget_year"] = self.today.year + 1


class AppropriationChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An appropriation by its year, with what is left of it."""

    def label_from_instance(self, appropriation: Appropriation) -> str:
        language = language_of(get_language() or "sv")
        left = appropriation.amount_ore - allocated_of(appropriation.pk)
        return _("%(year)s: %(amount)s, %(left)s left") % {
            "year": appropriation.budget_year,
            "amount": money(appropriation.amount_ore, language),
            "left": money(left, language),
        }


class AllocationForm(AboutSubProjectForm):
    """A part of an appropriation for a sub-project."""

    appropriation = AppropriationChoiceField(
        queryset=Appropriation.objects.none(), label=_("From the appropriation")
    )
    amount_ore = AmountField(label=_("Amount"), help_text=EXAMPLE, error_messages=MORE_THAN_NOTHING)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sub_project_number"].required = True

    def choices_for(self, model: type[models.Model]) -> models.QuerySet[Any]:
        if model is Appropriation:
            rows = Appropriation.objects.filter(programme=self.instance.programme)
            return rows.order_by("-budget_year", "pk")
        return super().choices_for(model)


class LedgerMappingForm(AboutSubProjectForm):
    """A rule for the accounts. The first rule that fits an entry decides what it is for."""

    def suggest(self) -> None:
        self.initial["order"] = next_number(
            type(self.instance), "order", programme=self.instance.programme_id
        )


class ForecastForm(EditorForm):
    """A new forecast. Forecasts are only ever added: a mistake is corrected by a newer one."""

    owner_field = "sub_project"
    total_ore = AmountField(
        label=_("Expected total for the year"), help_text=EXAMPLE, may_be_less_than_nothing=True
    )

    def suggest(self) -> None:
        self.initial["as_of"] = self.today
        self.initial["budget_year"] = self.today.year

    def complete(self) -> None:
        self.instance.created_at = timezone.now()

    def store(self) -> None:
        actions.forecasts.submit(self.instance, by=self.for_user, at=timezone.now())


class UploadForm(forms.Form):
    """A file from the accounts."""

    file = forms.FileField(
        label=_("File from the accounts"),
        help_text=_("SIE 4 (.se, .si, .sie), Excel, OpenDocument or CSV, at most 50 MB."),
    )


class MonthField(forms.CharField):
    """A month as “2026-03”. Its value is the first day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=7, required=False, help_text=_("As 2026-03. Leave empty: as in the file."), **options
        )

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            return date.fromisoformat(f"{str(value).strip()}-01")
        except ValueError as error:
            raise ValidationError(_("Write the month as 2026-03.")) from error

    def run_validators(self, value: Any) -> None:
        """The length concerns what was typed, not the day."""


class ChoicesForm(forms.Form):
    """What the file itself may not say."""

    costs_are_negative = forms.BooleanField(
        label=_("Costs are written with a minus in the file"), required=False
    )
    budget_year = forms.IntegerField(
        label=_("Budget year of every row"),
        required=False,
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        help_text=_("Leave empty: each row counts in the year of its date, or as the SIE file says."),
    )
    first_month = MonthField(label=_("First month that the file speaks for"))
    last_month = MonthField(label=_("Last month that the file speaks for"))

    def __init__(self, data: Any, *, is_table: bool = False) -> None:
        super().__init__(data)
        self.is_table = is_table
        if not is_table:
            del self.fields["costs_are_negative"]

    def choices(self) -> Choices:
        """What can be understood of it; what cannot is told at its field, and nothing is stored."""
        self.full_clean()
        return Choices(**self.cleaned_data)
