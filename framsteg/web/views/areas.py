from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.models import PriorityArea
from framsteg.programme.queries.areas import area_story
from framsteg.programme.queries.lateness import measured_day
from framsteg.web.presenters.json_ld import collection
from framsteg.web.presenters.sub_projects import area_page
from framsteg.web.site import Link, current_language, keep_municipality
from framsteg.web.voices import voices_behind

from .programme_lookup import feeds, menu, trail


@require_safe
def area(request: HttpRequest, municipality: str, programme: str, number: int) -> HttpResponse:
    """A priority area: where it stands, and its sub-projects."""
    try:
        found = area_story(municipality, programme, number)
    except PriorityArea.DoesNotExist:
        raise Http404(gettext("There is no such area here.")) from None
    keep_municipality(request, found.programme.municipality)
    page = area_page(
        found, municipality, current_language(), measured_day(found.programme, timezone.localdate())
    )
    members = [(line.name.value, line.url) for line in page.lines.rows]
    return render(
        request,
        "web/programme/area.html",
        {
            "page": page,
            "title": f"{page.title.value}: {page.programme.text.value}",
            "description": page.sentence,
            "breadcrumbs": trail(found.programme, municipality, Link(page.title)),
            "subnavigation": menu(request, found.programme, municipality),
            "voices": voices_behind(request, found.area, municipality),
            "notes": page.provenance,
            "feeds": feeds(
                "area_feed", page.title.value, municipality=municipality, programme=programme, number=number
            ),
            "json_ld": collection(request, page.title.value, members),
        },
    )
