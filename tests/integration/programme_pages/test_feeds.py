"""Feeds of what changed."""

from xml.etree import ElementTree as ET

import pytest

from framsteg.programme.models import Programme, SubProject
from tests.factories import programme as make

from .conftest import Visitor

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def happenings(programme: Programme, first: SubProject) -> None:
    of = {"municipality": programme.municipality, "programme": programme}
    make.DecisionFactory(**of, title="Planen antas")
    make.EventFactory(**of, sub_project=first, title="Mötet")


def titles(feed: str) -> set[str]:
    return {item.findtext("title", "") for item in ET.fromstring(feed).iter("item")}


def test_a_programme_tells_of_reports_decisions_and_events(happenings: None, visitor: Visitor) -> None:
    assert titles(visitor.see("program/battre/rss.xml")) == {
        "Delprojektet om ämne 1: klart",
        "Delprojekt 2: klart",
        "Delprojektet om ämne 3: pågår",
        "Delprojektet om ämne 4: ej påbörjat",
        "Delprojektet om ämne 5: avbrutet",
        "Beslut: Planen antas",
        "Händelse: Mötet",
    }


def test_areas_and_sub_projects_tell_of_their_own(happenings: None, visitor: Visitor) -> None:
    assert titles(visitor.see("program/battre/delprojekt/1/rss.xml")) == {
        "Delprojektet om ämne 1: klart",
        "Händelse: Mötet",
    }
    assert titles(visitor.see("program/battre/omrade/1/rss.xml")) == {
        "Delprojekt 2: klart",
        "Delprojektet om ämne 4: ej påbörjat",
    }


def test_atom_is_well_formed_with_whole_addresses_and_one_identity_each(
    happenings: None, visitor: Visitor
) -> None:
    response = visitor.ask("program/battre/atom.xml", "en")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)
    identities = [entry.findtext(f"{ATOM}id", "") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(identities)) == len(identities) == 7
    assert all(identity.startswith("http://testserver/en/provkoping/") for identity in identities)


def test_pages_lead_to_their_feeds(happenings: None, visitor: Visitor) -> None:
    for path in ("program/battre/", "program/battre/omrade/1/", "program/battre/delprojekt/1/"):
        assert f'href="/sv/provkoping/{path}rss.xml"' in visitor.see(path)


def test_an_example_says_so_in_the_feed(happenings: None, visitor: Visitor) -> None:
    assert "Exempel för att visa hur det kan se ut" in visitor.see("program/battre/delprojekt/1/rss.xml")
