"""The search's index follows what is stored many at a time; for single saves the search sees to it itself."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import models
from modelsearch import index
from modelsearch.backends import get_search_backends

BATCH = 500


def find_again(instances: Sequence[models.Model]) -> None:
    """Bring the search's index up to date with stored instances of one model."""
    if not instances or not isinstance(instances[0], index.Indexed):
        return
    model = type(instances[0])
    fields = [_as_taken(field) for field in model.get_search_fields() if _is_searched(field)]
    for backend in get_search_backends(with_auto_update=True):
        coming = (Taken(each, fields) for each in instances)
        while some := list(islice(coming, BATCH)):
            backend.add_bulk(model, some)


class Taken:
    """The words by which an instance is found. The index asks for each of them three times; here each is taken once."""

    def __init__(self, instance: models.Model, fields: Iterable["Searched | Completed"]) -> None:
        self.pk = instance.pk
        self._fields = fields
        self.words = {field.field_name: field.field.get_value(instance) for field in fields}

    def get_search_fields(self) -> Iterable["Searched | Completed"]:
        return self._fields


class Searched(index.SearchField):  # type: ignore[misc]
    def __init__(self, field: Any) -> None:
        super().__init__(field.field_name, boost=field.boost)
        self.field = field

    def get_value(self, taken: Taken) -> Any:
        return taken.words[self.field_name]


class Completed(index.AutocompleteField):  # type: ignore[misc]
    def __init__(self, field: Any) -> None:
        super().__init__(field.field_name)
        self.field = field

    def get_value(self, taken: Taken) -> Any:
        return taken.words[self.field_name]


def _is_searched(field: Any) -> bool:
    return isinstance(field, index.SearchField | index.AutocompleteField)


def _as_taken(field: Any) -> "Searched | Completed":
    return Searched(field) if isinstance(field, index.SearchField) else Completed(field)
