"""No address without a row: the whole URLconf is walked, and everything in it asked for.

What stands in `addresses.py` and in the matrix is compared with what is there; then each address is asked for by
somebody who is not signed in, by the roles of its municipality, and by those of another, who must see nothing of it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories.editor import Place, client_of

from . import addresses as rows
from .test_matrix import LETTERS, OTHER_PAGES, outcome, pages

SECRET = "Zqxjv"
NUMBERS = {
    "sub_project": "subproject",
    "area": "priorityarea",
    "decision": "decision",
    "contribution": "contribution",
}
PATTERNS = {
    r"admin/pages/(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/": "admin/pages/1/history/",
    "admin/.*/": "admin/nothing/here/",
    "admin/(?:pages/workflow|workflows|reports/workflow|reports/workflow_tasks)/": "admin/workflows/",
    "konto/sprak/(?P<code>sv|en)/": "konto/sprak/en/",
    "konto/losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/": "konto/losenord/nytt/1-abc/",
    r"documents/(\d+)/(.*)": "documents/1/x.pdf",
    "media/(?P<path>(?:images|logotypes)/.+)": "media/images/x.png",
    r"sv/((?:[\w\-]+/)*)": "sv/",
}


def walk(resolver: URLResolver, route: str = "", names: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The name and the route of every address."""
    for each in resolver.url_patterns:
        whole = route + str(each.pattern)
        if isinstance(each, URLPattern):
            yield ":".join((*names, each.name or "-")), whole
        else:
            yield from walk(each, whole, (*names, each.namespace) if each.namespace else names)


@pytest.fixture(scope="module")
def everything() -> list[tuple[str, str]]:
    reverse("wagtailadmin_home")
    return list(walk(get_resolver()))


def whole_is_closed(route: str) -> bool:
    """Whether a closed address stands before it, so that it is never reached."""
    return any(re.match(each, route) for each in rows.CLOSED_WITHOUT_NAME)


@cache
def own_pages() -> frozenset[tuple[str, str]]:
    return frozenset(pages())


def row(name: str, route: str) -> str | None:
    """The group that the address belongs to; None where it has no row."""
    group, _colon, page = name.rpartition(":")
    if group == "web":
        return next((each for each in ("OPEN", "DESK", "KEY") if page in getattr(rows, each)), None)
    for each in ("OPEN_BESIDE", "DOORS", "LOGIN", "OWN", "EDITOR_STEPS", "EVERYBODYS_TOOLS"):
        if name in getattr(rows, each):
            return each
    for each in ("OPEN_WITHOUT_NAME", "DOORS_WITHOUT_NAME", "CLOSED_WITHOUT_NAME", "WAGTAIL_WITHOUT_NAME"):
        if name == "-" and route in getattr(rows, each):
            return each
    if (group, page) in own_pages() or name in OTHER_PAGES:
        return "MATRIX"
    if whole_is_closed(route):
        return "CLOSED_WITHOUT_NAME"
    return "WAGTAIL" if group in rows.WAGTAIL or name in rows.WAGTAIL_ALONE else None


def test_every_address_has_a_row(everything: list[tuple[str, str]]) -> None:
    assert [(name, route) for name, route in everything if row(name, route) is None] == []


def test_no_row_is_left_of_what_is_gone(everything: list[tuple[str, str]]) -> None:
    names = {name for name, _route in everything}
    alone = rows.OPEN_BESIDE | rows.DOORS | rows.LOGIN | rows.OWN | rows.EDITOR_STEPS | rows.EVERYBODYS_TOOLS
    web = {f"web:{name}" for name in rows.OPEN | rows.DESK | rows.KEY}
    groups = {name.rpartition(":")[0] for name in names}
    assert (alone | web | rows.WAGTAIL_ALONE.keys()) - names == set()
    assert rows.WAGTAIL.keys() - groups == set()


def asked_for(name: str, route: str, place: Place) -> str:
    """An address of the route, about what the place has where it can be."""
    objects = place.objects
    values: dict[str, Any] = {
        "municipality": place.municipality.slug, "programme": objects["programme"].slug,
        "slug": objects["event"].slug, "code": "N00001", "day": "2020-01-01", "identity": objects["programme"].pk,
        "page_id": place.news.pk, "parent_page_id": place.home.pk, "page_to_move_id": place.news.pk,
        "app_label": "programme", "model_name": "subproject", "form": "rss", "name": "programmes", "section": "pages",
        "number": 1, "provider_id": "x", "organization_slug": "x", "signed": "x:y", "token": "x" * 40,
    }  # fmt: skip
    kind = name.partition(":")[0]
    values["pk"] = objects[kind].pk if kind in objects else objects["programme"].pk
    for part, of in NUMBERS.items():
        if part in name:
            values["number"] = getattr(objects[of], "number", objects[of].pk)
    plain = route.replace("^", "").removesuffix("$").replace(r"\Z", "")
    plain = PATTERNS.get(plain, plain)
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values.get(found[1], 1)), plain)


def ask(client: Client, method: str, url: str) -> Any:
    with transaction.atomic():
        answer = getattr(client, method)(url)
        transaction.set_rollback(True)
    return answer


def test_who_is_not_signed_in_reads_what_is_open_and_nothing_else(
    here: Place, everything: list[tuple[str, str]]
) -> None:
    mark(here)
    client, wrong = Client(raise_request_exception=False), []
    ways_in = (reverse("account_login"), reverse("wagtailadmin_login"))
    for name, route in everything:
        group, url = row(name, route), asked_for(name, route, here)
        open_to_all = group in (
            "OPEN",
            "KEY",
            "OPEN_BESIDE",
            "OPEN_WITHOUT_NAME",
            "LOGIN",
            "EVERYBODYS_TOOLS",
        )
        for method in ("get",) if open_to_all else ("get", "post"):
            answer = ask(client, method, url)
            asks = answer.headers.get("Location", "").startswith(ways_in)
            said = b"" if answer.streaming else answer.content
            refuses = asks or answer.status_code in (401, 403, 404, 405)
            if answer.status_code >= 500 or SECRET.encode() in said:
                wrong.append((url, method, answer.status_code))
            elif open_to_all and asks and group != "LOGIN":
                wrong.append((url, method, "asks to sign in"))
            elif not open_to_all and not refuses:
                wrong.append((url, method, answer.status_code))
    assert wrong == [], wrong


WORDS = (
    "title",
    "name",
    "text",
    "purpose",
    "question",
    "description",
    "note",
    "first_name",
    "email",
    "group",
)


def mark(place: Place) -> None:
    """Write a word that stands nowhere else into everything of the place that is a draft, a person or a user."""
    people = [user for role in LETTERS for user in [place.users[role]]]
    for instance in [*place.objects.values(), *people]:
        if instance == place.municipality:
            continue
        model = type(instance)
        fields = {field.name for field in model._meta.concrete_fields if field.get_internal_type() in _TEXTS}
        values = {name: f"{SECRET} {instance.pk}" for name in WORDS if name in fields}
        values |= {"email": f"{SECRET.lower()}{instance.pk}@example.org"} if "email" in values else {}
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=instance.pk).update(**values)
        except DatabaseError:  # what is only ever added to
            continue
    place.news.title = place.news.draft_title = f"{SECRET} nyhet"
    place.news.save()


_TEXTS = ("CharField", "TextField", "EmailField")


def roles_of_wagtail(name: str) -> str:
    group = name.rpartition(":")[0]
    otherwise = rows.OTHERWISE.get(name)
    if otherwise is not None:
        return otherwise
    return rows.WAGTAIL_ALONE[name] if name in rows.WAGTAIL_ALONE else rows.WAGTAIL[group]


def test_wagtails_own_pages_let_in_whom_the_rows_say(here: Place, everything: list[tuple[str, str]]) -> None:
    roles = {"administrator": "A", "programme_lead": "L", "communicator": "C", "draft_reader": "R"}
    clients = {letter: client_of(here.users[role]) for role, letter in roles.items()}
    asked = [
        (name, asked_for(name, route, here))
        for name, route in everything
        if row(name, route) == "WAGTAIL"
        and "<" not in route
        and "(" not in route
        and name != "wagtailadmin_logout"
    ]
    found = {
        name: "".join(
            letter for letter, client in clients.items() if outcome(client, "get", url) == "allowed"
        )
        for name, url in asked
        if name != "wagtailadmin_error_test"
    }
    assert found == {name: roles_of_wagtail(name) for name in found}


def test_of_another_municipality_nothing_is_seen_anywhere(
    here: Place, elsewhere: Place, everything: list[tuple[str, str]]
) -> None:
    mark(here)
    client, seen = client_of(elsewhere.users["administrator"]), []
    client.raise_request_exception = False
    for name, route in everything:
        answer = ask(client, "get", url := asked_for(name, route, here))
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if SECRET.lower().encode() in said.lower():
            seen.append(url)
    assert seen == [], seen
