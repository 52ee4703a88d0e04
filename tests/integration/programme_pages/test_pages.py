"""What a resident reads on the pages of a programme."""

import json
import re
from datetime import date, time

import pytest
from django.urls import reverse

from framsteg.audit.models import ProvenanceKind
from framsteg.participation.models import EventKind
from framsteg.programme.models import DecisionOutcome, Programme, SubProject
from framsteg.web.presenters import common
from framsteg.web.presenters.events import calendar_url
from tests.factories import programme as make

from .conftest import EXAMPLE, Visitor

pytestmark = pytest.mark.django_db


def json_ld(page: str) -> dict[str, object]:
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert block
    data: dict[str, object] = json.loads(block[1])
    return data


def test_the_programme_is_told_whole(programme: Programme, visitor: Visitor) -> None:
    page = visitor.see("program/battre/")
    for told in (
        "Av de fem delprojekten är två klara, ett pågår fortfarande, ett har ännu inte påbörjats och ett har "
        "avbrutits.",
        "Klart: 50,0 % (2 av 4)",
        "maj 2011",
        "Handlingsplanen",
        "Datumet är inte känt",
        "Fler invånare",
        "Går att mäta",
        "1,7 miljoner kronor",
        "Kommunchef",
        "Föreningsrådet",
    ):
        assert told in page
    assert json_ld(page)["@type"] == "Project"


def test_the_programme_speaks_english(programme: Programme, visitor: Visitor) -> None:
    page = visitor.see("program/battre/", "en")
    assert "A Better Provköping" in page
    assert "Of the five sub-projects, two are done, one is still ongoing" in page
    assert '<span lang="sv">Fler invånare</span>' in page


def test_every_page_that_shows_an_example_says_so_once(programme: Programme, visitor: Visitor) -> None:
    for path in ("", "delprojekt/", "delprojekt/1/", "omrade/1/"):
        page = visitor.see(f"program/battre/{path}")
        assert page.count("Läget är ett exempel.") == 1, path
        assert "En del av sidan är bara ett exempel" in page, path


def test_a_page_without_examples_says_nothing_of_them(programme: Programme, visitor: Visitor) -> None:
    make.ProgrammeFactory(municipality=programme.municipality, slug="annat")
    assert EXAMPLE not in visitor.see("program/annat/")


def test_a_sub_project_without_a_name_is_called_by_its_number(programme: Programme, visitor: Visitor) -> None:
    assert "<h1>Delprojekt 2</h1>" in visitor.see("program/battre/delprojekt/2/")
    assert "Namnet är inte offentligt" in visitor.see("program/battre/delprojekt/2/")
    assert "<h1>Sub-project 2</h1>" in visitor.see("program/battre/delprojekt/2/", "en")


def test_a_sub_project_tells_its_history(programme: Programme, first: SubProject, visitor: Visitor) -> None:
    make.MilestoneFactory(
        sub_project=first,
        title="Planen",
        original_date=date(2012, 5, 1),
        replanned_date=date(2012, 8, 1),
    )
    first.became = "En **grupp** som finns kvar."
    first.save()
    page = visitor.see("program/battre/delprojekt/1/")
    for told in ("Klart", "31 december 2012", "1 maj 2012", "1 augusti 2012", "<strong>grupp</strong>"):
        assert told in page


def test_a_sub_project_without_reports_is_not_said_to_be_not_started(
    programme: Programme, visitor: Visitor
) -> None:
    make.SubProjectFactory(programme=programme, number=9, main_area=programme.areas.first())
    page = visitor.see("program/battre/delprojekt/9/")
    assert "Okänt" in page
    assert "Ej påbörjat" not in page


def test_filters_are_shown_and_can_be_removed_one_by_one(programme: Programme, visitor: Visitor) -> None:
    page = visitor.see("program/battre/delprojekt/", lage="done", omrade="1", q="ämne")
    assert "1 delprojekt" in page
    assert 'href="/sv/provkoping/program/battre/delprojekt/?omrade=1&amp;q=%C3%A4mne"' in page
    assert 'href="/sv/provkoping/program/battre/delprojekt/?lage=done&amp;q=%C3%A4mne"' in page


def test_a_list_without_hits_says_so(programme: Programme, visitor: Visitor) -> None:
    page = visitor.see("program/battre/delprojekt/", q="finns inte")
    assert "Inget delprojekt stämmer med allt du har valt." in page


def test_a_long_list_has_pages(programme: Programme, visitor: Visitor) -> None:
    area = programme.areas.first()
    for number in range(10, 60):
        make.SubProjectFactory(programme=programme, number=number, main_area=area)
    assert "Delprojekt 1–50 av 55" in visitor.see("program/battre/delprojekt/")
    assert "Delprojekt 51–55 av 55" in visitor.see("program/battre/delprojekt/", sida="2")


def test_a_decision_shows_the_chain_it_stands_in(programme: Programme, visitor: Visitor) -> None:
    of = {"municipality": programme.municipality, "programme": programme}
    adopted = make.DecisionFactory(
        **of, title="Planen antas", paragraph="§ 11", case_number="Ks/2013:63", body_name="Kommunfullmäktige"
    )
    make.DecisionFactory(
        **of,
        title="Domstolen avslår",
        concerns=adopted,
        outcome=DecisionOutcome.UPHELD,
        decided_on=date(2016, 2, 5),
    )
    page = visitor.see(f"beslut/{adopted.pk}/")
    for told in ("Kommunfullmäktige", "§ 11", "Ks/2013:63", "Domstolen avslår", "5 februari 2016"):
        assert told in page
    assert "Domstolen avslår" in visitor.see("program/battre/beslut/")


def test_events_are_coming_or_past(programme: Programme, visitor: Visitor) -> None:
    of = {"municipality": programme.municipality}
    make.EventFactory(**of, title="Förr", starts_on=date(2011, 5, 1), starts_precision="month")
    make.EventFactory(**of, title="Sedan", starts_on=date(2999, 3, 1))
    make.EventFactory(**of, title="Okänd dag", starts_on=None)
    page = visitor.see("handelser/").partition("<main")[2]
    assert page.index("Kommande") < page.index("Sedan") < page.index("Tidigare") < page.index("Förr")
    assert page.index("Förr") < page.index("Okänd dag")


def test_an_event_tells_what_happens_with_the_views(programme: Programme, visitor: Visitor) -> None:
    make.EventFactory(
        municipality=programme.municipality,
        kind=EventKind.DIALOGUE,
        slug="dialog",
        starts_on=date(2012, 9, 15),
        attendance_low=200,
        attendance_high=300,
        feedback="En handlingsplan görs.",
    )
    page = visitor.see("handelser/dialog/")
    for told in (
        "lör, 2012-09-15",
        "200–300 personer",
        "Vad händer med synpunkterna?",
        "En handlingsplan görs.",
    ):
        assert told in page
    assert json_ld(page)["startDate"] == "2012-09-15"


def test_a_calendar_file_holds_the_hours(programme: Programme, visitor: Visitor) -> None:
    make.EventFactory(
        municipality=programme.municipality,
        slug="mote",
        title="Möte; om allt, ja",
        starts_on=date(2030, 6, 1),
        starts_at=time(18, 0),
        ends_at=time(20, 0),
    )
    file = visitor.see("handelser/mote.ics")
    for line in (
        "DTSTART;TZID=Europe/Stockholm:20300601T180000",
        "BEGIN:VTIMEZONE",
        "SUMMARY:Möte\\; om allt\\, ja",
    ):
        assert line in file


def test_days_without_hours_are_whole_days(programme: Programme, visitor: Visitor) -> None:
    make.EventFactory(
        municipality=programme.municipality,
        slug="dagar",
        starts_on=date(2030, 6, 1),
        ends_on=date(2030, 6, 2),
    )
    file = visitor.see("handelser/dagar.ics")
    assert "DTSTART;VALUE=DATE:20300601" in file
    assert "DTEND;VALUE=DATE:20300603" in file


def test_no_day_is_made_up_for_a_calendar(programme: Programme, visitor: Visitor) -> None:
    make.EventFactory(
        municipality=programme.municipality, slug="maj", starts_on=date(2030, 5, 1), starts_precision="month"
    )
    assert visitor.status("handelser/maj.ics") == 404
    assert "handelser/maj.ics" not in visitor.see("handelser/maj/")
    assert json_ld(visitor.see("handelser/maj/"))["startDate"] == "2030-05"


def test_what_became_of_it_is_linked_only_where_it_is_public(
    programme: Programme, first: SubProject, visitor: Visitor
) -> None:
    first.became_programme = make.ProgrammeFactory(
        municipality=programme.municipality, title="Hemligt program", visibility="draft"
    )
    first.save()
    assert "Hemligt program" not in visitor.see("program/battre/delprojekt/1/")


def test_addresses_that_are_put_together_are_those_in_the_table(
    programme: Programme, first: SubProject
) -> None:
    of = {"municipality": "provkoping"}
    decision = make.DecisionFactory(municipality=programme.municipality)
    event = make.EventFactory(municipality=programme.municipality)
    in_programme = {**of, "programme": "battre"}
    assert {
        common.programme_url(programme, "provkoping"): reverse("web:programme", kwargs=in_programme),
        common.list_url(programme, "provkoping"): reverse("web:sub_projects", kwargs=in_programme),
        common.area_url(programme, "provkoping", 1): reverse(
            "web:area", kwargs={**in_programme, "number": 1}
        ),
        common.sub_project_url(programme, "provkoping", 1): reverse(
            "web:sub_project", kwargs={**in_programme, "number": 1}
        ),
        common.decisions_url(programme, "provkoping"): reverse(
            "web:programme_decisions", kwargs=in_programme
        ),
        common.decision_url(decision, "provkoping"): reverse(
            "web:decision", kwargs={**of, "number": decision.pk}
        ),
        common.events_url("provkoping"): reverse("web:events", kwargs=of),
        common.event_url(event, "provkoping"): reverse("web:event", kwargs={**of, "slug": event.slug}),
        calendar_url(event, "provkoping"): reverse("web:event_calendar", kwargs={**of, "slug": event.slug}),
    } == {
        address: address
        for address in (
            common.programme_url(programme, "provkoping"),
            common.list_url(programme, "provkoping"),
            common.area_url(programme, "provkoping", 1),
            common.sub_project_url(programme, "provkoping", 1),
            common.decisions_url(programme, "provkoping"),
            common.decision_url(decision, "provkoping"),
            common.events_url("provkoping"),
            common.event_url(event, "provkoping"),
            calendar_url(event, "provkoping"),
        )
    }


def test_sources_are_linked(programme: Programme, visitor: Visitor) -> None:
    assert programme.provenance == ProvenanceKind.PUBLIC_SOURCE
    assert 'href="https://www.example.se/slutredovisning"' in visitor.see("program/battre/")


def test_titles_with_marks_are_shown_as_they_are_written(
    programme: Programme, first: SubProject, visitor: Visitor
) -> None:
    marks = '<script>alert("1")</script> & "2"'
    SubProject.objects.filter(pk=first.pk).update(title=marks, place=marks, summary=marks, body=marks)
    programme.areas.update(title=marks)
    programme.municipality.units.filter(name="Skolförvaltningen").update(name=marks)
    of = {"municipality": programme.municipality, "programme": programme, "sub_project": first}
    decision = make.DecisionFactory(**of, title=marks, body_name=marks, text=marks, case_number=marks)
    make.EventFactory(**of, title=marks, slug="marken", place=marks, summary=marks)
    paths = ("program/battre/", "program/battre/delprojekt/", "program/battre/omrade/1/", "handelser/")
    single = ("program/battre/delprojekt/1/", f"beslut/{decision.pk}/", "handelser/marken/")
    for path in (*paths, *single):
        page = visitor.see(path)
        assert "<script>alert" not in page, path
        assert "&lt;script&gt;alert" in page, path
        json_ld(page)
