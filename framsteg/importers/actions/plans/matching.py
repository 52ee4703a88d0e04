"""Which row of a plan is which stored sub-project: as somebody has said, by code, number, name or likeness."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from framsteg.importers.plan_workbook.plan import PlanRow
from framsteg.lib.text import folded
from framsteg.programme.models import SubProject

LIKELY, POSSIBLE = 88, 65
"""Likeness of names, of 100: from LIKELY it is proposed that they are the same, from POSSIBLE somebody is asked."""
OTHER_NAME = 50
"""Below this a sub-project with the same number is not taken to be the same without asking."""
MOST_PAIRS = 4_000_000
NEW = "new"


@dataclass(frozen=True)
class Pair:
    """A row that may be a stored sub-project under another name. `is_same`: what is proposed or has been said."""

    row: PlanRow
    sub_project: SubProject
    likeness: int
    is_same: bool


@dataclass
class Matches:
    """`found` is by the row's number in the sheet."""

    found: dict[int, SubProject] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    gone: list[SubProject] = field(default_factory=list)
    are_too_many: bool = False
    """Whether there were too many to compare names by likeness."""


class Matcher:
    """Each stored sub-project is found by at most one row; what is found is out of the question for later rules."""

    def __init__(self, stock: Sequence[SubProject], said: Mapping[str, str]) -> None:
        self._free = {each.pk: each for each in stock}
        self._said = said
        self.matches = Matches()

    def match(self, rows: Sequence[PlanRow]) -> Matches:
        left = self._by_answer(rows)
        left = self._by_same(left, lambda row: row.code.casefold(), lambda each: each.code.casefold())
        left = self._by_number(left)
        left = self._by_same(left, lambda row: folded(row.title), lambda each: folded(each.title))
        self._by_likeness(left)
        self.matches.pairs = [each for each in self.matches.pairs if each.is_same or self._is_open(each)]
        self.matches.gone = sorted(self._free.values(), key=lambda each: each.number)
        return self.matches

    def _take(self, row: PlanRow, sub_project: SubProject) -> None:
        self.matches.found[row.row] = sub_project
        del self._free[sub_project.pk]

    def _is_open(self, pair: Pair) -> bool:
        """Whether neither of the two has been found elsewhere."""
        return pair.sub_project.pk in self._free and pair.row.row not in self.matches.found

    def _by_answer(self, rows: Sequence[PlanRow]) -> list[PlanRow]:
        left = []
        for row in rows:
            sub_project = (
                self._free.get(int(said)) if (said := self._said.get(row.key, "")).isdigit() else None
            )
            if sub_project is None:
                left.append(row)
            else:
                self.matches.pairs.append(Pair(row, sub_project, _likeness(row, sub_project), True))
                self._take(row, sub_project)
        return left

    def _by_same(
        self,
        rows: Sequence[PlanRow],
        of_row: Callable[[PlanRow], str],
        of_stored: Callable[[SubProject], str],
    ) -> list[PlanRow]:
        """Where exactly one row and one stored sub-project have the same, and it is something."""
        in_rows = Counter(filter(None, map(of_row, rows)))
        in_stock = Counter(filter(None, map(of_stored, self._free.values())))
        stored = {of_stored(each): each for each in self._free.values()}
        left = []
        for row in rows:
            key = of_row(row)
            if key and in_rows[key] == in_stock[key] == 1 and self._said.get(row.key) != NEW:
                self._take(row, stored[key])
            else:
                left.append(row)
        return left

    def _by_number(self, rows: Sequence[PlanRow]) -> list[PlanRow]:
        """The number says that it is the same; a wholly different name with it is asked about."""
        by_number = {each.number: each for each in self._free.values()}
        left = []
        for row in rows:
            sub_project = by_number.get(row.number or 0)
            if sub_project is None or self._said.get(row.key) == NEW or _codes_differ(row, sub_project):
                left.append(row)
            elif row.title and sub_project.title and (likeness := _likeness(row, sub_project)) < OTHER_NAME:
                if not self._stands_elsewhere(row, rows, sub_project):
                    self.matches.pairs.append(Pair(row, sub_project, likeness, False))
                left.append(row)
            else:
                self._take(row, sub_project)
        return left

    def _stands_elsewhere(self, row: PlanRow, rows: Sequence[PlanRow], sub_project: SubProject) -> bool:
        """Whether numbers have been moved: the stored name stands on another row, or this row's name in the stock."""
        names = {folded(each.title) for each in rows if each is not row}
        return folded(sub_project.title) in names or any(
            folded(each.title) == folded(row.title) for each in self._free.values()
        )

    def _by_likeness(self, rows: Sequence[PlanRow]) -> None:
        named = [row for row in rows if row.title]
        stock = [each for each in self._free.values() if each.title]
        if not named or not stock:
            return
        if len(named) * len(stock) > MOST_PAIRS:
            self.matches.are_too_many = True
            return
        grid = process.cdist(
            [folded(row.title) for row in named], [folded(each.title) for each in stock],
            scorer=fuzz.token_sort_ratio, score_cutoff=POSSIBLE,
        )  # fmt: skip
        likely = sorted(
            ((int(grid[at, other]), at, other) for at, other in zip(*grid.nonzero(), strict=True)),
            key=lambda each: (-each[0], each[1], each[2]),
        )
        taken: set[int] = set()
        for likeness, at, other in likely:
            row, sub_project = named[at], stock[other]
            if at in taken or sub_project.pk not in self._free or _codes_differ(row, sub_project):
                continue
            taken.add(at)
            is_same = likeness >= LIKELY and self._said.get(row.key) != NEW
            self.matches.pairs.append(Pair(row, sub_project, likeness, is_same))
            if is_same:
                self._take(row, sub_project)


def _likeness(row: PlanRow, sub_project: SubProject) -> int:
    return round(fuzz.token_sort_ratio(folded(row.title), folded(sub_project.title)))


def _codes_differ(row: PlanRow, sub_project: SubProject) -> bool:
    """Two codes that are both there and are not the same; a name that is all the same outweighs them."""
    return bool(
        row.code and sub_project.code and row.code.casefold() != sub_project.code.casefold()
        and folded(row.title) != folded(sub_project.title)
    )  # fmt: skip
