"""Forms for indicators, sources, targets, baselines, and for figures by hand or from a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.cms.editor.subjects import is_shared
from framsteg.importers.shared.files import LARGEST_BYTES
from framsteg.indicators.actions.by_hand import BY_HAND
from framsteg.indicators.figures import Figure
from framsteg.indicators.models import Indicator, Source, SourceKind, Status
from framsteg.indicators.periods import kind_of
from framsteg.lib.http import MEGABYTE
from framsteg.lib.text import slug

from .fields import FigureField, PeriodField, SelectionField

LONGEST_CODE, LONGEST_KEY = 60, 40
ROWS = 24
OWN_KINDS = (SourceKind.FILE, SourceKind.BY_HAND)


def of_municipality(model: type[models.Model], municipality: int | None) -> "models.QuerySet[Any]":
    """What the municipality may use of what is shared or its own; for what is shared, only what is shared."""
    rows = model._default_manager.filter(Q(municipality=None) | Q(municipality=municipality))
    return rows.order_by("title" if model is Indicator else "name")


class IndicatorForm(EditorForm):
    """What is measured. The name in the address is made from the title unless one is given."""

    source_selection = SelectionField(
        label=gettext_lazy("what is chosen from the table"),
        required=False,
        help_text=gettext_lazy(
            "Only for SCB: one dimension to a line, such as ContentsCode=BE0101N1. "
            "The line from=1990 asks for nothing older."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.required = False
        code.help_text = _("Leave empty, and the name is made from the title.")
        if self.instance.pk is not None:
            code.help_text = _("Links that others have saved stop working when it is changed.")
            code.disabled = is_shared(self.instance)

    def choices_for(self, model: type[models.Model]) -> "models.QuerySet[Any]":
        return of_municipality(model, self.instance.municipality_id)

    def suggest(self) -> None:
        self.initial["source"] = Source.objects.filter(key=BY_HAND).first()

    def complete(self) -> None:
        if not self.instance.code and self.instance.title:
            self.instance.code = _free(self.instance, slug(self.instance.title))


def _free(indicator: Indicator, wanted: str) -> str:
    """`wanted`, or with a number after it where the code is taken here."""
    wanted = wanted[: LONGEST_CODE - 4] or "nyckeltal"
    taken = set(of_municipality(Indicator, indicator.municipality_id).values_list("code", flat=True))
    return next(
        code for code in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if code not in taken
    )


class SourceForm(EditorForm):
    """Whose figures they are. A municipality adds sources that are files or people; servers are known already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        if is_shared(self.instance):
            kind.disabled = True
        else:
            kind.choices = [(each.value, each.label) for each in OWN_KINDS]

    def complete(self) -> None:
        if not self.instance.key and self.instance.name:
            name = f"{self.instance.municipality.code}-{slug(self.instance.name)}"[: LONGEST_KEY - 4]
            taken = set(Source.objects.filter(key__startswith=name).values_list("key", flat=True))
            self.instance.key = next(
                key for key in (name, *(f"{name}-{n}" for n in range(2, len(taken) + 3))) if key not in taken
            )


class AimForm(EditorForm):
    """A value of an indicator in a period."""

    value = FigureField(label=gettext_lazy("value"))
    period = PeriodField(
        label=gettext_lazy("period"), help_text=gettext_lazy("For example 2026, or 2026-Q1 for a quarter.")
    )

    def choices_for(self, model: type[models.Model]) -> "models.QuerySet[Any]":
        if model is Indicator:
            return of_municipality(model, self.instance.municipality_id)
        return super().choices_for(model)


class TargetForm(AimForm):
    """What the municipality wants to reach."""

    tolerance = FigureField(
        label=gettext_lazy("allowed difference"),
        required=False,
        help_text=gettext_lazy("Only for a level to keep: how far from it is still met."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["tolerance"] = values.get("tolerance") or 0.0
        return values

    def suggest(self) -> None:
        """The wanted direction of the indicator that the address names."""
        named = str(self.initial.get("indicator", ""))
        if named.isdecimal():
            chosen = of_municipality(Indicator, self.instance.municipality_id).filter(pk=named).first()
            if chosen is not None:
                self.initial["direction"] = chosen.direction


class FigureRow(forms.Form):
    """A figure of one period. Without a value the period is said to have none."""

    period = PeriodField(label=gettext_lazy("Period"), required=False)
    value = FigureField(label=gettext_lazy("Value"), required=False)
    is_preliminary = forms.BooleanField(label=gettext_lazy("Preliminary"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, frequency: str = "year", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frequency = frequency

    def clean_period(self) -> str:
        period: str = self.cleaned_data["period"]
        if period and kind_of(period) != self.frequency:
            raise ValidationError(_("The indicator is measured for another kind of period."))
        return period

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        has_text = values.get("value") is not None or values.get("note")
        if has_text and not values.get("period") and "period" not in self.errors:
            self.add_error("period", _("Say which period the figure is about."))
        return values

    def figure(self, region: str) -> Figure:
        values = self.cleaned_data
        if values["value"] is None:
            status = Status.MISSING
        else:
            status = Status.PRELIMINARY if values["is_preliminary"] else Status.NORMAL
        return Figure(region, values["period"], values["value"], status.value, note=values["note"])


class FigureRows(forms.BaseFormSet[FigureRow]):
    """Several figures of one indicator."""

    def clean(self) -> None:
        seen: set[str] = set()
        for row in self.forms:
            period = row.cleaned_data.get("period", "") if hasattr(row, "cleaned_data") else ""
            if period and period in seen:
                row.add_error("period", _("The period is there twice."))
            seen.add(period)

    def figures(self, region: str) -> list[Figure]:
        return [row.figure(region) for row in self.forms if row.cleaned_data.get("period")]


FigureFormSet = forms.formset_factory(FigureRow, formset=FigureRows, extra=0, max_num=ROWS, validate_max=True)


class FigureFileForm(forms.Form):
    """A file of figures."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV, Excel, OpenDocument or JSON-stat, with a column for the municipality and either one for the "
            "period and one for the value, or one for each period."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xls,.ods,.json"}),
    )
    decimal = forms.ChoiceField(
        label=gettext_lazy("Decimal sign"),
        required=False,
        choices=[
            ("", gettext_lazy("As the file shows")),
            (",", gettext_lazy("Comma: 12,5")),
            (".", gettext_lazy("Point: 12.5")),
        ],
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload and upload.size > LARGEST_BYTES:
            limit = LARGEST_BYTES // MEGABYTE
            raise ValidationError(_("The file is larger than %d MB. Choose a smaller one.") % limit)
        return upload
