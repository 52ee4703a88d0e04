"""What the reports say of a programme, and what they leave unsaid."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from framsteg.analysis import actions, sentences
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.figures import key_figures_of
from framsteg.analysis.models import Finding
from framsteg.analysis.subjects import subject_of
from framsteg.audit.models import ProvenanceKind, Visibility
from framsteg.indicators.models import Direction, Target
from framsteg.participation.actions import contributions
from framsteg.participation.models import ContributionState, EventKind, ModerationRule
from framsteg.programme.models import Programme, Stage
from framsteg.reports.contents import final_report, sub_project_report, tertial_report
from framsteg.reports.document import (
    Chart,
    ChartKind,
    Claim,
    FreeText,
    Paragraph,
    Report,
    Section,
    blocks_of,
    canonical,
    from_json,
    open_placeholders,
    plain_text,
    sections_of,
    tables_of,
)
from tests.factories import analysis as evaluations
from tests.factories import contributions as say
from tests.factories import indicators as figures
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
ON = date(2013, 3, 5)
BECAME, DECLINED, CONSIDERED = (
    ContributionState.BECAME, ContributionState.DECLINED, ContributionState.CONSIDERED,
)  # fmt: skip


def built(programme: Programme, on: date = ON, language: str = "sv", **texts: str) -> Report:
    chosen = "en" if language == "en" else "sv"
    report = final_report.build(programme, on=on, language=chosen, texts=texts)  # type: ignore[arg-type]
    assert from_json(canonical(report)) == report
    return report


def text_of(report: Report) -> str:
    """All that the report says."""
    told = [section.title for _, section in sections_of(report)]
    for block in blocks_of(report):
        match block:
            case Paragraph():
                told.append(plain_text(report, block.runs))
            case Claim():
                told += block.sentences
            case FreeText():
                told.append(block.markdown)
    told += [
        " ".join(plain_text(report, cell) for cell in row.cells)
        for table in tables_of(report)
        for row in table.rows
    ]
    return "\n".join(told)


def section(report: Report, anchor: str) -> Section:
    return next(each for _, each in sections_of(report) if each.anchor == anchor)


def table(report: Report, name: str) -> list[list[str]]:
    found = next(each for each in tables_of(report) if each.name == name)
    return [[plain_text(report, cell) for cell in row.cells] for row in found.rows]


def programme_with(*stages: Stage, **fields: object) -> Programme:
    programme = make.ProgrammeFactory(**fields)
    area = make.PriorityAreaFactory(programme=programme, number=1)
    for number, stage in enumerate(stages, 1):
        sub_project = make.SubProjectFactory(programme=programme, main_area=area, number=number)
        make.report(sub_project, stage, date(2012, 12, 31))
    return programme


def test_an_empty_programme_says_what_is_not_stated() -> None:
    report = built(make.ProgrammeFactory(summary=""))
    text = text_of(report)
    for sentence in (
        "Det finns inga delprojekt ännu.", "Inget beslut är angivet.", "Inget mål är angivet.",
        "Organisationen är inte angiven.", "Hur mycket pengar som avsattes är inte angivet.",
        "Inget nyckeltal är kopplat till programmet.", "Inga händelser är angivna.",
        "ingen jämförelse med andra kommuner har gjorts",
    ):  # fmt: skip
        assert sentence in text
    assert "%(" not in text


def test_a_report_has_every_part_in_its_order() -> None:
    anchors = [each.anchor for each in built(make.ProgrammeFactory()).sections]
    assert anchors == [
        "sammanfattning", "bakgrund", "mal", "genomforande", "resultat", "nyckeltal", "effekt", "tid-och-pengar",
        "delaktighet", "perspektiv", "lardomar", "fortsattning", "kallor-och-metod",
    ]  # fmt: skip


def test_the_text_counts_every_sub_project_once() -> None:
    programme = programme_with(*[Stage.DONE] * 3, Stage.ONGOING, Stage.CANCELLED)
    touched = make.PriorityAreaFactory(programme=programme, number=2)
    programme.sub_projects.get(number=1).other_areas.add(touched)
    report = built(programme)
    assert "Av de fem delprojekten är tre klara, ett pågår fortfarande och ett har avbrutits." in text_of(
        report
    )
    assert "Klart: 75,0\u00a0% (3 av 4)" in text_of(report)
    rows = table(report, "omraden")
    assert rows[0][1:4] == ["5", "3", "1"]
    assert rows[1][1:4] == ["0", "0", "0"]
    assert rows[-1][1:4] == ["5", "3", "1"]


def test_the_report_is_as_of_its_day() -> None:
    programme = programme_with(Stage.ONGOING)
    make.report(programme.sub_projects.get(), Stage.DONE, date(2013, 2, 1))
    assert "är klart" in text_of(built(programme, ON))
    assert "pågår fortfarande" in text_of(built(programme, date(2013, 1, 15)))
    assert "saknar uppgift om läget" in text_of(built(programme, date(2012, 1, 1)))


def test_drafts_do_not_stand_in_the_report_of_a_public_programme() -> None:
    programme = programme_with(Stage.DONE)
    make.SubProjectFactory(programme=programme, title="Hemligt", visibility=Visibility.DRAFT)
    make.DecisionFactory(
        municipality=programme.municipality, programme=programme, title="Utkast", visibility=Visibility.DRAFT
    )
    text = text_of(built(programme))
    assert "Hemligt" not in text
    assert "Utkast" not in text


def test_no_goal_is_said_to_be_reached_without_an_indicator_and_a_target() -> None:
    programme = make.ProgrammeFactory()
    make.GoalFactory(programme=programme, title="Fler invånare", is_measurable=True)
    make.GoalFactory(programme=programme, title="Trivsel")
    report = built(programme)
    assert [row[2] for row in table(report, "mal")] == [
        "Uppgift saknas: målet går att mäta, men inget nyckeltal med målvärde är kopplat till det.",
        "Går inte att mäta: målet är inte formulerat så.",
    ]
    assert "Om målen nåddes går inte att säga" in text_of(report)


def test_a_change_stands_beside_everyone_s_and_a_target_beside_its_outcome() -> None:
    municipality = make.MunicipalityFactory(code="1701")
    programme = make.ProgrammeFactory(municipality=municipality)
    indicator = figures.IndicatorFactory(code="folk", title="Folkmängd", unit="invånare")
    figures.deliver(indicator, {"1701": {"2011": 100, "2012": 131}, "1702": {"2011": 100, "2012": 90}})
    for period, value in (("2012", 130), ("2013", 200)):
        Target.objects.create(
            municipality=municipality,
            indicator=indicator,
            period=period,
            value=value,
            direction=Direction.MORE,
        )
    report = built(programme)
    assert "Under 2012 ökade siffran i en av två kommuner." in text_of(report)
    assert "var förändringen +31" in text_of(report)
    assert [row[-2:] for row in table(report, "folk-mal")] == [
        ["131", "Ja"],
        ["uppgift saknas", "Uppgift saknas: det finns ingen siffra för perioden"],
    ]


def test_of_an_effect_nothing_is_said_beyond_the_finding_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "FRAMSTEG_EVALUATION_COMPILED", "0"
    )  # one small question is sooner answered than compiled
    evaluation = evaluations.EvaluationFactory(
        indicator=evaluations.with_figures(evaluations.world(units=14), unit="invånare")
    )
    evaluations.filed(evaluation)
    evaluations.published(evaluation)
    actions.runs.run(evaluation, by=make.SOMEONE, at=evaluations.NOW)
    report = built(evaluation.programme, date(2020, 6, 1))
    claims = [block for block in blocks_of(report) if isinstance(block, Claim)]
    figures_of_it = key_figures_of(Finding.objects.get().key_figures)
    level = ClaimLevel(Finding.objects.get().level)
    assert [(each.level, each.sentences) for each in claims] == [
        (level.value, sentences.answer(level, subject_of(evaluation, "sv"), figures_of_it))
    ]
    assert ChartKind.COMPARISON in {block.kind for block in blocks_of(report) if isinstance(block, Chart)}
    before = built(evaluation.programme, date(2020, 1, 1))
    assert [block.level for block in blocks_of(before) if isinstance(block, Claim)] == [
        ClaimLevel.NO_COMPARISON.value
    ]


def test_money_and_attendance_that_nobody_knows_are_no_zeros() -> None:
    programme = make.ProgrammeFactory()
    make.AppropriationFactory(programme=programme)
    make.AppropriationFactory(programme=programme, budget_year=2014)
    make.EventFactory(
        municipality=programme.municipality, programme=programme, attendance_low=200, attendance_high=300
    )
    make.EventFactory(municipality=programme.municipality, programme=programme, kind=EventKind.VISIT)
    report = built(programme)
    assert "I 2012 års budget avsattes 1,7\u00a0miljoner kronor för programmet." in text_of(report)
    assert table(report, "pengar") == [
        ["2012", "1\u00a0700\u00a0000\u00a0kr", "uppgift saknas", "uppgift saknas"]
    ]
    assert [row[-1] for row in table(report, "handelser")] == ["200–300", "uppgift saknas"]


def test_views_are_counted_as_of_the_day_and_add_up() -> None:
    programme = make.ProgrammeFactory()
    of = {"municipality": programme.municipality, "programme": programme, "starts_on": date(2013, 2, 1)}
    make.EventFactory(**of, title="Seminariet", kind=EventKind.SEMINAR)
    assert "Inga synpunkter har tagits emot här" in text_of(built(programme))
    dialogue = say.asking_event(**of, title="Dialog")
    say.asking_event(**of, title="Tyst", kind=EventKind.WEB_DIALOGUE)
    assert "Synpunkter kunde lämnas, och inga kom in." in text_of(built(programme))

    role, given = make.RoleFactory(municipality=programme.municipality), datetime(2013, 2, 3, 12, tzinfo=UTC)
    became, same, no, waits, withheld = (
        say.contribution(dialogue, f"Synpunkt nummer {n}", at=given + timedelta(days=n)) for n in range(5)
    )
    say.contribution(dialogue, "Efter dagen", at=datetime(2013, 3, 6, 12, tzinfo=UTC))
    read = given + timedelta(days=6)
    for each in (became, same, no):
        contributions.publish(each, by=make.SOMEONE, at=read)
    contributions.merge(same, became, by=make.SOMEONE, at=read)
    contributions.withhold(withheld, rule=ModerationRule.HATE, reason="Hot.", by=make.SOMEONE, at=read)
    for each, state, days in (
        (became, BECAME, 10),
        (no, DECLINED, 12),
        (waits, CONSIDERED, 12),
        (waits, BECAME, 60),
    ):
        contributions.answer(
            each, state=state, text="Svar.", role=role, by=make.SOMEONE, at=given + timedelta(days=days)
        )
    report = built(programme)
    rows = table(report, "synpunkter")
    assert rows == [
        ["Dialog", "5", "3", "2", "1", "1", "1", "27"],
        ["Tyst", "0", "0", "0", "0", "0", "0", ""],
        ["Totalt", "5", "3", "2", "1", "1", "1", "27"],
    ]
    assert (
        "5 synpunkter kom in. Av dem var 3 besvarade till och med dagen, och 2 hade lett till något."
        in text_of(report)
    )
    assert "räknas därför inte: Seminariet." in text_of(report)
    earlier = table(built(programme, date(2013, 2, 12)), "synpunkter")
    assert earlier[0] == ["Dialog", "5", "0", "0", "0", "4", "1", "9"]
    told = {each.key: each for each in report.figures}
    assert (told["views.became"].value, told["views.became"].of) == (2, "views.answered")
    assert told[f"event.{dialogue.pk}.views.came-in"].trail[0].label == "Dialog"
    make.RoleFactory()
    with CaptureQueriesContext(connection) as few:
        built(programme)
    for number in range(5):
        say.published(say.asking_event(**of, title=f"Fler {number}"))
    with CaptureQueriesContext(connection) as many:
        built(programme)
    assert len(many) == len(few)


def test_examples_are_called_examples_before_anything_else() -> None:
    programme = programme_with(
        Stage.DONE, provenance=ProvenanceKind.ILLUSTRATIVE, provenance_note="Allt är påhittat."
    )
    first = section(built(programme), "sammanfattning").blocks[:2]
    assert "Allt är påhittat." in str(first)


def test_what_is_written_takes_the_place_of_what_blocks() -> None:
    programme = programme_with(Stage.DONE, Stage.ONGOING, Stage.UNKNOWN)
    missing = [each.id for each in open_placeholders(built(programme))]
    assert {"how", "causes", "lessons", "unexpected", "equality", "next-2", "next-3"} <= set(missing)
    assert "next-1" not in missing
    texts = {name: f"Text om {name}" for name in missing}
    whole = built(programme, **texts)
    assert open_placeholders(whole) == ()
    assert "Text om next-2" in text_of(whole)
    assert [each.id for each in open_placeholders(built(programme, lessons="  "))] == missing


def test_every_figure_of_the_text_is_told_with_its_rule_and_source() -> None:
    report = built(programme_with(Stage.DONE, Stage.DONE, Stage.ONGOING))
    rows = {row[0]: row for row in table(report, "siffror")}
    assert rows["Klart"][1] == "2"
    assert "av delprojekt totalt" in rows["Klart"][2]
    assert "Delprojekt 1–2" in rows["Klart"][3]
    assert "2012-12-31" in rows["Klart"][3]


def test_the_report_in_english_has_no_swedish_of_ours() -> None:
    programme = programme_with(Stage.DONE, Stage.ONGOING, title_en="A better town")
    report = built(programme, language="en")
    assert report.title == "Final report: A better town"
    assert "Of the two sub-projects, one is done and one is still ongoing." in text_of(report)
    assert "uppgift saknas" not in text_of(report)
    assert all(each.title.isascii() or each.language == "sv" for _, each in sections_of(report))


def test_the_number_of_queries_does_not_grow_with_the_programme() -> None:
    def queries(programme: Programme) -> int:
        fresh = Programme.objects.select_related("municipality").get(pk=programme.pk)
        with CaptureQueriesContext(connection) as asked:
            built(fresh)
        return len(asked)

    assert queries(programme_with(Stage.DONE)) == queries(programme_with(*[Stage.DONE, Stage.ONGOING] * 3))


def test_the_report_of_one_sub_project() -> None:
    programme = programme_with(Stage.DONE, Stage.ONGOING)
    sub_project = programme.sub_projects.get(number=2)
    make.MilestoneFactory(sub_project=sub_project, title="Första spadtaget")
    make.DecisionFactory(
        municipality=programme.municipality,
        programme=programme,
        sub_project=sub_project,
        title="Ett torg",
        paragraph="11",
    )
    report = sub_project_report.build(programme, 2, on=ON, language="sv", texts={})
    assert report.title == "Slutredovisning: 2. Delprojektet 2"
    assert table(report, "beslut")[0][:4] == ["Ett torg", "Kommunstyrelsen", "2012-01-31", "11"]
    assert table(report, "lagesrapporter")[0][:2] == ["2012-12-31", "Pågår"]
    assert "Första spadtaget" in text_of(report)
    assert "next-2" in [each.id for each in open_placeholders(report)]
    assert from_json(canonical(report)) == report


def test_the_tertial_report_tells_what_has_changed_and_what_is_late() -> None:
    programme = programme_with(Stage.ONGOING, Stage.ONGOING)
    first = programme.sub_projects.get(number=1)
    make.report(first, Stage.DONE, date(2013, 2, 1))
    programme.sub_projects.filter(number=2).update(planned_end=date(2013, 1, 31))
    report = tertial_report.build(programme, on=ON, language="sv", texts={})
    assert report.title.startswith("Tertial 1 2013: ")
    assert table(report, "forandringar") == [["1. Delprojektet 1", "Pågår", "Klart"]]
    assert [row[0] for row in table(report, "sena")] == ["2"]
    assert [each.id for each in open_placeholders(report)] == ["assessment"]
