"""An indicator's figures as a chart with its legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.indicators.models import Indicator
from framsteg.indicators.queries.series import History, Series
from framsteg.lib.plain_language import Language, in_language, number
from framsteg.reports.charts.line_chart import Line, line_chart, sample

from .indicator_choice import INDEX
from .indicator_words import amount, period_words


@dataclass(frozen=True)
class LegendEntry:
    sample: SafeString
    name: str


@dataclass(frozen=True)
class Picture:
    """The chart, what it shows in words, and whose line is whose."""

    svg: SafeString
    caption: str
    legend: Sequence[LegendEntry]
    is_index: bool


def picture(
    indicator: Indicator,
    history: History,
    names: Mapping[str, str],
    shown: str,
    language: Language,
    first: str = "",
) -> Picture | None:
    """The chart of the municipalities in `names` from period `first`, the first of them the main one.

    None without two figures.
    """
    own = history.series[next(iter(names))]
    if sum(point.value is not None for point in own.points if point.period >= first) < 2:
        return None
    periods = sorted(
        {point.period for code in names for point in history.series[code].points if point.period >= first}
    )
    base = _base_period(history, names, periods) if shown == INDEX else ""
    lines = tuple(
        Line(code, name, _values(history.series[code], periods, base), is_main=at == 0)
        for at, (code, name) in enumerate(names.items())
    )
    caption = _caption(indicator, base, language)
    svg = line_chart(
        lines,
        [period_words(period, language) for period in periods],
        identity="chart",
        title=caption,
        description=_description(indicator, own, names, language, first),
        written=lambda value: _written(indicator, value, bool(base), language),
    )
    # Made by the chart module, which escapes every text.
    legend = tuple(
        LegendEntry(mark_safe(sample(at, line.is_main)), line.label) for at, line in enumerate(lines)
    )
    return Picture(mark_safe(svg), caption, legend, bool(base))


def _base_period(history: History, names: Mapping[str, str], periods: Sequence[str]) -> str:
    """The first period in which all have a figure that is not zero."""
    known = [{point.period for point in history.series[code].points if point.value} for code in names]
    return next((period for period in periods if all(period in each for each in known)), "")


def _values(series: Series, periods: Sequence[str], base: str) -> list[float | None]:
    values = {point.period: point.value for point in series.points}
    if not base:
        return [values.get(period) for period in periods]
    start = values[base] or 1.0
    return [None if (value := values.get(period)) is None else 100 * value / start for period in periods]


def _caption(indicator: Indicator, base: str, language: Language) -> str:
    title = in_language(indicator.title, indicator.title_en, language).value
    unit = in_language(indicator.unit, indicator.unit_en, language).value
    if base:
        return gettext("%(title)s, index: %(period)s is 100") % {
            "title": title,
            "period": period_words(base, language),
        }
    return f"{title}, {unit}"


def _description(
    indicator: Indicator, own: Series, names: Mapping[str, str], language: Language, first: str
) -> str:
    """The first, the last, the highest and the lowest figure, for those who do not see the chart."""
    known = [point for point in own.points if point.value is not None and point.period >= first]
    low, high = min(known, key=_value_of), max(known, key=_value_of)
    said = {
        name: f"{amount(indicator, point.value, language)} ({period_words(point.period, language)})"
        for name, point in (("first", known[0]), ("last", known[-1]), ("low", low), ("high", high))
    }
    return gettext(
        "%(name)s: from %(first)s to %(last)s. Highest %(high)s, lowest %(low)s. All figures stand in the table."
    ) % (said | {"name": next(iter(names.values()))})


def _value_of(point: object) -> float:
    return float(getattr(point, "value", 0.0) or 0.0)


def _written(indicator: Indicator, value: float, is_index: bool, language: Language) -> str:
    decimals = 0 if is_index or float(value).is_integer() else max(1, indicator.decimals)
    return number(value, language, decimals)
