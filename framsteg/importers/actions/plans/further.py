"""The further sheets of the product's own workbook: what they say that is not stored, and how it is stored.

A row finds its stored object by its key. What a sheet does not name stays as it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import Recorded
from framsteg.importers.actions.plans.changes import is_same
from framsteg.importers.actions.plans.further_cells import CannotRead, typed
from framsteg.importers.actions.plans.journal import Journal
from framsteg.importers.actions.plans.plan_errors import RowRefused
from framsteg.importers.plan_workbook.cells import one_line, repaired
from framsteg.importers.plan_workbook.doubts import Doubts
from framsteg.importers.plan_workbook.plan import Plan
from framsteg.importers.queries import plan_further
from framsteg.importers.queries.plan_further import KINDS, NUMBER, NUMBERED, Kind, StoredRow, Value
from framsteg.indicators.models import Indicator
from framsteg.lib.text import folded
from framsteg.programme.models import Programme

Raw = dict[str, str]


@dataclass
class FurtherChange:
    """A row that is new, or says something else than what is stored; `values` are those that differ."""

    kind: Kind
    sheet: str
    line: int
    key: str
    values: dict[str, Value]
    stored: Recorded | None


def changes_of(programme: Programme, plan: Plan, doubts: Doubts) -> list[FurtherChange]:
    """Every change that the further sheets ask for. A fixed number of queries for each sheet."""
    if not plan.further:
        return []
    stored_keys = plan_further.keys_by_id(programme)
    keys: dict[str, dict[str, str]] = {}
    found: list[FurtherChange] = []
    for kind in KINDS:
        name = next((each for each in kind.sheet if each in plan.further), None)
        if name is None:
            continue
        stored = {row.key: row for row in plan_further.rows_of(programme, kind, stored_keys)}
        sheet = FurtherSheet(kind, name, plan.further[name], keys, doubts)
        keys[kind.name] = sheet.numbers
        found.extend(sheet.changes(stored))
    return found


class FurtherSheet:
    """One sheet's rows, typed; a cell that cannot be read is told, and its row left out."""

    def __init__(
        self,
        kind: Kind,
        name: str,
        rows: Sequence[Sequence[str]],
        keys: Mapping[str, Mapping[str, str]],
        doubts: Doubts,
    ) -> None:
        self.kind, self.name, self.doubts, self.keys = kind, name, doubts, keys
        self.numbers: dict[str, str] = {}
        self.rows: list[tuple[int, str, dict[str, Value]]] = []
        counts: Counter[str] = Counter()
        self._columns = _columns(kind, rows[0])
        raw = list(_records(self._columns, rows))
        for line, number, texts in raw:
            if (values := self._values(line, texts)) is not None:
                key = plan_further.key_of(kind, values, counts)
                self.numbers[number] = key
                self.rows.append((line, key, values))
        self._name_own_kind({line: texts for line, _number, texts in raw})

    def changes(self, stored: Mapping[str, StoredRow]) -> Iterator[FurtherChange]:
        only = next(iter(stored.values()), None) if not self.kind.key else None
        for line, key, values in self.rows:
            before = only or stored.get(key)
            if before is None:
                if not self.kind.only_changes:
                    yield FurtherChange(self.kind, self.name, line, key, values, None)
                continue
            different = {
                name: new for name, new in values.items() if not _says_same(before.values.get(name), new)
            }
            if different:
                yield FurtherChange(self.kind, self.name, line, key, different, before.instance)

    def _values(self, line: int, texts: Raw) -> dict[str, Value] | None:
        found: dict[str, Value] = {}
        for name, text in texts.items():
            try:
                found[name] = self._value(self.kind.field(name), text)
            except CannotRead:
                self.doubts.add("further_not_read", line, self._columns[name], text, sheet=self.name)
                if not self.kind.field(name).null:
                    return None
        return found

    def _value(self, field: Any, text: str) -> Value:
        if not field.is_relation:
            return typed(field, text)
        if not text or field.related_model is self.kind.model:
            return ""
        if field.related_model not in NUMBERED:
            return one_line(text)
        key = self.keys.get(NUMBERED[field.related_model], {}).get(text)
        if key is None:
            raise CannotRead(text)
        return key

    def _name_own_kind(self, texts: Mapping[int, Raw]) -> None:
        """Links to other rows of the same sheet, which may stand below: by number, or by name."""
        own = [name for name in self.kind.fields if self.kind.field(name).related_model is self.kind.model]
        for line, _key, values in self.rows:
            for name in own:
                if said := texts[line].get(name, ""):
                    values[name] = self.numbers.get(said, "") if self.kind.numbered else one_line(said)


def _columns(kind: Kind, heads: Sequence[str]) -> dict[str, int]:
    """Where each field's column stands."""
    headings = [folded(one_line(cell)) for cell in heads]
    return {
        name: headings.index(folded(label))
        for name, labels in plan_further.headings_of(kind).items()
        for label in labels
        if folded(label) in headings
    }


def _records(at: Mapping[str, int], rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, Raw]]:
    headings = [folded(one_line(cell)) for cell in rows[0]]
    numbered = next((headings.index(folded(each)) for each in NUMBER if folded(each) in headings), None)
    for line, row in enumerate(rows[1:], start=2):
        if any(row) and at:
            number = row[numbered] if numbered is not None and numbered < len(row) else ""
            yield (
                line,
                number,
                {name: row[column] if column < len(row) else "" for name, column in at.items()},
            )


def _says_same(stored: Value, said: Value) -> bool:
    """A blank cell and nothing are the same; a text is the same whatever its blanks are."""
    if isinstance(stored, str) and isinstance(said, str):
        return is_same(stored, said) or one_line(repaired(stored)) == one_line(said)
    return (stored in (None, "") and said in (None, "")) or stored == said


FIRST = ("units", "roles")
"""What sub-projects point to is stored before them, the rest after them."""


def adopt(
    made: Sequence[OrganisationUnit | Role], stored: models.QuerySet[Any]
) -> list[OrganisationUnit | Role]:
    """Those of `made` that are not there; the others become what a further sheet has just stored."""
    there = {folded(plan_further.name_of(each)): each for each in stored}
    new = []
    for each in made:
        known = there.get(folded(plan_further.name_of(each)))
        if known is None:
            new.append(each)
        else:
            each.__dict__.update(known.__dict__)
    return new


def store(
    changes: Sequence[FurtherChange], programme: Programme, journal: Journal, *, by: Actor, at: datetime
) -> None:
    """Store the changes kind by kind. Raises RowRefused where a rule says no."""
    writer = FurtherWriter(programme, journal, by, at)
    for kind in KINDS:
        for change in (each for each in changes if each.kind is kind):
            writer.write(change)
        writer.link_own(kind)


class FurtherWriter:
    """Makes and changes the objects; what is linked to is found by what cells call it."""

    def __init__(self, programme: Programme, journal: Journal, by: Actor, at: datetime) -> None:
        self.programme, self.journal, self.by, self.at = programme, journal, by, at
        self._known: dict[type[models.Model], dict[str, models.Model]] = {}
        self._later: list[tuple[FurtherChange, Recorded, dict[str, Value]]] = []

    def write(self, change: FurtherChange) -> None:
        instance = change.stored or self._new(change.kind)
        own = {name: value for name, value in change.values.items() if self._is_own(change.kind, name)}
        plain = {name: value for name, value in change.values.items() if name not in own}
        if plain or change.stored is None:
            self._save(change, instance, plain, is_new=change.stored is None)
        if any(own.values()) or (own and change.stored is not None):
            self._later.append((change, instance, own))
        if change.kind.model in self._known:
            self._known[change.kind.model][self._name(change, instance)] = instance

    def link_own(self, kind: Kind) -> None:
        """Links between objects of one kind, when all of them are there."""
        for change, instance, own in self._later:
            self._save(change, instance, own, is_new=False)
        self._later.clear()

    def _is_own(self, kind: Kind, name: str) -> bool:
        return kind.field(name).related_model is kind.model

    def _name(self, change: FurtherChange, instance: Recorded) -> str:
        return change.key if change.kind.numbered else plan_further.name_of(instance)

    def _new(self, kind: Kind) -> Recorded:
        owners = {"programme": self.programme, "municipality": self.programme.municipality}
        names = {each.name for each in kind.model._meta.concrete_fields}
        return kind.model(**{name: owner for name, owner in owners.items() if name in names})

    def _save(
        self, change: FurtherChange, instance: Recorded, values: Mapping[str, Value], *, is_new: bool
    ) -> None:
        before = {} if is_new else {name: getattr(instance, name) for name in values}
        for name, value in values.items():
            setattr(instance, name, self._linked(change, name, value))
        try:
            if is_new:
                recording.create(instance, by=self.by, at=self.at)
                self.journal.created([instance])
            else:
                recording.change(instance, by=self.by, at=self.at)
                self.journal.note("changed", instance, before)
        except ValidationError as error:
            raise RowRefused(sheet=change.sheet, row=change.line, reason=" ".join(error.messages)) from error

    def _linked(self, change: FurtherChange, name: str, value: Value) -> Any:
        field = change.kind.field(name)
        if not field.is_relation:
            return value
        if value in (None, ""):
            return None
        found = self._all(field.related_model).get(str(value))
        if found is None:
            raise RowRefused(
                sheet=change.sheet,
                row=change.line,
                reason=translation.gettext("Nothing is called “%s”.") % value,
            )
        return found

    def _all(self, model: type[models.Model]) -> dict[str, models.Model]:
        if model not in self._known:
            self._known[model] = self._read(model)
        return self._known[model]

    def _read(self, model: type[models.Model]) -> dict[str, models.Model]:
        if model is Indicator:
            shared = models.Q(municipality=None) | models.Q(municipality=self.programme.municipality_id)
            return {each.code: each for each in Indicator.objects.filter(shared).order_by("municipality_id")}
        kind = next(each for each in KINDS if each.model is model)
        rows = plan_further.rows_of(self.programme, kind, plan_further.keys_by_id(self.programme))
        return {
            row.key if kind.numbered else plan_further.name_of(row.instance): row.instance for row in rows
        }
