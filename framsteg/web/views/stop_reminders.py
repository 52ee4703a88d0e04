"""The address at the foot of every reminder: no more of them, by one press, without signing in."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from framsteg.accounts.models import Person
from framsteg.programme.actions import reminders
from framsteg.programme.emails.reminders import STOP
from framsteg.web.site import Link, municipality_of


@never_cache
@csrf_exempt  # mail programs press the button themselves (RFC 8058); the signature is the right
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, municipality: str, signed: str) -> HttpResponse:
    """Asks first; a press, here or in the mail program, ends the reminders."""
    tenant = municipality_of(request, municipality)
    try:
        identity = signing.loads(signed, salt=STOP)
    except signing.BadSignature:
        raise Http404(gettext("The address is not whole. Copy all of it from the letter.")) from None
    person = Person.objects.filter(pk=identity, municipality=tenant).first()
    if person is None:
        raise Http404(gettext("The address is not whole. Copy all of it from the letter."))
    done = request.method == "POST"
    if done:
        reminders.stop(person, at=timezone.now())
    title = gettext("No more reminders") if done else gettext("Stop the reminders?")
    request.framsteg_private = True  # type: ignore[attr-defined]
    context = {"title": title, "breadcrumbs": [Link(title)], "robots": "noindex, nofollow", "done": done}
    return render(request, "web/reporting/stop_reminders.html", context)
