"""Taking in a sheet of views: the file, a preview with what is wrong at its row, and then a yes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.cms.editor.subjects import allowed
from framsteg.importers.plan_workbook.client import open_workbook
from framsteg.lib.plain_errors import PlainError
from framsteg.lib.text import cleaned
from framsteg.participation.actions.sheets import SheetRow, take_in
from framsteg.participation.models import Event, StakeholderGroup, Theme
from framsteg.participation.models.contributions import CONTRIBUTION_LENGTH
from framsteg.participation.rules.contributions import check_text, told_apart

from .forms import GROUPS, RowsForm, SheetForm

MOST_ROWS = 1_000
HEADINGS = {
    "text": {"synpunkt", "synpunkter", "text", "förslag", "idé", "view", "views", "idea"},
    "group": {"grupp", "group", "intressentgrupp"},
    "theme": {"tema", "theme", "ämne"},
}


@dataclass(frozen=True)
class Problem:
    line: int
    sentence: str


@dataclass(frozen=True)
class ReadSheet:
    rows: Sequence[SheetRow]
    problems: Sequence[Problem]
    notes: Sequence[Problem]


class NoTextColumn(ValidationError):
    """No heading says where the views stand."""

    def __init__(self) -> None:
        super().__init__(_("No column is called “synpunkt”. Give the column with the views that heading."))


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    event = _event(request, pk)
    if request.method == "POST" and "rows" in request.POST:
        return _take_in(request, event)
    form = SheetForm(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            file = form.cleaned_data["file"]
            found = read(open_workbook(file.read(), file.name).sheets[0].rows, event)
        except PlainError as error:
            form.add_error("file", str(error))
        except ValidationError as error:
            form.add_error("file", error)
    return _page(request, event, form, found)


def _page(request: HttpRequest, event: Event, form: SheetForm, found: ReadSheet | None) -> HttpResponse:
    rows = json.dumps([asdict(each) for each in found.rows]) if found else ""
    context = {
        "title": _("Take in views from a sheet"),
        "subtitle": str(event),
        "event": event,
        "form": form,
        "found": found,
        "rows_form": RowsForm(initial={"rows": rows}),
        "may_publish": may(request.user, Right.PUBLISH, Kind.CONTRIBUTION, event.municipality_id),
    }
    return render(request, "cms/editor/contributions/sheet.html", context, status=422 if form.errors else 200)


def _take_in(request: HttpRequest, event: Event) -> HttpResponse:
    form = RowsForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("The rows did not come through. Choose the file again."))
        rows = [SheetRow(**each) for each in json.loads(form.cleaned_data["rows"])]
        publish = form.cleaned_data["publish"] and may(
            request.user, Right.PUBLISH, Kind.CONTRIBUTION, event.municipality_id
        )
        done = take_in(event, rows[:MOST_ROWS], publish=publish, by=request.user, at=timezone.now())
    except (ValidationError, ValueError, TypeError, KeyError):
        told.error(
            request, _("The rows did not come through. Choose the file again. Nothing has been stored.")
        )
        return HttpResponseRedirect(request.get_full_path())
    said = ngettext("%(number)d view has been taken in.", "%(number)d views have been taken in.", done.new)
    told.success(request, said % {"number": done.new})
    if done.known:
        known = ngettext(
            "%(number)d row had been taken in before.",
            "%(number)d rows had been taken in before.",
            done.known,
        )
        told.info(request, known % {"number": done.known})
    return HttpResponseRedirect(f"{reverse('editor_contribution_queue')}?event={event.pk}")


def read(rows: Sequence[Sequence[str]], event: Event) -> ReadSheet:
    """What can be taken in, and what is wrong with the rest, each with its row. Raises NoTextColumn."""
    heading, columns = _columns(rows)
    themes = _themes(event)
    good: list[SheetRow] = []
    problems: list[Problem] = []
    notes: list[Problem] = []
    for line, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = {name: cleaned(row[at]) if at < len(row) else "" for name, at in columns.items()}
        if not any(cells.values()):
            continue
        try:
            good.append(_row(line, cells, themes))
        except ValidationError as error:
            problems.append(Problem(line, " ".join(error.messages)))
        else:
            notes += [
                Problem(line, _("“%(found)s” looks like personal data.") % {"found": each.found})
                for each in told_apart(cells["text"])
            ]
    if len(good) > MOST_ROWS:
        raise ValidationError(_("At most %(number)d rows at a time.") % {"number": MOST_ROWS})
    return ReadSheet(tuple(good), tuple(problems), tuple(notes))


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for at, row in enumerate(rows[:10]):
        named = {cleaned(cell).casefold(): place for place, cell in enumerate(row)}
        found = {
            name: next(named[each] for each in words if each in named)
            for name, words in HEADINGS.items()
            if words & named.keys()
        }
        if "text" in found:
            return at, found
    raise NoTextColumn


def _themes(event: Event) -> dict[str, int]:
    rows = Theme.objects.filter(event=event)
    return {name.casefold(): each.pk for each in rows for name in (each.title, each.title_en) if name}


def _row(line: int, cells: dict[str, str], themes: dict[str, int]) -> SheetRow:
    text, group, theme = (cells.get(name, "") for name in ("text", "group", "theme"))
    check_text(text)
    if len(text) > CONTRIBUTION_LENGTH:
        raise ValidationError(
            _("The text has %(number)d characters; at most %(most)d can be taken in.")
            % {"number": len(text), "most": CONTRIBUTION_LENGTH}
        )
    named: dict[str, Any] = {**GROUPS, **{value: value for value in StakeholderGroup.values}}
    if group and group.casefold() not in named:
        raise ValidationError(_("There is no group called “%(name)s”.") % {"name": group})
    if theme and theme.casefold() not in themes:
        raise ValidationError(_("The event has no theme called “%(name)s”.") % {"name": theme})
    return SheetRow(line, text, named.get(group.casefold(), ""), themes.get(theme.casefold()))


def _event(request: HttpRequest, pk: int) -> Event:
    if not may(request.user, Right.ADD, Kind.CONTRIBUTION):
        raise PermissionDenied
    event: Event = get_object_or_404(allowed(Event, request.user, [Right.VIEW]), pk=pk)
    if not may(request.user, Right.ADD, Kind.CONTRIBUTION, event.municipality_id):
        raise PermissionDenied
    return event
