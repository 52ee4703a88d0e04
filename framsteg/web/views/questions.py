"""Questions that have been answered in public, and whether a page was of help."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from framsteg.participation.actions.messages import send
from framsteg.participation.models import Message, MessageKind
from framsteg.participation.queries.answers import answers_below
from framsteg.participation.rules.messages import without_language
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.web.forms.contact import HelpfulForm, asked_page
from framsteg.web.presenters.answers import answer_lines, questions_url
from framsteg.web.presenters.paging import pager
from framsteg.web.site import Link, current_language, municipality_of

from .programme_lookup import no_such_page, page_number
from .taking_part import own_page


@require_safe
def answered(request: HttpRequest, municipality: str) -> HttpResponse:
    """All questions and answers, or those about a page and what is below it: ?om=/kristinehamn/program/…"""
    municipality_of(request, municipality)
    language, home = current_language(), f"/{municipality}/"
    about = without_language(request.GET.get("om", ""))
    about = about if about.startswith(home) and len(about) <= 500 else home
    try:
        found = answers_below(about, page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    title = gettext("Questions and answers")
    is_narrowed = about != home
    context = {
        "lines": answer_lines(found.rows, language),
        "total": found.total,
        "pager": pager(found, questions_url(municipality), {"om": about} if is_narrowed else {}),
        "about_url": f"/{language}{about}" if is_narrowed else "",
        "everything_url": questions_url(municipality),
        "title": title,
        "breadcrumbs": [Link(title)],
        "robots": "noindex, follow" if is_narrowed else "",
    }
    return render(request, "web/site/questions.html", context)


@own_page
@csrf_exempt  # no cookie, and nobody is signed in: the form carries a pass of its own
@require_http_methods(["GET", "HEAD", "POST"])
def helpful(request: HttpRequest, municipality: str) -> HttpResponse:
    """Whether a page was of help: the link on it has said yes or no, a press here sends it."""
    tenant = municipality_of(request, municipality)
    page = asked_page(request.GET.get("sida", ""))
    posted = request.POST if request.method == "POST" else None
    initial = {"was_helpful": request.GET.get("svar", "")}
    form = HelpfulForm(posted, initial=initial, purpose="helpful", at=timezone.now())
    if posted is None or not form.is_valid():
        return _page(request, form, page, status=422 if form.errors else 200)
    passed = form.let_through(request)
    if passed is None:
        return _page(request, form, page, status=429)
    message = Message(
        municipality=tenant,
        kind=MessageKind.HELPFUL,
        text=form.cleaned_data["text"],
        was_helpful=form.cleaned_data["was_helpful"] == "ja",
        page=page,
        language=current_language(),
        token=passed.token,
        handled_at=None if form.cleaned_data["text"] else form.at,
    )
    send(message, at=form.at)
    return HttpResponseRedirect(reverse("web:page_helpful_thanks", kwargs={"municipality": municipality}))


def _page(request: HttpRequest, form: HelpfulForm, page: str, status: int) -> HttpResponse:
    title = gettext("Was the page of help?")
    context = {
        "form": form,
        "about_url": page,
        "heading": title,
        "title": gettext("Error: %(title)s") % {"title": title} if form.errors else title,
        "breadcrumbs": [Link(title)],
        "robots": "noindex",
    }
    return render(request, "web/site/helpful.html", context, status=status)


@require_safe
def thanks(request: HttpRequest, municipality: str) -> HttpResponse:
    municipality_of(request, municipality)
    title = gettext("Thank you, that helps us")
    context = {"title": title, "breadcrumbs": [Link(title)], "robots": "noindex"}
    return render(request, "web/site/helpful_thanks.html", context)
