"""Role x action x kind of object, over HTTP. A new kind of object, or a new page of one, needs a row here."""

import io
import re
import zipfile
from typing import Any

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse
from wagtail.admin.viewsets import viewsets

from framsteg.accounts.models import User
from framsteg.cms.editor.viewsets.base import EditorViewSet
from tests.factories import programme as make
from tests.factories.editor import Place, client_of

READ = (
    "index", "index_results", "history", "draft", "open", "workspace", "ending", "trace", "trace_file"
)  # fmt: skip
CHANGE = (
    "edit", "plan", "file", "discard", "compute", "ask_anew", "remind", "close", "reopen", "figures", "upload", "fetch",
    "review", "comment", "settle", "sign", "claims", "write_news", "take_in", "leave_out", "invite", "revoke",
    "merge", "part", "answer", "join", "unjoin",
)  # fmt: skip
PUBLISH = (
    "publish", "opening", "closing", "take_back", "schedule", "publish_now", "call_off", "retract", "withhold"
)  # fmt: skip
COLUMNS = {
    **dict.fromkeys(READ, 0),
    "add": 1,
    **dict.fromkeys(CHANGE, 2),
    **dict.fromkeys(("delete", "sessions"), 3),
    **dict.fromkeys(PUBLISH, 4),
}
LETTERS = {
    "administrator": "A", "programme_lead": "L", "communicator": "C", "draft_reader": "R",
    "sub_project_owner": "O", "controller": "K", "moderator": "M", "auditor": "U", "unit_head": "H",
}  # fmt: skip
ALL = "ALCROKMUH"
STAFF, LEADS, ADMIN, NOBODY = "ALC", "AL", "A", ""

# Who may:             read      add     change  remove  publish
MATRIX: dict[str, tuple[str, ...]] = {
    "programme":        (ALL,      LEADS,  LEADS,  LEADS,  LEADS),
    "phase":            (ALL,      LEADS,  LEADS,  LEADS),
    "goal":             (ALL,      LEADS,  LEADS,  LEADS),
    "priorityarea":     (ALL,      LEADS,  LEADS,  LEADS),
    "subproject":       (ALL,      LEADS,  LEADS,  LEADS,  LEADS),
    "milestone":        (ALL,      LEADS,  LEADS,  LEADS),
    "statusreport":     (ALL,      LEADS),
    "appropriation":    ("ALCROKUH", "ALK", "ALK",  "ALK"),
    "reportinground":   ("ALCROKUH", LEADS, LEADS,  LEADS,  LEADS),
    "appropriationrequest": ("ALCROKUH", "ALK", "ALK", "ALK"),
    "allocation":       ("ALCROKUH", "ALK", "ALK",  "ALK"),
    "forecast":         ("ALCROKUH", "ALK"),
    "ledgermapping":    ("ALCROKUH", "ALK", "ALK",  "ALK"),
    "ledgerdelivery":   ("ALCROKUH",),
    "outcomeentry":     ("ALCROKUH",),
    "programmerole":    (ALL,      LEADS,  LEADS,  LEADS),
    "programmeunit":    (ALL,      LEADS,  LEADS,  LEADS),
    "reportlink":       ("ALCROKUH", LEADS, NOBODY, LEADS),
    "decision":         (ALL,      LEADS,  LEADS,  LEADS,  LEADS),
    "decisionfollowup": (ALL,      LEADS),
    "targetdecision":   (ALL,      LEADS,  LEADS,  LEADS),
    "closinganswer":    (ALL,      LEADS,  LEADS),
    "evaluation":       (ALL,      LEADS,  LEADS,  LEADS,  LEADS),
    "indicator":        (ALL,      LEADS,  LEADS,  LEADS,  LEADS),
    "source":           (ALL,      LEADS,  LEADS,  LEADS),
    "target":           (ALL,      LEADS,  LEADS,  LEADS),
    "baseline":         (ALL,      LEADS,  LEADS,  LEADS),
    "reportdraft":      ("ALCROKUH", STAFF, "ALCK", LEADS),
    "reporttext":       ("ALCROKUH", NOBODY, "ALCK"),
    "release":          ("ALCROKUH", STAFF, "ALCK", LEADS,  STAFF),
    "event":            (ALL,      STAFF,  "ALCM", STAFF,  STAFF),
    "eventpicture":     (ALL,      STAFF,  "ALCM", STAFF),
    "contribution":     ("ALCMU",  "ALCM", "ALCM", NOBODY, "ALCM"),
    "theme":            ("ALCMU",  "ALCM", "ALCM", ADMIN),
    "organisationunit": ("ALCKUH",  LEADS,  LEADS,  LEADS),
    "person":           ("ALCKUH",  LEADS,  LEADS,  LEADS),
    "role":             ("ALCKUH",  LEADS,  LEADS,  LEADS),
    "message":          ("ALCMU",  NOBODY, "ACM",  ADMIN),
    "answer":           ("ALCMU",  "ALCM", "ALCM", ADMIN,  "ALCM"),
    "newscategory":     (ALL,      STAFF,  STAFF,  "AC"),
    "accessibilityfault": ("ACU",  NOBODY, "AC",   NOBODY),
    "municipality":     ("ACU",    NOBODY, "AC",   NOBODY),
    "webhooksubscription": ("AU",  ADMIN,  NOBODY, ADMIN),
    "groupmapping":     ("AU",     ADMIN,  NOBODY, ADMIN),
    "access":           ("AU",     ADMIN,  NOBODY, ADMIN),
}  # fmt: skip
OF_SUB_PROJECT = ("milestone", "statusreport", "forecast")
WITHOUT_OBJECT = {"index", "index_results", "add"}


def pages() -> dict[tuple[str, str], Any]:
    """Every page of every kind of object, from the viewsets that are registered."""
    reverse("wagtailadmin_home")
    mine = [each for each in viewsets.viewsets if isinstance(each, EditorViewSet)]
    return {(each.name, pattern.name): each for each in mine for pattern in each.get_urlpatterns()}


def outcome(client: Client, method: str, url: str) -> str:
    """ "allowed", "refused" (led back to the first page), "sign in", or "not found"."""
    with transaction.atomic():
        answer = getattr(client, method)(url)
        transaction.set_rollback(True)
    if answer.status_code == 404:
        return "not found"
    target = answer.headers.get("Location", "")
    if target == reverse("wagtailadmin_home"):
        return "refused"
    return "sign in" if target.startswith(reverse("account_login")) else "allowed"


def address(kind: str, name: str, place: Place) -> str:
    if name not in WITHOUT_OBJECT:
        return reverse(f"{kind}:{name}", args=[place.objects[kind].pk])
    url = reverse(f"{kind}:{name}")
    sub_project = place.objects["subproject"].pk
    return f"{url}?sub_project={sub_project}" if kind in OF_SUB_PROJECT and name == "add" else url


def objects_pages() -> list[tuple[str, str, str]]:
    """Every way to ask for a page about one object."""
    return [
        (kind, name, method)
        for kind, name in pages()
        for method in ("get", "post")
        if name not in WITHOUT_OBJECT and (method == "get" or name not in READ)
    ]


def outcomes(client: Client, place: Place) -> dict[tuple[str, str, str], str]:
    return {
        (kind, name, method): outcome(client, method, address(kind, name, place))
        for kind, name in pages()
        for method in ("get", "post")
        if method == "get" or name not in READ
    }


def test_every_page_of_every_kind_has_its_place_in_the_matrix() -> None:
    assert {kind for kind, _name in pages()} == MATRIX.keys()
    assert {name for _kind, name in pages()} <= COLUMNS.keys()
    assert [key for key in pages() if COLUMNS[key[1]] >= len(MATRIX[key[0]])] == []


@pytest.fixture(autouse=True)
def rendered_for_administrators_only(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether somebody may see a page is settled before it is rendered: once is enough to see that it can be."""
    role = getattr(request.node, "callspec", None) and request.node.callspec.params.get("role")
    if role != "administrator":
        monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.parametrize("role", LETTERS)
def test_a_role_may_exactly_what_the_matrix_says(role: str, here: Place) -> None:
    found = outcomes(client_of(here.users[role]), here)
    expected = {
        (kind, name, method): "allowed" if LETTERS[role] in MATRIX[kind][COLUMNS[name]] else "refused"
        for kind, name, method in found
    }
    assert found == expected


def test_who_is_not_signed_in_is_asked_to_sign_in(here: Place) -> None:
    assert set(outcomes(Client(), here).values()) == {"sign in"}


def test_a_user_without_access_is_not_let_in(here: Place) -> None:
    user: User = make.UserFactory()
    assert "allowed" not in outcomes(client_of(user), here).values()


def test_one_who_runs_the_installation_may_do_everything(here: Place) -> None:
    user: User = make.UserFactory(is_superuser=True)
    assert set(outcomes(client_of(user), here).values()) == {"allowed"}


OTHER_PAGES = {
    "editor_audit_trail": "AU",
    "editor_jobs": "AU",
    "editor_help": ALL,
    "editor_draft_pages": ALL,
    "editor_draft_page": ALL,
    "editor_money": "ALCROKUH",
    "editor_ledger_upload": "ALK",
    **dict.fromkeys(("editor_plan_imports", "editor_plan_template", "editor_plan_import"), "ALU"),
    **dict.fromkeys(
        ("editor_plan_columns", "editor_plan_undo", "editor_plan_discard", "editor_plan_file"), LEADS
    ),
    "editor_plan_export": ALL,
    "editor_contribution_queue": "ALCMU",
    "editor_contribution_sheet": "ALCM",
    "editor_sign_ups": "ALCM",
    **dict.fromkeys(("main-area", "lead-unit", "owner", "visibility"), LEADS),
}


GUARDED_SHEETS = {
    **dict.fromkeys(("Anslag", "Äskanden", "Fördelning", "Prognoser (läses ej)"), "ALCROKUH"),
    **dict.fromkeys(("Enheter", "Roller"), "ALCKUH"),
}


def _exported(client: Client, here: Place) -> set[str]:
    """The sheets with money and the organisation in the exported programme; its guide tells of the others."""
    content = client.get(other_address("editor_plan_export", here)).content
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        sheets = set(re.findall(r'<sheet name="([^"]+)"', workbook.read("xl/workbook.xml").decode()))
        told = "för att du inte har rätt att se det" in workbook.read("xl/sharedStrings.xml").decode()
    assert told == bool(GUARDED_SHEETS.keys() - sheets)
    return GUARDED_SHEETS.keys() & sheets


@pytest.mark.parametrize("role", LETTERS)
def test_the_history_of_everything_and_changes_of_many_keep_to_the_matrix(role: str, here: Place) -> None:
    client, found = client_of(here.users[role]), {}
    for name in OTHER_PAGES:
        found[name] = outcome(client, "get", other_address(name, here))
    assert found == {
        name: "allowed" if LETTERS[role] in letters else "refused" for name, letters in OTHER_PAGES.items()
    }
    assert _exported(client, here) == {
        name for name, letters in GUARDED_SHEETS.items() if LETTERS[role] in letters
    }


def other_address(name: str, here: Place) -> str:
    if name in ("editor_money", "editor_ledger_upload"):
        return reverse(name, args=[here.objects["programme"].pk])
    if name in ("editor_contribution_sheet", "editor_sign_ups"):
        return reverse(name, args=[here.objects["event"].pk])
    if name.startswith("editor_"):
        return reverse(name, args=[owner] if (owner := _owner(name, here)) else [])
    url = reverse("wagtail_bulk_action", args=["programme", "subproject", name])
    return f"{url}?id={here.objects['subproject'].pk}"


def _owner(name: str, here: Place) -> int | None:
    if name == "editor_draft_page":
        return here.news.pk
    if name in ("editor_plan_imports", "editor_plan_export"):
        return here.objects["programme"].pk
    return (
        here.objects["planimport"].pk if name.startswith("editor_plan_") and "template" not in name else None
    )


NEWS = {"edit": STAFF, "view_draft": STAFF, "add": STAFF, "publish": "AC"}


@pytest.mark.parametrize("role", LETTERS)
def test_news_pages_keep_to_the_table_of_rights(role: str, here: Place) -> None:
    user, letter = here.users[role], LETTERS[role]
    client = client_of(user)
    may = here.news.permissions_for_user(user)
    found = {
        "edit": outcome(client, "get", reverse("wagtailadmin_pages:edit", args=[here.news.pk])) == "allowed",
        "view_draft": outcome(client, "get", reverse("wagtailadmin_pages:view_draft", args=[here.news.pk]))
        == "allowed",
        "add": here.news.get_parent().permissions_for_user(user).can_add_subpage(),
        "publish": may.can_publish(),
    }
    assert found == {name: letter in letters for name, letters in NEWS.items()}
