"""A whole programme goes out as a workbook, comes back changing nothing, and makes the same programme elsewhere."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.utils import translation

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.importers.actions import plans
from framsteg.importers.queries import plan_exports, plan_further
from framsteg.programme.models import (
    Allocation,
    Appropriation,
    AppropriationRequest,
    Decision,
    Goal,
    Phase,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    Stage,
)
from tests.factories import plans as made_up
from tests.factories import programme as make
from tests.factories.programme import SOMEONE
from tests.integration.importers.test_plan_import import NOW, bring_in, stored, upload

NOT_TOLD = {"id", "version", "created_at", "updated_at", "municipality", "programme", "holder", "search_text"}


def plain(programme: Programme) -> dict[str, list[dict[str, Any]]]:
    """Every field of everything that the programme holds beside its sub-projects; links as people call them."""
    kinds: dict[str, Iterable[models.Model]] = {
        kind.name: kind.stored(programme) for kind in plan_further.KINDS if not kind.only_changes
    }
    told = {name: [_plain(each) for each in rows] for name, rows in kinds.items()}
    for name in ("appropriations", "requests", "allocations"):
        told[name].sort(key=str)
    own = _plain(programme)
    told["programme"] = [{name: own[name] for name in own if name not in ("slug", "visibility", "closed_on")}]
    told["areas"] = [_plain(each) for each in programme.areas.order_by("number")]
    told["behind"] = [
        {str(each.number): str(each.decision or "")} for each in programme.sub_projects.order_by("number")
    ]
    return told


def _plain(instance: models.Model) -> dict[str, Any]:
    fields = [each for each in instance._meta.concrete_fields if each.name not in NOT_TOLD]
    return {
        each.name: _called(getattr(instance, each.name)) if each.is_relation else getattr(instance, each.name)
        for each in fields
    }


def _called(linked: Any) -> str:
    return "" if linked is None else f"{plan_further.name_of(linked)} {getattr(linked, 'budget_year', '')}"


def furnish(programme: Programme) -> None:
    """One or two of each kind, with what makes them hard: two alike, links both ways, a comma in a name, öre."""
    municipality = programme.municipality
    above = OrganisationUnit.objects.create(
        municipality=municipality, kind="board", name="Nämnden för kultur, fritid och unga"
    )
    unit = OrganisationUnit.objects.create(
        municipality=municipality, kind="administration", name="Fritid", name_en="Leisure", parent=above,
        url="https://exempel.se/fritid", ended_on=date(2014, 1, 1),
    )  # fmt: skip
    heads = [
        Role.objects.create(municipality=municipality, title="Chef", unit=each)
        for each in (None, above, unit)
    ]
    first, second = programme.sub_projects.order_by("number")[:2]
    decisions = [
        Decision.objects.create(
            municipality=municipality, programme=programme, title=title, body_name="Kommunfullmäktige",
            decided_on=date(2012, 2, 28), paragraph="11", case_number="KS 2011/345", outcome=outcome,
            sub_project=second if outcome == "appealed" else None, body_unit=above, visibility="public",
        )
        for title, outcome in (("Planen antas", "adopted"), ("Planen antas", "appealed"), ("Pengar", "adopted"))
    ]  # fmt: skip
    Decision.objects.filter(pk=decisions[1].pk).update(concerns=decisions[0])
    type(first).objects.filter(pk=first.pk).update(
        provenance="illustrative", decision=decisions[0], lead_unit=above, owner=heads[2]
    )
    first.taking_part.add(above, unit)
    area = programme.areas.get(number=1)
    type(area).objects.filter(pk=area.pk).update(
        owner=heads[1], provenance="illustrative", provenance_note="Påhittat."
    )
    Phase.objects.create(
        programme=programme,
        order=1,
        kind="seminar",
        title="Seminarium",
        starts_on=date(2011, 5, 1),
        starts_precision="month",
    )
    Goal.objects.create(
        programme=programme,
        order=1,
        title="Fler invånare",
        is_measurable=True,
        owner=heads[0],
        decision=decisions[0],
    )
    Goal.objects.create(programme=programme, order=2, title="Trivsel", text="- ett\n- två")
    ProgrammeUnit.objects.create(programme=programme, unit=unit, part="lead")
    ProgrammeRole.objects.create(programme=programme, role=heads[1], function="responsible", order=2)
    money = [
        Appropriation.objects.create(
            programme=programme, budget_year=2012, amount_ore=amount, funder="KS", decision=decisions[2]
        )
        for amount in (170_000_050, 5_000_000)
    ]  # fmt: skip
    AppropriationRequest.objects.create(
        programme=programme, sub_project=first, budget_year=2013, amount_ore=100_000, purpose="Mer",
        state="declined", reason="Nej.",
    )  # fmt: skip
    for each, ore in zip(money, (100_000_025, 4_000_000), strict=True):
        Allocation.objects.create(
            programme=programme, appropriation=each, sub_project=first, amount_ore=ore, note="Del"
        )
    Programme.objects.filter(pk=programme.pk).update(
        kind="citizen_promise", title="Ett löfte", title_en="A promise", body="Text", starts_precision="year",
        provenance="public_source", source_url="https://exempel.se",
    )  # fmt: skip


def test_a_whole_programme_comes_back_as_the_same_here_and_elsewhere(db: None) -> None:
    programme = make.ProgrammeFactory(starts_on=date(2010, 1, 1))
    bring_in(programme, made_up.centre())
    bring_in(programme, made_up.growth(), "growth.xlsx")
    make.report(
        programme.sub_projects.get(number=1),
        Stage.ONGOING,
        date(2013, 1, 1),
        text="Nytt." + " Långt 🎉" * 9000,  # longer than a cell can be
        outlook_time="at_risk",
    )
    furnish(programme)
    programme = Programme.objects.get(pk=programme.pk)
    with translation.override("en"):
        english = plan_exports.workbook_of(programme)
    for content in (plan_exports.workbook_of(programme), english):
        comparison = plans.uploads.preview(upload(programme, content, "program.xlsx"), at=NOW)
        assert [(each.kind.name, each.line, each.values) for each in comparison.further] == []
        assert [(each.row.title, each.before, each.reports) for each in comparison.changed] == []
        assert (comparison.is_empty, comparison.doubts) == (True, [])
    empty = make.ProgrammeFactory(starts_on=None, title="Tomt", municipality=make.MunicipalityFactory())
    before = plain(empty)
    elsewhere = bring_in(empty, content, "program.xlsx")
    other = Programme.objects.get(pk=empty.pk)
    assert elsewhere.report["doubts"] == []
    assert plain(other) == plain(programme)
    assert stored(other) == stored(programme)
    undone = plans.undo(elsewhere, by=SOMEONE, at=NOW)
    assert undone.left == ()
    left = plain(Programme.objects.get(pk=other.pk))
    assert {name for name, rows in left.items() if rows} == {"programme"}
    assert left["programme"] == before["programme"]


def test_what_two_sheets_have_changed_is_undone_in_one_go(db: None) -> None:
    programme = make.ProgrammeFactory(starts_on=date(2010, 1, 1))
    bring_in(programme, made_up.centre())
    furnish(programme)
    programme.areas.filter(number=1).update(text="Fler företag.")
    content = plan_exports.workbook_of(Programme.objects.get(pk=programme.pk))
    changed = programme.sub_projects.get(number=1)
    type(changed).objects.filter(pk=changed.pk).update(title=f"{changed.title}, nu", decision=None)
    programme.areas.filter(number=1).update(text="Färre företag.", owner=None)
    OrganisationUnit.objects.filter(name="Fritid").update(url="", parent=None)
    before, sub_projects = plain(Programme.objects.get(pk=programme.pk)), stored(programme)
    imported = bring_in(programme, content, "program.xlsx")
    assert plain(Programme.objects.get(pk=programme.pk)) != before
    assert {each["changed"] for each in imported.report["further"]} == {1}
    undone = plans.undo(imported, by=SOMEONE, at=NOW)
    assert plain(Programme.objects.get(pk=programme.pk)) == before
    assert stored(programme) == sub_projects
    assert (undone.removed, undone.restored, undone.left) == (0, 3, ())
