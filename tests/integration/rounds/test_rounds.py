"""Opening and closing rounds: who is asked, and what is frozen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from framsteg.accounts.models import Role
from framsteg.audit.models import AuditEntry, ProvenanceKind
from framsteg.programme import actions
from framsteg.programme.actions.rounds import RoundIsNot
from framsteg.programme.models import (
    AskedAs,
    Programme,
    ProgrammeRole,
    ReportingRound,
    RoleFunction,
    RoundAsk,
    RoundRow,
    RoundState,
    Stage,
)
from framsteg.programme.rules.answers import MilestoneAnswer
from tests.factories import programme as make
from tests.factories import rounds as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    made: Programme = make.ProgrammeFactory(title="Ett bättre Provköping", title_en="A Better Provköping")
    return made


def role(programme: Programme, *, held: bool = True, **values: object) -> Role:
    municipality = programme.municipality
    holder = make.PersonFactory(municipality=municipality) if held else None
    made: Role = make.RoleFactory(municipality=municipality, holder=holder, **values)
    return made


def asked(round_: ReportingRound) -> list[tuple[int, str, int | None]]:
    asks = RoundAsk.objects.filter(round=round_).order_by("sub_project__number")
    return list(asks.values_list("sub_project__number", "asked_as", "role"))


def test_the_owner_is_asked_else_the_head_of_the_unit_else_the_lead(programme: Programme) -> None:
    unit = make.OrganisationUnitFactory(municipality=programme.municipality)
    owner, vacant, head, lead = (
        role(programme),
        role(programme, held=False),
        role(programme, unit=unit, is_head=True),
        role(programme),
    )
    role(programme, unit=unit, is_head=True, held=False)
    ProgrammeRole.objects.create(programme=programme, role=lead, function=RoleFunction.RESPONSIBLE)
    make.SubProjectFactory(programme=programme, number=1, owner=owner, lead_unit=unit)
    make.SubProjectFactory(programme=programme, number=2, owner=vacant, lead_unit=unit)
    make.SubProjectFactory(programme=programme, number=3, lead_unit=make.OrganisationUnitFactory())
    make.SubProjectFactory(programme=programme, number=4, owner=vacant)
    assert asked(given.opened(programme=programme)) == [
        (1, AskedAs.OWNER, owner.pk),
        (2, AskedAs.HEAD, head.pk),
        (3, AskedAs.LEAD, lead.pk),
        (4, AskedAs.LEAD, lead.pk),
    ]


def test_a_vacant_role_is_asked_where_nobody_holds_any_and_nobody_where_there_is_none(
    programme: Programme,
) -> None:
    vacant = role(programme, held=False)
    make.SubProjectFactory(programme=programme, number=1, owner=vacant)
    make.SubProjectFactory(programme=programme, number=2)
    assert asked(given.opened(programme=programme)) == [
        (1, AskedAs.OWNER, vacant.pk),
        (2, AskedAs.NOBODY, None),
    ]


@pytest.mark.parametrize(("asks_done", "numbers"), [(False, [2, 5, 6, 7]), (True, [1, 2, 5, 6, 7])])
def test_what_counts_is_asked_about_and_what_is_done_only_on_request(
    programme: Programme, asks_done: bool, numbers: list[int]
) -> None:
    stages = (
        Stage.DONE, Stage.ONGOING, Stage.CANCELLED, Stage.TRANSFERRED, Stage.NOT_STARTED, Stage.PAUSED,
    )  # fmt: skip
    for number, stage in enumerate(stages, 1):
        make.report(make.SubProjectFactory(programme=programme, number=number), stage, date(2012, 6, 30))
    make.SubProjectFactory(programme=programme, number=7)
    round_ = given.opened(programme=programme, asks_done=asks_done)
    assert [number for number, _as, _role in asked(round_)] == numbers


def test_a_round_opens_once_on_its_day_with_something_to_ask(programme: Programme) -> None:
    round_ = given.RoundFactory(programme=programme)
    for at, wrong in ((given.OPENED, "__all__"), (given.OPENED - timedelta(days=9), "as_of")):
        with pytest.raises(ValidationError) as caught:
            actions.rounds.open_round(round_, by=make.SOMEONE, at=at)
        assert set(getattr(caught.value, "error_dict", {"__all__": 1})) == {wrong}
    with pytest.raises(ValidationError):
        actions.rounds.open_round(round_, by=make.SOMEONE, at=given.CLOSED)
    make.SubProjectFactory(programme=programme)
    given.opened(round_)
    with pytest.raises(RoundIsNot):
        actions.rounds.open_round(round_, by=make.SOMEONE, at=given.OPENED)
    other = given.RoundFactory(programme=programme, as_of=date(2012, 4, 30))
    with pytest.raises(ValidationError):
        actions.rounds.open_round(other, by=make.SOMEONE, at=given.OPENED)
    assert ReportingRound.objects.filter(state=RoundState.OPEN).get() == round_


def test_an_opening_is_taken_back_until_somebody_has_reported(programme: Programme) -> None:
    sub_project = make.SubProjectFactory(programme=programme)
    round_ = given.opened(programme=programme)
    actions.rounds.take_back(round_, by=make.SOMEONE, at=given.OPENED)
    assert (round_.state, RoundAsk.objects.count()) == (RoundState.PLANNED, 0)
    given.opened(round_)
    given.answer(round_, sub_project)
    with pytest.raises(ValidationError):
        actions.rounds.take_back(round_, by=make.SOMEONE, at=given.OPENED)


def test_an_open_round_follows_what_changes_and_leaves_what_is_answered(programme: Programme) -> None:
    first, second = (make.SubProjectFactory(programme=programme, number=n) for n in (1, 2))
    round_ = given.opened(programme=programme)
    given.answer(round_, first)
    owner = role(programme)
    make.SubProjectFactory(programme=programme, number=3, owner=owner)
    programme.sub_projects.filter(number__lte=2).update(owner=owner)
    assert actions.rounds.ask_anew(round_, by=make.SOMEONE, at=given.ANSWERED) == 2
    assert asked(round_) == [
        (1, AskedAs.NOBODY, None), (2, AskedAs.OWNER, owner.pk), (3, AskedAs.OWNER, owner.pk),
    ]  # fmt: skip
    assert actions.rounds.ask_anew(round_, by=make.SOMEONE, at=given.ANSWERED) == 0
    assert second.pk


def test_what_an_open_round_asks_about_stays(programme: Programme) -> None:
    make.SubProjectFactory(programme=programme)
    round_ = given.opened(programme=programme)
    from framsteg.audit import recording

    round_.due_on = date(2012, 9, 30)
    recording.change(round_, by=make.SOMEONE, at=given.ANSWERED)
    round_.as_of = date(2012, 8, 30)
    with pytest.raises(ValidationError) as caught:
        recording.change(round_, by=make.SOMEONE, at=given.ANSWERED)
    assert set(caught.value.message_dict) == {"as_of"}


def test_closing_freezes_every_sub_project_as_of_the_day(programme: Programme) -> None:
    owner = role(programme, title="Rektor", title_en="Head teacher")
    unit = make.OrganisationUnitFactory(municipality=programme.municipality, name="Skolförvaltningen")
    asked_about = make.SubProjectFactory(
        programme=programme, number=1, owner=owner, lead_unit=unit, planned_end=date(2012, 12, 31)
    )
    done = make.SubProjectFactory(programme=programme, number=2, visibility="draft")
    silent = make.SubProjectFactory(programme=programme, number=3)
    milestone = make.MilestoneFactory(sub_project=asked_about, title="Upphandlat")
    make.report(done, Stage.DONE, date(2012, 6, 30), provenance=ProvenanceKind.ILLUSTRATIVE)
    round_ = given.opened(programme=programme)
    moved = MilestoneAnswer(milestone.pk, moved_to=date(2012, 10, 28), reason="Överklagat")
    given.answer(round_, asked_about, milestones=(moved,), outlook_time="at_risk", forecast_ore=5_000_00)
    make.report(asked_about, Stage.PAUSED, date(2012, 9, 12))
    assert actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=given.CLOSED) == 3
    names = ("number", "was_asked", "was_answered", "is_public", "stage", "outlook_time", "report_as_of")
    assert list(RoundRow.objects.order_by("number").values_list(*names)) == [
        (1, True, True, True, "ongoing", "at_risk", date(2012, 8, 31)),
        (2, False, False, False, "done", "", date(2012, 6, 30)),
        (3, True, False, True, "unknown", "", None),
    ]
    first, second, third = RoundRow.objects.order_by("number")
    assert (first.owner, first.owner_en, first.unit) == ("Rektor", "Head teacher", "Skolförvaltningen")
    assert (first.milestones, first.milestones_moved, first.milestones_late) == (1, 1, 0)
    assert first.milestone_details == [
        {
            "title": "Upphandlat",
            "title_en": "",
            "original": "2012-06-30",
            "planned": "2012-10-28",
            "reached": None,
            "times": 1,
        }
    ]
    assert (first.forecast_ore, first.outcome_ore, first.text) == (5_000_00, None, "Det går framåt.")
    assert (second.provenance, third.provenance) == (ProvenanceKind.ILLUSTRATIVE, ProvenanceKind.OWN_RECORD)
    assert (round_.state, round_.programme_title, round_.closed_by) == (
        RoundState.CLOSED, "Ett bättre Provköping", "A test",
    )  # fmt: skip
    assert silent.pk


def test_a_round_that_cannot_be_closed_whole_stays_open(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framsteg.programme.queries import freezing

    make.SubProjectFactory.create_batch(3, programme=programme)
    round_ = given.opened(programme=programme)
    monkeypatch.setattr(freezing, "BATCH", 2)
    whole, calls = freezing._batch, []

    def dies_at_the_second(*args: object) -> object:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(freezing, "_batch", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=given.CLOSED)
    assert RoundRow.objects.count() == 0
    stored = ReportingRound.objects.get(pk=round_.pk)
    assert (stored.state, stored.closed_at) == (RoundState.OPEN, None)
    monkeypatch.setattr(freezing, "_batch", whole)
    assert actions.closing_rounds.close_round(stored, by=make.SOMEONE, at=given.CLOSED) == 3


def test_opening_and_closing_are_told_in_the_audit_trail(programme: Programme) -> None:
    make.SubProjectFactory(programme=programme)
    round_ = given.opened(programme=programme)
    actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=given.CLOSED)
    told = AuditEntry.objects.filter(object_type="programme.reportinground").order_by("pk")
    assert [entry.after["state"] for entry in told] == ["open", "closed"]


def test_a_round_of_an_example_is_an_example(programme: Programme) -> None:
    programme.provenance, programme.provenance_note = ProvenanceKind.ILLUSTRATIVE, "Ett exempel."
    programme.save()
    make.SubProjectFactory(programme=programme)
    round_ = given.opened(programme=programme)
    actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=given.CLOSED)
    assert (round_.provenance, round_.provenance_note) == (ProvenanceKind.ILLUSTRATIVE, "Ett exempel.")
