"""The short address that stands on the wall and in the QR code."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language_from_request, gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from framsteg.lib.plain_language import language_of
from framsteg.participation.models import Event
from framsteg.participation.queries.events import event_with_code


@never_cache
@require_safe
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """To the page to write on, in the language of the phone. Capitals are as good as small letters."""
    try:
        event = event_with_code(code)
    except Event.DoesNotExist:
        raise Http404(gettext("The short address leads nowhere. Look at the letters once more.")) from None
    with override(language_of(get_language_from_request(request))):
        of = {"municipality": event.municipality.slug, "slug": event.slug}
        return HttpResponseRedirect(reverse("web:take_part", kwargs=of))
