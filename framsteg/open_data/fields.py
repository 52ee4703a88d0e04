"""What a field of the open data is: its name, kind and meaning, and where its value is read.

One declaration is behind every form of a kind of thing: JSON, CSV, their schemas, the OpenAPI description, the
catalogue and the page for people.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from django.db.models import Choices
from django.utils.functional import Promise

from framsteg.audit.models import ProvenanceKind

from .meanings import meaning_of

Raw = Mapping[str, Any]
"""A row as the database gave it, by the lookups that were asked for."""
Words = str | Promise


class Kind(StrEnum):
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    MARKDOWN = "markdown"
    DAY = "day"
    MOMENT = "moment"
    BOOLEAN = "boolean"
    ADDRESS = "address"
    NUMBERS = "numbers"
    OBJECT = "object"


TYPES: Mapping[Kind, Any] = {
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.TEXT: str,
    Kind.MARKDOWN: str,
    Kind.DAY: date,
    Kind.MOMENT: datetime,
    Kind.BOOLEAN: bool,
    Kind.ADDRESS: str,
    Kind.NUMBERS: list[int],
    Kind.OBJECT: dict[str, Any],
}


@dataclass(frozen=True)
class Field:
    """`source` is the lookup that holds the value; `make` computes it from the lookups that it `needs`; `gather` reads
    it for all rows of a page at once, by their ids, in one query."""

    name: str
    kind: Kind
    source: str = ""
    meaning: Words = ""
    is_nullable: bool = False
    choices: type[Choices] | None = None
    needs: tuple[str, ...] = ()
    make: Callable[[Raw], Any] | None = None
    gather: Callable[[Sequence[Any]], Mapping[Any, Any]] | None = None
    keys: tuple[str, ...] = ()
    """What an object always holds; in a table each has a column of its own."""

    @property
    def lookups(self) -> tuple[str, ...]:
        if self.gather is not None:
            return ()
        return self.needs if self.make is not None else (self.source or self.name,)

    @property
    def explained(self) -> str:
        """What the field holds, with the words that it can have, in the reader's language."""
        meaning = str(self.meaning or meaning_of(self.name))
        if self.choices is None:
            return meaning
        return f"{meaning} {'; '.join(f'{value}: {label}' for value, label in self.choices.choices)}."

    @property
    def type(self) -> Any:
        """The type in Python, for the description of the interface."""
        plain = TYPES[self.kind]
        if self.choices is not None:
            blank = () if self.is_nullable or self.kind is Kind.INTEGER else ("",)
            plain = Literal.__getitem__((*self.choices.values, *blank))
        return plain | None if self.is_nullable else plain

    def value(self, raw: Raw) -> Any:
        """A text that is not there, as of an owner that nobody is, is empty."""
        found = self.make(raw) if self.make is not None else raw[self.source or self.name]
        return "" if found is None and self.is_text and not self.is_nullable else found

    @property
    def is_text(self) -> bool:
        return TYPES[self.kind] is str


def integer(name: str, source: str = "", meaning: Words = "", **more: Any) -> Field:
    return Field(name, Kind.INTEGER, source, meaning, **more)


def number(name: str, source: str = "", meaning: Words = "", **more: Any) -> Field:
    return Field(name, Kind.NUMBER, source, meaning, **more)


def text(name: str, source: str = "", meaning: Words = "", **more: Any) -> Field:
    return Field(name, Kind.TEXT, source, meaning, **more)


def markdown(name: str, source: str = "", meaning: Words = "") -> Field:
    return Field(name, Kind.MARKDOWN, source, meaning)


def day(name: str, source: str = "", meaning: Words = "") -> Field:
    """A date; days that are not known are null."""
    return Field(name, Kind.DAY, source, meaning, is_nullable=True)


def moment(name: str, source: str = "", meaning: Words = "") -> Field:
    return Field(name, Kind.MOMENT, source, meaning, is_nullable=True)


def boolean(name: str, source: str = "", meaning: Words = "") -> Field:
    return Field(name, Kind.BOOLEAN, source, meaning)


def numbers(name: str, gather: Callable[[Sequence[Any]], Mapping[Any, Any]], meaning: Words = "") -> Field:
    """The ids of things that a thing is linked to, in the order of the ids."""
    return Field(name, Kind.NUMBERS, meaning=meaning, gather=gather)


def link(name: str, source: str = "", meaning: Words = "") -> Field:
    """The id of another thing; null where there is none, or where it is not public."""
    return Field(name, Kind.INTEGER, source, meaning, is_nullable=True)


def belongs(name: str, source: str = "", meaning: Words = "") -> Field:
    """The id of the thing that it is part of, which is always there."""
    return replace(link(name, source, meaning), is_nullable=False)


def bilingual(name: str, source: str = "", meaning: Words = "") -> tuple[Field, Field]:
    """A text with its translation, which may be empty."""
    return text(name, source, meaning), text(f"{name}_en", f"{source or name}_en")


def bilingual_markdown(name: str) -> tuple[Field, Field]:
    return markdown(name), markdown(f"{name}_en")


def dates(name: str) -> tuple[Field, Field]:
    """A date with how much of it is known."""
    precision = f"{name.removesuffix('_on')}_precision"
    return day(name), text(precision)


def provenance(prefix: str = "", *, also: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """Where a statement comes from, and whether it, or what it is part of, is only an example."""
    kinds = (f"{prefix}provenance", *(f"{each}provenance" for each in also))

    def is_example(raw: Raw) -> bool:
        return any(raw[kind] == ProvenanceKind.ILLUSTRATIVE for kind in kinds)

    return (
        text("provenance", f"{prefix}provenance", choices=ProvenanceKind),
        text("provenance_note", f"{prefix}provenance_note"),
        text("provenance_note_en", f"{prefix}provenance_note_en"),
        Field("source_url", Kind.ADDRESS, f"{prefix}source_url"),
        Field("is_example", Kind.BOOLEAN, needs=kinds, make=is_example),
    )


def example_of(*owners: str) -> Field:
    """Whether what it is part of is only an example, for things that have no origin of their own."""
    kinds = tuple(f"{owner}provenance" for owner in owners)
    return Field(
        "is_example",
        Kind.BOOLEAN,
        needs=kinds,
        make=lambda raw: any(raw[kind] == ProvenanceKind.ILLUSTRATIVE for kind in kinds),
    )
