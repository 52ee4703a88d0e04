"""What slides are put on: a presentation (deck), or the list of all its words (script)."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from framsteg.reports.document import Chart, Report, Section, Table, sections_of
from framsteg.reports.look import label

from .fitting import CUT, MOST_BARS, cell_text, lines_that_fit, parts_of

KeyFigure = tuple[str, str]
Slide = TypeVar("Slide")


class AnyDeck(ABC, Generic[Slide]):
    """The few things that a slide can hold. Sizes are in inches, counted from below the title."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def section(self, anchor: str) -> Section | None:
        """The section with this anchor, wherever it lies."""
        return next((each for _, each in sections_of(self.report) if each.anchor == anchor), None)

    @abstractmethod
    def cover(self, title: str, subtitle: str, publisher: str, notes: Sequence[str]) -> None: ...

    @abstractmethod
    def slide(self, title: str, notes: Sequence[str] = ()) -> Slide:
        """A new slide, with what the speaker says."""

    @abstractmethod
    def text(
        self,
        slide: Slide,
        lines: Sequence[str],
        *,
        below: float = 0.0,
        size: int = 24,
        is_headline: bool = False,
    ) -> None:
        """Lines of text, one paragraph each."""

    @abstractmethod
    def key_figures(self, slide: Slide, facts: Sequence[KeyFigure]) -> None: ...

    @abstractmethod
    def rows(
        self, slide: Slide, table: Table, rows: Sequence[Sequence[str]], columns: Sequence[int]
    ) -> None: ...

    @abstractmethod
    def chart(self, slide: Slide, chart: Chart, *, below: float = 0.0, height: float = 5.2) -> None: ...

    @abstractmethod
    def bars(
        self,
        slide: Slide,
        table: Table,
        columns: Sequence[int],
        values: Sequence[Sequence[float]],
        begins: int,
    ) -> None:
        """Some rows of a table as bars whose parts are its columns; `begins` is the first row."""

    def prose(self, section: Section, lines: Sequence[str], notes: Sequence[str], *, size: int = 24) -> None:
        """A slide of running text: what there is room for, and where the rest stands."""
        kept, is_cut = lines_that_fit(lines)
        more = label("words_left", self.report.language) % {"section": section.title}
        self.text(self.slide(section.title, notes), [*kept, more] if is_cut else kept, size=size)

    def table(
        self, title: str, section: Section, table: Table, columns: Sequence[int], notes: Sequence[str]
    ) -> None:
        """A table on as many slides as it needs; what is left is counted, and the slide says where it stands."""
        parts = parts_of(self.report, table, columns)
        for at, part in enumerate(parts, 1):
            slide = self.slide(self._numbered(title, at, len(parts)), notes if at == 1 else (title,))
            rows = [[cell_text(self.report, row, column) for column in columns] for row in part.rows]
            self.rows(slide, table, rows, columns)
            is_cut = any(cell.endswith(CUT) for row in rows for cell in row)
            if told := self._elsewhere(section, part.left, is_cut):
                self.text(slide, [told], below=4.95, size=16)

    def stacked(
        self, title: str, table: Table, columns: Sequence[int], values: Sequence[Sequence[float]],
        notes: Sequence[str],
    ) -> None:  # fmt: skip
        """Every row of a table but its total as a bar, on as many slides as it needs."""
        number = len([row for row in table.rows if not row.is_total])
        begins = range(0, max(1, number), MOST_BARS)
        for at, first in enumerate(begins, 1):
            slide = self.slide(self._numbered(title, at, len(begins)), notes if at == 1 else (title,))
            some = [numbers[first : first + MOST_BARS] for numbers in values]
            self.bars(slide, table, columns, some, first)

    def _elsewhere(self, section: Section, rows: int, is_cut: bool) -> str:
        """Where what is not on the slides stands; "" where nothing is left out."""
        name = "rows_left" if rows else "words_left" if is_cut else ""
        return label(name, self.report.language) % {"rows": rows, "section": section.title} if name else ""

    def _numbered(self, title: str, at: int, whole: int) -> str:
        if whole == 1:
            return title
        return label("continued", self.report.language) % {"title": title, "at": at, "all": whole}
