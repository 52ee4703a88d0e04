"""What the lead's page says of a round, in the language of the editor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.lib.plain_language import Language, date_short, language_of, money
from framsteg.programme.models import AskedAs, Outlook, ReportingRound, RoundAsk, Stage
from framsteg.programme.queries.money_sums import Sums
from framsteg.programme.queries.round_follow_up import STALE_AFTER, FollowedAsk, Mark
from framsteg.programme.queries.who_is_asked import who_is_asked


@dataclass(frozen=True)
class FollowedLine:
    """A row of the lead's list. `tags` says in words what to look at."""

    ask_id: int
    name: str
    url: str
    asked: str
    answer: str
    is_answered: bool
    stage: str
    outlooks: Sequence[str]
    tags: Sequence[str]
    money: str
    reminded: str


def language() -> Language:
    return language_of(get_language() or "sv")


def mark_labels() -> Mapping[Mark, str]:
    """The filters, in the order they are shown."""
    return {
        Mark.UNANSWERED: _("have not answered"),
        Mark.ANSWERED: _("have answered"),
        Mark.CHANGED: _("have changed since the report before"),
        Mark.UNCHANGED: _("say that nothing has changed"),
        Mark.LATE: _("are late"),
        Mark.AT_RISK: _("are at risk or off plan"),
        Mark.OWNERLESS: _("have nobody responsible"),
        Mark.STALE: _("have no report for %(days)d days") % {"days": STALE_AFTER.days},
        Mark.OVER_BUDGET: _("are over budget"),
    }


def _tags() -> Mapping[Mark, str]:
    return {
        Mark.LATE: _("Late"),
        Mark.OWNERLESS: _("Nobody responsible"),
        Mark.STALE: _("No recent report"),
        Mark.OVER_BUDGET: _("Over budget"),
    }


def followed_line(row: FollowedAsk) -> FollowedLine:
    ask, followed = row.ask, row.followed
    return FollowedLine(
        ask_id=ask.pk,
        name=str(ask.sub_project),
        url=reverse("subproject:open", args=[ask.sub_project_id]),
        asked=asked_words(ask),
        answer=_answer(ask, followed.marks),
        is_answered=ask.is_answered,
        stage=_stage(followed.stage, followed.stage_before),
        outlooks=_outlooks(ask),
        tags=tuple(text for mark, text in _tags().items() if mark in followed.marks),
        money=_money(followed.money),
        reminded=_reminded(ask),
    )


def asked_words(ask: RoundAsk) -> str:
    """ "Rektor (Ansvarig för delprojektet)"; that nobody holds the role is said."""
    if ask.role is None:
        return str(AskedAs.NOBODY.label)
    why = AskedAs(ask.asked_as)
    words = ask.role.title if why is AskedAs.OWNER else f"{ask.role.title} ({str(why.label).lower()})"
    return words if ask.role.holder_id else _("%(role)s, held by nobody") % {"role": words}


def _answer(ask: RoundAsk, marks: frozenset[Mark]) -> str:
    if ask.report is None:
        return _("Not yet")
    day = _day(timezone.localdate(ask.report.created_at))
    if ask.report.is_unchanged:
        return _("%(day)s: nothing has changed") % {"day": day}
    return day if Mark.CHANGED in marks else _("%(day)s: same stage and outlook") % {"day": day}


def _stage(stage: str, before: str) -> str:
    now = str(Stage(stage).label)
    if before in ("", stage):
        return now
    return _("from %(before)s to %(now)s") % {
        "before": str(Stage(before).label).lower(),
        "now": now.lower(),
    }


def _outlooks(ask: RoundAsk) -> Sequence[str]:
    if ask.report is None:
        return ()
    said = (
        (_("Time"), ask.report.outlook_time),
        (_("Cost"), ask.report.outlook_cost),
        (_("Result"), ask.report.outlook_result),
    )
    return tuple(f"{name}: {str(Outlook(value).label).lower()}" for name, value in said if value)


def _money(sums: Sums) -> str:
    said = ((_("allocated"), sums.budget), (_("outcome"), sums.outcome), (_("forecast"), sums.forecast))
    return ", ".join(f"{name} {money(ore, language())}" for name, ore in said if ore is not None)


def _reminded(ask: RoundAsk) -> str:
    if ask.reminded_at is None:
        return ""
    values = {"day": _day(timezone.localdate(ask.reminded_at)), "times": ask.reminders}
    return _("Reminded %(day)s, in all %(times)d") % values


def _day(day: date) -> str:
    return date_short(day, language())


def asked_as_counts(round_: ReportingRound) -> Sequence[tuple[str, int]]:
    """Whom the round will ask: why each is asked, and about how many sub-projects."""
    counted = Counter(each.asked_as for each in who_is_asked(round_))
    return tuple((str(why.label), counted[why]) for why in AskedAs if counted[why])
