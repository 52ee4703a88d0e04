"""Which column of a table of accounts holds what: proposed, put right, and remembered for the next such file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from framsteg.accounts.rules.access import Right
from framsteg.importers.actions import ledger_import, ledger_readings, raw_files
from framsteg.importers.ledger import columns
from framsteg.importers.ledger.columns import LABELS, Reading
from framsteg.importers.ledger.errors import OtherDecimalSign
from framsteg.importers.ledger.fetch import Tables
from framsteg.importers.shared.errors import AmbiguousNumbers
from framsteg.lib.plain_errors import PlainError

from .files import kept_file, programme_for, told


class PlaceForm(forms.Form):
    """Where in the file the table stands."""

    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"))
    line = forms.IntegerField(label=gettext_lazy("The row with the headings"), min_value=1, max_value=100_000)

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]


class LedgerColumnsForm(forms.Form):
    """What each column holds, and how the amounts are written."""

    decimal = forms.ChoiceField(
        label=gettext_lazy("Decimal sign of the amounts"),
        required=False,
        choices=[
            ("", gettext_lazy("As the amounts themselves show")),
            (",", gettext_lazy("Comma: 1 234,50")),
            (".", gettext_lazy("Point: 1,234.50")),
        ],
    )
    signs = forms.ChoiceField(
        label=gettext_lazy("How costs are written"),
        choices=[
            ("plus", gettext_lazy("A cost has a plus and an income a minus")),
            ("minus", gettext_lazy("A cost has a minus and an income a plus")),
        ],
    )

    def __init__(self, data: Any, *, reading: Reading) -> None:
        signs = "minus" if reading.costs_are_negative else "plus"
        super().__init__(data, initial={"decimal": reading.recalled_decimal, "signs": signs})
        self.reading = reading
        choices = [("", _("Not read")), *((name, _(label)) for name, label in LABELS.items())]
        for at, field in enumerate(reading.fields):
            heading = reading.headings[at] or columns.letter(at)
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=field
            )

    def said(self) -> Reading:
        values = self.cleaned_data
        return replace(
            self.reading,
            fields=tuple(values[f"column_{at}"] for at in range(len(self.reading.fields))),
            decimal=values["decimal"],
            recalled_decimal="",
            costs_are_negative=values["signs"] == "minus",
        )


@dataclass(frozen=True)
class ColumnRow:
    """A column with its first values, and the field that says what it holds."""

    letter: str
    heading: str
    samples: Sequence[str]
    field: forms.BoundField


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_columns(request: HttpRequest, pk: int, kept: int) -> HttpResponse:
    """How the table is read. A SIE file says it all by itself and goes straight to what would change."""
    programme = programme_for(request, pk, Right.ADD)
    file = kept_file(programme, kept)
    preview = reverse("editor_ledger_preview", args=[programme.pk, file.pk])
    try:
        found = ledger_import.opened(file)
    except raw_files.RawFileLost:
        return HttpResponseRedirect(preview)
    if not isinstance(found, Tables):
        return HttpResponseRedirect(preview)
    names = [sheet.name for sheet in found.sheets]
    before = ledger_readings.remembered(programme, found) or found.proposal
    place = PlaceForm(
        request.GET or None, sheets=names, initial={"sheet": before.sheet, "line": before.header + 1}
    )
    reading = _pointed_to(found, place, before)
    form = LedgerColumnsForm(request.POST if request.method == "POST" else None, reading=reading)
    if request.method == "POST" and form.is_valid():
        try:
            ledger_readings.explain(programme, found, form.said(), by=request.user, at=timezone.now())
        except PlainError as error:
            is_about_sign = isinstance(error, AmbiguousNumbers | OtherDecimalSign)
            form.add_error("decimal" if is_about_sign else None, told(error))
        else:
            return HttpResponseRedirect(preview)
    context = {
        "title": _("How the columns are read"),
        "subtitle": str(programme),
        "programme": programme,
        "file_name": file.question["file"],
        "place": place,
        "reading": reading,
        "form": form,
        "columns": _rows(found, reading, form),
        "is_remembered": reading == before and before is not found.proposal,
    }
    status = 422 if form.errors or place.errors else 200
    return render(request, "cms/editor/money/columns.html", context, status=status)


def _pointed_to(found: Tables, place: PlaceForm, before: Reading) -> Reading:
    """The table that somebody points to, else the one that was found."""
    if not place.is_bound or not place.is_valid():
        return before
    sheet, line = place.cleaned_data["sheet"], place.cleaned_data["line"]
    if (sheet, line) == (before.sheet, before.header + 1):
        return before
    try:
        return columns.at_place(found.sheets, sheet, line)
    except PlainError as error:
        place.add_error("line", told(error))
        return before


def _rows(found: Tables, reading: Reading, form: LedgerColumnsForm) -> Sequence[ColumnRow]:
    rows = found.rows(reading)
    return [
        ColumnRow(columns.letter(at), heading or _("(no heading)"), seen, form[f"column_{at}"])
        for at, heading in enumerate(reading.headings)
        if (seen := columns.samples(rows, at)) or heading
    ]
