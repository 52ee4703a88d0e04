"""What a reporter sees: what is asked, what was reported last, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import (
    Language,
    Text,
    count,
    date_in_text,
    date_short,
    in_language,
    signed,
    time_of_day,
)
from framsteg.programme.models import (
    Milestone,
    Outlook,
    ReportDraft,
    ReportingRound,
    RoundAsk,
    StatusReport,
    TextRule,
)
from framsteg.programme.queries.milestone_moves import MovedMilestone
from framsteg.programme.queries.reporters import Asked
from framsteg.web.presenters.common import Day, name_of
from framsteg.web.presenters.provenance import PageProvenance, provenance_of
from framsteg.web.presenters.stages import StageMark, stage_mark


@dataclass(frozen=True)
class OutlookMark:
    """The outlook for time, cost or result: what it is about, and its word with icon and colour."""

    about: str
    key: str
    label: str


@dataclass(frozen=True)
class ReportShown:
    """A report as its reader meets it."""

    stage: StageMark
    outlooks: Sequence[OutlookMark]
    text: str
    as_of: Day
    told: str
    is_unchanged: bool


@dataclass(frozen=True)
class AskLine:
    """A question in the list. `identity` is that of the question."""

    identity: int
    name: Text
    number: int
    url: str
    latest: ReportShown | None
    reported: str
    draft: str
    may_say_unchanged: bool
    asked_as: str
    seen: int | None
    submission: UUID
    """Makes the one press for "nothing has changed" be one report, however often it is pressed."""


@dataclass(frozen=True)
class RoundGroup:
    """The questions of one round: those that wait, and those that are answered."""

    title: Text
    programme: Text
    deadline: str
    is_late: bool
    message: str
    waiting: Sequence[AskLine]
    done: Sequence[AskLine]
    counted: str


@dataclass(frozen=True)
class MilestoneLine:
    """A milestone with the days it has been planned for: the first, and the one that counts now."""

    title: Text
    planned: Day
    moved: str
    reached: str


def groups_of(
    asked: Sequence[Asked], urls: dict[int, str], language: Language, on: date
) -> Sequence[RoundGroup]:
    """By round, the most urgent first."""
    by_round: dict[int, list[Asked]] = {}
    for each in asked:
        by_round.setdefault(each.ask.round_id, []).append(each)
    return tuple(_group(rows, urls, language, on) for rows in by_round.values())


def _group(rows: Sequence[Asked], urls: dict[int, str], language: Language, on: date) -> RoundGroup:
    round_ = rows[0].ask.round
    lines = [(each.ask.is_answered, _line(each, urls[each.ask.pk], language)) for each in rows]
    done = [line for answered, line in lines if answered]
    numbers = {
        "done": count(len(done), language, among=(len(rows),)),
        "all": count(len(rows), language, among=(len(done),)),
    }
    return RoundGroup(
        title=in_language(round_.title, round_.title_en, language),
        programme=in_language(round_.programme.title, round_.programme.title_en, language),
        deadline=deadline(round_.due_on, on, language),
        is_late=round_.due_on < on,
        message=round_.message,
        waiting=[line for answered, line in lines if not answered],
        done=done,
        counted=gettext("You have reported on %(done)s of %(all)s.") % numbers,
    )


@dataclass(frozen=True)
class RoundHead:
    """A round above the form that answers in it."""

    title: Text
    programme: Text
    as_of: str
    deadline: str
    is_late: bool
    message: str


def round_head(round_: ReportingRound, language: Language, on: date) -> RoundHead:
    return RoundHead(
        title=in_language(round_.title, round_.title_en, language),
        programme=in_language(round_.programme.title, round_.programme.title_en, language),
        as_of=date_in_text(round_.as_of, language),
        deadline=deadline(round_.due_on, on, language),
        is_late=round_.due_on < on,
        message=round_.message,
    )


def deadline(due: date, on: date, language: Language) -> str:
    """ "Svara senast den 15 september 2026. Det är sex dagar kvar."."""
    left = (due - on).days
    day = {"day": date_in_text(due, language)}
    if left < 0:
        return gettext("The answer was due on %(day)s. You can still report.") % day
    if left == 0:
        return gettext("Today is the last day to answer.")
    days = ngettext("%(number)s day is left.", "%(number)s days are left.", left) % {
        "number": count(left, language, common_gender=True).capitalize()
    }
    return f"{gettext('Answer by %(day)s.') % day} {days}"


def _line(each: Asked, url: str, language: Language) -> AskLine:
    ask, latest = each.ask, each.latest
    unchanged = (
        not ask.is_answered
        and latest is not None
        and latest.round_id != ask.round_id
        and ask.round.text_rule != TextRule.ALWAYS
        and each.draft is None
    )
    return AskLine(
        identity=ask.pk,
        name=name_of(ask.sub_project, language),
        number=ask.sub_project.number,
        url=url,
        latest=report_shown(latest, language) if latest else None,
        reported=when(ask.report.created_at, language) if ask.report else "",
        draft=when(each.draft.saved_at, language) if each.draft else "",
        may_say_unchanged=unchanged,
        seen=latest.pk if latest else None,
        submission=uuid4(),
        asked_as="" if ask.asked_as == "owner" else ask.get_asked_as_display(),
    )


def report_shown(report: StatusReport, language: Language) -> ReportShown:
    role = report.reported_by
    by = in_language(role.title, role.title_en, language).value if role else ""
    told = {"day": when(report.created_at, language), "role": by}
    return ReportShown(
        stage=stage_mark(report.stage),
        outlooks=_outlooks(report),
        text=in_language(report.text, report.text_en, language).value,
        as_of=Day(date_short(report.as_of, language), report.as_of.isoformat()),
        told=gettext("reported %(day)s by %(role)s") % told if by else gettext("reported %(day)s") % told,
        is_unchanged=report.is_unchanged,
    )


def _outlooks(report: StatusReport) -> Sequence[OutlookMark]:
    said = (
        (gettext("Time"), report.outlook_time),
        (gettext("Cost"), report.outlook_cost),
        (gettext("Result"), report.outlook_result),
    )
    return [OutlookMark(about, value, str(Outlook(value).label)) for about, value in said if value]


def milestone_line(moved: MovedMilestone, language: Language) -> MilestoneLine:
    milestone: Milestone = moved.milestone
    reached = milestone.reached_on
    return MilestoneLine(
        title=in_language(milestone.title, milestone.title_en, language),
        planned=Day(date_short(moved.planned, language), moved.planned.isoformat()),
        moved=moved_words(moved, language) if moved.is_moved else "",
        reached=date_short(reached, language) if reached else "",
    )


def moved_words(moved: MovedMilestone, language: Language) -> str:
    """ "flyttad tre gånger, +120 dagar; först planerad till 2 mars 2016"."""
    times = ngettext("moved %(number)s time", "moved %(number)s times", moved.times) % {
        "number": count(moved.times, language, common_gender=True)
    }
    days = ngettext("%(number)s day", "%(number)s days", abs(moved.days)) % {
        "number": signed(moved.days, language)
    }
    first = gettext("first planned for %(day)s") % {"day": date_short(moved.original, language)}
    return f"{times}, {days}; {first}"


def when(moment: datetime, language: Language) -> str:
    """ "3 november 2026 kl. 10.41" in Sweden's time."""
    local = timezone.localtime(moment)
    return gettext("%(day)s at %(time)s") % {
        "day": date_short(local.date(), language),
        "time": time_of_day(local.time()),
    }


def provenance_of_asks(asks: Sequence[RoundAsk], language: Language) -> PageProvenance:
    """Whether what is asked is only an example: said on every page that shows it."""
    things = [
        thing for ask in asks for thing in (ask.round.programme, ask.round, ask.sub_project, ask.report)
    ]
    return provenance_of(things, language)


def writes_too(drafts: Sequence[ReportDraft], language: Language) -> Sequence[str]:
    """Who else is writing about the sub-project just now."""
    return [
        gettext("%(who)s has also begun a report here, saved %(day)s.")
        % {"who": _who(draft), "day": when(draft.saved_at, language)}
        for draft in drafts
    ]


def _who(draft: ReportDraft) -> str:
    return str(draft.link.role) if draft.link else gettext("Somebody else")
