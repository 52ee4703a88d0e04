from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from framsteg.participation.actions.messages import send
from framsteg.web.forms.contact import ContactForm, new_form, sent_form
from framsteg.web.site import Link, current_language, municipality_of


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, municipality: str) -> HttpResponse:
    """Write to the municipality, without saying who one is."""
    tenant = municipality_of(request, municipality)
    if request.method != "POST":
        return _page(request, new_form(request.GET.get("arende", ""), request.GET.get("sida", "")))
    contact = sent_form(request.POST)
    if not contact.is_valid():
        return _page(request, contact, status=422)
    message = contact.save(commit=False)
    message.municipality, message.language = tenant, current_language()
    message.token = contact.cleaned_data["token"]
    send(message, at=timezone.now())
    return HttpResponseRedirect(reverse("web:contact_sent", kwargs={"municipality": municipality}))


@require_safe
def sent(request: HttpRequest, municipality: str) -> HttpResponse:
    """Thanks for a message."""
    municipality_of(request, municipality)
    title = gettext("Thank you for your message")
    return render(
        request,
        "web/site/contact_sent.html",
        {"title": title, "breadcrumbs": [Link(title)], "robots": "noindex"},
    )


def _page(request: HttpRequest, contact: ContactForm, status: int = 200) -> HttpResponse:
    title = gettext("Write to the municipality")
    shown = gettext("Error: %(title)s") % {"title": title} if contact.errors else title
    context = {"form": contact, "title": shown, "heading": title, "breadcrumbs": [Link(title)]}
    return render(request, "web/site/contact.html", context, status=status)
