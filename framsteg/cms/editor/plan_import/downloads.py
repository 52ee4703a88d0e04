"""Files to take home: an empty template, the whole programme, and the file that was imported."""

from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.audit.models import AuditEntry
from framsteg.importers.actions import raw_files
from framsteg.importers.queries import plan_exports, plan_further

from .base import find_import, find_programme

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template(request: HttpRequest) -> HttpResponse:
    if not may(request.user, Right.VIEW, Kind.IMPORT):
        raise PermissionDenied
    return _file(plan_exports.template(), _("plan-template.xlsx"), XLSX)


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme as far as the user may see it, drafts among it; the audit trail tells that it was taken out."""
    programme = find_programme(request, pk, Right.VIEW, Kind.PROGRAMME)
    unseen = [
        kind for kind in plan_further.GUARDED
        if not may(request.user, Right.VIEW, kind, programme.municipality_id)
    ]  # fmt: skip
    content = plan_exports.workbook_of(programme, without=unseen)
    AuditEntry.objects.create(
        at=timezone.now(),
        actor_id=str(request.user.pk),
        actor_label=str(request.user)[:200],
        municipality_code=programme.municipality.code,
        action=AuditEntry.Action.EXPORTED,
        object_type=programme._meta.label_lower,
        object_id=str(programme.pk),
        object_label=str(programme)[:300],
    )
    return _file(content, f"{programme.slug}.xlsx", XLSX)


def kept_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file exactly as it was uploaded."""
    plan_import = find_import(request, pk, Right.ADD)
    return _file(
        raw_files.read(plan_import.content_sha256), plan_import.file_name, "application/octet-stream"
    )


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"X-Content-Type-Options": "nosniff"}
    response = HttpResponse(content, content_type=content_type, headers=headers)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{_quoted(name)}"
    return response


def _quoted(name: str) -> str:
    return quote(name, safe="")
