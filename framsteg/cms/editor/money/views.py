"""The overview of a programme's money, and taking accounts in: a file, a preview, and then for good."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.importers.actions import ledger_import, ledger_readings, raw_files
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger.columns import Reading
from framsteg.importers.ledger.errors import UnreadableLedger
from framsteg.importers.ledger.fetch import Tables
from framsteg.importers.models import Fetch
from framsteg.importers.shared.files import check_size
from framsteg.lib.plain_errors import PlainError
from framsteg.lib.plain_language import language_of
from framsteg.programme.bookings import LedgerReport
from framsteg.programme.models import Programme
from framsteg.programme.rules.ledger import ManyEntriesVanish, is_large

from .files import kept_file, programme_for, told
from .forms import ChoicesForm, UploadForm
from .overview import overview
from .preview import preview_of


@require_safe
def money(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_for(request, pk, Right.VIEW)
    found = overview(programme, request.GET.get("year", ""), request.GET.get("p", "1"), _language())
    context = {
        "title": _("Money"),
        "subtitle": str(programme),
        "programme": programme,
        "overview": found,
        "may_add": may(request.user, Right.ADD, Kind.MONEY, programme.municipality_id),
    }
    return render(request, "cms/editor/money/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """First step: the file. It is kept as it came and can be looked at as often as needed."""
    programme = programme_for(request, pk, Right.ADD)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = _keep(programme, form.cleaned_data["file"])
        except PlainError as error:
            form.add_error("file", told(error))
        else:
            return HttpResponseRedirect(_next_step(programme, kept))
    context = {
        "title": _("Take in accounts"),
        "subtitle": str(programme),
        "programme": programme,
        "form": form,
    }
    return render(request, "cms/editor/money/upload.html", context)


def _next_step(programme: Programme, kept: Fetch) -> str:
    """What would change; for a table whose headings nobody has explained yet, first how its columns are read."""
    found = ledger_import.opened(kept)
    is_new = isinstance(found, Tables) and ledger_readings.remembered(programme, found) is None
    step = "editor_ledger_columns" if is_new else "editor_ledger_preview"
    return reverse(step, args=[programme.pk, kept.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int, kept: int) -> HttpResponse:
    """Last step: what would change, with what the file does not say chosen above; then a yes."""
    programme = programme_for(request, pk, Right.ADD)
    file = kept_file(programme, kept)
    try:
        reading = _reading(programme, file)
    except raw_files.RawFileLost:
        return _shown(
            request, programme, file, ChoicesForm({}), None, _("The kept file is gone. Upload it again.")
        )
    form = _choices(request, reading)
    try:
        if request.method == "POST" and form.is_valid():
            return _taken_in(request, programme, file, form)
        report = ledger_import.let_in(
            programme, file, form.choices(), consent=Consent(), by=request.user, at=timezone.now()
        )
    except PlainError as error:
        return _shown(request, programme, file, form, None, told(error))
    return _shown(request, programme, file, form, report)


def _reading(programme: Programme, file: Fetch) -> Reading | None:
    """How the table is read; None for a SIE file."""
    found = ledger_import.opened(file)
    return (
        (ledger_readings.remembered(programme, found) or found.proposal)
        if isinstance(found, Tables)
        else None
    )


def _choices(request: HttpRequest, reading: Reading | None) -> ChoicesForm:
    """What was chosen; before anything is, as it was said of the last such file."""
    if request.method == "POST":
        return ChoicesForm(request.POST, is_table=reading is not None)
    before = {"costs_are_negative": "on"} if reading and reading.costs_are_negative else {}
    return ChoicesForm(request.GET or before, is_table=reading is not None)


def _keep(programme: Programme, file: Any) -> Fetch:
    check_size(file.size, file.name)
    try:
        content = file.read()
    except OSError as error:
        raise UnreadableLedger(file=file.name) from error
    return ledger_import.keep(programme, file.name, content, at=timezone.now())


def _taken_in(request: HttpRequest, programme: Programme, file: Fetch, form: ChoicesForm) -> HttpResponse:
    consent = Consent(apply=True, large_deletions="large_deletions" in request.POST)
    try:
        report = ledger_import.let_in(
            programme, file, form.choices(), consent=consent, by=request.user, at=timezone.now()
        )
    except ManyEntriesVanish:
        report = ledger_import.let_in(
            programme, file, form.choices(), consent=Consent(), by=request.user, at=timezone.now()
        )
        said = _("More than a fifth of the stored entries would be gone. Tick the box if that is right.")
        return _shown(request, programme, file, form, report, said)
    if report.is_unchanged:
        messages.success(request, _("Exactly this is stored already. Nothing has changed."))
    else:
        messages.success(request, _("The accounts have been taken in."))
    return HttpResponseRedirect(reverse("editor_money", args=[programme.pk]))


def _shown(
    request: HttpRequest,
    programme: Programme,
    file: Fetch,
    form: ChoicesForm,
    report: LedgerReport | None,
    problem: str = "",
) -> HttpResponse:
    context = {
        "title": _("What would change"),
        "subtitle": str(programme),
        "programme": programme,
        "file_name": file.question["file"],
        "columns_url": reverse("editor_ledger_columns", args=[programme.pk, file.pk])
        if form.is_table
        else "",
        "form": form,
        "preview": preview_of(report, _language()) if report else None,
        "is_large": report is not None and is_large(report),
        "problem": problem,
    }
    return render(request, "cms/editor/money/preview.html", context, status=409 if problem else 200)


def _language() -> Any:
    return language_of(get_language() or "sv")
