"""The overview of a programme's money, and taking accounts in: a file, a preview, and then for good."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from framsteg.accounts.rules.access import Kind, Right, may, municipalities
from framsteg.importers.actions import ledger_import, raw_files
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger import client
from framsteg.importers.ledger.errors import UnreadableLedger
from framsteg.importers.models import Fetch
from framsteg.importers.shared.file_errors import FileTooLarge
from framsteg.lib.http import MEGABYTE
from framsteg.lib.plain_errors import PlainError
from framsteg.lib.plain_language import language_of
from framsteg.programme.bookings import LedgerReport
from framsteg.programme.models import Programme
from framsteg.programme.rules.ledger import ManyEntriesVanish, is_large

from .forms import ChoicesForm, UploadForm
from .overview import overview
from .preview import preview_of


def programme_for(request: HttpRequest, pk: int, right: Right) -> Programme:
    """The programme; not there for those of other municipalities, refused to those without the right."""
    if not may(request.user, right, Kind.MONEY):
        raise PermissionDenied
    where = municipalities(request.user, Right.VIEW, Kind.MONEY)
    rows = Programme.objects.filter(municipality__in=where).select_related("municipality")
    programme = get_object_or_404(rows, pk=pk)
    if not may(request.user, right, Kind.MONEY, programme.municipality_id):
        raise PermissionDenied
    return programme


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
            return HttpResponseRedirect(reverse("editor_ledger_preview", args=[programme.pk, kept.pk]))
    context = {
        "title": _("Take in accounts"),
        "subtitle": str(programme),
        "programme": programme,
        "form": form,
    }
    return render(request, "cms/editor/money/upload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int, kept: int) -> HttpResponse:
    """Second step: what would change, with what the file does not say chosen above; then a yes."""
    programme = programme_for(request, pk, Right.ADD)
    file = _kept(programme, kept)
    form = ChoicesForm(request.POST if request.method == "POST" else request.GET)
    try:
        if request.method == "POST" and form.is_valid():
            return _taken_in(request, programme, file, form)
        report = ledger_import.let_in(
            programme, file, form.choices(), consent=Consent(), by=request.user, at=timezone.now()
        )
    except PlainError as error:
        return _shown(request, programme, file, form, None, told(error))
    except raw_files.RawFileLost:
        return _shown(request, programme, file, form, None, _("The kept file is gone. Upload it again."))
    return _shown(request, programme, file, form, report)


def told(error: PlainError) -> str:
    """The sentence of the error in the reader's language."""
    return _(error.sentence) % error.facts


def _keep(programme: Programme, file: Any) -> Fetch:
    if file.size > client.LARGEST_BYTES:
        raise FileTooLarge(file=file.name, megabytes=client.LARGEST_BYTES // MEGABYTE)
    try:
        content = file.read()
    except OSError as error:
        raise UnreadableLedger(file=file.name) from error
    return ledger_import.keep(programme, file.name, content, at=timezone.now())


def _kept(programme: Programme, kept: int) -> Fetch:
    try:
        return ledger_import.kept_for(programme, kept)
    except Fetch.DoesNotExist:
        raise Http404 from None


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
        "form": form,
        "preview": preview_of(report, _language()) if report else None,
        "is_large": report is not None and is_large(report),
        "problem": problem,
    }
    return render(request, "cms/editor/money/preview.html", context, status=409 if problem else 200)


def _language() -> Any:
    return language_of(get_language() or "sv")
