"""What a change says, in words: "from ongoing to done; reported by the project lead, at the follow-up of …"."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from framsteg.lib.plain_language import (
    Language,
    Text,
    date_in_text,
    in_language,
    listing,
    money_in_text,
    sentence,
)
from framsteg.programme.models import (
    AnswerKind,
    CarriedOut,
    ClosingAnswer,
    ClosingStep,
    Decision,
    DecisionOutcome,
    Milestone,
)
from framsteg.programme.queries import change_log as log
from framsteg.programme.queries.change_log import LogEntry

from .common import day_of, title_of
from .decisions import reference
from .stages import stage_mark


def said(entry: LogEntry, language: Language) -> str:
    """One sentence that tells what changed."""
    return sentence(_SAYINGS[entry.kind](entry, language))


def _report(entry: LogEntry, language: Language) -> str:
    report = entry.instance
    after = stage_mark(report.stage).label.lower()
    before = stage_mark(entry.stage_before).label.lower() if entry.stage_before else ""
    values = {"before": before, "after": after}
    if not entry.is_latest:
        what = gettext("an older report was added: %(after)s; the stage is not changed by it") % values
    elif not before:
        what = gettext("reported for the first time: %(after)s") % values
    elif report.stage == entry.stage_before:
        what = gettext("still %(after)s") % values
    else:
        what = gettext("from %(before)s to %(after)s") % values
    return "; ".join([what, _reported(report, language)])


def _reported(report: Any, language: Language) -> str:
    """By whom, and at which follow-up where it was at one."""
    by = title_of(report.reported_by, language).value if report.reported_by else ""
    held = getattr(report, "round", None)
    as_of = date_in_text(held.as_of if held else report.as_of, language)
    when = gettext("at the follow-up of %(date)s") if held else gettext("as of %(date)s")
    parts = [gettext("reported by %(role)s") % {"role": _inside(by)}] if by else []
    return ", ".join([*parts, when % {"date": as_of}])


def _inside(title: str) -> str:
    """A title within a sentence: "Kommunchefen" as "kommunchefen", but "IT-chefen" as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _decision(entry: LogEntry, language: Language) -> str:
    decision: Decision = entry.instance
    outcome = str(DecisionOutcome(decision.outcome).label)
    return f"{gettext('Decision')}: {outcome.lower()}. {decided(decision, language)}"


def decided(decision: Decision, language: Language) -> str:
    """ "Kommunfullmäktige, 28 februari 2013, § 11"."""
    day = day_of(decision.decided_on, decision.decided_precision, language)
    parts = (decision.body_name, day.label if day else "", reference(decision))
    return ", ".join(part for part in parts if part)


def _follow_up(entry: LogEntry, language: Language) -> str:
    follow_up = entry.instance
    state = str(CarriedOut(follow_up.state).label)
    by = title_of(follow_up.stated_by, language).value if follow_up.stated_by else ""
    told = gettext("Carried out? %(state)s, as of %(date)s") % {
        "state": state,
        "date": date_in_text(follow_up.as_of, language),
    }
    who = gettext("said by %(role)s") % {"role": _inside(by)}
    return f"{told}; {who}" if by else told


def _closing(entry: LogEntry, language: Language) -> str:
    step, day = entry.instance, date_in_text(entry.instance.happened_on, language)
    reason = in_language(step.reason, step.reason_en, language).value
    if step.step == ClosingStep.CLOSED:
        told = gettext("The programme was closed on %(date)s") % {"date": day}
    else:
        told = gettext("The programme was opened again on %(date)s") % {"date": day}
    return f"{told}: {reason}" if reason else told


def _milestone(entry: LogEntry, language: Language) -> str:
    milestone: Milestone = entry.instance
    title = title_of(milestone, language).value
    return gettext("Milestone “%(title)s”: %(what)s") % {
        "title": title,
        "what": listing(_milestone_changes(entry, milestone, language), language),
    }


def _removed(entry: LogEntry, language: Language) -> str:
    """What is gone, and the day that it was last to be reached or was reached on."""
    reached, planned = _day(entry.before, "reached_on"), _planned(entry.before)
    day = reached or planned
    what = (
        gettext("removed; it was reached on %(date)s")
        if reached
        else gettext("removed; it was planned for %(date)s")
    )
    return gettext("Milestone “%(title)s”: %(what)s") % {
        "title": title_of(entry.instance, language).value,
        "what": what % {"date": date_in_text(day, language)} if day else gettext("removed"),
    }


def _planned(values: Mapping[str, Any]) -> date | None:
    return _day(values, "replanned_date") or _day(values, "original_date")


def _milestone_changes(entry: LogEntry, milestone: Milestone, language: Language) -> list[str]:
    before, after = entry.before, entry.after
    planned = _planned(after) or milestone.original_date
    reached, parts = _day(after, "reached_on"), []
    if not before:
        parts.append(gettext("added, to be reached on %(date)s") % {"date": date_in_text(planned, language)})
    elif "replanned_date" in after or "original_date" in after:
        earlier = _planned(before) or milestone.original_date
        parts.append(
            gettext("moved from %(before)s to %(after)s")
            % {"before": date_in_text(earlier, language), "after": date_in_text(planned, language)}
        )
    if reached:
        parts.append(gettext("reached on %(date)s") % {"date": date_in_text(reached, language)})
    elif before.get("reached_on"):
        parts.append(gettext("no longer marked as reached"))
    return parts


def _day(values: Mapping[str, Any], name: str) -> date | None:
    value = values.get(name)
    return date.fromisoformat(str(value)) if value else None


def _money(entry: LogEntry, language: Language) -> str:
    before, after = entry.before, entry.after
    now, year = entry.instance.amount_ore, after.get("budget_year") or entry.instance.budget_year
    values = {"year": year, "amount": money_in_text(int(after.get("amount_ore") or now), language)}
    if not before:
        return gettext("%(amount)s was set aside in the budget of %(year)s") % values
    if "amount_ore" in after and before.get("amount_ore"):
        values["before"] = money_in_text(int(before["amount_ore"]), language)
        return gettext("What is set aside in the budget of %(year)s: from %(before)s to %(amount)s") % values
    return gettext("%(amount)s was moved to the budget of %(year)s") % values


def _answer(entry: LogEntry, language: Language) -> str:
    answer: ClosingAnswer = entry.instance
    kind = entry.after.get("kind", answer.kind)
    label = str(AnswerKind(kind).label).lower() if kind in AnswerKind.values else str(kind)
    return gettext("What happens when the programme ends: %(answer)s") % {"answer": label}


_SAYINGS: Mapping[str, Callable[[LogEntry, Language], str]] = {
    log.REPORT: _report,
    log.DECISION: _decision,
    log.FOLLOW_UP: _follow_up,
    log.CLOSING: _closing,
    log.MILESTONE: _milestone,
    log.REMOVED: _removed,
    log.MONEY: _money,
    log.ANSWER: _answer,
}


def kind_word(kind: str) -> str:
    words = {
        log.REPORT: gettext("Report"),
        log.DECISION: gettext("Decision"),
        log.FOLLOW_UP: gettext("Follow-up of a decision"),
        log.CLOSING: gettext("The programme"),
        log.MILESTONE: gettext("Milestone"),
        log.REMOVED: gettext("Milestone"),
        log.MONEY: gettext("Money"),
        log.ANSWER: gettext("What happens next"),
    }
    return words[kind]


def text_of(entry: LogEntry, language: Language) -> Text:
    """What was written in a report, a decision, a follow-up or an answer; empty for the rest."""
    swedish, english = getattr(entry.instance, "text", ""), getattr(entry.instance, "text_en", "")
    return in_language(swedish, english, language)
