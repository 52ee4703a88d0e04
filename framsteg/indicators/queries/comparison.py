"""What a delivery would change, figure by figure."""

from framsteg.indicators.errors import ContradictoryFigures, NothingUnderstood
from framsteg.indicators.figures import Change, Delivery, Figure, IndicatorReport, Kind
from framsteg.indicators.models import Observation, Region, Status

Key = tuple[str, str, str]
Stored = dict[Key, tuple[float | None, str, int]]


def compare(delivery: Delivery) -> IndicatorReport:
    """The changes that `delivery` would bring, and what in it could not be used."""
    stored = _stored(delivery)
    known = set(Region.objects.values_list("code", flat=True))
    delivered, unknown = _by_key(delivery, known)
    not_understood = (*delivery.not_understood, *unknown)
    if not delivered and not_understood:
        raise NothingUnderstood(delivery.indicator.title, not_understood)
    changes: list[Change] = []
    unchanged = 0
    for key, figure in delivered.items():
        change = _change(figure, stored.get(key))
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    changes += _withdrawn(delivery, delivered, stored)
    with_value = sum(value is not None for value, _, _ in stored.values())
    return IndicatorReport(delivery.indicator, tuple(changes), unchanged, with_value, not_understood)


def _stored(delivery: Delivery) -> Stored:
    rows = (
        Observation.objects.filter(indicator=delivery.indicator)
        .order_by("revision")
        .values_list("region_id", "period", "sex", "value", "status", "revision")
    )
    return {
        (region, period, sex): (value, status, revision)
        for region, period, sex, value, status, revision in rows
    }


def _by_key(delivery: Delivery, known: set[str]) -> tuple[dict[Key, Figure], tuple[str, ...]]:
    delivered: dict[Key, Figure] = {}
    unknown: dict[str, None] = {}
    for figure in delivery.figures:
        if figure.region not in known:
            unknown[figure.region] = None
            continue
        key = (figure.region, figure.period, figure.sex)
        earlier = delivered.setdefault(key, figure)
        if (earlier.value, earlier.status) != (figure.value, figure.status):
            raise ContradictoryFigures(figure.region, figure.period)
    return delivered, tuple(unknown)


def _change(figure: Figure, stored: tuple[float | None, str, int] | None) -> Change | None:
    if stored is None:
        return None if figure.value is None else Change(Kind.NEW, figure, None, 0)
    value, status, revision = stored
    if (value, status) == (figure.value, figure.status):
        return None
    kind = Kind.GONE if value is not None and figure.value is None else Kind.REVISED
    return Change(kind, figure, value, revision + 1)


def _withdrawn(delivery: Delivery, delivered: dict[Key, Figure], stored: Stored) -> list[Change]:
    if delivery.covers is None:
        return []
    return [
        Change(Kind.GONE, Figure(region, period, None, Status.GONE.value, sex), value, revision + 1)
        for (region, period, sex), (value, _, revision) in stored.items()
        if value is not None
        and (region, period, sex) not in delivered
        and delivery.covers.holds(region, period, sex)
    ]
