"""A closed round as files."""

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from framsteg.programme.queries import closed_rounds
from framsteg.web.presenters.common import round_url
from framsteg.web.presenters.round_files import csv_file, json_data, xlsx_file

from .round_lookup import FoundRound, round_at

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def as_csv(request: HttpRequest, municipality: str, programme: str, day: date) -> HttpResponse:
    """The sub-projects as they stood, as a table for a spreadsheet."""
    found = round_at(request, municipality, programme, day)
    rows = tuple(closed_rounds.rows_of(found.round))
    return _file(HttpResponse(csv_file(rows), content_type="text/csv; charset=utf-8"), found, "csv")


@require_safe
def as_xlsx(request: HttpRequest, municipality: str, programme: str, day: date) -> HttpResponse:
    """The sub-projects, the totals of the page and what the fields mean, as a workbook."""
    found = round_at(request, municipality, programme, day)
    rows = tuple(closed_rounds.rows_of(found.round))
    content = xlsx_file(closed_rounds.closed_round(found.round), rows)
    return _file(HttpResponse(content, content_type=XLSX), found, "xlsx")


@require_safe
def as_json(request: HttpRequest, municipality: str, programme: str, day: date) -> HttpResponse:
    """The same for programs."""
    found = round_at(request, municipality, programme, day)
    rows = tuple(closed_rounds.rows_of(found.round))
    page = request.build_absolute_uri(round_url(found.programme, municipality, day))
    data = json_data(closed_rounds.closed_round(found.round), rows, page)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _file(response: HttpResponse, found: FoundRound, form: str) -> HttpResponse:
    name = f"{found.programme.slug}-{found.round.as_of.isoformat()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
