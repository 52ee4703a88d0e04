"""Rows of several kinds with the same columns, so that one round trip reads them all.

The statements are written out: building one anew for each page costs ten times what running it does.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

SOURCE = ("provenance", "provenance_note", "provenance_note_en", "source_url")
UNION = "\nUNION ALL\n"
_NOTHING = {
    "id": "0", "place": "0", "title": "''", "title_en": "''", "text": "''", "text_en": "''",
    **dict.fromkeys(SOURCE, "''"),
    "kind": "''", "starts_on": "CAST(NULL AS date)", "starts_precision": "''", "ends_on": "CAST(NULL AS date)",
    "ends_precision": "''", "is_measurable": "FALSE", "owner_title": "''", "owner_title_en": "''",
    "amount_ore": "0", "decision_id": "CAST(NULL AS integer)",
}  # fmt: skip


class Row(NamedTuple):
    """What any kind of row can say; what a kind does not have is empty."""

    part: str
    id: int
    place: int
    title: str
    title_en: str
    text: str
    text_en: str
    provenance: str
    provenance_note: str
    provenance_note_en: str
    source_url: str
    kind: str
    starts_on: date | None
    starts_precision: str
    ends_on: date | None
    ends_precision: str
    is_measurable: bool
    owner_title: str
    owner_title_en: str
    amount_ore: int = 0
    decision_id: int | None = None


def select(part: str, source: str, *, own: Sequence[str] = (), distinct: bool = False, **said: str) -> str:
    """The statement for one kind: `own` are columns of the table "t" under their own names, `said` are others."""
    columns = {**_NOTHING, **{name: f"t.{name}" for name in own}, **said}
    return f"SELECT {'DISTINCT ' if distinct else ''}'{part}', {', '.join(columns.values())}\n{source}"


def read(statement: str, values: Mapping[str, int | str]) -> Sequence[Row]:
    """All rows, by one query. SQLite gives dates as text and truth as a number."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = [Row(*row) for row in cursor.fetchall()]
    return [
        row._replace(
            starts_on=_day(row.starts_on), ends_on=_day(row.ends_on), is_measurable=bool(row.is_measurable)
        )
        for row in rows
    ]


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
