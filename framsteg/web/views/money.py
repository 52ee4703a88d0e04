from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.programme.queries.money_story import money_story
from framsteg.web.presenters.money import money_page
from framsteg.web.presenters.money_choice import choice_of
from framsteg.web.presenters.money_files import csv_file, field_meanings, workbook_file
from framsteg.web.site import Link, current_language

from .programme_lookup import menu, programme_at, trail

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def money(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """What was set aside, divided, spent and foreseen, by year and area."""
    found = programme_at(request, municipality, programme)
    story, language = money_story(found), current_language()
    choice = choice_of(request.GET.dict(), [each.budget_year for each in story.years])
    page, title = money_page(story, choice, municipality, language), gettext("Money")
    return render(
        request,
        "web/programme/money.html",
        {
            "page": page,
            "fields": field_meanings(),
            "title": f"{title}: {page.programme.text.value}",
            "description": gettext(
                "What was set aside, what it was used for, and where the figures come from."
            ),
            "breadcrumbs": trail(found, municipality, Link(title)),
            "subnavigation": menu(request, found, municipality),
            "notes": page.provenance,
            "robots": "noindex, follow" if request.GET else "",
        },
    )


@require_safe
def as_csv(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    """The lines of the page, every year, for a spreadsheet."""
    story = money_story(programme_at(request, municipality, programme))
    text = csv_file(story, municipality, current_language())
    return _download(text, "text/csv; charset=utf-8", f"pengar-{programme}.csv")


@require_safe
def as_workbook(request: HttpRequest, municipality: str, programme: str) -> HttpResponse:
    story = money_story(programme_at(request, municipality, programme))
    return _download(
        workbook_file(story, municipality, current_language()), EXCEL, f"pengar-{programme}.xlsx"
    )


def _download(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
