"""What the editor edits: for each model the kind of object that rights are given for, and whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from framsteg.accounts.models import AccessGrant, Municipality, OrganisationUnit, Person, Role
from framsteg.accounts.rules.access import Kind, Right, may, municipalities
from framsteg.analysis.models import Evaluation
from framsteg.importers.models import PlanImport
from framsteg.participation.models import Event, Message
from framsteg.programme.models import (
    Appropriation,
    Decision,
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    StatusReport,
    SubProject,
)


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
    Appropriation: Subject(Kind.MONEY, "programme__municipality"),
    Milestone: Subject(Kind.PROGRAMME, "sub_project__programme__municipality"),
    StatusReport: Subject(Kind.PROGRAMME, "sub_project__programme__municipality"),
    Evaluation: Subject(Kind.PROGRAMME, "municipality"),
    PlanImport: Subject(Kind.IMPORT, "programme__municipality"),
    Decision: Subject(Kind.DECISION, "municipality"),
    Event: Subject(Kind.EVENT, "municipality"),
    OrganisationUnit: Subject(Kind.ORGANISATION, "municipality"),
    Person: Subject(Kind.ORGANISATION, "municipality"),
    Role: Subject(Kind.ORGANISATION, "municipality"),
    Message: Subject(Kind.MESSAGE, "municipality"),
    Municipality: Subject(Kind.LOOK, ""),
    AccessGrant: Subject(Kind.USERS, "municipality"),
}


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
    return may(user, right, SUBJECTS[type(instance)].kind, municipality_of(instance).pk)


def allowed(model: type[Model], user: Any, rights: Iterable[Right]) -> QuerySet[Any]:
    """The objects of `model` for which `user` has any of the rights."""
    subject = SUBJECTS[model]
    rows = model._default_manager.all()
    if user.is_active and user.is_superuser:
        return rows
    where: set[int] = set()
    for right in rights:
        where.update(municipalities(user, right, subject.kind).values_list("pk", flat=True))
    return rows.filter(**{f"{subject.path}__in" if subject.path else "pk__in": where})


def within(model: type[Model], municipality: Municipality) -> QuerySet[Any]:
    """The objects of `model` that belong to the municipality."""
    subject = SUBJECTS[model]
    return model._default_manager.filter(**{subject.path or "pk": municipality.pk})
