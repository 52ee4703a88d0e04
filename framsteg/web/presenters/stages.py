"""The stages of sub-projects as pages show them: a word, an icon and a pattern each; never a colour alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext, override

from framsteg.lib.plain_language import Language, number, share
from framsteg.programme.models import Stage
from framsteg.programme.queries.progress import Progress
from framsteg.reports.charts.fills import STAGES
from framsteg.reports.charts.stacked_bar import Fill, Segment, stacked_bar

_FILLS: dict[Stage, tuple[Fill, str]] = {Stage(key): fill for key, fill in STAGES.items()}

SHOWN_ORDER = tuple(_FILLS)
"""The stages as they are shown: from what is done to what is not known."""


@dataclass(frozen=True)
class StageMark:
    """A stage's word, and the key of its icon and colour."""

    key: str
    label: str


@dataclass(frozen=True)
class StageRow:
    """A row of the table beside the chart."""

    mark: StageMark
    number: str
    share: str
    url: str = ""


@dataclass(frozen=True)
class StatusPicture:
    """The chart and its table. Stages that no sub-project is in are left out of both."""

    svg: SafeString
    rows: Sequence[StageRow]
    total: str


def stage_mark(stage: str) -> StageMark:
    """The stage in the language of the page."""
    return _marks(get_language() or "")[Stage(stage)]


@lru_cache(maxsize=8)
def _marks(language: str) -> Mapping[Stage, StageMark]:
    """The words of all stages, looked up once: a page shows them hundreds of times."""
    with override(language or None):
        return {stage: StageMark(stage.value, str(stage.label)) for stage in Stage}


def status_picture(
    progress: Progress, language: Language, *, identity: str, list_url: str = ""
) -> StatusPicture:
    """The stages of `progress`; each links to the list of its sub-projects where `list_url` is given."""
    present = [stage for stage in SHOWN_ORDER if progress.of(stage)]
    return StatusPicture(
        svg=status_bar(progress, language, identity=identity),
        rows=tuple(
            StageRow(
                mark=stage_mark(stage),
                number=number(progress.of(stage), language),
                share=share(progress.of(stage), progress.total, language) or "",
                url=f"{list_url}?lage={stage.value}" if list_url else "",
            )
            for stage in present
        ),
        total=number(progress.total, language),
    )


def status_bar(
    progress: Progress, language: Language, *, identity: str, patterns: str = "", height: int = 28
) -> SafeString:
    """The stages as one bar. `patterns` is the identity of an earlier bar of the page whose patterns are used."""
    return _bar(progress, language, identity, patterns, height)


@lru_cache(maxsize=512)
def _bar(progress: Progress, language: Language, identity: str, patterns: str, height: int) -> SafeString:
    """Bars are kept: many pages show the same ones."""
    with override(language):
        title = ngettext(
            "The stage of %(number)s sub-project", "The stages of %(number)s sub-projects", progress.total
        ) % {"number": number(progress.total, language)}
        nothing = gettext("None")
    marks = _marks(language)
    segments = [
        Segment(stage.value, marks[stage].label, progress.of(stage), *_FILLS[stage]) for stage in SHOWN_ORDER
    ]
    said = ", ".join(
        f"{segment.label.lower()} {number(segment.value, language)}" for segment in segments if segment.value
    )
    bar = stacked_bar(
        segments,
        identity=identity,
        patterns=patterns,
        title=title,
        description=said or nothing,
        height=height,
    )
    return mark_safe(bar)
