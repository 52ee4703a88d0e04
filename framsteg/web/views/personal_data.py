from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.actions.personal_data import REGISTERS
from framsteg.web.presenters.common import rich
from framsteg.web.site import Link, current_language, municipality_of


@require_safe
def register(request: HttpRequest, municipality: str) -> HttpResponse:
    """What is kept of people here, why and how long: the list that the nightly run forgets by."""
    place = municipality_of(request, municipality)
    title = gettext("Personal data")
    context = {
        "title": title,
        "breadcrumbs": [Link(title)],
        "registers": REGISTERS,
        "legal_basis": rich(place.legal_basis, place.legal_basis_en, current_language()),
    }
    return render(request, "web/participation/personal_data.html", context)
