"""Kept pages: what is kept, for whom, and for how long."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from framsteg.web import page_cache
from framsteg.web.page_cache import PublicPageCacheMiddleware

LOCMEM = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-pages"},
}


class Site:
    """A site that counts how often it makes a page."""

    def __init__(self, make: Callable[[HttpRequest], HttpResponse]) -> None:
        self.made = 0
        self.make = make
        self.generation = 1

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.made += 1
        return self.make(request)


@pytest.fixture
def ask(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[Site, Callable[..., Any]]]]:
    settings.CACHES = LOCMEM
    caches["pages"].clear()

    def prepared(make: Callable[[HttpRequest], HttpResponse]) -> tuple[Site, Callable[..., Any]]:
        site = Site(make)
        monkeypatch.setattr(page_cache.generation, "current", lambda: site.generation)
        middleware = PublicPageCacheMiddleware(site)
        return site, lambda path="/sv/a/", **headers: middleware(RequestFactory().get(path, headers=headers))

    yield prepared
    caches["pages"].clear()


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<p>{request.path}</p>", headers={"X-Frame-Options": "SAMEORIGIN"})


def test_a_page_is_made_once_and_given_out_again_with_its_headers(ask: Any) -> None:
    site, get = ask(page)

    first, second = get(), get()

    assert site.made == 1
    assert (first.content, second.content) == (b"<p>/sv/a/</p>", b"<p>/sv/a/</p>")
    assert dict(first.headers) == dict(second.headers)
    assert second.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert second.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_change_of_what_is_public_makes_the_page_be_made_anew(ask: Any) -> None:
    site, get = ask(page)
    get()

    site.generation = 2
    get()

    assert site.made == 2


def test_a_new_day_makes_the_page_be_made_anew(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    site, get = ask(page)
    get()

    monkeypatch.setattr(page_cache.timezone, "localdate", lambda: date(2030, 1, 1))
    get()

    assert site.made == 2


def test_who_has_the_page_already_is_told_so(ask: Any) -> None:
    _site, get = ask(page)
    etag = get().headers["ETag"]

    answer = get(**{"If-None-Match": f"W/{etag}"})

    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)


def test_languages_and_lists_are_kept_apart(ask: Any) -> None:
    _site, get = ask(lambda request: HttpResponse(request.get_full_path()))

    pages = {
        path: get(path).content.decode() for path in ("/sv/a/", "/en/a/", "/sv/a/?sida=2", "/sv/a/?sida=3")
    }

    assert pages == {path: path for path in pages}


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/sv/a/?q=skola", "/sv/a/?utm_source=x", "/sv/a/?sida=1&sida=2", f"/sv/a/?lage={'x' * 300}"],
)
def test_what_is_not_the_same_for_everyone_or_has_endless_forms_is_not_kept(ask: Any, path: str) -> None:
    site, get = ask(page)

    get(path), get(path)

    assert site.made == 2


def with_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("form")
    response.set_cookie("csrftoken", "secret")
    return response


@pytest.mark.parametrize(
    "make",
    [
        with_cookie,
        lambda request: HttpResponse("x", status=404),
        lambda request: HttpResponse("x", headers={"Cache-Control": "private"}),
        lambda request: HttpResponse("x", headers={"Cache-Control": "no-store"}),
        lambda request: HttpResponse("x", headers={"Vary": "Accept, Cookie"}),
        lambda request: HttpResponse("x", content_type="image/png"),
    ],
)
def test_answers_that_are_not_for_everyone_are_not_kept(ask: Any, make: Any) -> None:
    site, get = ask(make)

    get(), get()

    assert site.made == 2


def test_many_who_ask_at_once_wait_for_the_one_page(ask: Any) -> None:
    started, may_end = threading.Event(), threading.Event()

    def slow(request: HttpRequest) -> HttpResponse:
        started.set()
        may_end.wait(2)
        return HttpResponse("made")

    site, get = ask(slow)
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(get().content)) for _ in range(6)]
    threads[0].start()
    started.wait(2)
    for thread in threads[1:]:
        thread.start()
    may_end.set()
    for thread in threads:
        thread.join(5)

    assert (site.made, answers) == (1, [b"made"] * 6)


def test_a_page_that_fails_keeps_nobody_waiting(ask: Any) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    site, get = ask(broken)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            get()

    assert site.made == 2


@pytest.mark.parametrize(
    "page", ["mitt-arbete/", "mitt-arbete/7/", "rapportera/hemligt/", "paminnelser/abc/"]
)
def test_personal_pages_are_neither_kept_nor_waited_for(page: str) -> None:
    assert page_cache.address_of(RequestFactory().get(f"/sv/provkoping/{page}")) is None
    assert page_cache.address_of(RequestFactory().get("/sv/provkoping/program/")) is not None
