"""Every page of the editor opens for an administrator."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from framsteg.cms.editor.history import label_of
from framsteg.programme.models import Programme
from framsteg.reports.models import Release
from tests.factories.editor import Place

KINDS = [
    "programme", "phase", "goal", "priorityarea", "subproject", "milestone", "statusreport", "appropriation",
    "programmerole", "programmeunit", "decision", "event", "organisationunit", "person", "role", "message",
    "municipality", "access", "newscategory", "indicator", "source", "target", "baseline",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_about_an_object_opens(kind: str, here: Place, administrator: Client) -> None:
    pk = here.objects[kind].pk
    opened = {}
    for name in ("index", "add", "edit", "delete", "history", "draft", "publish", "workspace"):
        try:
            url = reverse(f"{kind}:{name}", args=[] if name in ("index", "add") else [pk])
        except NoReverseMatch:
            continue
        query = (
            "?sub_project=" + str(here.objects["subproject"].pk)
            if kind in ("milestone", "statusreport")
            else ""
        )
        opened[name] = administrator.get(url + (query if name == "add" else "")).status_code
    assert opened == dict.fromkeys(opened, 200)
    assert {"index", "history", "draft"} <= opened.keys()


def test_the_first_page_shows_the_programmes_and_waiting_messages(here: Place, administrator: Client) -> None:
    page = administrator.get(reverse("wagtailadmin_home")).content.decode()
    assert here.objects["programme"].title in page
    assert "handled_at=false" in page
    assert reverse("editor_help") in page
    assert "wagtail.org" not in page


def test_history_names_fields_what_is_gathered_under_an_object_and_what_is_neither() -> None:
    assert [label_of(Programme, "summary"), label_of(Release, "items"), label_of(Programme, "Run level")] == [
        "Sammanfattning", "Delar av publiceringar", "Run level",
    ]  # fmt: skip
