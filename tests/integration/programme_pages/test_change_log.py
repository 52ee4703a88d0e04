"""The log of changes: what is told, in which words, and what is not."""

from datetime import UTC, date, datetime

import pytest

from framsteg.audit import recording
from framsteg.programme.actions import closing, publication
from framsteg.programme.models import (
    AnswerKind,
    CarriedOut,
    Decision,
    Milestone,
    Programme,
    Stage,
    StatusReport,
    SubProject,
)
from framsteg.programme.queries import change_log as log
from framsteg.web.presenters.change_words import said
from tests.factories import programme as make
from tests.factories.programme import SOMEONE

from .conftest import Visitor

pytestmark = pytest.mark.django_db
LATER = datetime(2013, 9, 12, 10, 0, tzinfo=UTC)


@pytest.fixture
def happened(programme: Programme, first: SubProject, chain: list[Decision]) -> None:
    """One of everything that a log tells of, about the first sub-project and its programme."""
    town = programme.municipality
    lead = make.RoleFactory(
        municipality=town, title="Delprojektledaren", holder=make.PersonFactory(municipality=town)
    )
    third = programme.sub_projects.get(number=3)
    submit(third, Stage.DONE, date(2013, 8, 31), reported_by=lead)
    submit(third, Stage.PAUSED, date(2012, 12, 1))
    submit(programme.sub_projects.get(number=4), Stage.NOT_STARTED, date(2013, 8, 31))
    milestone = Milestone(sub_project=first, title="Bron är byggd", original_date=date(2013, 6, 1))
    recording.create(milestone, by=SOMEONE, at=LATER)
    milestone.replanned_date = date(2013, 8, 1)
    recording.change(milestone, by=SOMEONE, at=LATER)
    milestone.reached_on, milestone.title = date(2013, 9, 1), "Bron är färdig"
    recording.change(milestone, by=SOMEONE, at=LATER)
    money = make.AppropriationFactory.build(programme=programme)
    recording.create(money, by=SOMEONE, at=LATER)
    money.amount_ore = 200_000_000
    recording.change(money, by=SOMEONE, at=LATER)
    make.follow_up(chain[0], CarriedOut.PARTLY, stated_by=lead)
    make.answer(programme.sub_projects.get(number=4), AnswerKind.NOT_STATED)
    closing.close(programme, on=date(2013, 9, 1), by=SOMEONE, at=LATER)
    closing.reopen(programme, reason="Mer återstår.", on=date(2013, 9, 2), by=SOMEONE, at=LATER)


def submit(sub_project: SubProject, stage: Stage, as_of: date, **values: object) -> None:
    from framsteg.programme.actions import status_reports

    report = StatusReport(sub_project=sub_project, stage=stage, as_of=as_of, **values)
    status_reports.submit(report, by=SOMEONE, at=LATER)


SAID = [
    "Från pågår till klart; rapporterat av delprojektledaren, per den 31 augusti 2013",
    "En äldre rapport lades till: pausat; läget ändras inte av den; per den 1 december 2012",
    "Fortfarande ej påbörjat; per den 31 augusti 2013",
    "Rapporterat för första gången: avbrutet; per den 31 december 2012",
    "Delmålet ”Bron är färdig”: tillagt, ska nås den 1 juni 2013",
    "Delmålet ”Bron är färdig”: flyttat från den 1 juni 2013 till den 1 augusti 2013",
    "Delmålet ”Bron är färdig”: nått den 1 september 2013",
    "1,7 miljoner kronor avsattes i budgeten för 2012",
    "Avsatt i budgeten för 2012: från 1,7 miljoner kronor till 2 miljoner kronor",
    "Verkställt? Delvis, per den 28 februari 2013; sagt av delprojektledaren",
    "Vad som händer när programmet är slut: inte offentligt angivet",
    "Programmet avslutades den 1 september 2013",
    "Programmet öppnades igen den 2 september 2013: Mer återstår.",
    "Beslut: antaget. Kommunfullmäktige, 28 februari 2013, § 11, ärende Ks/2013:63",
]


def test_the_log_tells_each_change_in_a_sentence_and_names_no_person(
    programme: Programme, happened: None, visitor: Visitor
) -> None:
    page = visitor.see("program/battre/andringar/")
    told = [said(each, "sv").replace("\N{NO-BREAK SPACE}", " ") for each in whole_log(programme)]
    assert sorted(set(SAID) - set(told)) == []
    assert all(each in page for each in SAID)
    assert "Provperson" not in page
    assert str(SOMEONE) not in page
    english = visitor.see("program/battre/andringar/", "en")
    assert "From ongoing to done; reported by delprojektledaren, as of 31 August 2013" in english


def whole_log(programme: Programme) -> list[log.LogEntry]:
    from django.utils.translation import override

    with override("sv"):
        return list(log.change_log(log.of_programme(programme), size=200).rows)


def test_the_log_leaves_out_what_is_not_public_and_is_paged(
    programme: Programme, first: SubProject, happened: None, visitor: Visitor
) -> None:
    everything = whole_log(programme)
    pages = [log.change_log(log.of_programme(programme), page=page, size=5) for page in (1, 2, 3, 4)]
    paged = [(each.kind, each.identity) for page in pages for each in page.rows]
    assert paged == [(each.kind, each.identity) for each in everything][:20]
    assert {page.total for page in pages} == {len(everything)}
    mine = log.change_log(log.of_sub_project(first)).rows
    assert [each.kind for each in mine] == ["milestone"] * 3 + ["report"]
    assert visitor.status("program/battre/andringar/", sida=9) == 404
    SubProject.objects.filter(pk=first.pk).update(visibility="draft")
    assert "Bron är färdig" not in visitor.see("program/battre/andringar/")
    assert visitor.status("program/battre/delprojekt/1/andringar/") == 404
    Programme.objects.filter(pk=programme.pk).update(visibility="draft")
    assert log.change_log(log.of_programme(programme)).total == 0


def test_a_decision_is_told_of_on_the_day_on_which_it_became_public(programme: Programme) -> None:
    decision = make.DecisionFactory(
        municipality=programme.municipality, programme=programme, visibility="draft"
    )
    publication.publish(decision, by=SOMEONE, at=LATER)
    entry = next(each for each in whole_log(programme) if each.kind == log.DECISION)
    assert (entry.instance, entry.at) == (decision, LATER)
    assert next(iter(whole_log(programme))).kind == log.DECISION


def test_a_milestone_that_was_removed_is_told_of_where_it_had_been_public(
    programme: Programme, visitor: Visitor
) -> None:
    sub_project = make.SubProjectFactory(programme=programme, number=77, visibility="draft")

    def add_and_remove(title: str, **values: object) -> None:
        milestone = Milestone(sub_project=sub_project, title=title, original_date=date(2013, 6, 1), **values)
        recording.create(milestone, by=SOMEONE, at=LATER)
        recording.remove(milestone, by=SOMEONE, at=LATER)

    add_and_remove("Aldrig visat")
    publication.publish(sub_project, by=SOMEONE, at=LATER)
    add_and_remove("Torget är stensatt", replanned_date=date(2013, 8, 1))
    add_and_remove("Fontänen är lagad", reached_on=date(2013, 7, 1))
    publication.withdraw(sub_project, by=SOMEONE, at=LATER)
    add_and_remove("Medan det var utkast")
    assert log.change_log(log.of_sub_project(sub_project)).total == 0
    publication.publish(sub_project, by=SOMEONE, at=LATER)
    page = visitor.see("program/battre/delprojekt/77/andringar/").replace("\N{NO-BREAK SPACE}", " ")
    assert "Delmålet ”Torget är stensatt”: borttaget; det var planerat till den 1 augusti 2013" in page
    assert "Delmålet ”Fontänen är lagad”: borttaget; det nåddes den 1 juli 2013" in page
    assert "Aldrig visat" not in page
    assert "Medan det var utkast" not in page
    assert log.change_log(log.of_programme(programme)).total >= 2
