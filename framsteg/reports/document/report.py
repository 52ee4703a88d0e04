"""The report as a whole, what it is about, and ways through it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from framsteg.lib.plain_language import Language, MoneyUnit

from .blocks import Block, Chart, Placeholder, Table
from .figures import Figure, Trail


@dataclass(frozen=True)
class Section:
    """A part of the report; its anchor never changes, so that it can be linked to and commented on."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    subsections: tuple["Section", ...] = ()
    language: str = ""  # of the title, where it is not the report's own


class ReportKind(StrEnum):
    FINAL = "final"
    SUB_PROJECT = "sub-project"
    TERTIAL = "tertial"


@dataclass(frozen=True)
class Signature:
    """Who signed: a role, and a name only where the role is public."""

    role: str
    name: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Edition:
    """What is known first when the report is signed and published. It is not part of the content's hash."""

    number: int
    address: str = ""
    citation: str = ""
    published_on: date | None = None
    signatures: tuple[Signature, ...] = ()
    changes: str = ""  # what changed since the edition before
    content_hash: str = ""


@dataclass(frozen=True)
class Meta:
    """What the report is about and as of which day."""

    kind: ReportKind
    municipality: str
    municipality_code: str
    subject: Trail
    as_of: date
    publisher: str = ""
    contact: str = ""
    source_url: str = ""
    licence: str = ""
    money_unit: MoneyUnit = MoneyUnit.KR
    edition: Edition | None = None


@dataclass(frozen=True)
class Report:
    title: str
    subtitle: str
    language: Language
    meta: Meta
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...] = field(default=())

    @cached_property
    def by_key(self) -> Mapping[str, Figure]:
        return {figure.key: figure for figure in self.figures}


def sections_of(report: Report) -> Iterator[tuple[int, Section]]:
    """Every section in reading order, with how deep it lies (1 is topmost)."""

    def walk(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[int, Section]]:
        for section in sections:
            yield depth, section
            yield from walk(section.subsections, depth + 1)

    return walk(report.sections, 1)


def blocks_of(report: Report) -> Iterator[Block]:
    """Every block in reading order."""
    return (block for _, section in sections_of(report) for block in section.blocks)


def tables_of(report: Report) -> Iterator[Table]:
    """Every table, those of charts too."""
    for block in blocks_of(report):
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Chart):
            yield block.table


def open_placeholders(report: Report) -> tuple[Placeholder, ...]:
    """What still must be written before the report can be signed."""
    return tuple(block for block in blocks_of(report) if isinstance(block, Placeholder))


def with_edition(report: Report, edition: Edition | None) -> Report:
    """The same content as an edition, with its number, address and signatures."""
    return replace(report, meta=replace(report.meta, edition=edition))
