"""An indicator with its figures, comparison, targets, revisions and source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from framsteg.accounts.models import Municipality
from framsteg.indicators.models import Indicator, Region, Status
from framsteg.indicators.periods import same_period_last_year
from framsteg.indicators.queries.catalogue import Aim
from framsteg.indicators.queries.growth import GrowthRank
from framsteg.indicators.queries.series import History, Point, Series
from framsteg.indicators.rules.targets import Standing, standing
from framsteg.lib.plain_language import Language, Text, date_short, in_language
from framsteg.programme.models import Decision

from .common import Linked, decision_url, title_of
from .indicator_choice import INDEX, OWN, VALUE, Choice
from .indicator_picture import Picture, picture
from .indicator_words import (
    amount,
    growth_sentence,
    latest_sentence,
    percentage_change,
    period_words,
    target_words,
)


@dataclass(frozen=True)
class Row:
    """One period of the table: the own figure, its change, and those of the others in their order."""

    period: str
    value: str
    change: str
    remark: str
    others: Sequence[str]


@dataclass(frozen=True)
class Compared:
    """A municipality in the comparison. `remove_query` is the address without it, where it was chosen by name."""

    code: str
    name: str
    remove_query: str


@dataclass(frozen=True)
class AimLine:
    period: str
    words: str
    value: str
    outcome: str
    key: str
    decision: Linked | None = None
    """The decision that the target rests on, where it names one that may be shown."""


@dataclass(frozen=True)
class RevisionLine:
    period: str
    before: str
    after: str
    fetched: str


@dataclass(frozen=True)
class IndicatorPage:
    title: Text
    name: str
    latest: str
    growth: str
    periods: Sequence[str]
    growth_period: str
    chart_periods: Sequence[str]
    picture: Picture | None
    choice: Choice
    compared: Sequence[Compared]
    left_out: int
    rows: Sequence[Row]
    aims: Sequence[AimLine]
    revisions: Sequence[RevisionLine]
    definition: Text
    unit: Text
    notes: Sequence[Text]
    source: Text
    credit: str
    licence: str
    licence_url: str
    source_url: str
    source_table: str
    source_updated: str
    fetched: str
    municipality_options: SafeString
    url: str
    query: str
    csv_url: str
    json_url: str
    index_query: str
    value_query: str


@dataclass(frozen=True)
class Found:
    """What was read of an indicator for its page."""

    indicator: Indicator
    municipality: Municipality
    history: History
    choice: Choice
    regions: Mapping[str, Region]
    growth: GrowthRank | None = None
    aims: Sequence[Aim] = ()
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """The decisions behind targets, by the target's identity."""

    @property
    def own(self) -> Series:
        return self.history.series[self.municipality.code]


def indicator_page(found: Found, language: Language) -> IndicatorPage:
    indicator, own, choice = found.indicator, found.own, found.choice
    address = {"municipality": found.municipality.slug, "code": indicator.code}
    query = f"?{choice.query}" if choice.query else ""
    newest = max((point.fetched_at for point in own.points), default=None)
    return IndicatorPage(
        title=title_of(indicator, language),
        name=found.municipality.name,
        latest=latest_sentence(indicator, own, language),
        growth=growth_sentence(found.growth, found.municipality.name, language),
        periods=tuple(
            point.period for point in reversed(own.points) if own.at(same_period_last_year(point.period))
        ),
        growth_period=found.growth.period if found.growth else "",
        chart_periods=tuple(point.period for point in own.points[:-1]),
        picture=picture(indicator, found.history, _names(found), shown_as(found), language, choice.first),
        choice=choice,
        compared=_compared(found),
        left_out=choice.left_out,
        rows=_rows(found, language),
        aims=tuple(_aim(found, aim, language) for aim in found.aims),
        revisions=_revisions(found, language),
        definition=in_language(indicator.definition, indicator.definition_en, language),
        unit=in_language(indicator.unit, indicator.unit_en, language),
        notes=_notes(indicator, language),
        source=in_language(indicator.source.name, indicator.source.name_en, language),
        credit=indicator.source.credit,
        licence=indicator.source.licence,
        licence_url=indicator.source.licence_url,
        source_url=indicator.source_url or indicator.source.url,
        source_table=indicator.source_table,
        source_updated=indicator.source_updated[:10],
        fetched="" if newest is None else date_short(timezone.localdate(newest), language),
        municipality_options=_options(region.name for region in found.regions.values()),
        url=reverse("web:indicator", kwargs=address),
        query=query,
        csv_url=reverse("web:indicator_csv", kwargs=address) + query,
        json_url=reverse("web:indicator_json", kwargs=address) + query,
        index_query=_shown_query(choice, INDEX),
        value_query=_shown_query(choice, VALUE),
    )


def _options(names: Iterable[str]) -> SafeString:
    """The names as suggestions of a form; made here, because 290 turns of a template take as long as the rest."""
    return format_html_join("", '<option value="{}"></option>', ((name,) for name in names))


def shown_as(found: Found) -> str:
    """Values, or an index where sizes differ so much that values would hide how each has developed."""
    if found.choice.shown_as or not found.choice.others:
        return found.choice.shown_as or VALUE
    latest = [series.latest for series in found.history.series.values()]
    values = [abs(point.value) for point in latest if point is not None and point.value]
    return INDEX if values and max(values) > 1.5 * min(values) and "%" not in found.indicator.unit else VALUE


def _names(found: Found) -> dict[str, str]:
    """Names by code, the municipality itself first."""
    codes = (found.municipality.code, *found.choice.others)
    return {
        code: found.regions[code].name if code in found.regions else found.municipality.name for code in codes
    }


def _compared(found: Found) -> Sequence[Compared]:
    removable = found.choice.kind == OWN
    return tuple(
        Compared(code, found.regions[code].name, f"?{found.choice.without(code)}" if removable else "")
        for code in found.choice.others
    )


def _rows(found: Found, language: Language) -> Sequence[Row]:
    """The table, newest period first."""
    figures = {
        code: {point.period: point for point in series.points}
        for code, series in found.history.series.items()
    }
    own = figures[found.municipality.code]
    others = [figures[code] for code in found.choice.others]
    return tuple(_row(found.indicator, period, own, others, language) for period in sorted(own, reverse=True))


def _row(
    indicator: Indicator,
    period: str,
    own: Mapping[str, Point],
    others: Sequence[Mapping[str, Point]],
    language: Language,
) -> Row:
    point, earlier = own[period], own.get(same_period_last_year(period))
    known = point.value is not None and earlier is not None and earlier.value is not None
    status = "" if point.status == Status.NORMAL else str(Status(point.status).label)
    remarks = [status, gettext("Revised") if point.revised else "", point.note]
    return Row(
        period=period_words(period, language),
        value=amount(indicator, point.value, language, unit=False),
        change=percentage_change(earlier.value, point.value, language) if known and earlier else "",
        remark=", ".join(remark for remark in remarks if remark),
        others=[amount(indicator, _value(other, period), language, unit=False) for other in others],
    )


def _value(points: Mapping[str, Point], period: str) -> float | None:
    return points[period].value if period in points else None


def _aim(found: Found, aim: Aim, language: Language) -> AimLine:
    outcomes = {
        Standing.MET: pgettext("target", "Met"),
        Standing.NOT_MET: pgettext("target", "Not met"),
        Standing.UNKNOWN: pgettext("target", "Not known yet"),
    }
    point = found.own.at(aim.period)
    value = point.value if point else None
    result = None if aim.target is None else standing(aim.target, value)
    return AimLine(
        period=period_words(aim.period, language),
        words=target_words(found.indicator, aim, language),
        value=amount(found.indicator, value, language),
        outcome="" if result is None else outcomes[result],
        key=""
        if result is None
        else {"met": "done", "not_met": "cancelled", "unknown": "unknown"}[result.value],
        decision=_decision(found, aim, language),
    )


def _decision(found: Found, aim: Aim, language: Language) -> Linked | None:
    decision = found.decisions.get(aim.target.pk) if aim.target else None
    if decision is None:
        return None
    return Linked(title_of(decision, language), decision_url(decision, found.municipality.slug))


def _revisions(found: Found, language: Language) -> Sequence[RevisionLine]:
    return tuple(
        RevisionLine(
            period=period_words(revision.period, language),
            before=amount(found.indicator, revision.before, language),
            after=amount(found.indicator, revision.after, language),
            fetched=date_short(timezone.localdate(revision.fetched_at), language),
        )
        for revision in found.history.revisions_of(found.municipality.code)
    )


def _notes(indicator: Indicator, language: Language) -> Sequence[Text]:
    written = in_language(indicator.notes, indicator.notes_en, language)
    return tuple(Text(line, written.language) for line in written.value.splitlines() if line.strip())


def _shown_query(choice: Choice, shown: str) -> str:
    pairs: dict[str, Any] = vars(choice) | {"shown_as": shown}
    return f"?{Choice(**pairs).query}"
