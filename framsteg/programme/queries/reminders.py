"""Whom a reminder goes to: who was asked, else the owner, else the head of the unit, else the programme's lead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from framsteg.accounts.models import Person, Role
from framsteg.programme.models import (
    ProgrammeRole,
    ReminderChoice,
    ReportLink,
    RoleFunction,
    RoundAsk,
)


class Obstacle(StrEnum):
    """Why nobody could be reminded."""

    NOBODY = "nobody"
    NO_ADDRESS = "no_address"
    NO_WAY_IN = "no_way_in"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Recipient:
    """A person who can be reminded: with an account, or with a link. `is_asked` is false for one further up."""

    person: Person
    role: Role
    email: str
    link: ReportLink | None
    is_asked: bool


@dataclass(frozen=True)
class Turns:
    """Who can be reminded of a question, in turn; and what stood in the way where nobody can."""

    recipients: Sequence[Recipient]
    obstacle: Obstacle | None = None


def turns_of(asks: Sequence[RoundAsk], *, on: date) -> Mapping[int, Turns]:
    """By the question's id, in six queries whatever their number."""
    known = _Known(asks, on)
    return {ask.pk: known.turns(ask) for ask in asks}


class _Known:
    """What has to be known of everybody who may be reminded."""

    def __init__(self, asks: Sequence[RoundAsk], on: date) -> None:
        programmes = {ask.round.programme_id for ask in asks}
        units = {ask.sub_project.lead_unit_id for ask in asks if ask.sub_project.lead_unit_id}
        wanted = {ask.role_id for ask in asks} | {ask.sub_project.owner_id for ask in asks}
        self.roles = {role.pk: role for role in _held(Role.objects.filter(pk__in=[r for r in wanted if r]))}
        self.heads = _first(
            (role.unit_id, role) for role in _held(Role.objects.filter(is_head=True, unit__in=units))
        )
        responsible = ProgrammeRole.objects.filter(
            programme__in=programmes, function=RoleFunction.RESPONSIBLE
        ).order_by("order", "pk")
        leads = _held(Role.objects.filter(programme_links__in=responsible))
        by_role = {role.pk: role for role in leads}
        self.leads = _first((each.programme_id, by_role.get(each.role_id)) for each in responsible)
        self.links = _links([ask.sub_project_id for ask in asks], on)
        self.stopped = set(
            ReminderChoice.objects.filter(stopped_at__isnull=False).values_list("person_id", flat=True)
        )

    def turns(self, ask: RoundAsk) -> Turns:
        roles = self._chain(ask)
        if not roles:
            return Turns((), Obstacle.NOBODY)
        if roles[0].holder_id in self.stopped:
            return Turns((), Obstacle.STOPPED)
        reachable = [
            each
            for place, role in enumerate(roles)
            if (each := self._recipient(role, ask, is_asked=place == 0)) is not None
        ]
        if reachable:
            return Turns(tuple(_each_person_once(reachable)))
        has_address = any(email_of(role.holder) for role in roles if role.holder)
        return Turns((), Obstacle.NO_WAY_IN if has_address else Obstacle.NO_ADDRESS)

    def _chain(self, ask: RoundAsk) -> list[Role]:
        """The roles in turn, each once, without those that nobody holds."""
        of = ask.sub_project
        turn = [
            self.roles.get(ask.role_id or 0),
            self.roles.get(of.owner_id or 0),
            self.heads.get(of.lead_unit_id or 0),
            self.leads.get(ask.round.programme_id),
        ]
        return list({role.pk: role for role in turn if role is not None}.values())

    def _recipient(self, role: Role, ask: RoundAsk, *, is_asked: bool) -> Recipient | None:
        person = role.holder
        if person is None or person.pk in self.stopped or not (email := email_of(person)):
            return None
        has_account = person.user is not None and person.user.is_active
        link = self.links.get((role.pk, ask.sub_project_id))
        if is_asked and not has_account and link is None:
            return None
        return Recipient(person, role, email, None if has_account else link, is_asked)


def _held(roles: "QuerySet[Role]") -> "QuerySet[Role]":
    return roles.filter(holder__isnull=False).select_related("holder__user", "unit").order_by("pk")


def _first(pairs: Iterable[tuple[int | None, Role | None]]) -> Mapping[int, Role]:
    chosen: dict[int, Role] = {}
    for key, role in pairs:
        if key is not None and role is not None:
            chosen.setdefault(key, role)
    return chosen


def _links(sub_projects: Sequence[int], on: date) -> Mapping[tuple[int, int], ReportLink]:
    """The open link of each role to each sub-project; of several, the one that lasts longest."""
    through = ReportLink.sub_projects.through.objects.filter(
        subproject__in=sub_projects, reportlink__revoked_at__isnull=True, reportlink__expires_on__gte=on
    ).select_related("reportlink")
    rows = sorted(through, key=lambda row: row.reportlink.expires_on)
    return {(row.reportlink.role_id, row.subproject_id): row.reportlink for row in rows}


def email_of(person: Person) -> str:
    """Where the person gets letters: the person's own address, or the account's; "" for none."""
    return person.email or (person.user.email if person.user else "")


def _each_person_once(recipients: Iterable[Recipient]) -> Iterable[Recipient]:
    seen: set[int] = set()
    for each in recipients:
        if each.person.pk not in seen:
            seen.add(each.person.pk)
            yield each
