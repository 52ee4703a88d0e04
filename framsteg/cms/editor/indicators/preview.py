"""What figures on their way in would change, as it is shown before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framsteg.indicators.figures import Change, IndicatorReport, Kind
from framsteg.indicators.models import Region
from framsteg.lib.plain_language import Language
from framsteg.web.presenters.indicator_words import period_words

from .fields import written

SHOWN = 100


@dataclass(frozen=True)
class ChangeLine:
    kind: str
    region: str
    period: str
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """The counts in a sentence, the first of the changes, and the rows that could not be read."""

    summary: str
    lines: Sequence[ChangeLine]
    more: int
    not_understood: Sequence[str]
    unread: int


def preview_of(report: IndicatorReport, language: Language) -> Preview:
    """What is withdrawn and revised stands first: that is what one has to look at."""
    ordered = [change for kind in (Kind.GONE, Kind.REVISED, Kind.NEW) for change in report.of_kind(kind)]
    shown = ordered[:SHOWN]
    names = dict(
        Region.objects.filter(pk__in={each.after.region for each in shown}).values_list("code", "name")
    )
    return Preview(
        summary=_summary(report),
        lines=[_line(each, names, language) for each in shown],
        more=len(ordered) - len(shown),
        not_understood=report.not_understood[:SHOWN],
        unread=len(report.not_understood),
    )


def _summary(report: IndicatorReport) -> str:
    new, revised, gone = (len(report.of_kind(kind)) for kind in (Kind.NEW, Kind.REVISED, Kind.GONE))
    told = [
        (new, ngettext("%d figure is new", "%d figures are new", new)),
        (revised, ngettext("%d gets another value", "%d get another value", revised)),
        (gone, ngettext("%d loses its value", "%d lose their value", gone)),
        (report.unchanged, ngettext("%d is as before", "%d are as before", report.unchanged)),
    ]
    return ", ".join(words % number for number, words in told if number) + "."


def _line(change: Change, names: dict[str, str], language: Language) -> ChangeLine:
    kinds = {Kind.NEW: _("New"), Kind.REVISED: _("Another value"), Kind.GONE: _("No value any more")}
    return ChangeLine(
        kind=kinds[change.kind],
        region=names.get(change.after.region, change.after.region),
        period=period_words(change.after.period, language),
        before="" if change.kind is Kind.NEW else _exact(change.before),
        after=_exact(change.after.value),
    )


def _exact(value: float | None) -> str:
    """As it is stored; pages show it with the decimals of the indicator."""
    return _("no figure") if value is None else written(value)
