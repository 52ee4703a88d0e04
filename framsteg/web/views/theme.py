from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from framsteg.web.site import municipality_of
from framsteg.web.theme import theme_of

A_YEAR = 365 * 24 * 3600


@require_safe
def stylesheet(request: HttpRequest, municipality: str) -> HttpResponse:
    """The municipality's colours and typeface. Pages ask with ?v=, which changes with the theme."""
    response = HttpResponse(
        theme_of(municipality_of(request, municipality)).css, content_type="text/css; charset=utf-8"
    )
    lasting = A_YEAR if "v" in request.GET else 300
    response["Cache-Control"] = f"public, max-age={lasting}"
    return response
