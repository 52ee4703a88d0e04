"""What a delivery changes, told line by line."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from framsteg.indicators.figures import Change, DeliveryReport, IndicatorReport, Kind
from framsteg.indicators.rules.deletions import is_large

MOST_EXAMPLES = 10


def lines(report: DeliveryReport) -> Iterator[str]:
    """The report as sentences and lists, for a terminal or a mail."""
    for part in report.parts:
        yield from _part(part)


def needs_second_yes(report: DeliveryReport) -> bool:
    """Whether applying it asks for large deletions to be allowed."""
    return any(is_large(len(part.of_kind(Kind.GONE)), part.stored) for part in report.parts)


def _part(part: IndicatorReport) -> Iterator[str]:
    counts = {kind.value: len(part.of_kind(kind)) for kind in Kind}
    summary = _("%(new)d new, %(revised)d revised, %(gone)d gone, %(unchanged)d unchanged.")
    yield f"{part.indicator.title} ({part.indicator.code}): {summary % (counts | {'unchanged': part.unchanged})}"
    for kind in (Kind.REVISED, Kind.GONE):
        changes = part.of_kind(kind)
        yield from (f"  {_change(change)}" for change in changes[:MOST_EXAMPLES])
        if len(changes) > MOST_EXAMPLES:
            yield "  " + _("and %(count)d more") % {"count": len(changes) - MOST_EXAMPLES}
    if part.not_understood:
        shown = "; ".join(part.not_understood[:MOST_EXAMPLES])
        yield "  " + _("%(count)d not understood: %(examples)s") % {
            "count": len(part.not_understood),
            "examples": shown,
        }


def _change(change: Change) -> str:
    after = change.after
    return f"{after.region} {after.period} {after.sex}: {_value(change.before)} → {_value(after.value)}"


def _value(value: float | None) -> str:
    if value is None:
        return _("no value")
    return f"{value:.0f}" if value.is_integer() else f"{value}"
