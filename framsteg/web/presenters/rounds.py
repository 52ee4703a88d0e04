"""Closed rounds: their list, the page of one and its summary. Everything shown was frozen when the round closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.markdown import to_plain
from framsteg.lib.plain_language import (
    Language,
    Text,
    date_in_text,
    date_short,
    in_language,
    number,
)
from framsteg.programme.models import Programme, ReportingRound, RoundRow
from framsteg.programme.queries.closed_rounds import ClosedRound, Part
from framsteg.programme.queries.lateness import is_late
from framsteg.programme.queries.newest_round import newest_read_with
from framsteg.programme.queries.paging import Page

from .common import Day, Linked, area_url, day_of, name_of, numbered, round_url, rounds_url, sub_project_url
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .round_words import Fact, facts, moved_words, outlook_words
from .sentences import progress_sentence, share_sentence
from .stages import StageMark, StatusPicture, stage_mark, status_bar, status_picture

MOST_LETTERS = 400
PART_NAMES = {
    Part.LATE: "sena",
    Part.AT_RISK: "risk",
    Part.UNANSWERED: "ej-svarat",
    Part.MOVED: "flyttade",
    Part.OVER_BUDGET: "over-budget",
}
"""What the parts of a round are called in addresses."""


@dataclass(frozen=True)
class ListedRound:
    title: Text
    url: str
    day: Day
    sentence: str
    bar: SafeString
    summary_url: str


@dataclass(frozen=True)
class RoundOption:
    value: str
    label: str


@dataclass(frozen=True)
class RoundLine:
    """A sub-project as it stood. The name leads to its page of today."""

    number: str
    name: Text
    is_named: bool
    url: str
    stage: StageMark
    is_late: bool
    outlook: str
    area: Linked
    unit: Text
    owner: Text
    planned_end: Day | None
    answer: str
    text: Text
    moved: Sequence[str]


@dataclass(frozen=True)
class Narrowing:
    """A list of its own among the sub-projects, and whether it is shown."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class RoundHead:
    """What every page of a round begins with."""

    programme: Linked
    title: Text
    day: Day
    in_text: str
    closed: str
    url: str
    summary_url: str
    files: Sequence[Linked]
    sentence: str
    share: str
    picture: StatusPicture
    facts: Sequence[Fact]
    provenance: PageProvenance


@dataclass(frozen=True)
class RoundPage:
    head: RoundHead
    narrowings: Sequence[Narrowing]
    lines: Sequence[RoundLine]
    counted: str
    pager: Pager


def listed_round(
    found: ClosedRound, programme: Programme, municipality: str, language: Language
) -> ListedRound:
    round_ = found.round
    url = round_url(programme, municipality, round_.as_of)
    return ListedRound(
        title=in_language(round_.title, round_.title_en, language),
        url=url,
        day=_day(round_.as_of, language),
        sentence=progress_sentence(found.progress, language),
        bar=status_bar(found.progress, language, identity=f"round-{round_.as_of.isoformat()}", height=14),
        summary_url=f"{url}sammanfattning/",
    )


def round_option(round_: ReportingRound, language: Language) -> RoundOption:
    title = in_language(round_.title, round_.title_en, language)
    return RoundOption(round_.as_of.isoformat(), f"{date_short(round_.as_of, language)} ({title})")


def newest_round_link(programme: Programme, municipality: str, language: Language) -> Linked | None:
    """For the programme's own page: its latest closed round; None where it has none."""
    found = newest_read_with(programme)
    if found is None:
        return None
    title = in_language(found.title, found.title_en, language)
    told = Text(f"{title.value} ({date_short(found.as_of, language)})", title.language)
    return Linked(told, round_url(programme, municipality, found.as_of))


def round_head(found: ClosedRound, programme: Programme, municipality: str, language: Language) -> RoundHead:
    round_ = found.round
    url = round_url(programme, municipality, round_.as_of)
    title = in_language(round_.programme_title, round_.programme_title_en, language)
    return RoundHead(
        programme=Linked(title, rounds_url(programme, municipality).removesuffix("uppfoljning/")),
        title=in_language(round_.title, round_.title_en, language),
        day=_day(round_.as_of, language),
        in_text=date_in_text(round_.as_of, language),
        closed=_closed(round_, language),
        url=url,
        summary_url=f"{url}sammanfattning/",
        files=tuple(
            Linked(Text(form.upper(), language), f"{url}delprojekt.{form}")
            for form in ("xlsx", "csv", "json")
        ),
        sentence=progress_sentence(found.progress, language),
        share=share_sentence(found.progress, language),
        picture=status_picture(found.progress, language, identity="status", list_url=url),
        facts=facts(found, url, language),
        provenance=provenance_of([round_, *found.origins], language),
    )


def round_page(
    head: RoundHead,
    rows: Page[RoundRow],
    query: dict[str, str],
    programme: Programme,
    municipality: str,
    language: Language,
) -> RoundPage:
    return RoundPage(
        head=head,
        narrowings=narrowings(head.url, query),
        lines=tuple(round_line(row, programme, municipality, language) for row in rows.rows),
        counted=_counted(rows, language),
        pager=pager(rows, head.url, query),
    )


def round_line(row: RoundRow, programme: Programme, municipality: str, language: Language) -> RoundLine:
    area = numbered(row.area_number, row.area_title, row.area_title_en, language)
    text = in_language(row.text, row.text_en, language)
    return RoundLine(
        number=str(row.number),
        name=name_of(row, language),
        is_named=bool(row.title),
        url=sub_project_url(programme, municipality, row.number),
        stage=stage_mark(row.stage),
        is_late=is_late(row, row.round.as_of),
        outlook=outlook_words(row.outlook_time, row.outlook_cost, row.outlook_result),
        area=Linked(area, area_url(programme, municipality, row.area_number)),
        unit=in_language(row.unit, row.unit_en, language),
        owner=in_language(row.owner, row.owner_en, language),
        planned_end=day_of(row.planned_end, "day", language),
        answer=answer_words(row, language),
        text=Text(_short(to_plain(text.value)), text.language),
        moved=tuple(_moved(each, language) for each in row.milestone_details if each["times"]),
    )


def narrowings(url: str, query: dict[str, str]) -> Sequence[Narrowing]:
    labels = {
        "": gettext("All"),
        "sena": gettext("Late"),
        "risk": gettext("At risk or off plan"),
        "ej-svarat": gettext("Not reported"),
        "flyttade": gettext("With moved milestones"),
    }
    stage, chosen = query.get("lage", ""), query.get("visa", "")
    found = [
        Narrowing(label, f"{url}?{urlencode({'visa': key})}" if key else url, not stage and key == chosen)
        for key, label in labels.items()
    ]
    if stage:
        found.append(Narrowing(stage_mark(stage).label, f"{url}?{urlencode({'lage': stage})}", True))
    return tuple(found)


def answer_words(row: RoundRow, language: Language) -> str:
    """Whether it was reported in the round; else as of when it is shown."""
    if row.was_answered and row.is_unchanged:
        return gettext("Reported in this follow-up: nothing has changed")
    if row.was_answered:
        return gettext("Reported in this follow-up")
    if row.report_as_of is None:
        return gettext("Never reported")
    shown = gettext("As reported %(day)s") % {"day": date_short(row.report_as_of, language)}
    silent = gettext("Did not report.")
    return f"{silent} {shown}" if row.was_asked else shown


def _moved(milestone: dict[str, Any], language: Language) -> str:
    first, last = (date.fromisoformat(milestone[name]) for name in ("original", "planned"))
    title = in_language(milestone["title"], milestone["title_en"], language)
    said = moved_words(milestone["times"], (last - first).days, language)
    return gettext("%(milestone)s: from %(first)s to %(last)s, %(moved)s") % {
        "milestone": title,
        "first": date_short(first, language),
        "last": date_short(last, language),
        "moved": said,
    }


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rsplit(' ', 1)[0]} …"


def _day(day: date, language: Language) -> Day:
    return Day(date_short(day, language), day.isoformat())


def _closed(round_: ReportingRound, language: Language) -> str:
    closed_on = timezone.localdate(round_.closed_at)
    return gettext(
        "Closed %(day)s. The page shows what had been reported then and never changes. Area, unit, responsible and "
        "planned end are as they were on that day."
    ) % {"day": date_in_text(closed_on, language)}


def _counted(rows: Page[RoundRow], language: Language) -> str:
    if rows.pages > 1:
        return gettext("Sub-projects %(first)s–%(last)s of %(total)s") % {
            "first": number(rows.first, language),
            "last": number(rows.last, language),
            "total": number(rows.total, language),
        }
    return ngettext("%(number)s sub-project", "%(number)s sub-projects", rows.total) % {
        "number": number(rows.total, language)
    }
