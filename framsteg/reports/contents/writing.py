"""What the sections are written with: figures that are collected once, and sentences that name them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from framsteg.lib.plain_language import Language, Text, in_language
from framsteg.reports.document import (
    Cite,
    Emphasis,
    Figure,
    Form,
    FreeText,
    Paragraph,
    Placeholder,
    Run,
    Section,
    Table,
    Words,
)

_FIELD = re.compile(r"%\((\w+)\)s|%%")
_SAYS_ITSELF = (Form.WORDS, Form.WORDS_COMMON)


class ContradictoryFigure(ValueError):
    """Two parts of the report hold different values for the same figure."""


class Ledger:
    """The figures of a report, each once. What is added gives the key that sentences and tables name it by."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}

    def add(self, figure: Figure) -> str:
        """Raises ContradictoryFigure where the key already means something else."""
        known = self._figures.setdefault(figure.key, figure)
        if known.value != figure.value:
            raise ContradictoryFigure(figure.key)
        return figure.key

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(self._figures.values())


def said(template: str, **values: Run | Text | str) -> tuple[Run, ...]:
    """A sentence with what stands at its %(name)s: figures, links and words. One that begins it gets a capital."""
    runs: list[Run] = []
    at = 0
    for found in _FIELD.finditer(template):
        if found.start() > at:
            runs.append(Words(template[at : found.start()]))
        runs.append(as_run(values[found.group(1)]) if found.group(1) else Words("%"))
        at = found.end()
    if at < len(template):
        runs.append(Words(template[at:]))
    if runs and isinstance(runs[0], Cite) and runs[0].form in _SAYS_ITSELF:
        runs[0] = replace(runs[0], starts_sentence=True)
    return tuple(runs)


def sentences(*parts: tuple[Run, ...]) -> Paragraph:
    """Several sentences as one paragraph."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs += ([Words(" ")] if runs else []) + list(part)
    return Paragraph(tuple(runs))


def as_run(value: Run | Text | str) -> Run:
    return (
        Words(value) if isinstance(value, str) else Words(value.value) if isinstance(value, Text) else value
    )


def words(key: str) -> Cite:
    return Cite(key, Form.WORDS)


def common(key: str) -> Cite:
    """In words, of something of common gender: "en kommun"."""
    return Cite(key, Form.WORDS_COMMON)


def cell(value: Run | str | None) -> tuple[Run, ...]:
    """A cell of a table; nothing where there is nothing."""
    return () if value in (None, "") else (as_run(value),)


def strong(text: str) -> Words:
    return Words(text, Emphasis.STRONG)


def either(swedish: str, english: str, language: Language) -> Words:
    """The text in the report's language, else the Swedish one, marked as such."""
    text = in_language(swedish, english, language)
    return Words(text.value, language="" if text.language == language else text.language)


def written(identity: str, swedish: str, english: str, language: Language) -> tuple[FreeText, ...]:
    """A text that stands in the programme, as a block; none where it is empty."""
    text = in_language(swedish, english, language)
    if not text.value.strip():
        return ()
    return (FreeText(identity, text.value, "" if text.language == language else text.language),)


def to_write(
    texts: Mapping[str, str], identity: str, title: str, instruction: str
) -> tuple[FreeText | Placeholder, ...]:
    """What somebody has written under this name, or the place where they must."""
    text = texts.get(identity, "")
    return (FreeText(identity, text),) if text.strip() else (Placeholder(identity, title, instruction),)


def to_write_below(
    texts: Mapping[str, str], identity: str, anchor: str, title: str, instruction: str
) -> Section:
    """The same under a heading of its own, so that readers know what the text is about."""
    return Section(anchor, title, to_write(texts, identity, title, instruction))


def used_columns(table: Table, *, always: int = 1) -> Table:
    """The table without the columns that hold nothing; the first `always` stay."""
    held = [any(row.cells[at] for row in table.rows) for at in range(len(table.columns))]
    used = [at for at in range(len(table.columns)) if at < always or held[at]]
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in used)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in used), rows=rows)


def exact(value: float) -> int | Decimal:
    """A measured value as it is: whole where it is whole."""
    return int(value) if float(value).is_integer() else Decimal(repr(float(value)))


def ranges(numbers: Iterable[int]) -> str:
    """ "1–3, 5, 8–9"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in spans)
