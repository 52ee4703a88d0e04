"""What is said of a closed round: its figures, each with its rule and what it is counted on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, count, date_in_text, listing, money, number, signed
from framsteg.programme.models import Outlook, Stage
from framsteg.programme.queries.closed_rounds import ClosedRound, Figures
from framsteg.programme.queries.round_comparison import Comparison

MOVES_SAID = 4


@dataclass(frozen=True)
class Fact:
    """A figure with its rule: "Late", "2 of 8", "of the sub-projects that …"."""

    label: str
    value: str
    rule: str
    url: str = ""


def facts(found: ClosedRound, url: str, language: Language) -> Sequence[Fact]:
    """The figures of the round. Those with a list of their own lead to it at `url`."""
    said, whole = found.figures, found.progress.total
    return (
        _answered(said, url, language),
        _late(said, found.round.as_of, url, language),
        *([_at_risk(said, url, language)] if said.ongoing else []),
        Fact(
            gettext("With somebody responsible"),
            _of(whole - said.without_owner, whole, language),
            gettext("of all sub-projects"),
        ),
        *_milestones(said, url, language),
        *_money(said, whole, found.round.as_of.year, url, language),
    )


def _of(part: int, whole: int, language: Language) -> str:
    return gettext("%(part)s of %(whole)s") % {
        "part": number(part, language),
        "whole": number(whole, language),
    }


def _answered(said: Figures, url: str, language: Language) -> Fact:
    rule = gettext("of the sub-projects that were asked about; the others are shown as they stood before")
    return Fact(
        gettext("Reported in the follow-up"),
        _of(said.answered, said.asked, language),
        rule,
        f"{url}?visa=ej-svarat" if said.answered < said.asked else "",
    )


def _late(said: Figures, day: date, url: str, language: Language) -> Fact:
    if not said.with_planned_end:
        nothing = gettext("no sub-project that has not ended has a planned end that is known")
        return Fact(gettext("Late"), gettext("Cannot be told"), nothing)
    rule = gettext(
        "of those that have not ended and whose planned end is known; late is planned to have ended before %(day)s"
    ) % {"day": date_in_text(day, language)}
    return Fact(
        gettext("Late"),
        _of(said.late, said.with_planned_end, language),
        rule,
        f"{url}?visa=sena" if said.late else "",
    )


def _at_risk(said: Figures, url: str, language: Language) -> Fact:
    rule = gettext("of the ongoing, in time, cost or result")
    if said.without_outlook:
        rule += "; " + ngettext(
            "%(number)s of them has no outlook stated",
            "%(number)s of them have no outlook stated",
            said.without_outlook,
        ) % {"number": number(said.without_outlook, language)}
    return Fact(
        gettext("At risk or off plan"),
        _of(said.at_risk, said.ongoing, language),
        rule,
        f"{url}?visa=risk" if said.at_risk else "",
    )


def _milestones(said: Figures, url: str, language: Language) -> Iterator[Fact]:
    if not said.milestones:
        return
    of_all = gettext("of all milestones")
    yield Fact(gettext("Milestones reached"), _of(said.milestones_reached, said.milestones, language), of_all)
    yield Fact(
        gettext("Milestones moved"),
        _of(said.milestones_moved, said.milestones, language),
        gettext("of all milestones, from the day that was planned first"),
        f"{url}?visa=flyttade" if said.milestones_moved else "",
    )
    yield Fact(gettext("Milestones late"), _of(said.milestones_late, said.milestones, language), of_all)


def _money(said: Figures, whole: int, year: int, url: str, language: Language) -> Iterator[Fact]:
    """Sums are only of those that it is stated for, and say how many they are."""
    stated = (
        (gettext("Allocated %(year)s"), said.with_allocated, said.allocated_ore),
        (gettext("Outcome %(year)s"), said.with_outcome, said.outcome_ore),
        (gettext("Forecast for the whole of %(year)s"), said.with_forecast, said.forecast_ore),
    )
    for label, many, ore in stated:
        if many:
            rule = gettext("stated for %(many)s") % {"many": _of(many, whole, language)}
            yield Fact(label % {"year": str(year)}, money(ore, language), rule)
    if said.comparable:
        rule = gettext("of those with an allocation and a forecast or an outcome; the forecast counts first")
        yield Fact(
            gettext("Over budget"),
            _of(said.over_budget, said.comparable, language),
            rule,
            f"{url}?visa=over-budget" if said.over_budget else "",
        )


def outlook_words(time: str, cost: str, result: str) -> str:
    """ "Tid: enligt plan, kostnad: risk för avvikelse"; "" where nothing is stated."""
    names = ((gettext("Time"), time), (gettext("Cost"), cost), (gettext("Result"), result))
    said = [f"{name.lower()}: {str(Outlook(value).label).lower()}" for name, value in names if value]
    together = ", ".join(said)
    return together[:1].upper() + together[1:]


def moved_words(times: int, days: int, language: Language) -> str:
    """ "flyttat tre gånger, +120 dagar"."""
    often = ngettext("moved once", "moved %(times)s times", times) % {"times": count(times, language)}
    far = ngettext("%(days)s day", "%(days)s days", abs(days)) % {"days": signed(days, language)}
    return f"{often}, {far}"


def comparison_sentences(found: Comparison, language: Language) -> Sequence[str]:
    """What moved between two rounds, in words; each sentence says what it counts."""
    opening = _moves(found, language)
    rest = (_new_and_gone(found, language), _ends(found, language), _risks(found, language))
    return (opening, *(sentence for sentence in rest if sentence))


def _moves(found: Comparison, language: Language) -> str:
    days = {
        "first": date_in_text(found.before.as_of, language),
        "last": date_in_text(found.after.as_of, language),
        "both": number(found.both, language),
    }
    moves = list(found.moves.items())
    if not moves:
        return (
            gettext(
                "Between %(first)s and %(last)s none of the %(both)s sub-projects in both follow-ups changed stage."
            )
            % days
        )
    said = [_move(pair, many, language) for pair, many in moves[:MOVES_SAID]]
    if others := sum(many for _pair, many in moves[MOVES_SAID:]):
        said.append(gettext("%(many)s between other stages") % {"many": count(others, language)})
    return gettext(
        "Between %(first)s and %(last)s %(moves)s, of the %(both)s sub-projects in both follow-ups."
    ) % {**days, "moves": listing(said, language)}


def _move(pair: tuple[str, str], many: int, language: Language) -> str:
    before, after = (str(Stage(stage).label).lower() for stage in pair)
    return ngettext(
        "%(many)s went from “%(before)s” to “%(after)s”",
        "%(many)s went from “%(before)s” to “%(after)s”",
        many,
    ) % {"many": count(many, language), "before": before, "after": after}


def _new_and_gone(found: Comparison, language: Language) -> str:
    said = []
    if found.came:
        said.append(gettext("%(many)s new") % {"many": count(found.came, language)})
    if found.gone:
        said.append(gettext("%(many)s no longer there") % {"many": count(found.gone, language)})
    return gettext("Sub-projects: %(changes)s.") % {"changes": listing(said, language)} if said else ""


def _ends(found: Comparison, language: Language) -> str:
    moved = found.ends_moved
    if not moved:
        return ""
    return ngettext(
        "The planned end was moved for %(many)s sub-project, by %(days)s days.",
        "The planned end was moved for %(many)s sub-projects, by %(days)s days together.",
        len(moved),
    ) % {"many": count(len(moved), language), "days": signed(sum(moved), language)}


def _risks(found: Comparison, language: Language) -> str:
    said = []
    if found.off_now:
        said.append(
            gettext("%(many)s came to be at risk or off plan") % {"many": count(found.off_now, language)}
        )
    if found.off_no_more:
        said.append(gettext("%(many)s no longer are") % {"many": count(found.off_no_more, language)})
    return gettext("Outlook: %(changes)s.") % {"changes": listing(said, language)} if said else ""
