"""Two municipalities that never see each other's drafts, people or data; see `test_every_address.py` too."""

import pytest
from django.urls import reverse

from tests.factories.editor import Place, client_of

from .test_matrix import (
    LETTERS,
    OTHER_PAGES,
    address,
    objects_pages,
    other_address,
    outcome,
    pages,
    rendered_for_administrators_only,
)

__all__ = ["rendered_for_administrators_only"]


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_another_municipality_does_not_exist_for_those_who_may_most(
    role: str, here: Place, elsewhere: Place
) -> None:
    """Who changes everything at home, and who reads everything, asked with every method."""
    client = client_of(elsewhere.users[role])
    found = {
        (kind, name, method): outcome(client, method, address(kind, name, here))
        for kind, name, method in objects_pages()
    }
    assert {key for key, value in found.items() if value not in ("not found", "refused")} == set()


def test_no_role_finds_an_object_of_another_municipality(here: Place, elsewhere: Place) -> None:
    """What every page of an object looks among, by role: nothing of another municipality is in it."""
    kinds = {kind: viewset for (kind, _name), viewset in pages().items()}
    found = [
        (role, kind)
        for role in LETTERS
        for kind, viewset in kinds.items()
        if viewset.permission_policy.instances_user_has_any_permission_for(
            elsewhere.users[role], ["view", "change", "delete", "publish"]
        )
        .filter(pk=here.objects[kind].pk)
        .exists()
    ]
    assert found == []


@pytest.mark.parametrize(
    "name",
    [
        "main-area",
        "lead-unit",
        "owner",
        "visibility",
        "editor_money",
        "editor_ledger_upload",
        "editor_contribution_sheet",
        "editor_sign_ups",
    ],
)
def test_many_of_another_municipality_cannot_be_changed(name: str, here: Place, elsewhere: Place) -> None:
    assert (
        outcome(client_of(elsewhere.users["administrator"]), "get", other_address(name, here)) == "not found"
    )


@pytest.mark.parametrize(
    "name", [name for name in OTHER_PAGES if name.startswith("editor_plan_") and "template" not in name]
)
def test_plans_of_another_municipality_cannot_be_seen(name: str, here: Place, elsewhere: Place) -> None:
    assert (
        outcome(client_of(elsewhere.users["administrator"]), "get", other_address(name, here)) == "not found"
    )


def test_news_of_another_municipality_can_neither_be_read_nor_changed(here: Place, elsewhere: Place) -> None:
    client = client_of(elsewhere.users["administrator"])
    urls = [
        reverse(f"wagtailadmin_pages:{name}", args=[here.news.pk])
        for name in ("edit", "view_draft", "history")
    ]
    assert [outcome(client, "get", url) for url in urls] == ["refused"] * 3
