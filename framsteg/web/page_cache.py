"""Keeps whole public pages, so that a page that many ask for is made once.

A public page is the same for everyone: its address, its language (part of the address), the day and the generation
of the public data decide it. The generation is raised in the transaction of every public change and is part of the
key, so that what is kept is never out of date; it is read before the page is made, so that a change in between only
makes the page be made once more.
"""

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone

from framsteg.audit import generation
from framsteg.lib.etags import etag_of, matches

GetResponse = Callable[[HttpRequest], HttpResponseBase]

KEPT_PARAMETERS = frozenset(
    {
        "sida", "ar", "kategori", "omrade", "lage", "enhet", "sena", "ordning", "jamfor", "som", "fran", "till",
        "visa", "v", "utfall", "program", "verkstallt", "municipality", "tema",
    }
)  # fmt: skip
"""Parameters whose values are few. Pages asked for with any other (a search, a tracking code) are not kept."""
PERSONAL = frozenset({"mitt-arbete", "rapportera", "paminnelser", "delta", "folj", "fraga"})
"""Parts of the site, after the language and the municipality, that are for one person alone, or a form of its own."""
LONGEST_QUERY = 200
LARGEST_PAGE = 2_000_000
KEPT_TYPES = re.compile(
    r"text/(html|css|plain|calendar|csv)|application/(((rss|atom|rdf)\+)?xml|((ld|schema)\+)?json)"
)
NOT_KEPT = ("no-store", "private", "no-cache")
REPEATED = frozenset(
    {"Cache-Control", "ETag", "Vary", "Content-Security-Policy", "Access-Control-Allow-Origin"}
)
"""Headers that go with the word that nothing has changed."""
ALWAYS_ASK = "public, max-age=0, must-revalidate"
LONGEST_WAIT, STEP = 4.0, 0.02


@dataclass(frozen=True)
class Kept:
    """A page as it is kept: what is needed to give it out again."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str


class PublicPageCacheMiddleware:
    """Gives out kept public pages, keeps those that may be kept, and answers 304 to those who have them already."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.pages = caches["pages"]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = address_of(request)
        if address is None:
            return self.get_response(request)
        key = _key(request, address)
        request.framsteg_made = False  # type: ignore[attr-defined]
        kept = self.pages.get(key)
        return _given_out(request, kept) if kept is not None else self._made_once(request, key)

    def _made_once(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Make the page; those who ask for it meanwhile wait for it, but not for long."""
        lock = f"{key}:making"
        deadline = time.monotonic() + LONGEST_WAIT
        while not self.pages.add(lock, True, LONGEST_WAIT):
            time.sleep(STEP)
            kept = self.pages.get(key)
            if kept is not None:
                return _given_out(request, kept)
            if time.monotonic() > deadline:
                return self.get_response(request)
        try:
            return self._made(request, key)
        finally:
            self.pages.delete(lock)

    def _made(self, request: HttpRequest, key: str) -> HttpResponseBase:
        kept = self.pages.get(key)
        if kept is not None:
            return _given_out(request, kept)
        request.framsteg_made = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not may_be_kept(response):
            return response
        response.headers.setdefault("Cache-Control", ALWAYS_ASK)
        kept = _to_keep(response)
        self.pages.set(key, kept)
        return _given_out(request, kept)


def address_of(request: HttpRequest) -> str | None:
    """What the page asked for is kept under, or None where it is not a page to keep."""
    if request.method not in ("GET", "HEAD"):
        return None
    if request.path_info.startswith((settings.EDITOR_PATH, settings.LOGIN_PATH)):
        return None
    if PERSONAL.intersection(request.path_info.split("/")[3:4]):
        return None
    query = request.META.get("QUERY_STRING", "")
    if query and not _is_known(request, query):
        return None
    try:
        return f"{request.scheme}://{request.get_host()}{request.path}?{query}"
    except DisallowedHost:
        return None


def may_be_kept(response: HttpResponse) -> bool:
    """Whether a response is the same for everyone: complete, without cookies, and not said to be private."""
    said = response.headers.get("Cache-Control", "")
    varies = response.headers.get("Vary", "").lower()
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not any(word in said for word in NOT_KEPT)
        and "cookie" not in varies
        and "accept-language" not in varies
        and KEPT_TYPES.match(response.headers.get("Content-Type", "")) is not None
        and len(response.content) <= LARGEST_PAGE
    )


def _is_known(request: HttpRequest, query: str) -> bool:
    if len(query) > LONGEST_QUERY:
        return False
    return all(name in KEPT_PARAMETERS and len(values) == 1 for name, values in request.GET.lists())


def _key(request: HttpRequest, address: str) -> str:
    """The generation is read once and kept on the request, for all who keep something by it."""
    present = generation.current()
    request.framsteg_generation = present  # type: ignore[attr-defined]
    digest = hashlib.blake2b(address.encode(), digest_size=16).hexdigest()
    return f"{present}:{timezone.localdate().isoformat()}:{digest}"


def _to_keep(response: HttpResponse) -> Kept:
    etag = etag_of(response.content)
    headers = tuple((name, value) for name, value in response.headers.items() if name != "ETag")
    return Kept(response.content, (*headers, ("ETag", etag)), etag)


def _given_out(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The kept page, or only word that the asker's own copy is still right."""
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if asked and matches(asked, kept.etag):
        response: HttpResponse = HttpResponseNotModified()
        headers = [(name, value) for name, value in kept.headers if name in REPEATED]
    else:
        response, headers = HttpResponse(kept.body), list(kept.headers)
    for name, value in headers:
        response.headers[name] = value
    return response
