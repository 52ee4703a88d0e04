"""Serves pages of the tree with few queries: one finds the page and all above it, one reads it whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from framsteg.accounts.models import Municipality
from framsteg.cms.models.base import PublicPage
from framsteg.cms.tree import HOME_DEPTH, url_of
from framsteg.web.site import keep_municipality

NEVER_STORED = "private, no-store"
LONGEST_WAY = 12
"""Most parts of an address that are looked for among the pages."""


@dataclass(frozen=True)
class Step:
    """A page on the way to the one asked for."""

    pk: int
    title: str
    url_path: str
    depth: int
    kind: int
    translated: str | None
    restricted: bool
    municipality: Municipality | None = None


def not_here(request: HttpRequest) -> HttpResponse:
    """Stands before pages of Wagtail that this installation has no use for."""
    raise Http404


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this address, as Wagtail's hooks and restrictions allow."""
    page, args, kwargs = route(request, [part for part in path.split("/") if part])
    chain = _page_serve
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    response: HttpResponse = chain(page, request, args, kwargs)
    if not getattr(page, "known_unrestricted", False):
        response["Cache-Control"] = NEVER_STORED
    return response


def route(request: HttpRequest, parts: list[str]) -> RouteResult:
    """The deepest page on the way of `parts`, routed for what is left of them."""
    chain = _chain(_root_path(request), parts)
    if not chain:
        raise Http404
    page = _whole(chain[-1])
    if isinstance(page, PublicPage):
        _hand_over(request, page, chain)
    result: RouteResult = page.route(request, parts[len(chain) - 1 :])
    return result


def _page_serve(
    page: Page, request: HttpRequest, args: list[object], kwargs: dict[str, object]
) -> HttpResponse:
    refused: HttpResponse | None = page.check_request_method(request, *args, **kwargs)
    if refused is not None:
        return refused
    response: HttpResponse = page.serve(request, *args, **kwargs)
    return response


def _root_path(request: HttpRequest) -> str:
    """The tree path of the portal in the language of the address."""
    roots = [root for root in Site.get_site_root_paths() if root.language_code == get_language()]
    if len(roots) > 1:
        site = Site.find_for_request(request)
        roots = [root for root in roots if site is not None and root.site_id == site.pk] or roots
    if not roots:
        raise Http404
    return str(roots[0].root_path)


def _chain(root_path: str, parts: list[str]) -> list[Step]:
    """The pages on the way, from the portal down, without a gap."""
    paths = [root_path]
    for part in parts[:LONGEST_WAY]:
        paths.append(f"{paths[-1]}{part}/")
    translation = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
    restrictions = PageViewRestriction.objects.filter(
        Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of_id"))
    )
    found = (
        Page.objects.filter(url_path__in=paths)
        .select_related("municipalityhomepage__municipality")
        .annotate(
            translated=Subquery(translation.exclude(pk=OuterRef("pk")).values("url_path")[:1]),
            restricted=Exists(restrictions),
        )
    )
    by_path = {page.url_path: _step(page) for page in found}
    return list(_unbroken(by_path, paths))


def _step(page: Any) -> Step:
    home = getattr(page, "municipalityhomepage", None)
    return Step(
        page.pk,
        page.title,
        page.url_path,
        page.depth,
        page.content_type_id,
        page.translated,
        page.restricted,
        home.municipality if home else None,
    )


def _unbroken(steps: dict[str, Step], paths: list[str]) -> Iterator[Step]:
    for path in paths:
        if path not in steps:
            return
        yield steps[path]


def _whole(step: Step) -> Page:
    model = ContentType.objects.get_for_id(step.kind).model_class() or Page
    related = getattr(model, "serve_related", ())
    whole: Page = model._default_manager.select_related("locale", *related).get(pk=step.pk)
    return whole


def _hand_over(request: HttpRequest, page: PublicPage, chain: list[Step]) -> None:
    """Give the page what has been read on the way, and say where its translation is."""
    page.known_ancestors = [each for each in chain[:-1] if each.depth >= HOME_DEPTH]
    page.known_unrestricted = not any(each.restricted for each in chain)
    for each in chain:
        if each.municipality is not None:
            keep_municipality(request, each.municipality)
    other = {"sv": "en", "en": "sv"}[page.language]
    translated = chain[-1].translated
    request.framsteg_translation_url = url_of(translated, other) if translated else None  # type: ignore[attr-defined]
