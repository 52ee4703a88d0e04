"""Asking the municipality, and telling it what does not work: without a cookie, and without saying who one is."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from framsteg.participation.actions.messages import send
from framsteg.participation.form_passes import Pass
from framsteg.participation.models import Message, QuestionRule
from framsteg.participation.queries.messages import sent_with
from framsteg.web.forms.contact import ContactForm, told_by_link
from framsteg.web.site import Link, current_language, municipality_of

from .taking_part import own_page


@own_page
@csrf_exempt  # no cookie, and nobody is signed in: the form carries a pass of its own
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, municipality: str) -> HttpResponse:
    """Write to the municipality, without saying who one is."""
    municipality_of(request, municipality)
    posted = request.POST if request.method == "POST" else None
    told = told_by_link(request.GET.get("arende", ""), request.GET.get("sida", ""))
    contact = ContactForm(posted, initial=told, purpose="contact", at=timezone.now())
    if posted is None:
        return _page(request, contact)
    given = contact.given_pass
    earlier = sent_with(given.token) if given else None
    if earlier is not None:
        return _sent_before(request, municipality, contact, earlier)
    if not contact.is_valid():
        return _page(request, contact, status=422)
    passed = contact.let_through(request)
    if passed is None:
        return _page(request, contact, status=429)
    _store(request, municipality, contact, passed)
    return _thanks(municipality)


def _store(request: HttpRequest, municipality: str, contact: ContactForm, passed: Pass) -> None:
    said = contact.cleaned_data
    message = Message(
        municipality=municipality_of(request, municipality),
        kind=said["kind"],
        text=said["text"],
        page=said["page"],
        may_be_published=said["may_be_published"],
        reply_to=said["reply_to"],
        language=current_language(),
        token=passed.token,
    )
    send(message, at=contact.at)


def _sent_before(
    request: HttpRequest, municipality: str, contact: ContactForm, earlier: Message
) -> HttpResponse:
    """Sent twice: thanked once more. Changed after going back: nothing is lost, it can be sent as one more."""
    if contact.is_valid() and contact.cleaned_data["text"] == earlier.text:
        return _thanks(municipality)
    contact.renew()
    return _page(request, contact, status=422, is_sent_before=True)


def _thanks(municipality: str) -> HttpResponse:
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


def _page(
    request: HttpRequest, contact: ContactForm, status: int = 200, is_sent_before: bool = False
) -> HttpResponse:
    title = gettext("Write to the municipality")
    has_errors = contact.errors or is_sent_before
    context = {
        "form": contact,
        "is_sent_before": is_sent_before,
        "rules": QuestionRule.labels,
        "title": gettext("Error: %(title)s") % {"title": title} if has_errors else title,
        "heading": title,
        "breadcrumbs": [Link(title)],
    }
    return render(request, "web/site/contact.html", context, status=status)
