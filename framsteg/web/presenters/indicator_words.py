"""What is said of an indicator's figures in words."""

from datetime import date

from django.utils.translation import gettext

from framsteg.indicators.models import Direction, Indicator
from framsteg.indicators.periods import kind_of, same_period_last_year, year_of
from framsteg.indicators.queries.catalogue import Aim
from framsteg.indicators.queries.growth import GrowthRank
from framsteg.indicators.queries.series import Series
from framsteg.lib.plain_language import (
    HARD_SPACE,
    Language,
    Precision,
    count,
    date_short,
    in_language,
    number,
    percent,
    signed,
)


def amount(indicator: Indicator, value: float | None, language: Language, *, unit: bool = True) -> str:
    """A figure as it is shown, with its unit where that is asked for: "23 729 invånare"."""
    if value is None:
        return gettext("no figure")
    figures = number(value, language, indicator.decimals)
    if not unit:
        return figures
    name = in_language(indicator.unit, indicator.unit_en, language).value
    if name == "%":
        return percent(value, language, indicator.decimals)
    return f"{figures}{HARD_SPACE}{name}"


def change_of(indicator: Indicator, change: float, language: Language) -> str:
    """A change with its sign: "+31"."""
    return signed(change, language, indicator.decimals)


def percentage_change(before: float | None, after: float | None, language: Language) -> str:
    """A change in per cent with its sign: "+0,13 %"; nothing where there is nothing to compare with."""
    if not before or after is None:
        return ""
    share = (after - before) / abs(before) * 100
    sign = "+" if round(share, 2) > 0 else ""
    return f"{sign}{percent(share, language, 2)}"


def period_words(period: str, language: Language) -> str:
    """A period as a label: "2012", "mars 2012", "kvartal 1 2012"."""
    year = year_of(period)
    if kind_of(period) == "year":
        return period
    if kind_of(period) == "month":
        return date_short(date(year, int(period[5:]), 1), language, Precision.MONTH)
    part = {"part": period[6:], "year": year}
    match kind_of(period):
        case "quarter":
            return gettext("quarter %(part)s %(year)s") % part
        case "tertial":
            return gettext("tertial %(part)s %(year)s") % part
    return gettext("half-year %(part)s %(year)s") % part


def latest_sentence(indicator: Indicator, own: Series, language: Language) -> str:
    """ "Senaste siffran är 23 590 invånare (2025). Det är 127 färre …"."""
    latest = own.latest
    if latest is None or latest.value is None:
        return gettext("There are no figures yet.")
    said = gettext("The latest figure is %(value)s (%(period)s).") % {
        "value": amount(indicator, latest.value, language),
        "period": period_words(latest.period, language),
    }
    earlier = own.at(same_period_last_year(latest.period))
    if earlier is None or earlier.value is None:
        return said
    return f"{said} {_since(indicator, earlier.value, latest.value, earlier.period, language)}"


def _since(indicator: Indicator, before: float, after: float, period: str, language: Language) -> str:
    facts = {
        "change": number(abs(after - before), language, indicator.decimals),
        "share": percentage_change(before, after, language),
        "period": period_words(period, language),
    }
    if round(after - before, indicator.decimals) == 0:
        return gettext("That is as much as in %(period)s.") % facts
    if after > before:
        return gettext("That is %(change)s more than in %(period)s (%(share)s).") % facts
    return gettext("That is %(change)s less than in %(period)s (%(share)s).") % facts


def growth_sentence(growth: GrowthRank | None, name: str, language: Language) -> str:
    """How the change compares with that of all municipalities; nothing where it cannot be computed."""
    if growth is None:
        return ""
    facts = {
        "grew": count(growth.grew, language, among=[growth.among], common_gender=True),
        "among": count(growth.among, language, common_gender=True),
        "period": period_words(growth.period, language),
        "name": name,
        "change": signed(growth.change, language, 0 if float(growth.change).is_integer() else 1),
        "share": percentage_change(growth.before, growth.after, language),
        "rank": count(growth.rank, language, among=[growth.among]),
    }
    return (
        gettext(
            "In %(period)s the figure rose in %(grew)s of %(among)s municipalities. "
            "%(name)s changed by %(change)s (%(share)s), which is place %(rank)s of %(among)s."
        )
        % facts
    )


def target_words(indicator: Indicator, aim: Aim, language: Language) -> str:
    """ "minst 24 000 invånare"; a baseline is called so."""
    value = amount(indicator, aim.value, language)
    if aim.target is None:
        return gettext("Baseline: %(value)s") % {"value": value}
    match aim.target.direction:
        case Direction.MORE:
            return gettext("At least %(value)s") % {"value": value}
        case Direction.LESS:
            return gettext("At most %(value)s") % {"value": value}
    if not aim.target.tolerance:
        return gettext("Exactly %(value)s") % {"value": value}
    tolerance = number(aim.target.tolerance, language, indicator.decimals)
    return gettext("%(value)s, give or take %(tolerance)s") % {"value": value, "tolerance": tolerance}
