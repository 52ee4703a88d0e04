"""Which column holds what: proposed, to be put right, and remembered for the next file with the same headings."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from framsteg.importers.actions import plans
from framsteg.importers.actions.plans.stock import Roles, Units
from framsteg.importers.models import PlanImportState
from framsteg.importers.plan_workbook import alike, ingest
from framsteg.importers.plan_workbook.doubts import column_letter
from framsteg.importers.plan_workbook.fetch import Table
from framsteg.importers.plan_workbook.schema import Mapping
from framsteg.importers.shared.errors import SourceError

from .base import PlanImportMixin, said
from .forms import ColumnsForm, LookForm

SAMPLES = 3


@dataclass(frozen=True)
class ColumnRow:
    """A column with its first values, and the field that says what it holds."""

    letter: str
    heading: str
    samples: tuple[str, ...]
    field: forms.BoundField


class ColumnsView(PlanImportMixin):
    template_name = "cms/editor/plan_import/columns.html"
    title = gettext_lazy("How the columns are read")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.plan_import.state != PlanImportState.UPLOADED:
            return self.back()
        return self._page(self._form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.plan_import.state != PlanImportState.UPLOADED:
            return self.back()
        if "look" in request.POST:
            return self._look_elsewhere(request)
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            plans.uploads.set_mapping(self.plan_import, form.said(), by=request.user, at=timezone.now())
        except SourceError as error:
            form.add_error(None, said(error))
            return self._page(form, status=422)
        return self.back("editor_plan_columns" if "again" in request.POST else "editor_plan_import")

    def _look_elsewhere(self, request: HttpRequest) -> HttpResponse:
        form = LookForm(request.POST, sheets=self._table().sheet_names)
        if not form.is_valid():
            return self._page(self._form(), form, status=422)
        values, mapping = form.cleaned_data, self._mapping()
        other_sheet = values["sheet"] != mapping.sheet
        header = None if other_sheet else values["header"] - 1
        try:
            plans.uploads.look_elsewhere(
                self.plan_import, sheet=values["sheet"], header=header, header_rows=values["header_rows"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except SourceError as error:
            form.add_error(None, said(error))
            return self._page(self._form(), form, status=422)
        messages.success(request, _("Read again. Look through the columns."))
        return self.back("editor_plan_columns")

    def _table(self) -> Table:
        if not hasattr(self, "_opened"):
            self._opened = plans.uploads.opened(self.plan_import)
        return self._opened

    def _mapping(self) -> Mapping:
        return plans.uploads.mapping_of(self.plan_import)

    def _form(self, data: Any = None) -> ColumnsForm:
        mapping = self._mapping()
        if data is not None:
            columns = tuple(data.get(f"column_{at}", "") for at in range(len(mapping.columns)))
            mapping = replace(mapping, columns=columns)
        mapping = _with_words(self._table(), mapping)
        plan = (
            ingest.read(self._table().workbook, mapping)
            if mapping.has("title") and _is_single(mapping)
            else None
        )
        programme = self.plan_import.programme
        return ColumnsForm(
            data, table=mapping,
            units=Units(programme, {}, on=timezone.localdate(), described=plan.described_units if plan else ()),
            roles=Roles(programme, {}, plan.described_roles if plan else ()),
            alike=self._alike(mapping),
            unit_names=plan.unit_names if plan else {}, role_names=plan.role_names if plan else {},
        )  # fmt: skip

    def _alike(self, mapping: Mapping) -> tuple[str, ...]:
        """The sheets that can be read together with the first."""
        return replace(self._table(), proposal=mapping).alike if mapping.has("title") else ()

    def _page(self, form: ColumnsForm, look: LookForm | None = None, *, status: int = 200) -> HttpResponse:
        mapping = self._mapping()
        initial = {"sheet": mapping.sheet, "header": mapping.header + 1, "header_rows": mapping.header_rows}
        look = look or LookForm(initial=initial, sheets=self._table().sheet_names)
        context = self.get_context_data(
            form=form, look=look, columns=self._columns(form, mapping), plan_import=self.plan_import
        )
        return self.render_to_response(context, status=status)

    def _columns(self, form: ColumnsForm, mapping: Mapping) -> list[ColumnRow]:
        rows = self._table().workbook.sheet(mapping.sheet).rows[mapping.header + mapping.header_rows :]
        return [
            ColumnRow(
                column_letter(at), heading or _("(no heading)"), _samples(rows, at), form[f"column_{at}"]
            )
            for at, heading in enumerate(mapping.headings)
            if heading or _samples(rows, at)
        ]


def _with_words(table: Table, mapping: Mapping) -> Mapping:
    try:
        return alike.with_words(table.workbook, mapping)
    except SourceError:
        return mapping


def _is_single(mapping: Mapping) -> bool:
    try:
        ingest.check(mapping)
    except SourceError:
        return False
    return True


def _samples(rows: list[list[str]], at: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in rows[:500]:
        if at < len(row) and row[at]:
            found.setdefault(row[at][:60], None)
        if len(found) == SAMPLES:
            break
    return tuple(found)
