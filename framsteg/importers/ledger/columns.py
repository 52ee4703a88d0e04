"""Which column of a table of accounts holds what: proposed from the headings, put right by people, remembered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from framsteg.lib.plain_errors import gettext_noop
from framsteg.lib.text import folded

from .cells import is_empty, text
from .client import Grid, Sheet
from .errors import ColumnsMissing, NoLedgerTable, NoSuchPlace, SameColumnTwice, TwoColumnsForOne

HEADER_WITHIN = 40
TITLES: Mapping[str, tuple[str, ...]] = {
    "account": ("konto", "kontonr", "kontonummer", "kto", "account", "konto kod", "kontokod"),
    "date": (
        "datum", "verdatum", "ver.datum", "verifikationsdatum", "bokföringsdatum", "bokf.datum", "bokförd", "date",
        "bokf datum", "transdatum", "transaktionsdatum", "redovisningsdatum",
    ),
    "month": ("period", "bokföringsperiod", "redovisningsperiod", "månad", "month"),
    "amount": ("belopp", "utfall", "amount", "belopp (kr)", "belopp kr", "summa", "belopp sek", "nettobelopp"),
    "debit": ("debet", "debit"),
    "credit": ("kredit", "credit"),
    "project": ("projekt", "proj", "projektkod", "projektnr", "project", "objekt"),
    "responsibility": ("ansvar", "ansvarskod", "ansv", "kostnadsställe", "responsibility", "kst"),
    "activity": ("verksamhet", "verksamhetskod", "vht", "verks", "vsh", "activity"),
    "counterpart": ("motpart", "motpartskod", "mpart", "counterpart"),
    "text": ("text", "vertext", "verifikationstext", "benämning", "beskrivning", "transaktionstext", "description"),
    "voucher": ("verifikat", "ver", "vernr", "ver.nr", "verifikationsnummer", "verifikationsnr", "verifikation",
                "voucher", "ver nr"),
}  # fmt: skip


LABELS: Mapping[str, str] = {
    "account": gettext_noop("Account"),
    "date": gettext_noop("Date"),
    "month": gettext_noop("Month"),
    "amount": gettext_noop("Amount"),
    "debit": gettext_noop("Debit"),
    "credit": gettext_noop("Credit"),
    "project": gettext_noop("Project code"),
    "responsibility": gettext_noop("Responsibility (ansvar)"),
    "activity": gettext_noop("Activity (verksamhet)"),
    "counterpart": gettext_noop("Counterpart (motpart)"),
    "text": gettext_noop("Text"),
    "voucher": gettext_noop("Voucher"),
}
FEWEST_COLUMNS = 3
"""An account, a time and an amount."""


@dataclass(frozen=True)
class Reading:
    """How a table is read: its sheet, the row of its headings from 0, the field of each column ("" is not read), the
    decimal sign ("" is found out), whether costs are written with a minus, and the decimal sign that was said of the
    last such table, for amounts that leave it open."""

    sheet: str
    header: int
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    decimal: str = ""
    costs_are_negative: bool = False
    recalled_decimal: str = ""

    @property
    def columns(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.fields) if name}

    @property
    def signature(self) -> tuple[str, ...]:
        """The headings, by which a table of the same kind is known again, whatever stands above it."""
        return tuple(folded(heading).rstrip(":") for heading in self.headings)

    def as_json(self) -> dict[str, Any]:
        """What is remembered of it: a decimal sign that was said before is as good as one that is said now."""
        said = asdict(self)
        recalled = said.pop("recalled_decimal")
        return said | {"decimal": self.decimal or recalled}

    def recalling(self, kept: Mapping[str, Any]) -> "Reading":
        """This table, with what was said of one with the same headings."""
        return replace(
            self,
            fields=tuple(kept["fields"]),
            costs_are_negative=kept["costs_are_negative"],
            recalled_decimal=kept["decimal"],
        )


def readings_at(sheets: Sequence[Sheet]) -> Iterator[Reading]:
    """Each row that can be the headings of a table, with what the headings tell."""
    for sheet in sheets:
        for at, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
            if sum(not is_empty(cell) for cell in cells) >= FEWEST_COLUMNS:
                yield reading_of(sheet, at)


def reading_of(sheet: Sheet, header: int) -> Reading:
    """What the headings on this row tell. A heading that stands twice tells nothing."""
    headings = tuple(text(cell) for cell in sheet.rows[header])
    titles = tuple(folded(heading).rstrip(":") for heading in headings)
    fields = [""] * len(titles)
    for name, words in TITLES.items():
        at = next((titles.index(word) for word in words if titles.count(word) == 1), None)
        if at is not None and not fields[at]:
            fields[at] = name
    return Reading(sheet.name, header, headings, tuple(fields))


def proposal(sheets: Sequence[Sheet], name: str) -> Reading:
    """The first row that names an account, a time and an amount; else the one that names most of what is looked for.

    Raises NoLedgerTable where no sheet has three columns.
    """
    best: Reading | None = None
    for found in readings_at(sheets):
        if is_enough(found):
            return found
        if best is None or len(found.columns) > len(best.columns):
            best = found
    if best is None:
        raise NoLedgerTable(file=name)
    return best


def at_place(sheets: Sequence[Sheet], sheet: str, line: int) -> Reading:
    """What the headings on a row that somebody points to tell. Raises NoSuchPlace."""
    found = next((each for each in sheets if each.name == sheet), None)
    if found is None or not 1 <= line <= len(found.rows):
        raise NoSuchPlace(sheet=sheet, line=line, sheets=", ".join(each.name for each in sheets))
    return reading_of(found, line - 1)


def is_enough(reading: Reading) -> bool:
    """Whether an account, a time and an amount are known."""
    columns = reading.columns
    has_time = "date" in columns or "month" in columns
    has_amount = "amount" in columns or {"debit", "credit"} <= columns.keys()
    return "account" in columns and has_time and has_amount


def check(reading: Reading, name: str) -> None:
    """Raises TwoColumnsForOne; NoLedgerTable or ColumnsMissing where something that is needed is not known."""
    for field in LABELS:
        if reading.fields.count(field) > 1:
            raise TwoColumnsForOne(
                letters=", ".join(letter(at) for at, each in enumerate(reading.fields) if each == field)
            )
    if not is_enough(reading):
        raise ColumnsMissing() if reading.columns else NoLedgerTable(file=name)


def check_told_alone(reading: Reading, name: str) -> None:
    """What `check` raises, and SameColumnTwice: for headings that nobody has looked at."""
    known = {word for words in TITLES.values() for word in words}
    for title in reading.signature:
        if title in known and reading.signature.count(title) > 1:
            raise SameColumnTwice(line=reading.header + 1, title=title)
    check(reading, name)


def letter(at: int) -> str:
    """A column as spreadsheets name it: A, B, … Z, AA."""
    before, last = divmod(at, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def samples(rows: Grid, at: int, most: int = 3) -> tuple[str, ...]:
    """The first different values of a column."""
    found: dict[str, None] = {}
    for row in rows[:500]:
        if at < len(row) and not is_empty(row[at]):
            found.setdefault(text(row[at])[:60], None)
        if len(found) == most:
            break
    return tuple(found)
