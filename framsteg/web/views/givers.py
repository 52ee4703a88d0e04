"""The page that only the giver of a view has: yes, write to me; and no more letters."""

from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from framsteg.participation.actions import givers as actions
from framsteg.participation.emails.givers import GIVER
from framsteg.participation.models import Giver
from framsteg.participation.queries.contributions import journey_of
from framsteg.web.presenters.contributions import journey_page
from framsteg.web.site import Link, current_language, municipality_of

from .taking_part import own_page


@own_page
@csrf_exempt  # mail programs press the button themselves (RFC 8058); the signed address is the right
@require_http_methods(["GET", "HEAD", "POST"])
def giver(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """Asks first; a press confirms the address or forgets it. What was said is shown once it is confirmed."""
    tenant = municipality_of(request, municipality)
    request.framsteg_private = True  # type: ignore[attr-defined]
    found = _found(signed, tenant.pk)
    if found is not None and request.method == "POST":
        found = _acted(found, request)
    title = _title(found)
    context = {
        "giver": found,
        "page": journey_page(
            journey_of(found.contribution), municipality, current_language(), on=timezone.localdate()
        )
        if found and found.confirmed_at
        else None,
        "title": title,
        "breadcrumbs": [Link(title)],
        "robots": "noindex, nofollow",
    }
    return render(request, "web/participation/giver.html", context)


def _acted(found: Giver, request: HttpRequest) -> Giver | None:
    if "sluta" in request.GET or request.POST.get("act") == "stop":
        actions.stop(found)
        return None
    actions.confirm(found, at=timezone.now())
    return found


def _title(found: Giver | None) -> str:
    if found is None:
        return gettext("Your address is forgotten")
    return gettext("What happens with your view") if found.confirmed_at else gettext("Is this your address?")


def _found(signed: str, municipality_id: int) -> Giver | None:
    """None where the address has been forgotten; 404 where nobody was ever given it."""
    try:
        nonce = UUID(signing.Signer(salt=GIVER).unsign_object(signed))
    except (signing.BadSignature, ValueError):
        raise Http404(gettext("The address is not whole. Copy all of it from the letter.")) from None
    rows = Giver.objects.select_related(
        "contribution__event__municipality", "contribution__event__programme", "contribution__theme"
    )
    return rows.filter(nonce=nonce, contribution__event__municipality_id=municipality_id).first()
