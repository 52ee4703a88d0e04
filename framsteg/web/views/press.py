from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.lib.plain_language import Language
from framsteg.reports.models import Release, ReleaseState, ReportEdition
from framsteg.reports.queries.checklist import parts_of
from framsteg.reports.queries.editions import public_editions
from framsteg.reports.queries.releases import press_release_at
from framsteg.web.presenters.common import title_of
from framsteg.web.presenters.press import PressPage, PressReport, moment_in_text, press_page
from framsteg.web.presenters.provenance import provenance_of
from framsteg.web.presenters.reports import edition_url
from framsteg.web.site import Link, current_language, keep_municipality, municipality_of


@require_safe
def release_list(request: HttpRequest, municipality: str) -> HttpResponse:
    """What has been released to the press, newest first, and what is announced."""
    tenant = municipality_of(request, municipality)
    title, language = gettext("For the press"), current_language()
    found = Release.objects.filter(municipality=tenant)
    public = found.filter(state=ReleaseState.RELEASED).order_by("-released_at")
    coming = found.filter(state=ReleaseState.SCHEDULED, is_announced=True).order_by("release_at")
    return render(
        request,
        "web/reports/press_releases.html",
        {
            "coming": [_line(each, municipality, each.release_at, language) for each in coming],
            "lines": [_line(each, municipality, each.released_at, language) for each in public],
            "title": title,
            "breadcrumbs": (Link(title),),
        },
    )


@require_safe
def release(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """A release with all that a journalist needs; before its time only that it is coming."""
    try:
        found = press_release_at(municipality, slug)
    except Release.DoesNotExist:
        raise Http404(gettext("There is no such release here.")) from None
    keep_municipality(request, found.municipality)
    language = current_language()
    parts = parts_of(found) if found.is_public else []
    reports = _reports(found, municipality) if found.is_public else []
    items = [each for _item, each in parts if each.url]
    page = press_page(found, reports, items, language, is_open=found.is_public)
    return render(request, "web/reports/press.html", context(page, found, municipality))


def context(page: PressPage, found: Release, municipality: str) -> dict[str, object]:
    title = page.title
    listed = reverse("web:press_releases", kwargs={"municipality": municipality})
    return {
        "page": page,
        "title": title.value,
        "description": page.summary.value,
        "breadcrumbs": (Link(gettext("For the press"), listed), Link(title)),
        "notes": provenance_of([found], current_language()),
    }


def _line(each: Release, municipality: str, moment: datetime | None, language: Language) -> dict[str, object]:
    where = {"municipality": municipality, "slug": each.slug}
    return {
        "title": title_of(each, language),
        "url": reverse("web:press_release", kwargs=where),
        "when": moment_in_text(moment, language) if moment else "",
    }


def _reports(found: Release, municipality: str) -> list[PressReport]:
    drafts = [int(each.identity) for each in found.items.filter(kind="report") if each.identity.isdigit()]
    language = current_language()
    rows = public_editions().filter(draft__in=drafts, language__in={language, "sv"}).order_by("draft_id")
    chosen: dict[int, ReportEdition] = {}
    for row in rows:
        if row.draft_id not in chosen or row.language == language:
            chosen[row.draft_id] = row
    return [_press_report(each, municipality) for each in chosen.values()]


def _press_report(edition: ReportEdition, municipality: str) -> PressReport:
    where = {"municipality": municipality, "slug": edition.slug, "number": edition.number}
    return PressReport(
        tree=edition.tree,
        url=edition_url(municipality, edition.slug, edition.number),
        file=lambda extension: reverse("web:report_download", kwargs={**where, "extension": extension}),
        chart=lambda name, extension: reverse(
            "web:report_chart", kwargs={**where, "chart": name, "extension": extension}
        ),
    )
