"""Two closed rounds beside each other, in words, as a chart and as tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, date_short, in_language, number, signed
from framsteg.programme.models import Outlook, Programme
from framsteg.programme.queries.paging import Page
from framsteg.programme.queries.progress import Progress
from framsteg.programme.queries.round_comparison import ChangedRow, Comparison, RowThen

from .common import Linked, name_of, round_url, sub_project_url
from .paging import Pager, pager
from .round_words import comparison_sentences
from .stages import SHOWN_ORDER, StageMark, stage_mark, status_bar


@dataclass(frozen=True)
class StageChange:
    """A row of the table beside the chart."""

    mark: StageMark
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class ChangedLine:
    """A sub-project that is not as it was, and in what."""

    number: str
    name: Text
    url: str
    before: StageMark | None
    after: StageMark | None
    changes: Sequence[str]


@dataclass(frozen=True)
class ComparisonPage:
    before: Linked
    after: Linked
    sentences: Sequence[str]
    bar_before: SafeString
    bar_after: SafeString
    stages: Sequence[StageChange]
    totals: tuple[str, str, str]
    lines: Sequence[ChangedLine]
    counted: str
    pager: Pager


def comparison_page(
    found: Comparison,
    rows: Page[ChangedRow],
    url: str,
    programme: Programme,
    municipality: str,
    language: Language,
) -> ComparisonPage:
    then, now = found.progress_before, found.progress_after
    days = {"fran": found.before.as_of.isoformat(), "till": found.after.as_of.isoformat()}
    return ComparisonPage(
        before=_linked(found.before, programme, municipality, language),
        after=_linked(found.after, programme, municipality, language),
        sentences=comparison_sentences(found, language),
        bar_before=status_bar(then, language, identity="before"),
        bar_after=status_bar(now, language, identity="after", patterns="before"),
        stages=_stages(then, now, language),
        totals=_numbers(then.total, now.total, language),
        lines=tuple(_line(row, programme, municipality, language) for row in rows.rows),
        counted=ngettext(
            "%(number)s sub-project is not as it was",
            "%(number)s sub-projects are not as they were",
            rows.total,
        )
        % {"number": number(rows.total, language)},
        pager=pager(rows, url, days),
    )


def _linked(round_: object, programme: Programme, municipality: str, language: Language) -> Linked:
    day = round_.as_of  # type: ignore[attr-defined]
    return Linked(Text(date_short(day, language), language), round_url(programme, municipality, day))


def _stages(then: Progress, now: Progress, language: Language) -> Sequence[StageChange]:
    shown = [stage for stage in SHOWN_ORDER if then.of(stage) or now.of(stage)]
    return tuple(
        StageChange(stage_mark(stage), *_numbers(then.of(stage), now.of(stage), language)) for stage in shown
    )


def _numbers(before: int, after: int, language: Language) -> tuple[str, str, str]:
    return number(before, language), number(after, language), signed(after - before, language)


def _line(row: ChangedRow, programme: Programme, municipality: str, language: Language) -> ChangedLine:
    shown = row.shown
    return ChangedLine(
        number=str(shown.number),
        name=name_of(shown, language),
        url=sub_project_url(programme, municipality, shown.number),
        before=stage_mark(row.before.stage) if row.before else None,
        after=stage_mark(row.after.stage) if row.after else None,
        changes=tuple(_changes(row, language)),
    )


def _changes(row: ChangedRow, language: Language) -> list[str]:
    before, after = row.before, row.after
    if before is None or after is None:
        return [gettext("New in the later one") if before is None else gettext("Not in the later one")]
    said = _outlooks(before, after)
    said.extend(_dates(before, after, row.days, language))
    if (before.owner, before.owner_en) != (after.owner, after.owner_en):
        said.append(gettext("Responsible: from %(before)s to %(after)s") % _owners(before, after, language))
    if (moved := after.milestones_moved - before.milestones_moved) > 0:
        said.append(gettext("Moved milestones: %(number)s more") % {"number": number(moved, language)})
    return said


def _dates(before: RowThen, after: RowThen, days: int | None, language: Language) -> list[str]:
    if before.planned_end == after.planned_end:
        return []
    unknown = gettext("not known")
    values = {
        "before": date_short(before.planned_end, language) if before.planned_end else unknown,
        "after": date_short(after.planned_end, language) if after.planned_end else unknown,
    }
    said = gettext("Planned end: from %(before)s to %(after)s") % values
    if days is None:
        return [said]
    moved = ngettext("%(days)s day", "%(days)s days", abs(days)) % {"days": signed(days, language)}
    return [f"{said} ({moved})"]


def _owners(before: RowThen, after: RowThen, language: Language) -> dict[str, str]:
    nobody = gettext("nobody")
    return {
        "before": in_language(before.owner, before.owner_en, language).value or nobody,
        "after": in_language(after.owner, after.owner_en, language).value or nobody,
    }


def _outlooks(before: RowThen, after: RowThen) -> list[str]:
    """Each outlook that is another than it was."""
    names = {
        "outlook_time": gettext("Time"),
        "outlook_cost": gettext("Cost"),
        "outlook_result": gettext("Result"),
    }
    return [
        gettext("Outlook for %(what)s: from %(before)s to %(after)s")
        % {"what": name.lower(), "before": _stated(was), "after": _stated(now)}
        for field, name in names.items()
        if (was := getattr(before, field)) != (now := getattr(after, field))
    ]


def _stated(outlook: str) -> str:
    return str(Outlook(outlook).label).lower() if outlook else gettext("not stated")
