"""Drafts are nowhere: not at their address, not in lists, feeds, the sitemap or search."""

import pytest
from django.test import Client

from framsteg.audit.models import Visibility
from framsteg.programme.models import Programme, SubProject
from tests.factories import programme as make

from .conftest import Visitor

pytestmark = pytest.mark.django_db
SECRET = "Hemligheten"
EVERYWHERE = (
    "program/",
    "program/battre/",
    "program/battre/delprojekt/",
    "program/battre/delprojekt/?q=hemligheten",
    "program/battre/delprojekt/2/",
    "program/battre/omrade/1/",
    "program/battre/omrade/2/",
    "program/battre/beslut/",
    "program/battre/rss.xml",
    "program/battre/atom.xml",
    "program/battre/omrade/2/rss.xml",
    "handelser/",
    "sok/?q=hemligheten",
)


def nowhere(visitor: Visitor) -> None:
    for path in EVERYWHERE:
        page = visitor.see(path)
        assert SECRET not in page, path
    for section in ("program", "delprojekt", "beslut", "handelser"):
        assert "hemligheten" not in Client().get(f"/sitemap-{section}.xml").content.decode()


def test_a_draft_sub_project(programme: Programme, first: SubProject, visitor: Visitor) -> None:
    SubProject.objects.filter(pk=first.pk).update(
        visibility=Visibility.DRAFT, title=SECRET, search_text="hemligheten"
    )
    of = {"municipality": programme.municipality, "programme": programme, "sub_project": first}
    decision = make.DecisionFactory(**of, title=SECRET)
    make.EventFactory(**of, title=SECRET, slug="hemligheten")
    nowhere(visitor)
    assert {
        path: visitor.status(path)
        for path in (
            "program/battre/delprojekt/1/",
            "program/battre/delprojekt/1/rss.xml",
            f"beslut/{decision.pk}/",
            "handelser/hemligheten/",
            "handelser/hemligheten.ics",
        )
    } == {
        "program/battre/delprojekt/1/": 404,
        "program/battre/delprojekt/1/rss.xml": 404,
        f"beslut/{decision.pk}/": 404,
        "handelser/hemligheten/": 404,
        "handelser/hemligheten.ics": 404,
    }


def test_a_draft_programme(programme: Programme, visitor: Visitor) -> None:
    draft = make.ProgrammeFactory(
        municipality=programme.municipality, title=SECRET, slug="hemligheten", visibility=Visibility.DRAFT
    )
    sub_project = make.SubProjectFactory(programme=draft, number=1, title=SECRET)
    decision = make.DecisionFactory(municipality=programme.municipality, programme=draft, title=SECRET)
    make.EventFactory(
        municipality=programme.municipality, programme=draft, title=SECRET, slug="hemlig-handelse"
    )
    nowhere(visitor)
    base = "program/hemligheten/"
    area = sub_project.main_area.number
    paths = (
        *(base + rest for rest in ("", "delprojekt/", "delprojekt/1/", "beslut/", "rss.xml", "atom.xml")),
        *(f"{base}omrade/{area}/", f"{base}omrade/{area}/rss.xml", f"{base}delprojekt/1/rss.xml"),
        *(f"beslut/{decision.pk}/", "handelser/hemlig-handelse/"),
    )
    assert {visitor.status(path) for path in paths} == {404}


def test_a_draft_decision_and_a_draft_event(programme: Programme, visitor: Visitor) -> None:
    of = {
        "municipality": programme.municipality,
        "programme": programme,
        "title": SECRET,
        "visibility": Visibility.DRAFT,
    }
    decision = make.DecisionFactory(**of)
    make.EventFactory(**of, slug="hemligheten")
    nowhere(visitor)
    assert {visitor.status(f"beslut/{decision.pk}/"), visitor.status("handelser/hemligheten/")} == {404}


def test_nothing_is_shown_under_another_municipality(programme: Programme) -> None:
    make.MunicipalityFactory(slug="annankoping")
    decision = make.DecisionFactory(municipality=programme.municipality)
    make.EventFactory(municipality=programme.municipality, slug="mote")
    paths = ("program/battre/", "program/battre/delprojekt/1/", f"beslut/{decision.pk}/", "handelser/mote/")
    assert {Client().get(f"/sv/annankoping/{path}").status_code for path in paths} == {404}


def test_the_money_names_only_public_decisions(programme: Programme, visitor: Visitor) -> None:
    of = {"municipality": programme.municipality, "title": SECRET}
    draft = make.ProgrammeFactory(municipality=programme.municipality, visibility=Visibility.DRAFT)
    decisions = (
        make.DecisionFactory(**of, programme=programme, visibility=Visibility.DRAFT),
        make.DecisionFactory(**of, programme=draft),
    )
    for decision in decisions:
        make.AppropriationFactory(programme=programme, decision=decision)
    budget = make.DecisionFactory(municipality=programme.municipality, title="Budgeten antas")
    make.AppropriationFactory(programme=programme, decision=budget)
    page = visitor.see("program/battre/")
    assert SECRET not in page
    assert "Budgeten antas" in page
