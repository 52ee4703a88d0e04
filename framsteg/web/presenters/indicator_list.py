"""The list of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from framsteg.indicators.queries.catalogue import Latest
from framsteg.lib.plain_language import Language, Text

from .common import title_of
from .indicator_words import amount, change_of, period_words


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator in the list."""

    title: Text
    url: str
    latest: str
    period: str
    change: str
    credit: str


def indicator_lines(
    found: Sequence[Latest], municipality: str, language: Language
) -> Sequence[IndicatorLine]:
    return tuple(_line(latest, municipality, language) for latest in found)


def _line(latest: Latest, municipality: str, language: Language) -> IndicatorLine:
    indicator = latest.indicator
    change = None if latest.before is None else latest.value - latest.before
    return IndicatorLine(
        title=title_of(indicator, language),
        url=reverse("web:indicator", kwargs={"municipality": municipality, "code": indicator.code}),
        latest=amount(indicator, latest.value, language),
        period=period_words(latest.period, language),
        change="" if change is None else change_of(indicator, change, language),
        credit=indicator.source.credit,
    )
