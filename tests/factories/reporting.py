"""Those who report: a user who holds a role, and a partner with a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from framsteg.accounts.models import Person, Role, User
from framsteg.programme import actions
from framsteg.programme.models import ReportingRound, ReportLink, RoundAsk, SubProject
from framsteg.programme.rules.report_links import secret_of

from . import programme as make
from .programme import SOMEONE
from .rounds import OPENED, RoundFactory, ask_about, opened


def report_link(role: Role, sub_projects: Sequence[SubProject], **values: Any) -> ReportLink:
    """A link, made as the lead makes it."""
    told = {"expires_on": date(2013, 6, 30)} | values
    link = ReportLink(programme=sub_projects[0].programme, role=role, **told)
    actions.report_links.make(link, sub_projects, by=SOMEONE, at=OPENED)
    return link


@dataclass
class Owner:
    """A user who holds the role that owns some sub-projects, and the open round in which they are asked about."""

    user: User
    person: Person
    role: Role
    round: ReportingRound
    sub_projects: list[SubProject]

    @property
    def asks(self) -> list[RoundAsk]:
        return [ask_about(self.round, each) for each in self.sub_projects]

    @property
    def client(self) -> Client:
        client = Client()
        client.force_login(self.user)
        return client


def owner(number: int = 1, **round_values: Any) -> Owner:
    user = make.UserFactory(email="")
    programme = make.ProgrammeFactory()
    municipality = programme.municipality
    person = make.PersonFactory(municipality=municipality, user=user, email="agare@provkoping.example")
    role = make.RoleFactory(municipality=municipality, holder=person)
    sub_projects = [make.SubProjectFactory(programme=programme, owner=role) for _ in range(number)]
    round_ = opened(RoundFactory(programme=programme, **round_values))
    return Owner(user, person, role, round_, sub_projects)


def secret(link: ReportLink) -> str:
    """The secret, as it stood on the page that showed it once."""
    return secret_of(link)
