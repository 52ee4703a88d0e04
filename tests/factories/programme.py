"""A municipality, its organisation and its programme, as tests need them."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from framsteg.accounts.models import AccessGrant, Municipality, OrganisationUnit, Person, Role, UnitKind, User
from framsteg.audit import recording
from framsteg.audit.actors import SystemActor
from framsteg.audit.models import Visibility
from framsteg.lib.text import slug
from framsteg.participation.models import Event, EventKind
from framsteg.programme import actions
from framsteg.programme.models import (
    Allocation,
    AnswerKind,
    Appropriation,
    AppropriationRequest,
    CarriedOut,
    ClosingAnswer,
    Decision,
    DecisionFollowUp,
    DecisionOutcome,
    EntryMatch,
    Forecast,
    Goal,
    LedgerDelivery,
    LedgerFormat,
    LedgerMapping,
    MappingTarget,
    Milestone,
    OutcomeEntry,
    Phase,
    PhaseKind,
    PriorityArea,
    Programme,
    Stage,
    StatusReport,
    SubProject,
)

SOMEONE = SystemActor("A test")
NOW = datetime(2013, 3, 5, 10, 0, tzinfo=UTC)


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    class Meta:
        model = Municipality

    code = factory.Sequence(lambda n: f"{9000 + n % 1000}")
    name = factory.Sequence(lambda n: f"Provköping {n}")
    slug = factory.LazyAttribute(lambda this: slug(this.name))


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    password = factory.django.Password("a long password for tests")


class AccessGrantFactory(DjangoModelFactory[AccessGrant]):
    class Meta:
        model = AccessGrant

    user = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)


class OrganisationUnitFactory(DjangoModelFactory[OrganisationUnit]):
    class Meta:
        model = OrganisationUnit

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = UnitKind.ADMINISTRATION
    name = factory.Sequence(lambda n: f"Förvaltning {n}")


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Provperson {n}")


class RoleFactory(DjangoModelFactory[Role]):
    class Meta:
        model = Role

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.Sequence(lambda n: f"Chef {n}")


class ProgrammeFactory(DjangoModelFactory[Programme]):
    class Meta:
        model = Programme

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.Sequence(lambda n: f"Ett bättre Provköping {n}")
    slug = factory.LazyAttribute(lambda this: slug(this.title))
    summary = "Ett program för provens skull."
    starts_on = date(2011, 5, 1)
    starts_precision = "month"
    visibility = Visibility.PUBLIC


class PhaseFactory(DjangoModelFactory[Phase]):
    class Meta:
        model = Phase

    programme = factory.SubFactory(ProgrammeFactory)
    order = factory.Sequence(lambda n: n + 1)
    kind = PhaseKind.IMPLEMENTATION


class GoalFactory(DjangoModelFactory[Goal]):
    class Meta:
        model = Goal

    programme = factory.SubFactory(ProgrammeFactory)
    order = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Mål {n}")


class PriorityAreaFactory(DjangoModelFactory[PriorityArea]):
    class Meta:
        model = PriorityArea

    programme = factory.SubFactory(ProgrammeFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Område {n}")


class SubProjectFactory(DjangoModelFactory[SubProject]):
    class Meta:
        model = SubProject

    programme = factory.SubFactory(ProgrammeFactory)
    main_area = factory.SubFactory(PriorityAreaFactory, programme=factory.SelfAttribute("..programme"))
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda this: f"Delprojektet {this.number}")
    visibility = Visibility.PUBLIC

    @classmethod
    def _create(cls, model_class: type[SubProject], *args: Any, **kwargs: Any) -> SubProject:
        sub_project = model_class(*args, **kwargs)
        sub_project.derive()
        sub_project.save(force_insert=True)
        return sub_project


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    sub_project = factory.SubFactory(SubProjectFactory)
    title = factory.Sequence(lambda n: f"Delmål {n}")
    original_date = date(2012, 6, 30)


class DecisionFactory(DjangoModelFactory[Decision]):
    class Meta:
        model = Decision

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.Sequence(lambda n: f"Beslut {n}")
    body_name = "Kommunstyrelsen"
    decided_on = date(2012, 1, 31)
    outcome = DecisionOutcome.ADOPTED
    visibility = Visibility.PUBLIC

    @classmethod
    def _create(cls, model_class: type[Decision], *args: Any, **kwargs: Any) -> Decision:
        decision = model_class(*args, **kwargs)
        decision.derive()
        decision.save(force_insert=True)
        return decision


class AppropriationFactory(DjangoModelFactory[Appropriation]):
    class Meta:
        model = Appropriation

    programme = factory.SubFactory(ProgrammeFactory)
    budget_year = 2012
    amount_ore = 170_000_000


class AppropriationRequestFactory(DjangoModelFactory[AppropriationRequest]):
    class Meta:
        model = AppropriationRequest

    programme = factory.SubFactory(ProgrammeFactory)
    budget_year = 2012
    amount_ore = 250_000_000
    purpose = factory.Sequence(lambda n: f"Ändamål {n}")


class AllocationFactory(DjangoModelFactory[Allocation]):
    """Without an appropriation of its own: give it one, or a sub-project of the same programme."""

    class Meta:
        model = Allocation

    programme = factory.LazyAttribute(lambda this: this.sub_project.programme)
    appropriation = factory.SubFactory(AppropriationFactory, programme=factory.SelfAttribute("..programme"))
    sub_project = factory.SubFactory(SubProjectFactory)
    amount_ore = 10_000_000


class LedgerMappingFactory(DjangoModelFactory[LedgerMapping]):
    class Meta:
        model = LedgerMapping

    programme = factory.SubFactory(ProgrammeFactory)
    order = factory.Sequence(lambda n: n + 1)
    project_code = factory.Sequence(lambda n: f"P{n}")
    target = MappingTarget.PROGRAMME


class LedgerDeliveryFactory(DjangoModelFactory[LedgerDelivery]):
    class Meta:
        model = LedgerDelivery

    programme = factory.SubFactory(ProgrammeFactory)
    file_name = "bokforing.se"
    format = LedgerFormat.SIE
    content_sha256 = rows_sha256 = "0" * 64
    period_from = date(2012, 1, 1)
    period_to = date(2012, 12, 1)
    applied_at = NOW
    applied_by = "A test"
    entry_count = unmatched_count = outside_count = balance_count = replaced_count = 0
    entry_ore = unmatched_ore = outside_ore = balance_ore = replaced_ore = 0


class OutcomeEntryFactory(DjangoModelFactory[OutcomeEntry]):
    """Of the programme as a whole unless a sub-project is given."""

    class Meta:
        model = OutcomeEntry

    programme = factory.SubFactory(ProgrammeFactory)
    delivery = factory.SubFactory(LedgerDeliveryFactory, programme=factory.SelfAttribute("..programme"))
    sub_project = None
    match = factory.LazyAttribute(
        lambda this: EntryMatch.SUB_PROJECT if this.sub_project else EntryMatch.PROGRAMME
    )
    budget_year = 2012
    period = date(2012, 3, 1)
    booked_on = date(2012, 3, 14)
    account = "7470"
    amount_ore = 1_234_50
    line = 1


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = EventKind.SEMINAR
    title = factory.Sequence(lambda n: f"Seminarium {n}")
    slug = factory.LazyAttribute(lambda this: slug(this.title))
    starts_on = date(2011, 5, 10)
    visibility = Visibility.PUBLIC


def report(
    sub_project: SubProject, stage: Stage, as_of: date = date(2012, 12, 31), **values: Any
) -> StatusReport:
    """A status report, submitted as people do."""
    status_report = StatusReport(sub_project=sub_project, stage=stage, as_of=as_of, **values)
    actions.status_reports.submit(status_report, by=SOMEONE, at=NOW)
    return status_report


def forecast(
    sub_project: SubProject, total_ore: int, budget_year: int = 2012, as_of: date = date(2012, 8, 31)
) -> Forecast:
    """A forecast, submitted as people do."""
    made = Forecast(sub_project=sub_project, budget_year=budget_year, total_ore=total_ore, as_of=as_of)
    actions.forecasts.submit(made, by=SOMEONE, at=NOW)
    return made


def follow_up(
    decision: Decision, state: CarriedOut, as_of: date = date(2013, 2, 28), **values: Any
) -> DecisionFollowUp:
    """What is said of a decision's being carried out, added as people do."""
    said = DecisionFollowUp(decision=decision, state=state, as_of=as_of, **values)
    actions.decisions.follow_up(said, by=SOMEONE, at=NOW)
    return said


def answer(sub_project: SubProject, kind: AnswerKind, **values: Any) -> ClosingAnswer:
    """What happens to a sub-project when its programme ends."""
    given = ClosingAnswer(sub_project=sub_project, kind=kind, **values)
    recording.create(given, by=SOMEONE, at=NOW)
    return given
