"""A row on its way from the sheet to a sub-project, and the parts of its code."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from framsteg.importers.plan_workbook.plan import AreaName
from framsteg.importers.plan_workbook.schema import Mapping

LEVELS = ("area", "level2", "level3")
_CODE_PARTS = re.compile(r"\d+|[A-Za-zÅÄÖåäö]+")


@dataclass(slots=True)
class Row:
    """A row on its way: its number in the sheet, its cells by column, and what has been found about its place."""

    line: int
    cells: list[str]
    title: str = ""
    code: str = ""
    number: int | None = None
    numbering: str = ""
    """The code as the name begins with it, where it does; a mere number too."""
    areas: list[AreaName] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    parts: list["Row"] = field(default_factory=list)

    @property
    def depth(self) -> tuple[str, ...]:
        return code_parts(self.numbering or self.code)


@lru_cache(maxsize=4096)
def code_parts(code: str) -> tuple[str, ...]:
    """ "1.1.2" as 1, 1, 2; "A3" as A, 3; "Linje 4.3" as 4, 3."""
    parts = [part.upper().lstrip("0") or "0" for part in _CODE_PARTS.findall(code)]
    return tuple(parts[1:] if len(parts) > 1 and len(parts[0]) > 2 and parts[0].isalpha() else parts)


def title_column(mapping: Mapping) -> int:
    return mapping.columns.index("title")
