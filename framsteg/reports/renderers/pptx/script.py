"""Every word of the slides and of what the speaker says, taken down without making a presentation."""

from collections.abc import Sequence

from framsteg.reports.document import Chart, Report, Table, plain_text

from .any_deck import AnyDeck, KeyFigure
from .slides import SLIDES


def words_of_slides(report: Report) -> list[str]:
    """In the order of the slides: title, text, and notes."""
    script = Script(report)
    for slide in SLIDES:
        slide(script)
    return [line for line in script.words if line]


class Script(AnyDeck[None]):
    """Keeps what would stand on slides and in notes."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.words: list[str] = []

    def cover(self, title: str, subtitle: str, publisher: str, notes: Sequence[str]) -> None:
        self.words += [title, subtitle, publisher, *notes]

    def slide(self, title: str, notes: Sequence[str] = ()) -> None:
        self.words += [title, *notes]

    def text(
        self,
        slide: None,
        lines: Sequence[str],
        *,
        below: float = 0.0,
        size: int = 24,
        is_headline: bool = False,
    ) -> None:
        self.words += lines

    def key_figures(self, slide: None, facts: Sequence[KeyFigure]) -> None:
        self.words += [f"{name}: {value}" for name, value in facts]

    def rows(self, slide: None, table: Table, rows: Sequence[Sequence[str]], columns: Sequence[int]) -> None:
        self.words += [cell for row in rows for cell in row]

    def chart(self, slide: None, chart: Chart, *, below: float = 0.0, height: float = 5.2) -> None:
        self.words += [chart.title, chart.alt, *chart.categories, *(each.label for each in chart.series)]

    def bars(self, slide: None, table: Table, columns: Sequence[int], values: Sequence[Sequence[float]],
             begins: int) -> None:  # fmt: skip
        self.words += [plain_text(self.report, row.cells[0]) for row in table.rows]
