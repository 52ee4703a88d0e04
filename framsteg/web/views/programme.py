from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.analysis.queries.findings import finding_read_with
from framsteg.participation.queries.events import events_of_programme
from framsteg.programme.queries.closing import steps_of, what_happens
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.programme.queries.programmes import story
from framsteg.reports.queries.editions import newest_read_with, programme_with_newest
from framsteg.web.exceptions import exceptions_in
from framsteg.web.presenters.closing import closing_page
from framsteg.web.presenters.findings import finding_card
from framsteg.web.presenters.json_ld import programme_data
from framsteg.web.presenters.programme import programme_page
from framsteg.web.presenters.reports import newest_report_link
from framsteg.web.presenters.rounds import newest_round_link
from framsteg.web.site import Link, current_language, site_content

from .programme_lookup import feeds, menu, no_such_page, page_number, programme_at, trail

NEWS_SHOWN = 6


@require_safe
def closing(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """What happens to every sub-project that is open, and when the programme was closed."""
    found = programme_at(request, municipality, programme)
    try:
        happens = what_happens(found, page=page_number(request))
    except NoSuchPage:
        raise no_such_page() from None
    page = closing_page(found, happens, steps_of(found), municipality, current_language())
    title = gettext("What happens next")
    return render(
        request,
        "web/programme/closing.html",
        {
            "page": page,
            "title": f"{title}: {page.programme.text.value}",
            "breadcrumbs": trail(found, municipality, Link(title)),
            "subnavigation": menu(request, found, municipality),
            "notes": page.provenance,
        },
    )


@require_safe
def overview(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """The whole programme: its chain, where it stands, and all that belongs to it."""
    found = programme_at(request, municipality, programme, programme_with_newest)
    finding = finding_read_with(found)
    language = current_language()
    page = programme_page(story(found), events_of_programme(found), municipality, language)
    return render(
        request,
        "web/programme/programme.html",
        {
            "page": page,
            "finding": finding_card(finding, language) if finding else None,
            "followed_up": newest_round_link(found, municipality, language),
            "report": newest_report_link(newest_read_with(found), municipality),
            "news": site_content().news_about_programme(found.pk, language, NEWS_SHOWN),
            "title": page.title.value,
            "description": page.summary.value,
            "breadcrumbs": trail(found, municipality),
            "subnavigation": menu(request, found, municipality),
            "exceptions": exceptions_in(request, found, municipality),
            "notes": page.provenance,
            "feeds": feeds(
                "programme_feed", page.title.value, municipality=municipality, programme=programme
            ),
            "json_ld": programme_data(request, found, page),
        },
    )
