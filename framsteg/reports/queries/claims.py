"""What a report says of effects, held against the findings."""

from collections.abc import Iterable, Iterator

from framsteg.accounts.models import Municipality
from framsteg.analysis.claims_guard import Flag, Strength, flags
from framsteg.analysis.queries.evaluations import overrides_of
from framsteg.analysis.queries.findings import holdings_of
from framsteg.lib import markdown
from framsteg.reports.document import (
    Block,
    BulletList,
    Chart,
    Claim,
    FactBox,
    FreeText,
    Paragraph,
    Picture,
    Report,
    Run,
    Table,
    plain_text,
    sections_of,
)
from framsteg.reports.hand_figures import filled_in
from framsteg.reports.models import ReportDraft

OBJECT_TYPE = "reports.reportdraft"


def words_of(report: Report) -> str:
    """Everything that a reader reads and a listener hears, in every format: slides and their notes too, each once."""
    from framsteg.reports.renderers.pptx import (
        words_of_slides,
    )  # loaded first when it is needed, as it is large

    parts = [report.title, report.subtitle]
    for _depth, section in sections_of(report):
        parts += [section.title, *(each for block in section.blocks for each in _words(report, block))]
    return "\n\n".join(part for part in dict.fromkeys((*parts, *words_of_slides(report))) if part)


def open_claims(draft: ReportDraft, reports: Iterable[Report]) -> tuple[Flag, ...]:
    """Sentences that say more than is known and that nobody has given a reason for. Three queries."""
    holdings = holdings_of(draft.municipality, (draft.programme_id,))
    answered = {each.sentence for each in overrides_of(OBJECT_TYPE, str(draft.pk))}
    found = (flag for report in reports for flag in flags(words_of(report), holdings))
    once = {each.sentence: each for each in found if _stops(each)}
    return tuple(each for sentence, each in once.items() if sentence not in answered)


def claims_in(
    words: str, municipality: Municipality, programmes: tuple[int, ...], *, kind: str, identity: str
) -> tuple[Flag, ...]:
    """The same of any other text, such as a news item."""
    answered = {each.sentence for each in overrides_of(kind, identity)}
    found = flags(words, holdings_of(municipality, programmes))
    return tuple(each for each in found if _stops(each) and each.sentence not in answered)


def _stops(flag: Flag) -> bool:
    return flag.strength is Strength.CLAIM


def _words(report: Report, block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain_text(report, block.runs)
        case BulletList():
            yield from (plain_text(report, item) for item in block.items)
        case FreeText():
            yield markdown.to_plain(filled_in(block.markdown, report))
        case FactBox():
            yield from (plain_text(report, fact.runs) for fact in block.facts)
        case Claim():
            yield from block.sentences
        case Chart():
            yield from (block.title, block.alt, block.note)
        case Picture():
            yield block.alt
        case Table():
            yield from _cells(report, block)


def _cells(report: Report, table: Table) -> Iterator[str]:
    cells: Iterable[tuple[Run, ...]] = (cell for row in table.rows for cell in row.cells)
    yield table.title
    yield from (plain_text(report, cell) for cell in cells)
    yield table.note
