"""What the editor edits: for each model the kind of object that rights are given for, and whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from framsteg.accounts.models import (
    AccessGrant,
    GroupMapping,
    Municipality,
    OrganisationUnit,
    Person,
    Role,
)
from framsteg.accounts.rules.access import Kind, Right, may, may_everywhere, municipalities
from framsteg.analysis.models import Evaluation
from framsteg.importers.models import PlanImport
from framsteg.indicators.models import Baseline, Indicator, Source, Target
from framsteg.open_data.models import WebhookSubscription
from framsteg.participation.models import Answer, Contribution, Event, Message, Theme
from framsteg.programme.models import (
    Allocation,
    Appropriation,
    AppropriationRequest,
    ClosingAnswer,
    Decision,
    DecisionFollowUp,
    Forecast,
    Goal,
    LedgerDelivery,
    LedgerMapping,
    Milestone,
    OutcomeEntry,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    ReportingRound,
    ReportLink,
    StatusReport,
    SubProject,
    TargetDecision,
)
from framsteg.reports.models import Release, ReportDraft, ReportText


@dataclass(frozen=True)
class Subject:
    """`path` leads from the object to its municipality: "programme__municipality"; "" for the municipality itself."""

    kind: Kind
    path: str


SUBJECTS: dict[type[Model], Subject] = {
    Programme: Subject(Kind.PROGRAMME, "municipality"),
    **{
        model: Subject(Kind.PROGRAMME, "programme__municipality")
        for model in (Phase, Goal, PriorityArea, SubProject, ProgrammeRole, ProgrammeUnit)
    },
    ReportingRound: Subject(Kind.ROUND, "programme__municipality"),
    **{
        model: Subject(Kind.MONEY, "programme__municipality")
        for model in (
            Appropriation,
            AppropriationRequest,
            Allocation,
            LedgerMapping,
            LedgerDelivery,
            OutcomeEntry,
        )
    },
    Forecast: Subject(Kind.MONEY, "sub_project__programme__municipality"),
    Milestone: Subject(Kind.PROGRAMME, "sub_project__programme__municipality"),
    StatusReport: Subject(Kind.PROGRAMME, "sub_project__programme__municipality"),
    ReportLink: Subject(Kind.ROUND, "programme__municipality"),
    Evaluation: Subject(Kind.PROGRAMME, "municipality"),
    **{model: Subject(Kind.PROGRAMME, "municipality") for model in (Indicator, Source, Target, Baseline)},
    ReportDraft: Subject(Kind.REPORT, "programme__municipality"),
    ReportText: Subject(Kind.REPORT, "draft__programme__municipality"),
    Release: Subject(Kind.REPORT, "municipality"),
    PlanImport: Subject(Kind.IMPORT, "programme__municipality"),
    Decision: Subject(Kind.DECISION, "municipality"),
    DecisionFollowUp: Subject(Kind.DECISION, "decision__municipality"),
    TargetDecision: Subject(Kind.DECISION, "decision__municipality"),
    ClosingAnswer: Subject(Kind.PROGRAMME, "sub_project__programme__municipality"),
    Event: Subject(Kind.EVENT, "municipality"),
    Contribution: Subject(Kind.CONTRIBUTION, "event__municipality"),
    Theme: Subject(Kind.CONTRIBUTION, "event__municipality"),
    OrganisationUnit: Subject(Kind.ORGANISATION, "municipality"),
    Person: Subject(Kind.ORGANISATION, "municipality"),
    Role: Subject(Kind.ORGANISATION, "municipality"),
    Message: Subject(Kind.MESSAGE, "municipality"),
    Answer: Subject(Kind.CONTRIBUTION, "municipality"),
    Municipality: Subject(Kind.LOOK, ""),
    AccessGrant: Subject(Kind.USERS, "municipality"),
    GroupMapping: Subject(Kind.USERS, "municipality"),
    WebhookSubscription: Subject(Kind.WEBHOOK, "municipality"),
}


SHARED: frozenset[type[Model]] = frozenset({Indicator, Source})
"""What may belong to no municipality: all share it and read it, and whoever may in all of them may change it."""


def is_shared(instance: Model) -> bool:
    return type(instance) in SHARED and getattr(instance, "municipality_id", None) is None


def add_subject(model: type[Model], kind: Kind, path: str) -> None:
    """For kinds of objects that belong to pages, which this module does not know."""
    SUBJECTS[model] = Subject(kind, path)


def municipality_of(instance: Model) -> Municipality:
    """The municipality that `instance` belongs to."""
    owner: Any = instance
    for step in filter(None, SUBJECTS[type(instance)].path.split("__")):
        owner = getattr(owner, step)
    return owner


def may_do(user: Any, right: Right, instance: Model) -> bool:
    kind = SUBJECTS[type(instance)].kind
    if is_shared(instance):
        return may_everywhere(user, right, kind) or (right is Right.VIEW and may(user, right, kind))
    return may(user, right, kind, municipality_of(instance).pk)


def allowed(model: type[Model], user: Any, rights: Iterable[Right]) -> QuerySet[Any]:
    """The objects of `model` for which `user` has any of the rights."""
    subject = SUBJECTS[model]
    rows = model._default_manager.all()
    if user.is_active and user.is_superuser:
        return rows
    where: set[int] = set()
    wanted = set(rights)
    for right in wanted:
        where.update(municipalities(user, right, subject.kind).values_list("pk", flat=True))
    mine = Q(**{f"{subject.path}__in" if subject.path else "pk__in": where})
    return rows.filter(mine | Q(municipality=None) if _may_shared(user, model, wanted) else mine)


def _may_shared(user: Any, model: type[Model], rights: set[Right]) -> bool:
    """Whoever may read anything of the kind may read what is shared; the other rights must hold everywhere."""
    if model not in SHARED:
        return False
    kind = SUBJECTS[model].kind
    return (Right.VIEW in rights and may(user, Right.VIEW, kind)) or any(
        may_everywhere(user, right, kind) for right in rights
    )


def within(model: type[Model], municipality: Municipality) -> QuerySet[Any]:
    """The objects of `model` that belong to the municipality."""
    subject = SUBJECTS[model]
    return model._default_manager.filter(**{subject.path or "pk": municipality.pk})
