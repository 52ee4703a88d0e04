"""A plan goes into a programme: whole or not at all, again without changing anything, and back out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from framsteg.accounts.models import OrganisationUnit
from framsteg.audit.models import AuditEntry, Visibility
from framsteg.importers.actions import plans
from framsteg.importers.models import PlanImport
from framsteg.importers.plan_workbook import fetch
from framsteg.importers.plan_workbook.errors import NoHeader
from framsteg.importers.queries import plan_exports
from framsteg.lib.text import cleaned
from framsteg.programme.actions import closing, publication
from framsteg.programme.models import (
    Milestone,
    PriorityArea,
    Programme,
    Stage,
    StatusReport,
    SubProject,
    TakenBackReport,
)
from tests.factories import plans as made_up
from tests.factories import programme as make
from tests.factories.programme import SOMEONE

NOW = datetime(2024, 5, 3, 10, 0, tzinfo=UTC)


@pytest.fixture
def programme(db: None) -> Programme:
    return make.ProgrammeFactory(slug="program", starts_on=date(2010, 1, 1))


def upload(programme: Programme, content: bytes, name: str = "plan.csv", **said: Any) -> PlanImport:
    plan_import = plans.uploads.upload(programme, content, name, by=SOMEONE, at=NOW)
    mapping = replace(plans.uploads.mapping_of(plan_import), **said)
    plans.uploads.set_mapping(plan_import, mapping, by=SOMEONE, at=NOW)
    return plan_import


def bring_in(programme: Programme, content: bytes, name: str = "plan.csv", **said: Any) -> PlanImport:
    plan_import = upload(programme, content, name, **said)
    plans.apply(plan_import, by=SOMEONE, at=NOW)
    return plan_import


def kinds(plan_import: PlanImport) -> dict[str, int]:
    return {each["kind"]: each["count"] for each in plan_import.report["doubts"]}


def stored(programme: Programme) -> list[tuple[Any, ...]]:
    """Everything that an import can touch, as plain values."""
    rows = programme.sub_projects.order_by("number").prefetch_related(
        "other_areas", "taking_part", "milestones"
    )
    return [
        (
            each.code, each.number, each.title, each.main_area.title, sorted(map(str, each.other_areas.all())),
            each.stage, each.stage_as_of, str(each.lead_unit or ""), sorted(map(str, each.taking_part.all())),
            str(each.owner or ""),
            each.planned_start, each.planned_end, each.started_on, each.ended_on, each.place, each.summary, each.body,
            each.became, each.title_en, each.visibility, each.provenance, each.provenance_note,
            sorted((m.title, m.original_date, m.replanned_date, m.reached_on) for m in each.milestones.all()),
            [(r.as_of, r.stage, r.text, r.outlook_time) for r in each.status_reports.order_by("as_of", "id")],
        )
        for each in rows
    ]  # fmt: skip


def test_a_plan_is_applied_once_and_the_same_file_again_changes_nothing(programme: Programme) -> None:
    first = bring_in(programme, made_up.centre())
    assert [(each[1], each[2], each[3], each[5]) for each in stored(programme)] == [
        (1, "Starta en lotsfunktion för företag", "Näringsliv", "ongoing"),
        (2, "Frukostmöten", "Näringsliv", "done"),
        (3, "Läxhjälp för alla & envar", "Skola", "not_started"),
        (4, "Bättre lokaler", "Skola", "unknown"),
        (5, "Ett trevligare torg", "Centrum", "unknown"),
    ]
    assert stored(programme)[4][4] == ["1. Näringsliv"]
    assert set(OrganisationUnit.objects.values_list("name", "kind")) == {
        ("Näringslivskontoret", "administration"), ("Provköpings Bolag AB", "company"),
        ("Barn- och utbildningsnämnden", "board"), ("Tekniska kontoret", "administration"),
    }  # fmt: skip
    assert kinds(first)["unit_unknown"] == 1
    assert {each.is_public for each in programme.sub_projects.all()} == {False}
    created = AuditEntry.objects.filter(object_type="programme.subproject", action="created")
    assert sorted(created.values_list("object_label", flat=True)) == sorted(
        map(str, programme.sub_projects.all())
    )
    assert AuditEntry.objects.filter(object_type="programme.statusreport", action="created").count() == 5
    before, audit = stored(programme), AuditEntry.objects.exclude(object_type="importers.planimport").count()
    again = bring_in(programme, made_up.centre())
    assert (again.report["new"], again.report["changed"], again.report["unchanged"]) == (0, 0, 5)
    assert stored(programme) == before
    assert AuditEntry.objects.exclude(object_type="importers.planimport").count() == audit
    with pytest.raises(plans.AlreadyApplied):
        plans.apply(again, by=SOMEONE, at=NOW)


def test_a_later_edition_updates_by_number_code_and_likeness_and_is_undone(programme: Programme) -> None:
    bring_in(programme, made_up.centre())
    make.report(programme.sub_projects.get(number=3), Stage.ONGOING, date(2013, 1, 1))
    before = stored(programme)
    later = (
        made_up.CENTRE.replace(";2;Frukostmöten;", ";;Frukostmöten för företag;")
        .replace("hösten 2012;Pågår enligt plan", "2012-12-24;Klart")
        .replace("3. Centrum; 5", "3. Centrum; 50")
        .replace("1. Näringsliv;5", "1. Näringsliv;50")
    )
    plan_import = upload(programme, made_up.centre(later))
    comparison = plans.uploads.preview(plan_import, at=NOW)
    assert [(pair.row.title, str(pair.sub_project), pair.is_same) for pair in comparison.pairs] == [
        ("Frukostmöten för företag", "2. Frukostmöten", False)
    ]
    assert stored(programme) == before
    pair = comparison.pairs[0]
    plans.uploads.answer_pairs(plan_import, {pair.row.key: str(pair.sub_project.pk)}, gone="keep")
    plans.apply(plan_import, by=SOMEONE, at=NOW)
    changed = {each[1]: (each[2], each[5], each[11]) for each in stored(programme)}
    assert changed[1] == ("Starta en lotsfunktion för företag", "done", date(2012, 12, 24))
    assert changed[2][0] == "Frukostmöten för företag"
    assert changed[50] == ("Ett trevligare torg", "unknown", date(2013, 2, 1))
    undone = plans.undo(plan_import, by=SOMEONE, at=NOW)
    assert undone.left == ()
    assert _without_reports(stored(programme)) == _without_reports(before)
    with pytest.raises(plans.CannotUndo):
        plans.undo(plan_import, by=SOMEONE, at=NOW)


def _without_reports(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Without the reports and the day of the latest: an undone import leaves its reports, corrected by newer ones."""
    return [(*row[:6], *row[7:-1]) for row in rows]


def test_undoing_takes_away_what_came_and_the_record_still_tells_of_it(programme: Programme) -> None:
    plan_import = bring_in(programme, made_up.growth(), "growth.xlsx")
    assert (programme.sub_projects.count(), Milestone.objects.count(), StatusReport.objects.count()) == (
        5,
        2,
        5,
    )
    report = StatusReport.objects.latest("id")
    with pytest.raises(IntegrityError), transaction.atomic():
        report.delete()
    undone = plans.undo(plan_import, by=SOMEONE, at=NOW)
    assert (undone.removed, undone.left) == (5, ())
    counts = [
        model.objects.count()
        for model in (SubProject, Milestone, StatusReport, PriorityArea, OrganisationUnit)
    ]
    assert counts == [0, 0, 0, 0, 0]
    assert TakenBackReport.objects.count() == 5
    removed = AuditEntry.objects.filter(object_type="programme.statusreport", action="removed")
    assert {entry.before["stage"] for entry in removed} == {"ongoing", "done", "paused", "cancelled"}
    with pytest.raises(IntegrityError), transaction.atomic():
        TakenBackReport.objects.update(reason="")


def test_what_somebody_has_changed_since_is_left_and_told(programme: Programme) -> None:
    plan_import = bring_in(programme, made_up.growth(), "growth.xlsx")
    mine = programme.sub_projects.get(code="1.1")
    publication.publish(mine, by=SOMEONE, at=NOW)
    make.report(programme.sub_projects.get(code="1.2"), Stage.ONGOING, date(2013, 3, 1))
    with pytest.raises(plans.ChangedSince) as told:
        plans.undo(plan_import, by=SOMEONE, at=NOW)
    assert len(told.value.labels) == 2
    assert programme.sub_projects.count() == 5
    undone = plans.undo(plan_import, by=SOMEONE, at=NOW, leave_changed=True)
    assert undone.removed == 3
    assert sorted(programme.sub_projects.values_list("code", flat=True)) == ["1.1", "1.2"]
    assert "1. Boende" in undone.left


def test_more_than_a_fifth_goes_only_after_a_second_yes_and_comes_back(programme: Programme) -> None:
    bring_in(programme, made_up.centre())
    bare = make.SubProjectFactory(
        programme=programme, main_area=programme.areas.first(), number=77, visibility=Visibility.DRAFT
    )
    make.MilestoneFactory(sub_project=bare)
    before = stored(programme)
    short = "\n".join(made_up.CENTRE.splitlines()[:6]).encode("cp1252")
    plan_import = upload(programme, short, gone="remove")
    with pytest.raises(plans.ManyWouldGo):
        plans.apply(plan_import, by=SOMEONE, at=NOW)
    assert stored(programme) == before
    plans.apply(plan_import, by=SOMEONE, at=NOW, many_may_go=True)
    stages = dict(programme.sub_projects.values_list("number", "stage"))
    assert stages == {1: "ongoing", 2: "done", 3: "cancelled", 4: "cancelled", 5: "cancelled"}
    plans.undo(plan_import, by=SOMEONE, at=NOW)
    after = stored(programme)
    assert [(each[1], each[2], each[5], each[22]) for each in after] == [
        (each[1], each[2], each[5], each[22]) for each in before
    ]


def test_nothing_is_applied_that_was_not_seen(programme: Programme) -> None:
    plan_import = upload(programme, made_up.promise())
    seen = plans.uploads.preview(plan_import, at=NOW).fingerprint
    make.SubProjectFactory(programme=programme, number=109, title="Improve lighting, stage 2")
    with pytest.raises(plans.ChangedMeanwhile):
        plans.apply(plan_import, by=SOMEONE, at=NOW, seen=seen)
    assert programme.sub_projects.count() == 1


def test_a_programme_that_was_closed_meanwhile_takes_in_nothing(programme: Programme) -> None:
    plan_import = upload(programme, made_up.centre())
    seen = plans.uploads.preview(plan_import, at=NOW).fingerprint
    closing.close(Programme.objects.get(pk=programme.pk), on=NOW.date(), by=SOMEONE, at=NOW)
    assert plan_import.programme.closed_on is None
    with pytest.raises(plans.ChangedMeanwhile):
        plans.apply(plan_import, by=SOMEONE, at=NOW, seen=seen)
    assert programme.sub_projects.count() == 0


def test_the_whole_programme_goes_out_and_comes_back_as_the_same(programme: Programme) -> None:
    bring_in(programme, made_up.centre())
    bring_in(programme, made_up.growth(), "growth.xlsx")
    make.report(
        programme.sub_projects.get(number=1),
        Stage.ONGOING,
        date(2013, 1, 1),
        text="Nytt.",
        outlook_time="at_risk",
    )
    content = plan_exports.workbook_of(programme)
    same = bring_in(programme, content, "program.xlsx")
    assert (same.report["new"], same.report["changed"], same.report["doubts"]) == (0, 0, [])
    other = make.ProgrammeFactory(municipality=programme.municipality, starts_on=date(2010, 1, 1))
    bring_in(other, content, "program.xlsx")
    assert stored(other) == stored(programme)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")), max_size=30)


@settings(
    max_examples=8,
    phases=[Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    titles=st.lists(TEXT, min_size=1, max_size=4),
    words=TEXT,
    code=st.from_regex(r"[A-Z]?\d{1,2}(\.\d{1,2}){0,2}", fullmatch=True),
    days=st.lists(st.dates(date(1990, 1, 1), date(2020, 1, 1)), min_size=2, max_size=2),
)
def test_no_programme_is_changed_by_its_own_export(
    programme: Programme, titles: Any, words: str, code: str, days: Any
) -> None:
    SubProject.objects.filter(programme=programme).delete()
    area = programme.areas.first() or make.PriorityAreaFactory(
        programme=programme, title="1. Område; ett, två"
    )
    for number, title in enumerate(titles, start=1):
        make.SubProjectFactory(
            programme=programme, main_area=area, number=number, title=cleaned(title), body=cleaned(words),
            code=code if number == 1 else "", planned_start=min(days), planned_end=max(days),
        )  # fmt: skip
    before = stored(programme)
    comparison = plans.uploads.preview(
        upload(programme, plan_exports.workbook_of(programme), "ut.xlsx"), at=NOW
    )
    assert [each.before for each in comparison.changed] == []
    assert (len(comparison.new), comparison.unchanged, len(comparison.gone)) == (0, len(titles), 0)
    assert stored(programme) == before


def test_the_template_asks_for_nothing_but_rows() -> None:
    with pytest.raises(NoHeader):
        fetch.understand(plan_exports.template(), "planmall.xlsx")


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_plan", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_tries_applies_and_undoes(programme: Programme, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(made_up.centre())
    tried = run(str(path), "--programme", "program")
    assert "Rad 8, kolumn D: Sven Exempelsson" in tried
    assert "Detta var ett prov" in tried
    assert programme.sub_projects.count() == 0
    applied = run(str(path), "--programme", "program", "--as-of", "2012-12-31", "--apply")
    assert programme.sub_projects.get(number=2).stage_as_of == date(2012, 12, 31)
    number = applied.strip().rsplit(" ", 1)[-1]
    assert "5 delprojekt borttagna" in run(number, "--undo")
    assert programme.sub_projects.count() == 0
    path.write_bytes(made_up.locked())
    with pytest.raises(CommandError, match="lösenord"):
        run(str(path), "--programme", "program")
    with pytest.raises(CommandError, match="program"):
        run(str(path), "--programme", "annat")
