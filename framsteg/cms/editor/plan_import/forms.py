"""Forms for the steps of a plan import."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import UnitKind
from framsteg.importers.actions.plans.stock import Roles, Units
from framsteg.importers.plan_workbook.schema import LABELS
from framsteg.importers.plan_workbook.schema import Mapping as Table
from framsteg.lib.text import folded
from framsteg.programme.models import Stage

MOST_NAMES = 150


class UploadForm(forms.Form):
    """A file. Whether it can be read is seen when it is opened."""

    file = forms.FileField(
        label=_("The plan"),
        help_text=_(
            "XLSX, XLS, ODS or CSV, at most 25 megabytes. Nothing is changed until you have seen what it "
            "means."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
        allow_empty_file=True,
        max_length=255,
    )


class LookForm(forms.Form):
    """Where the table stands in the file."""

    sheet = forms.ChoiceField(label=_("Sheet"))
    header = forms.IntegerField(label=_("The row with the headings"), min_value=1, max_value=1000)
    header_rows = forms.TypedChoiceField(
        label=_("The headings take"), choices=[(1, _("one row")), (2, _("two rows"))], coerce=int
    )

    def __init__(self, *args: Any, sheets: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """What each column holds, what each word means, and which units and roles are meant."""

    as_of = forms.DateField(
        label=_("The plan tells how it stood on"),
        required=False,
        help_text=_("Used where no column tells the day. Left empty, it is the day of the import."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    level = forms.TypedChoiceField(
        label=_("Which level of the codes is a sub-project"), coerce=int, required=False,
        choices=[(0, _("the lowest that is followed up")), (1, _("the first, as “1”")), (2,
            _("the second, as “1.1”")), (3, _("the third, as “1.1.1”"))],
    )  # fmt: skip
    take_out_personal_data = forms.BooleanField(
        label=_("Take out e-mail addresses, telephone numbers and personal identity numbers"), required=False
    )

    def __init__(
        self, *args: Any, table: Table, units: Units, roles: Roles, alike: tuple[str, ...] = (),
        unit_names: Mapping[str, int], role_names: Mapping[str, int], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.table = table
        self.unit_names = list(unit_names)[:MOST_NAMES]
        self.role_names = list(role_names)[:MOST_NAMES]
        self.initial.setdefault("as_of", table.as_of)
        self.initial.setdefault("level", table.level)
        self.initial.setdefault("take_out_personal_data", table.take_out_personal_data)
        self._add_sheets(alike)
        self._add_columns()
        self._add_words()
        self._add_names("unit", self.unit_names, table.units, units, self._unit_choices(units))
        self._add_names("role", self.role_names, table.roles, roles, self._role_choices(roles))

    def _add_sheets(self, alike: tuple[str, ...]) -> None:
        if not alike:
            return
        self.fields["more_sheets"] = forms.MultipleChoiceField(
            label=_("Read these sheets too: they have the same columns"), required=False,
            choices=[(name, name) for name in alike], widget=forms.CheckboxSelectMultiple,
            initial=list(self.table.more_sheets),
        )  # fmt: skip
        self.fields["sheet_names_are"] = forms.ChoiceField(
            label=_("The sheets' names are"), required=False, initial=self.table.sheet_names_are,
            choices=[("", _("only names")), ("area", _("priority areas")), ("lead_unit", _("lead units"))],
        )  # fmt: skip

    def _add_columns(self) -> None:
        choices = [("", _("Not read")), *((name, _(label)) for name, label in LABELS.items())]
        for at, target in enumerate(self.table.columns):
            heading = self.table.headings[at] or str(at + 1)
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=target
            )

    def _add_words(self) -> None:
        choices = [(stage.value, stage.label) for stage in Stage]
        for at, (word, stage) in enumerate(self.table.stages.items()):
            self.fields[f"word_{at}"] = forms.ChoiceField(label=word, choices=choices, initial=stage)

    def _add_names(
        self, kind: str, names: list[str], said: Mapping[str, str], book: Any, choices: list[Any]
    ) -> None:
        for at, name in enumerate(names):
            initial = said.get(folded(name), book.proposal(name))
            self.fields[f"{kind}_{at}"] = forms.ChoiceField(
                label=name, choices=choices, required=False, initial=initial
            )

    def _unit_choices(self, units: Units) -> list[Any]:
        new = [(f"new:{kind.value}", _("New: %s") % kind.label.lower()) for kind in UnitKind]
        return [
            ("", _("Leave out")),
            (_("New"), new),
            (_("There already"), [(f"unit:{u.pk}", u.name) for u in units.stored]),
        ]

    def _role_choices(self, roles: Roles) -> list[Any]:
        stored = [(f"role:{role.pk}", role.title) for role in roles.stored]
        return [("", _("Leave out")), ("new", _("New role")), (_("There already"), stored)]

    def word_fields(self) -> list[forms.BoundField]:
        return self._bound("word")

    def unit_fields(self) -> list[forms.BoundField]:
        return self._bound("unit")

    def role_fields(self) -> list[forms.BoundField]:
        return self._bound("role")

    def _bound(self, kind: str) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(f"{kind}_")]

    def said(self) -> Table:
        """The mapping as the person wants it."""
        values = self.cleaned_data
        as_of = values["as_of"].isoformat() if values["as_of"] else ""
        words = {word: values[f"word_{at}"] for at, word in enumerate(self.table.stages)}
        units = {folded(name): values[f"unit_{at}"] for at, name in enumerate(self.unit_names)}
        roles = {folded(name): values[f"role_{at}"] for at, name in enumerate(self.role_names)}
        return replace(
            self.table,
            columns=tuple(values[f"column_{at}"] for at in range(len(self.table.columns))),
            stages={**self.table.stages, **words},
            units={**self.table.units, **units},
            roles={**self.table.roles, **roles},
            as_of=as_of,
            more_sheets=tuple(values.get("more_sheets", self.table.more_sheets)),
            sheet_names_are=values.get("sheet_names_are", self.table.sheet_names_are),
            level=int(values["level"] or 0),
            take_out_personal_data=values["take_out_personal_data"],
        )
