"""Serves pages of the tree with few queries: one finds the page and all above it, one reads it whole."""

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from framsteg.cms.models.base import PublicPage
from framsteg.cms.tree import HOME_DEPTH, url_of

NEVER_STORED = "private, no-store"


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
    deepest = chain[-1]
    page = _whole(deepest)
    if isinstance(page, PublicPage):
        _hand_over(request, page, chain)
    taken = deepest.url_path.count("/") - chain[0].url_path.count("/")
    result: RouteResult = page.route(request, parts[taken:])
    return result


def _page_serve(page: Page, request: HttpRequest, args: list[object], kwargs: dict[str, object]) -> HttpResponse:
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


def _chain(root_path: str, parts: list[str]) -> list[Page]:
    """The live pages on the way, from the portal down, without a gap."""
    paths = [root_path]
    for part in parts:
        paths.append(f"{paths[-1]}{part}/")
    translation = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
    found = Page.objects.filter(url_path__in=paths).annotate(
        translated=Subquery(translation.exclude(pk=OuterRef("pk")).values("url_path")[:1]),
        restricted=Exists(PageViewRestriction.objects.filter(page=OuterRef("alias_of_id")))
        | Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))),
    )
    by_path = {page.url_path: page for page in found.select_related("locale")}
    chain = []
    for each in paths:
        if each not in by_path:
            break
        chain.append(by_path[each])
    return chain


def _whole(page: Page) -> Page:
    model = page.specific_class or Page
    related = getattr(model, "serve_related", ())
    whole: Page = model._default_manager.select_related("locale", *related).get(pk=page.pk)
    return whole


def _hand_over(request: HttpRequest, page: PublicPage, chain: list[Page]) -> None:
    """Give the page what has been read on the way, and say where its translation is."""
    page.known_ancestors = [each for each in chain[:-1] if each.depth >= HOME_DEPTH]
    page.known_unrestricted = not any(each.restricted for each in chain)
    other = {"sv": "en", "en": "sv"}[page.language]
    translated = chain[-1].translated
    request.framsteg_translation_url = url_of(translated, other) if translated else None  # type: ignore[attr-defined]
