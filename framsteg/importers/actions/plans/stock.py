"""What is stored already, read once with a fixed number of queries, and found again by name, number or title."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db import models
from rapidfuzz import fuzz, process

from framsteg.accounts.models import OrganisationUnit, Role, UnitKind
from framsteg.importers.plan_workbook import words
from framsteg.importers.plan_workbook.plan import AreaDetail, AreaName
from framsteg.importers.queries.plan_further import name_of
from framsteg.lib.text import folded
from framsteg.programme.models import Milestone, PriorityArea, Programme, StatusReport, SubProject

LINKS = ("other_areas", "taking_part")
WITHOUT_AREA = "Utan område"
SAME_NAME = 90
"""Likeness from which another spelling of a unit or an area is proposed to be the same."""


@dataclass(frozen=True, slots=True)
class StoredReport:
    stage: str
    as_of: date
    text: str
    outlooks: tuple[str, str, str]


@dataclass
class Stock:
    """A programme's sub-projects with what they are linked to; an area or a unit is one object for all that have it."""

    programme: Programme
    sub_projects: list[SubProject]
    links: dict[str, dict[int, list[models.Model]]] = field(default_factory=dict)
    """Of each many-to-many field, what each sub-project is linked to."""
    milestones: dict[int, list[Milestone]] = field(default_factory=dict)
    reports: dict[int, list[StoredReport]] = field(default_factory=dict)
    """Of each sub-project, the latest last."""

    def linked(self, sub_project: SubProject, name: str) -> list[models.Model]:
        return list(self.links[name].get(sub_project.pk, ()))


def stock_of(programme: Programme) -> Stock:
    rows = programme.sub_projects.prefetch_related("main_area", "lead_unit", "owner").order_by("number")
    stock = Stock(programme, list(rows), {name: _links_of(programme, name) for name in LINKS})
    for sub_project in stock.sub_projects:
        sub_project.programme = sub_project.main_area.programme = programme
    _read_milestones(stock)
    _read_reports(stock)
    return stock


def _links_of(programme: Programme, name: str) -> dict[int, list[models.Model]]:
    """What each sub-project is linked to, read from the table between them."""
    field: Any = SubProject._meta.get_field(name)
    between = field.remote_field.through._base_manager.filter(
        **{f"{field.m2m_field_name()}__programme": programme}
    )
    here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    linked = {
        each.pk: each for each in field.related_model._base_manager.filter(pk__in=between.values(there))
    }
    found: dict[int, list[models.Model]] = {}
    for one, other in between.order_by("pk").values_list(here, there).iterator():
        found.setdefault(one, []).append(linked[other])
    return found


def _read_milestones(stock: Stock) -> None:
    owners = {each.pk: each for each in stock.sub_projects}
    rows = Milestone.objects.filter(sub_project__programme=stock.programme)
    for milestone in rows.order_by("original_date", "pk").iterator():
        milestone.sub_project = owners[milestone.sub_project_id]
        stock.milestones.setdefault(milestone.sub_project_id, []).append(milestone)


def _read_reports(stock: Stock) -> None:
    reports = StatusReport.objects.filter(sub_project__programme=stock.programme).order_by("as_of", "id")
    looks = ("outlook_time", "outlook_cost", "outlook_result")
    for owner, stage, as_of, text, *outlooks in reports.values_list(
        "sub_project_id", "stage", "as_of", "text", *looks
    ).iterator():
        time, cost, result = map(str, outlooks)
        told = StoredReport(str(stage), cast(date, as_of), str(text), (time, cost, result))
        stock.reports.setdefault(cast(int, owner), []).append(told)


class Units:
    """Units and partners by name, the stored ones and those that the import would make."""

    def __init__(
        self,
        programme: Programme,
        answers: Mapping[str, str],
        *,
        on: date,
        described: Collection[str] = (),
    ) -> None:
        """`described` are names that the file describes in a sheet of their own."""
        self.municipality = programme.municipality
        self._answers, self._described = answers, described
        self.stored = list(OrganisationUnit.objects.filter(municipality=self.municipality).order_by("name"))
        self._by_name = {
            folded(name): unit for unit in self.stored for name in (unit.name_en, unit.name) if name
        }
        self._by_key = {str(unit.pk): unit for unit in self.stored}
        self.new: dict[str, OrganisationUnit] = {}
        self._found: dict[str, OrganisationUnit | None] = {}

    def find(self, name: str) -> OrganisationUnit | None:
        """The unit that the name means; None where nobody has said so."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> OrganisationUnit | None:
        plain = folded(name)
        answer = self._answers.get(plain)
        if answer is None:
            answer = self.proposal(name)
        what, _, which = answer.partition(":")
        if what == "unit":
            return self._by_key.get(which)
        if what == "new" and which in UnitKind.values:
            made = OrganisationUnit(municipality=self.municipality, kind=which, name=name[:200])
            return self._by_name.get(plain) or self.new.setdefault(plain, made)
        return None

    def proposal(self, name: str) -> str:
        """ "unit:<key>" for one with this name or nearly, "new:<kind>" where the name tells its kind, else ""."""
        plain = folded(name)
        if (same := self._by_name.get(plain)) is not None:
            return f"unit:{same.pk}"
        if plain in self._described:
            return f"new:{words.unit_kind(name) or words.ADMINISTRATION}"
        if (near := _nearest(plain, list(self._by_name))) is not None:
            return f"unit:{self._by_name[near].pk}"
        kind = words.unit_kind(name)
        return f"new:{kind}" if kind else ""


class Roles:
    """Roles by title."""

    def __init__(
        self, programme: Programme, answers: Mapping[str, str], described: Collection[str] = ()
    ) -> None:
        """`described` are titles that the file describes in a sheet of their own."""
        self.municipality = programme.municipality
        self._answers, self._described = answers, described
        self.stored = list(
            Role.objects.filter(municipality=self.municipality).select_related("unit").order_by("title")
        )
        self._by_title = {
            folded(title): role
            for role in reversed(self.stored)
            for title in (role.title_en, role.title, name_of(role))
            if title
        }
        self._by_key = {str(role.pk): role for role in self.stored}
        self.new: dict[str, Role] = {}

    def find(self, title: str) -> Role | None:
        plain = folded(title)
        answer = self._answers.get(plain)
        what, _, which = (self.proposal(title) if answer is None else answer).partition(":")
        if what == "role":
            return self._by_key.get(which)
        if what == "new":
            made = Role(municipality=self.municipality, title=title[:200])
            return self._by_title.get(plain) or self.new.setdefault(plain, made)
        return None

    def proposal(self, title: str) -> str:
        plain = folded(title)
        if (same := self._by_title.get(plain)) is not None:
            return f"role:{same.pk}"
        return "new" if plain in self._described or words.is_role(title) else ""


class Areas:
    """Areas by number and title. New ones keep the number that the plan gives them, where it is free."""

    def __init__(self, programme: Programme, told: list[AreaName], details: tuple[AreaDetail, ...]) -> None:
        self.programme = programme
        self.stored = list(programme.areas.order_by("number"))
        for area in self.stored:
            area.programme = programme
        self._by_number = {area.number: area for area in self.stored}
        self._by_title = {folded(area.title): area for area in reversed(self.stored)}
        self.new: list[PriorityArea] = []
        self.changed: dict[int, tuple[PriorityArea, dict[str, Any]]] = {}
        self.conflicts: dict[str, str] = {}
        self._found: dict[AreaName, PriorityArea] = {}
        titles = {name.number: name.title for name in reversed(told) if name.number and name.title}
        self._titles = {number: titles[number] for number in titles}
        self._reserved = {name.number for name in told if name.number} | set(self._by_number)
        for detail in details:
            self._described(detail)

    def _described(self, detail: AreaDetail) -> None:
        area = self.find(AreaName(detail.number, detail.title))
        values = {"title": detail.title, **detail.texts}
        if area.pk is None:
            for name, value in values.items():
                setattr(area, name, value)
        elif different := {name: value for name, value in values.items() if getattr(area, name) != value}:
            self.changed[area.pk] = (area, different)

    def find(self, name: AreaName) -> PriorityArea:
        """The area that is meant, made where it is missing."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: AreaName) -> PriorityArea:
        plain = folded(name.title)
        numbered = self._by_number.get(name.number) if name.number else None
        if numbered is not None and (
            not plain
            or fuzz.ratio(plain, folded(numbered.title)) >= SAME_NAME
            or folded(numbered.title) == plain
        ):
            return numbered
        if plain and (titled := self._by_title.get(plain)) is not None:
            return titled
        if numbered is not None:
            self.conflicts[plain] = str(name.number)
        return self._make(name, plain)

    def without(self, *, others_have: bool) -> PriorityArea:
        """Where a row tells no area: the programme's only area, else one for those without."""
        if not others_have and len(self.stored) == 1:
            return self.stored[0]
        return self.find(AreaName(None, WITHOUT_AREA))

    def _make(self, name: AreaName, plain: str) -> PriorityArea:
        free = name.number is not None and name.number not in self._by_number
        number = name.number if free and name.number else self._next()
        title = name.title or self._titles.get(name.number or 0, "") or f"Område {number}"
        area = PriorityArea(programme=self.programme, number=number, title=title[:200])
        self._by_number[number] = area
        self._reserved.add(number)
        self._by_title.setdefault(folded(title), area)
        if plain:
            self._by_title.setdefault(plain, area)
        self.new.append(area)
        return area

    def _next(self) -> int:
        return max([number for number in self._reserved if number], default=0) + 1


def _nearest(plain: str, names: list[str]) -> str | None:
    found = process.extractOne(plain, names, scorer=fuzz.ratio, score_cutoff=SAME_NAME)
    return None if found is None else str(found[0])
