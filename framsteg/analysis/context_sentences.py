"""How ordinary a change is: "+31" beside "159 of 290 municipalities grew"."""

from framsteg.analysis.figures import InContext
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import number, percent


def in_context(subject: Subject, seen: InContext) -> tuple[str, ...]:
    """The plain change, its rank, and how often it is at least as large."""
    language = subject.language
    amount = number(abs(seen.change), language, subject.decimals)
    per_cent = percent(abs(seen.per_cent), language, 2)
    grew = seen.change >= 0
    if language == "sv":
        return (
            f"Under {seen.period} {'ökade' if grew else 'minskade'} {subject.measured} med {amount} ({per_cent}).",
            f"Samma {subject.one_period} växte {seen.grew} av {seen.units} kommuner. {subject.municipality} kom på "
            f"plats {seen.rank} av {seen.units}.",
            _how_often_sv(subject, seen, amount),
        )
    return (
        f"In {seen.period}, {subject.measured} {'grew' if grew else 'fell'} by {amount} ({per_cent}).",
        f"The same {subject.one_period} {seen.grew} of {seen.units} municipalities grew. {subject.municipality} "
        f"ranked number {seen.rank} of {seen.units}.",
        _how_often_en(subject, seen, amount),
    )


COMMON, RARE = 0.2, 0.05
"""Shares from which a change is called common, and below which rare."""


def _how_often_sv(subject: Subject, seen: InContext, amount: str) -> str:
    share = percent(100 * seen.as_large, "sv", 0)
    among = f"{share} av {number(seen.unit_periods, 'sv')} jämförda {subject.many_periods}"
    where = f"({_size(subject, seen)}, {seen.first}–{seen.last})"
    if seen.change < 0:
        return f"I {among} minskade det högst så mycket, eller ökade {where}."
    usual = (
        "inte ovanlig" if seen.as_large >= COMMON else "mindre vanlig" if seen.as_large >= RARE else "ovanlig"
    )
    return f"En ökning på minst {amount} är {usual}: så gick det i {among} {where}."


def _how_often_en(subject: Subject, seen: InContext, amount: str) -> str:
    share = percent(100 * seen.as_large, "en", 0)
    among = f"{share} of {number(seen.unit_periods, 'en')} {subject.many_periods} compared"
    where = f"({_size(subject, seen)}, {seen.first}–{seen.last})"
    if seen.change < 0:
        return f"In {among} it fell by at most as much, or grew {where}."
    usual = "not unusual" if seen.as_large >= COMMON else "less usual" if seen.as_large >= RARE else "unusual"
    return f"A rise of at least {amount} is {usual}: it happened in {among} {where}."


def _size(subject: Subject, seen: InContext) -> str:
    language = subject.language
    if seen.size_low is None:
        return {"sv": "kommuner på ungefär samma nivå", "en": "municipalities at roughly the same level"}[
            language
        ]
    low = number(seen.size_low, language)
    if seen.size_high is None:
        return {
            "sv": f"kommuner med minst {low} invånare",
            "en": f"municipalities of at least {low} inhabitants",
        }[language]
    high = number(seen.size_high, language)
    return {
        "sv": f"kommuner med {low}–{high} invånare",
        "en": f"municipalities of {low}–{high} inhabitants",
    }[language]
