"""Several names in one cell, taken apart."""

import re
from functools import lru_cache

from framsteg.importers.plan_workbook import words
from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.lib.personal_data import REMOVED

LONGEST_NAME = 120


@lru_cache(maxsize=4096)
def split_names(cell: str) -> tuple[str, ...]:
    """Several responsible in one cell: parted by semicolon, line, bar, slash or comma, and by "samt" and "och" between
    names."""
    if is_nothing(cell):
        return ()
    pieces = re.split(r"[;\n|,]|\s*/\s+|\s+/|(?<=\w)/(?=[A-ZÅÄÖ])|\bsamt\b|\s\+\s", cell)
    names: list[str] = []
    for piece in pieces:
        halves = re.split(r"\s(?:och|and|&|og|ja|und)\s", piece)
        apart = len(halves) > 1 and all(
            words.unit_kind(half) or words.may_be_a_person(half) or words.is_role(half) for half in halves
        )
        names.extend(halves if apart else [piece])
    tidy = (one_line(name).strip(" .•-") for name in names)
    return tuple(
        name[:LONGEST_NAME]
        for name in dict.fromkeys(tidy)
        if not is_nothing(name) and name != REMOVED and re.search(r"[^\W\d_]", name)
    )
