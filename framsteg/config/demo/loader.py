"""Creates what the demo holds, each object once and never again.

The audit trail remembers what was created: the entry of each object carries its key. An object whose key is there is
left alone from then on, whether it stands as it was, was changed by someone, or was removed.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.apps import apps
from django.db import models

from framsteg.audit import recording
from framsteg.audit.actors import SystemActor
from framsteg.audit.models import AuditEntry, Recorded

DEMO = SystemActor("Framsteg demo")
_MARK = "Demo: "

Stored = TypeVar("Stored", bound=models.Model)
New = TypeVar("New", bound=Recorded)
Links = Mapping[str, Iterable[models.Model]]


class Gone(Exception):
    """Somebody removed the object that another one needs."""


class Loader:
    """One run of the demo's loader."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.by = DEMO
        self.created = 0
        self._known = _remembered()
        self._objects: dict[str, models.Model] = {}

    def add(
        self,
        key: str,
        make: Callable[[], New],
        *,
        links: Callable[[], Links] = dict,
        then: Callable[[New], None] | None = None,
    ) -> None:
        """Create what `make` returns, unless the demo created `key` before or something it needs is gone."""

        def act() -> New:
            instance = make()
            recording.create(instance, by=self.by, at=self.at, links=links(), note=_MARK + key)
            return instance

        self._once(key, act, then)

    def add_through(self, key: str, act: Callable[[], Stored]) -> None:
        """The same for an object that `act` stores itself, such as a page."""

        def noted() -> Stored:
            instance = act()
            recording.record(instance, AuditEntry.Action.CREATED, by=self.by, at=self.at, note=_MARK + key)
            return instance

        self._once(key, noted, None)

    def find(self, key: str, model: type[Stored]) -> Stored | None:
        """The object `key` as it stands now; None when somebody has removed it."""
        found = self._objects.get(key) or self._stored(key)
        if not isinstance(found, model):
            return None
        self._objects[key] = found
        return found

    def the(self, key: str, model: type[Stored]) -> Stored:
        """The same, where nothing can be made without it. Raises Gone."""
        found = self.find(key, model)
        if found is None:
            raise Gone(key)
        return found

    def _once(self, key: str, act: Callable[[], Stored], then: Callable[[Stored], None] | None) -> None:
        if key in self._known:
            return
        try:
            instance = act()
        except Gone:
            return
        if then:
            then(instance)
        self.created += 1
        self._known[key] = (instance._meta.label_lower, str(instance.pk))
        self._objects[key] = instance

    def _stored(self, key: str) -> models.Model | None:
        if key not in self._known:
            return None
        label, identity = self._known[key]
        manager: Any = apps.get_model(label)._base_manager
        return manager.filter(pk=identity).first()


def _remembered() -> dict[str, tuple[str, str]]:
    entries = AuditEntry.objects.filter(
        actor_label=DEMO.name, action=AuditEntry.Action.CREATED, note__startswith=_MARK
    )
    rows = entries.values_list("note", "object_type", "object_id")
    return {note.removeprefix(_MARK): (kind, identity) for note, kind, identity in rows}
