"""The charts of an evaluation, each with the table that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.analysis.wording import Subject
from framsteg.indicators.models import Indicator
from framsteg.lib.plain_language import HARD_SPACE, Language, number, percent, signed
from framsteg.reports.charts.comparison_chart import Moment, comparison_chart, legend_sample
from framsteg.reports.charts.histogram import Bin, bins_of, histogram

from .indicator_words import period_words

SHOWN_BEFORE = 12
"""Periods before the start that the chart shows; the table has them all."""
BINS = 24


@dataclass(frozen=True)
class LegendEntry:
    sample: SafeString
    name: str


@dataclass(frozen=True)
class SeriesRow:
    period: str
    actual: str
    expected: str
    band: str
    effect: str
    interval: str
    smallest: str
    is_after: bool


@dataclass(frozen=True)
class SeriesPicture:
    """Actual and expected. `rows` are all periods, `after` those with the programme."""

    svg: SafeString
    caption: str
    legend: Sequence[LegendEntry]
    rows: Sequence[SeriesRow]
    after: Sequence[SeriesRow]


@dataclass(frozen=True)
class BinRow:
    label: str
    count: str
    is_own: bool


@dataclass(frozen=True)
class PlaceboPicture:
    """Where the municipality lies among all."""

    svg: SafeString
    caption: str
    sentence: str
    rows: Sequence[BinRow]


def series_picture(
    picture: Mapping[str, Any], starts: str, indicator: Indicator, subject: Subject
) -> SeriesPicture:
    language, decimals = subject.language, subject.decimals
    series, before = picture["series"], int(picture["before"])
    shown = series[max(0, before - SHOWN_BEFORE) :]
    moments = [
        Moment(
            period_words(row["period"], language),
            row["actual"],
            row["counterfactual"],
            row["low"],
            row["high"],
        )
        for row in shown
    ]
    caption = gettext(
        "%(indicator)s in %(place)s: what it was, and what comparable municipalities suggest"
    ) % {
        "indicator": subject.indicator,
        "place": subject.municipality,
    }
    last = series[-1]
    svg = comparison_chart(
        moments,
        period_words(starts, language),
        identity="series",
        title=caption,
        description=gettext(
            "In %(period)s it was %(actual)s; comparable municipalities suggest %(expected)s, and between %(low)s and "
            "%(high)s is ordinary. All figures stand in the table."
        )
        % {
            "period": period_words(last["period"], language),
            "actual": number(last["actual"], language, decimals),
            "expected": number(last["counterfactual"], language, decimals),
            "low": number(last["low"], language, decimals),
            "high": number(last["high"], language, decimals),
        },
        begins_label=gettext("The programme begins"),
        written=lambda value: number(value, language, 0 if float(value).is_integer() else max(1, decimals)),
    )
    rows = tuple(_row(row, at >= before, subject) for at, row in enumerate(series))
    legend = (
        LegendEntry(mark_safe(legend_sample("actual")), gettext("What it was")),
        LegendEntry(mark_safe(legend_sample("expected")), gettext("What comparable municipalities suggest")),
        LegendEntry(mark_safe(legend_sample("band")), gettext("What is ordinary without a programme")),
    )
    # Made by the chart module, which escapes every text.
    return SeriesPicture(mark_safe(svg), caption, legend, rows, tuple(row for row in rows if row.is_after))


def _row(row: Mapping[str, Any], is_after: bool, subject: Subject) -> SeriesRow:
    language, decimals = subject.language, subject.decimals

    def figure(value: float | None) -> str:
        return "" if value is None else number(value, language, decimals)

    def between(low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        return gettext("%(low)s to %(high)s") % {
            "low": signed(low, language, decimals),
            "high": signed(high, language, decimals),
        }

    band = (
        gettext("%(low)s to %(high)s") % {"low": figure(row["low"]), "high": figure(row["high"])}
        if row["low"] is not None
        else ""
    )
    return SeriesRow(
        period=period_words(row["period"], language),
        actual=figure(row["actual"]),
        expected=figure(row["counterfactual"]),
        band=band,
        effect=signed(row["gap"], language, decimals),
        interval=between(row["gap_low"], row["gap_high"]),
        smallest=figure(row["detectable"]),
        is_after=is_after,
    )


def placebo_picture(
    picture: Mapping[str, Any], region: str, rank: int, units: int, p: float, subject: Subject, relative: bool
) -> PlaceboPicture:
    """The mean effects of all municipalities, adjusted to the size of the one asked about."""
    language = subject.language
    factor = 100.0 if relative else 1.0
    effects = {code: factor * effect for code, effect, _similar in picture["placebos"]}
    own = effects[region]
    bins = bins_of(list(effects.values()), _width(list(effects.values())))
    caption = gettext("The difference in every municipality, as if it had had a programme from the same year")
    sentence = gettext(
        "%(share)s of the %(units)s municipalities show a difference at least as large for their size. "
        "%(place)s is number %(rank)s, counted from the largest."
    ) % {
        "share": percent(100 * p, language, 0),
        "units": number(units, language),
        "place": subject.municipality,
        "rank": number(rank, language),
    }
    svg = histogram(
        bins,
        own,
        identity="placebos",
        title=caption,
        description=sentence,
        own_label=subject.municipality,
        written=lambda value: _written(value, relative, language),
    )
    rows = tuple(
        BinRow(_bin_label(each, relative, language), number(each.count, language), at == _own_bin(own, bins))
        for at, each in enumerate(bins)
    )
    return PlaceboPicture(mark_safe(svg), caption, sentence, rows)


def _own_bin(own: float, bins: Sequence[Bin]) -> int:
    return next((at for at, each in enumerate(bins) if own < each.high), len(bins) - 1)


def _width(values: Sequence[float]) -> float:
    """A round width with which nearly all values lie in the bins."""
    reach = sorted(abs(value) for value in values)[int(0.97 * (len(values) - 1))] or 1.0
    rough, power = 2 * reach / BINS, 1.0
    while rough / power >= 10:
        power *= 10
    while rough / power < 1:
        power /= 10
    return float(f"{next(step for step in (1, 2, 2.5, 5, 10) if step * power >= rough * 0.999) * power:.6g}")


def _written(value: float, relative: bool, language: Language) -> str:
    decimals = (
        0 if float(f"{value:.6g}").is_integer() else 1 if float(f"{10 * value:.6g}").is_integer() else 2
    )
    text = signed(value, language, decimals)
    blank = HARD_SPACE if language == "sv" else ""
    return f"{text}{blank}%" if relative else text


def _bin_label(each: Bin, relative: bool, language: Language) -> str:
    low, high = _written(each.low, relative, language), _written(each.high, relative, language)
    if each.is_first:
        return gettext("below %(high)s") % {"high": high}
    if each.is_last:
        return gettext("%(low)s or more") % {"low": low}
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}
