"""How wide the columns of a table are, the same in every file."""

from .document import Column, ColumnKind, Report, Table, plain_text

LONGEST_WORD = 24
"""Letters after which a word may be broken anywhere."""
LEAST, MOST = 6.0, 36.0
_ROWS = 400
"""Rows that are looked at."""


def column_shares(report: Report, table: Table) -> list[float]:
    """Each column's share of the width: room for its longest word, and more for long texts, up to a bound."""
    texts = [[plain_text(report, cell) for cell in row.cells] for row in table.rows[:_ROWS]]
    return [_share(column, [row[at] for row in texts]) for at, column in enumerate(table.columns)]


def _share(column: Column, texts: list[str]) -> float:
    words = [min(len(word), LONGEST_WORD) for text in (column.title, *texts) for word in text.split(" ")]
    longest = max((len(text) for text in (column.title, *texts)), default=0)
    is_figure = column.kind is not ColumnKind.TEXT
    wanted = max((len(text) for text in texts), default=0) if is_figure else longest * 0.55
    return min(MOST, max(LEAST, max(words, default=0) + 2.5, wanted + 2.5))
