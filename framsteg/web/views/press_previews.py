"""What invited readers see before the time. Nothing of it is kept or found by search engines."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.reports import bundling
from framsteg.reports.actions.invitations import open_with
from framsteg.reports.document import Report
from framsteg.reports.models import FrozenContent, Invitation, Release, ReleaseItem, ReportDraft
from framsteg.reports.municipal_look import look_of
from framsteg.reports.queries.checklist import parts_of
from framsteg.reports.renderers import html
from framsteg.web.presenters.press import PressReport, press_page
from framsteg.web.site import current_language, keep_municipality

from .press import context
from .reports import as_file, chart_file, file_of

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Neither kept, nor indexed, nor told to other sites: the address is the key."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answer


@private
@require_safe
def release(request: HttpRequest, municipality: str, slug: str, token: str) -> HttpResponse:
    """The press page as it will be, with the embargo above it."""
    found = _release(request, municipality, slug, token)
    where = {"municipality": municipality, "slug": slug, "token": token}
    reports = [_press_report(item, where) for item in found.items.filter(kind="report") if _tree(item)]
    items = [
        bundling.Found(
            each.title, each.kind, reverse("web:press_preview_item", kwargs={**where, "item": item.pk})
        )
        for item, each in parts_of(found)
    ]
    page = press_page(found, reports, items, current_language(), is_open=True, is_invited=True)
    told = context(page, found, municipality) | {"robots": "noindex, nofollow"}
    return render(request, "web/reports/press.html", told)


@private
@require_safe
def item(request: HttpRequest, municipality: str, slug: str, token: str, item: int) -> HttpResponse:
    """One part of the release as it will read."""
    found = _item(request, municipality, slug, token, item)
    if found.kind != "report":
        return bundling.port_of(found.kind).preview(found.identity, found.pinned, request)
    tree = _tree_or_404(found)
    back = reverse("web:press_preview", kwargs={"municipality": municipality, "slug": slug, "token": token})
    told = {
        "report": mark_safe(html.render(tree, look_of(found.release.municipality))),
        "title": tree.title,
        "back_url": back,
        "robots": "noindex, nofollow",
    }
    return render(request, "web/reports/preview.html", told)


@private
@require_safe
def download(
    request: HttpRequest, municipality: str, slug: str, token: str, item: int, extension: str
) -> HttpResponse:
    found = _item(request, municipality, slug, token, item)
    if extension == "json":
        return as_file(bytes(_frozen_or_404(found).content), "application/json", f"{slug}.json")
    frozen = _frozen_or_404(found)
    content, media_type = file_of(frozen.tree, extension, found.release.municipality, checksum=frozen.sha256)
    return as_file(content, media_type, f"{slug}.{extension}")


@private
@require_safe
def chart(
    request: HttpRequest, municipality: str, slug: str, token: str, item: int, chart: str, extension: str
) -> HttpResponse:
    found = _item(request, municipality, slug, token, item)
    return chart_file(_tree_or_404(found), chart, extension, found.release.municipality)


def _release(request: HttpRequest, municipality: str, slug: str, token: str) -> Release:
    """404 for a link that has ended, without telling why: who guesses learns nothing."""
    try:
        found = open_with(token, at=timezone.now()).release
    except Invitation.DoesNotExist:
        raise _ended() from None
    if found.slug != slug or found.municipality.slug != municipality:
        raise _ended()
    keep_municipality(request, found.municipality)
    return found


def _ended() -> Http404:
    return Http404(gettext("The link does not work any more. Ask whoever sent it for a new one."))


def _item(request: HttpRequest, municipality: str, slug: str, token: str, item: int) -> ReleaseItem:
    release = _release(request, municipality, slug, token)
    found = release.items.filter(pk=item).first()
    if found is None:
        raise _ended()
    found.release = release
    return found


def _tree(item: ReleaseItem) -> Report | None:
    frozen = _frozen(item)
    return frozen.tree if frozen is not None else None


def _tree_or_404(item: ReleaseItem) -> Report:
    return _frozen_or_404(item).tree


def _frozen_or_404(item: ReleaseItem) -> FrozenContent:
    found = _frozen(item)
    if found is None:
        raise Http404(gettext("The report has not been signed yet, so there is nothing to read."))
    return found


def _frozen(item: ReleaseItem) -> FrozenContent | None:
    """What has been signed, in the reader's language where it is translated."""
    if item.kind != "report" or not item.identity.isdigit():
        return None
    draft = ReportDraft.objects.filter(pk=int(item.identity)).first()
    if draft is None or draft.locked_round is None:
        return None
    rows = {each.language: each for each in draft.frozen.filter(round=draft.locked_round)}
    return rows.get(current_language()) or rows.get("sv")


def _press_report(item: ReleaseItem, where: dict[str, str]) -> PressReport:
    here = {**where, "item": item.pk}
    return PressReport(
        tree=_tree_or_404(item),
        url=reverse("web:press_preview_item", kwargs=here),
        file=lambda extension: reverse("web:press_preview_download", kwargs={**here, "extension": extension}),
        chart=lambda name, extension: reverse(
            "web:press_preview_chart", kwargs={**here, "chart": name, "extension": extension}
        ),
    )
