"""Finding the table of accounts in a sheet: its header, under title rows, and which column holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framsteg.lib.text import folded

from .client import Grid
from .errors import SameColumnTwice

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


@dataclass(frozen=True)
class Header:
    """Where the table begins, and the column of each field."""

    row: int
    columns: Mapping[str, int]
    titles: tuple[str, ...]


def find(grid: Grid) -> Header | None:
    """The first row that names an account, a time and an amount; None where there is none."""
    for at, cells in enumerate(grid[:HEADER_WITHIN]):
        titles = tuple(folded(str(cell)).rstrip(":") for cell in cells)
        columns = {
            name: found for name, words in TITLES.items() if (found := _column(titles, words)) is not None
        }
        if _is_enough(columns):
            _check_once(titles, columns, at + 1)
            return Header(at, columns, titles)
    return None


def _is_enough(columns: Mapping[str, int]) -> bool:
    has_time = "date" in columns or "month" in columns
    has_amount = "amount" in columns or {"debit", "credit"} <= columns.keys()
    return "account" in columns and has_time and has_amount


def _column(titles: Sequence[str], words: Sequence[str]) -> int | None:
    """The column with the most telling of the words."""
    return next((titles.index(word) for word in words if word in titles), None)


def _check_once(titles: Sequence[str], columns: Mapping[str, int], line: int) -> None:
    for column in columns.values():
        if titles.count(titles[column]) > 1:
            raise SameColumnTwice(line=line, title=titles[column])
