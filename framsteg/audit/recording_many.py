"""Creating, changing and removing many objects of one kind: what `recording` does, in a few statements for all of them.

The rules, the audit rows (one for each object) and the new generation are the same. Only uniqueness is left to the
database, which refuses the whole where it does not hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import ProtectedError

from framsteg.audit import former_addresses, generation, trail
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry, Recorded
from framsteg.audit.recording import StaleEdit, StillInUse, check, entry_of, kind_of
from framsteg.audit.search_entries import find_again
from framsteg.audit.snapshots import Links, difference, snapshot

R = TypeVar("R", bound=Recorded)
M = TypeVar("M", bound=models.Model)
T = TypeVar("T")
BATCH = 500


@transaction.atomic
def create_many(made: Sequence[tuple[R, Links]], *, by: Actor, at: datetime, note: str = "") -> None:
    """Store new instances of one model, each with its many-to-many links."""
    instances = [instance for instance, _links in made]
    for instance in instances:
        checked(instance, at)
    store(instances)
    _add_links(made)
    entries = (
        entry_of(each, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(each, links), note=note)
        for each, links in made
    )
    tell(entries, [])


@transaction.atomic
def change_many(changed: Sequence[tuple[R, Links]], *, by: Actor, at: datetime, note: str = "") -> None:
    """Store changed instances of one model; `links` name those of their links that change. Raises StaleEdit."""
    if not changed:
        return
    stored = _stored([instance for instance, _links in changed])
    entries: list[AuditEntry] = []
    touched: list[R] = []
    renamed: list[tuple[models.Model, Mapping[str, Any]]] = []
    for instance, links in changed:
        before = stored[instance.pk]
        if before.version != instance.version:
            raise StaleEdit(before, instance)
        checked(instance, at)
        was = links_of(before)
        changed_from, changed_to = difference(snapshot(before, was), snapshot(instance, {**was, **links}))
        if changed_to:
            _write(instance, links, at)
            told = {"before": changed_from, "after": changed_to}
            entries.append(entry_of(instance, kind_of(changed_to), by=by, at=at, note=note, **told))
            renamed.append((instance, changed_from))
            touched.append(instance)
    former_addresses.keep(renamed, at=at)
    tell(entries, touched)


@transaction.atomic
def remove_many(instances: Sequence[R], *, by: Actor, at: datetime, note: str = "") -> None:
    """Remove instances of one model, all or none. Raises StillInUse when others depend on one of them."""
    if not instances:
        return
    entries = [
        entry_of(
            each, AuditEntry.Action.REMOVED, by=by, at=at, before=snapshot(each, links_of(each)), note=note
        )
        for each in instances
    ]
    model = type(instances[0])
    tell(entries, [])
    try:
        for keys in batches([each.pk for each in instances]):
            model._base_manager.filter(pk__in=keys).delete()
    except ProtectedError as error:
        raise StillInUse(instances[0], error.protected_objects) from error


def checked(instance: R, at: datetime) -> None:
    """Raise ValidationError where it breaks a rule; that what it points to exists is the database's to say."""
    instance.derive()
    instance.clean_fields(exclude=_relations(type(instance)))
    instance.clean()
    check(instance, on=at.date())


@cache
def _relations(model: type[models.Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.fields if field.is_relation)


def store(instances: Sequence[M]) -> None:
    """Insert new instances and let the search find them."""
    if instances:
        type(instances[0])._base_manager.bulk_create(instances, batch_size=BATCH)
        find_again(instances)


def tell(entries: Iterable[AuditEntry], instances: Sequence[models.Model]) -> None:
    """Add the rows to the audit trail, some at a time, and make cached public pages outdated."""
    coming = iter(entries)
    is_told = False
    while some := list(islice(coming, BATCH)):
        trail.add(some)
        is_told = True
    if is_told:
        find_again(instances)
        generation.bump()


def links_of(instance: models.Model) -> dict[str, list[models.Model]]:
    """The many-to-many links that are stored with the instance itself."""
    return {name: list(getattr(instance, name).all()) for name in own_links(type(instance))}


def own_links(model: type[models.Model]) -> list[str]:
    """The many-to-many fields whose links hold nothing of their own."""
    return [each.name for each in model._meta.many_to_many if _through(each)._meta.auto_created]


def _through(field: Any) -> Any:
    return field.remote_field.through


def batches(values: Sequence[T], size: int = BATCH) -> Iterable[Sequence[T]]:
    return (values[at : at + size] for at in range(0, len(values), size))


def _stored(instances: Sequence[R]) -> dict[int, R]:
    model = type(instances[0])
    names = own_links(model)
    foreign = [field.name for field in model._meta.fields if field.is_relation]
    found: dict[int, R] = {}
    for keys in batches([each.pk for each in instances]):
        list(model._base_manager.select_for_update(no_key=True).filter(pk__in=keys).values_list("pk"))
        rows = model._base_manager.filter(pk__in=keys).select_related(*foreign).prefetch_related(*names)
        found.update((row.pk, row) for row in rows)
    return found


def _write(instance: R, links: Links, at: datetime) -> None:
    instance.version += 1
    values = {
        field.attname: getattr(instance, field.attname)
        for field in instance._meta.concrete_fields
        if not field.primary_key and field.name != "created_at"
    }
    type(instance)._base_manager.filter(pk=instance.pk).update(**{**values, "updated_at": at})
    for name, linked in links.items():
        getattr(instance, name).set(linked)


def _add_links(made: Sequence[tuple[R, Links]]) -> None:
    if not made:
        return
    model = type(made[0][0])
    for name in own_links(model):
        field: Any = model._meta.get_field(name)
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        through = _through(field)
        rows = (
            through(**{here: instance.pk, there: linked.pk})
            for instance, links in made
            for linked in links.get(name, ())
        )
        through._base_manager.bulk_create(rows, batch_size=BATCH)
