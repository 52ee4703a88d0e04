"""Figures come in: what is new, revised and gone; whole or not at all."""

import pytest
from django.db import DataError, IntegrityError

from framsteg.audit.models import AuditEntry, Generation
from framsteg.indicators import actions
from framsteg.indicators.errors import ContradictoryFigures, LargeDeletion, NothingUnderstood
from framsteg.indicators.figures import Change, Coverage, Delivery, Figure, Kind
from framsteg.indicators.models import FetchRun, Indicator, Observation
from framsteg.indicators.queries.series import Revision, revisions, series
from framsteg.indicators.rules.deletions import is_large
from tests.factories.indicators import (
    LATER,
    SOMEONE,
    THEN,
    IndicatorFactory,
    RegionFactory,
    deliver,
    figures,
    origin,
)

pytestmark = pytest.mark.django_db


def current(indicator: Indicator, region: str = "1781") -> dict[str, float | None]:
    return {point.period: point.value for point in series(indicator, region).points}


def test_a_first_delivery_is_all_new() -> None:
    report = deliver(IndicatorFactory(), {"1781": {"2011": 23698.0, "2012": 23729.0}})
    assert [(part.changes, part.unchanged) for part in report.parts] == [
        (
            (
                Change(Kind.NEW, Figure("1781", "2011", 23698.0), None, 0),
                Change(Kind.NEW, Figure("1781", "2012", 23729.0), None, 0),
            ),
            0,
        )
    ]


def test_a_revised_figure_is_kept_with_both_values_and_when_each_was_fetched() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {"2012": 23729.0}})
    deliver(indicator, {"1781": {"2012": 23731.0}}, at=LATER)
    rows = Observation.objects.order_by("revision").values_list("value", "revision", "run__fetched_at")
    assert list(rows) == [(23729.0, 0, THEN), (23731.0, 1, LATER)]
    assert revisions(indicator, "1781") == (Revision("1781", "2012", 23729.0, 23731.0, LATER),)
    assert current(indicator) == {"2012": 23731.0}


def test_the_same_again_stores_nothing_not_even_a_delivery() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {"2012": 23729.0}})
    report = deliver(indicator, {"1781": {"2012": 23729.0}}, at=LATER)
    assert (report.changed, report.unchanged, FetchRun.objects.count()) == (False, 1, 1)


def test_a_figure_that_never_was_there_is_not_stored_as_missing() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {"2011": None, "2012": 1.0}})
    assert current(indicator) == {"2012": 1.0}


def test_what_a_delivery_does_not_cover_is_left_alone() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {"2011": 1.0, "2012": 2.0}, "1780": {"2012": 3.0}})
    deliver(
        indicator,
        {"1781": {"2012": 2.0}},
        covers=Coverage(frozenset({"2012"}), frozenset({"1781"})),
        at=LATER,
    )
    assert (current(indicator), current(indicator, "1780")) == ({"2011": 1.0, "2012": 2.0}, {"2012": 3.0})


def test_what_a_delivery_covers_and_does_not_hold_is_gone_and_can_come_back() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {"2012": 2.0}, "1780": {"2012": 3.0}})
    deliver(indicator, {"1781": {"2012": 2.0}}, covers=Coverage(frozenset({"2012"})), at=LATER)
    assert current(indicator, "1780") == {"2012": None}
    deliver(indicator, {"1780": {"2012": 3.0}}, at=LATER)
    assert [each.after for each in revisions(indicator, "1780")] == [None, 3.0]
    assert current(indicator, "1780") == {"2012": 3.0}


def test_a_large_deletion_is_refused_until_it_is_said_twice() -> None:
    indicator = IndicatorFactory()
    deliver(indicator, {"1781": {str(year): 1.0 for year in range(2000, 2020)}})
    emptied: dict[str, float | None] = {str(year): None for year in range(2000, 2010)}
    with pytest.raises(LargeDeletion) as refused:
        deliver(indicator, {"1781": emptied}, at=LATER)
    assert (refused.value.vanishing, refused.value.stored, FetchRun.objects.count()) == (10, 20, 1)
    assert deliver(indicator, {"1781": emptied}, at=LATER, large_deletions=True).count(Kind.GONE) == 10


@pytest.mark.parametrize(
    ("vanishing", "stored", "large"),
    [(0, 0, False), (5, 5, False), (6, 6, True), (6, 300, False), (7, 300, True)],
)
def test_what_counts_as_large(vanishing: int, stored: int, large: bool) -> None:
    assert is_large(vanishing, stored) is large


def test_a_delivery_that_contradicts_itself_is_refused_whole() -> None:
    indicator = IndicatorFactory()
    RegionFactory(code="1781")
    twice = [Figure("1781", "2012", 1.0), Figure("1781", "2012", 2.0)]
    with pytest.raises(ContradictoryFigures):
        actions.deliveries.apply([Delivery(indicator, twice)], origin(indicator), by=SOMEONE, at=THEN)
    assert Observation.objects.count() == 0


def test_unknown_regions_are_told_and_the_rest_is_stored() -> None:
    indicator = IndicatorFactory()
    RegionFactory(code="1781")
    mixed = [Figure("1781", "2012", 1.0), Figure("9999", "2012", 2.0), Figure("17", "2012", 3.0)]
    report = actions.deliveries.apply([Delivery(indicator, mixed)], origin(indicator), by=SOMEONE, at=THEN)
    assert (report.not_understood, FetchRun.objects.get().not_understood) == (("9999", "17"), ["9999", "17"])
    assert current(indicator) == {"2012": 1.0}


def test_a_delivery_of_which_nothing_can_be_used_is_refused() -> None:
    indicator = IndicatorFactory()
    delivery = Delivery(indicator, [Figure("9999", "2012", 1.0)])
    with pytest.raises(NothingUnderstood, match="9999"):
        actions.deliveries.apply([delivery], origin(indicator), by=SOMEONE, at=THEN)


def test_of_several_deliveries_none_is_stored_when_one_cannot_be() -> None:
    first, second = IndicatorFactory(), IndicatorFactory()
    RegionFactory(code="1781")
    good = Delivery(first, figures({"1781": {"2012": 1.0}}))
    bad = Delivery(second, [Figure("1781", "i fjol", 1.0)])
    with pytest.raises((IntegrityError, DataError)):
        actions.deliveries.apply([good, bad], origin(first), by=SOMEONE, at=THEN)


def test_a_delivery_is_recorded_and_makes_public_pages_outdated() -> None:
    before = Generation.objects.get(id=1).number
    deliver(IndicatorFactory(), {"1781": {"2012": 1.0}})
    entry = AuditEntry.objects.get(object_type="indicators.fetchrun")
    assert (entry.actor_label, entry.after) == ("A test", {"new": 1, "revised": 0, "gone": 0})
    assert Generation.objects.get(id=1).number > before


def test_the_sources_notes_are_taken_over_beside_those_written_by_hand() -> None:
    indicator = IndicatorFactory(notes="Vår egen anmärkning.")
    RegionFactory(code="1781")
    delivery = Delivery(
        indicator, figures({"1781": {"2012": 1.0}}), notes=("Avser 31 december.",), updated="2026-02-20"
    )
    actions.deliveries.apply([delivery], origin(indicator), by=SOMEONE, at=THEN)
    indicator.refresh_from_db()
    assert (indicator.note_lines, indicator.source_updated) == (
        ["Vår egen anmärkning.", "Avser 31 december."],
        "2026-02-20",
    )
