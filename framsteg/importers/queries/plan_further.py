"""What a programme holds beside its sub-projects, as the rows of a workbook: what is stored, in plain values.

Each kind is a sheet, and each field a column whose heading is the field's own name. A link is told by what a person
would call it: a unit by its name, a role by its title, a decision by its number in the sheet of decisions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db import models
from django.utils import translation

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.accounts.rules import access
from framsteg.audit.models import Recorded
from framsteg.indicators.models import Indicator
from framsteg.programme.models import (
    Allocation,
    Appropriation,
    AppropriationRequest,
    Decision,
    Goal,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    SubProject,
)

Value = str | int | bool | date | None
PROVENANCE = ("provenance", "provenance_note", "provenance_note_en", "source_url")
TEXTS = ("title", "title_en", "text", "text_en")


@dataclass(frozen=True)
class Kind:
    """A sheet. `key` finds a row's stored object again; `numbered` rows have a number that other sheets name."""

    name: str
    sheet: tuple[str, str]
    model: type[Recorded]
    fields: tuple[str, ...]
    key: tuple[str, ...]
    stored: Callable[[Programme], models.QuerySet[Any]]
    owner: str = "programme"
    numbered: bool = False
    only_changes: bool = False
    """Whether new objects of the kind come from another sheet."""
    right: access.Kind = access.Kind.PROGRAMME
    """What one must be allowed to view to see the sheet."""

    def field(self, name: str) -> Any:
        return self.model._meta.get_field(name)


@dataclass
class StoredRow:
    """A stored object with its values as the workbook tells them."""

    instance: Recorded
    number: int
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


DATED = ("starts_on", "starts_precision", "ends_on", "ends_precision")
KINDS = (
    Kind(
        "programme", ("Program", "Programme"), Programme,
        ("title", "title_en", "kind", "summary", "summary_en", "body", "body_en", *DATED, *PROVENANCE), (),
        lambda programme: Programme.objects.filter(pk=programme.pk), only_changes=True,
    ),
    Kind(
        "units", ("Enheter", "Units"), OrganisationUnit, ("name", "kind", "name_en", "parent", "url", "ended_on"),
        ("name",), lambda programme: programme.municipality.units.order_by("name"), owner="municipality",
        right=access.Kind.ORGANISATION,
    ),
    Kind(
        "roles", ("Roller", "Roles"), Role, ("title", "unit", "title_en", "is_head", "name_is_public"),
        ("title", "unit"), lambda programme: programme.municipality.roles.order_by("title", "pk"),
        owner="municipality", right=access.Kind.ORGANISATION,
    ),
    Kind(
        "phases", ("Skeden", "Phases"), Phase, ("order", "kind", *TEXTS, *DATED, *PROVENANCE), ("order",),
        lambda programme: programme.phases.order_by("order"),
    ),
    Kind(
        "decisions", ("Beslut", "Decisions"), Decision,
        ("title", "title_en", "body_name", "body_unit", "decided_on", "decided_precision", "paragraph", "case_number",
         "outcome", "text", "text_en", "concerns", "sub_project", "visibility", *PROVENANCE),
        ("body_name", "decided_on", "paragraph", "case_number", "title"),
        lambda programme: programme.decisions.order_by("decided_on", "pk"), numbered=True,
    ),
    Kind(
        "area_details", ("Områden", "Areas"), PriorityArea, ("number", "owner", *PROVENANCE), ("number",),
        lambda programme: programme.areas.order_by("number"), only_changes=True,
    ),
    Kind(
        "goals", ("Mål", "Goals"), Goal,
        ("order", *TEXTS, "is_measurable", "owner", "indicator", "decision", *PROVENANCE), ("order",),
        lambda programme: programme.goals.order_by("order"),
    ),
    Kind(
        "sub_project_decisions", ("Beslut bakom delprojekt", "Decisions behind sub-projects"), SubProject,
        ("number", "decision"), ("number",),
        lambda programme: programme.sub_projects.order_by("number"), only_changes=True,
    ),
    Kind(
        "programme_units", ("Enheter i programmet", "Units in the programme"), ProgrammeUnit,
        ("unit", "part", "order"), ("unit",), lambda programme: programme.unit_links.order_by("order", "pk"),
    ),
    Kind(
        "programme_roles", ("Roller i programmet", "Roles in the programme"), ProgrammeRole,
        ("role", "function", "order"), ("role", "function"),
        lambda programme: programme.role_links.order_by("order", "pk"),
    ),
    Kind(
        "appropriations", ("Anslag", "Appropriations"), Appropriation,
        ("budget_year", "amount_ore", "funder", "decision", *PROVENANCE), ("budget_year", "funder", "decision"),
        lambda programme: programme.appropriations.order_by("budget_year", "pk"), numbered=True,
        right=access.Kind.MONEY,
    ),
    Kind(
        "requests", ("Äskanden", "Requests"), AppropriationRequest,
        ("budget_year", "purpose", "purpose_en", "amount_ore", "sub_project", "received_on", "state", "granted_ore",
         "reason", "reason_en", "decision", *PROVENANCE),
        ("budget_year", "purpose", "sub_project"), lambda programme: programme.requests.order_by("budget_year", "pk"),
        right=access.Kind.MONEY,
    ),
    Kind(
        "allocations", ("Fördelning", "Allocations"), Allocation,
        ("appropriation", "sub_project", "amount_ore", "decision", "note", *PROVENANCE),
        ("appropriation", "sub_project"), lambda programme: programme.allocations.order_by("pk"),
        right=access.Kind.MONEY,
    ),
)  # fmt: skip
"""In the order in which they are stored: what is linked to comes first."""
GUARDED = (access.Kind.MONEY, access.Kind.ORGANISATION)
"""What not everybody who may view a programme may view."""
NUMBERED: Mapping[type[models.Model], str] = {kind.model: kind.name for kind in KINDS if kind.numbered}
ALSO = {"number": ("Nr", "Number")}
NUMBER = ("Nr", "No.")
"""The heading of the column that other sheets name rows by."""


def rows_of(programme: Programme, kind: Kind, keys: Mapping[str, Mapping[int, str]]) -> list[StoredRow]:
    """What is stored of the kind. `keys` are those of the numbered kinds before it, by primary key."""
    foreign = [name for name in kind.fields if kind.field(name).is_relation]
    counts: Counter[str] = Counter()
    found = []
    for number, each in enumerate(kind.stored(programme).select_related(*foreign), start=1):
        values = {name: _value(each, kind.field(name), keys) for name in kind.fields}
        found.append(StoredRow(each, number, key_of(kind, values, counts), values))
    if kind.numbered:
        _name_own_kind(kind, found)
    return found


def _name_own_kind(kind: Kind, rows: Iterable[StoredRow]) -> None:
    """Links within a kind are told by keys that are known only when all its rows are."""
    keys = {row.instance.pk: row.key for row in rows}
    for row in rows:
        own = [name for name in kind.fields if kind.field(name).related_model is kind.model]
        row.values = {**row.values, **{n: keys.get(getattr(row.instance, f"{n}_id"), "") for n in own}}


def keys_by_id(programme: Programme) -> dict[str, dict[int, str]]:
    """The keys of decisions and appropriations, by which other rows name them."""
    keys: dict[str, dict[int, str]] = {}
    for kind in KINDS:
        if kind.numbered:
            keys[kind.name] = {row.instance.pk: row.key for row in rows_of(programme, kind, keys)}
    return keys


def key_of(kind: Kind, values: Mapping[str, Value], counts: Counter[str]) -> str:
    """What finds the object again; the second that is called the same is told apart by its order."""
    said = " | ".join(str("" if values.get(name) is None else values.get(name)).strip() for name in kind.key)
    counts[said] += 1
    return f"{said} #{counts[said]}"


def _value(instance: Any, field: Any, keys: Mapping[str, Mapping[int, str]]) -> Value:
    if not field.is_relation:
        value: Value = getattr(instance, field.attname)
        return value
    identity = getattr(instance, field.attname)
    if identity is None or (field.related_model is type(instance) and type(instance) in NUMBERED):
        return ""
    if field.related_model in NUMBERED:
        return keys[NUMBERED[field.related_model]].get(identity, "")
    return name_of(getattr(instance, field.name))


def name_of(linked: models.Model) -> str:
    """What a person calls it in a cell."""
    match linked:
        case OrganisationUnit():
            return linked.name
        case Role():
            return f"{linked.title} ({linked.unit.name})" if linked.unit else linked.title
        case SubProject():
            return str(linked.number)
        case Indicator():
            return linked.code
    return str(linked)


@cache
def headings_of(kind: Kind) -> Mapping[str, tuple[str, str]]:
    """Each field's heading in Swedish and in English."""
    found: dict[str, tuple[str, str]] = {}
    for language in ("sv", "en"):
        with translation.override(language):
            for name in kind.fields:
                found[name] = (*found.get(name, ()), _heading(kind.field(name)))
    return {name: ALSO.get(name, pair) for name, pair in found.items()}


def _heading(field: Any) -> str:
    told = str(field.verbose_name)
    if field.name.endswith("_ore"):
        told = {"granted_ore": translation.gettext("granted, in kronor")}.get(
            field.name, translation.gettext("amount in kronor")
        )
    return told[:1].upper() + told[1:]


def explanation(kind: Kind, name: str) -> str:
    """What a column holds and how it is written, in the reader's language."""
    field = kind.field(name)
    return " ".join(filter(None, [str(field.help_text or "").strip(), *_how(field)]))


def _how(field: Any) -> Iterator[str]:
    _ = translation.gettext
    if field.choices:
        yield _("One of: %s.") % "; ".join(str(label) for _value, label in field.choices)
    elif field.is_relation and field.related_model in NUMBERED:
        sheet = next(kind.sheet for kind in KINDS if kind.model is field.related_model)
        yield _("The row's number in the sheet “%s”.") % in_language(sheet)
    elif field.is_relation:
        yield {
            OrganisationUnit: _("The unit's name."),
            Role: _("The role's title, with its unit in brackets if it has one. Never a person's name."),
            SubProject: _("The sub-project's number."),
            Indicator: _("The indicator's code. It must be there before the import."),
        }.get(field.related_model, "")
    elif isinstance(field, models.DateField):
        yield _("A day, as 2026-05-01.")
    elif isinstance(field, models.BooleanField):
        yield _("Yes or no.")
    elif field.name.endswith("_ore"):
        yield _("Kronor, with öre as decimals.")
    elif isinstance(field, models.TextField):
        yield _("Text; paragraphs, lists, bold and links as in the editor.")


def in_language(pair: tuple[str, str]) -> str:
    """In Swedish, or in English for whoever works in English."""
    return pair[1] if (translation.get_language() or "sv").startswith("en") else pair[0]
