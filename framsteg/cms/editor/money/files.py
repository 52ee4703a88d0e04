"""What the steps of taking in accounts share: the programme, the kept file, and errors in the reader's words."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from framsteg.accounts.rules.access import Kind, Right, may, municipalities
from framsteg.importers.actions import ledger_import
from framsteg.importers.models import Fetch
from framsteg.lib.plain_errors import PlainError
from framsteg.programme.models import Programme


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


def kept_file(programme: Programme, kept: int) -> Fetch:
    try:
        return ledger_import.kept_for(programme, kept)
    except Fetch.DoesNotExist:
        raise Http404 from None


def told(error: PlainError) -> str:
    """The sentence of the error in the reader's language."""
    return _(error.sentence) % error.facts
