"""An indicator as those who work with it see it: its figures here, what is aimed at, and what has come in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from framsteg.accounts.models import Municipality
from framsteg.cms.editor.workspace import Row
from framsteg.indicators.models import Baseline, FetchRun, Indicator, Observation, Status, Target
from framsteg.indicators.queries.catalogue import Aim
from framsteg.indicators.queries.series import Point, Series, series
from framsteg.indicators.rules.targets import Standing, standing
from framsteg.lib.plain_language import Language, date_short
from framsteg.web.presenters.indicator_words import amount, period_words, target_words

FIGURES, DELIVERIES = 12, 8


@dataclass(frozen=True)
class FigureLine:
    period: str
    value: str
    status: str
    note: str
    fetched: str
    is_revised: bool


@dataclass(frozen=True)
class IndicatorWorkspace:
    figures: Sequence[FigureLine]
    earlier: int
    targets: Sequence[Row]
    baselines: Sequence[Row]
    deliveries: Sequence[Row]


def workspace(indicator: Indicator, place: Municipality, language: Language) -> IndicatorWorkspace:
    """A fixed number of queries, however many figures there are."""
    own = series(indicator, place.code)
    newest = own.points[::-1]
    return IndicatorWorkspace(
        figures=[_line(indicator, point, language) for point in newest[:FIGURES]],
        earlier=max(0, len(newest) - FIGURES),
        targets=_targets(indicator, place, own, language),
        baselines=_baselines(indicator, place, language),
        deliveries=_deliveries(indicator, language),
    )


def _line(indicator: Indicator, point: Point, language: Language) -> FigureLine:
    return FigureLine(
        period=period_words(point.period, language),
        value=amount(indicator, point.value, language),
        status="" if point.status == Status.NORMAL else str(Status(point.status).label),
        note=point.note,
        fetched=date_short(timezone.localdate(point.fetched_at), language),
        is_revised=point.revised,
    )


def _targets(indicator: Indicator, place: Municipality, own: Series, language: Language) -> list[Row]:
    said = {Standing.MET: _("met"), Standing.NOT_MET: _("not met"), Standing.UNKNOWN: _("not known yet")}
    return [
        Row(
            f"{period_words(target.period, language)}: {_aimed(indicator, target, language)}",
            reverse("target:open", args=[target.pk]),
            tag=said[standing(target, point.value if (point := own.at(target.period)) else None)],
        )
        for target in Target.objects.filter(indicator=indicator, municipality=place).order_by("period")
    ]


def _aimed(indicator: Indicator, target: Target, language: Language) -> str:
    words = target_words(indicator, Aim(target.period, target.value, target), language)
    return words[:1].lower() + words[1:]


def _baselines(indicator: Indicator, place: Municipality, language: Language) -> list[Row]:
    rows = Baseline.objects.filter(indicator=indicator, municipality=place).order_by("period")
    return [
        Row(
            f"{period_words(each.period, language)}: {amount(indicator, each.value, language)}",
            reverse("baseline:open", args=[each.pk]),
        )
        for each in rows
    ]


def _deliveries(indicator: Indicator, language: Language) -> list[Row]:
    """The newest deliveries that brought something to the indicator."""
    brought = Observation.objects.filter(indicator=indicator).order_by().values("run")
    runs = FetchRun.objects.filter(pk__in=brought).select_related("source").order_by("-applied_at", "-pk")
    return [_delivery(run, language) for run in runs[:DELIVERIES]]


def _delivery(run: Any, language: Language) -> Row:
    counts = _("%(new)d new, %(revised)d revised, %(gone)d gone") % vars(run)
    day = date_short(timezone.localdate(run.applied_at), language)
    return Row(f"{day}: {run.reference}", "", f"{run.source}. {counts}. {run.applied_by}")
