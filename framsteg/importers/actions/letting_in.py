"""Figures that have been read go to the indicators: as a trial or for good, whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from framsteg.audit.actors import Actor
from framsteg.audit.models import Visibility
from framsteg.importers.actions.keeping import Fetched
from framsteg.indicators.actions import catalogue, deliveries
from framsteg.indicators.actions.deliveries import Origin
from framsteg.indicators.figures import Delivery, DeliveryReport
from framsteg.indicators.models import Indicator, Source


@dataclass(frozen=True)
class Consent:
    """What the person has said yes to: storing at all, and large deletions."""

    apply: bool = False
    large_deletions: bool = False


@dataclass(frozen=True)
class Description:
    """What is known of an indicator that may have to be made: its code and the values of its fields."""

    code: str
    values: dict[str, Any]
    publish: bool = False


def let_in(
    deliver: Callable[[dict[str, Source]], Sequence[Delivery]],
    fetched: Fetched[Any],
    *,
    source: str,
    reference: str,
    consent: Consent,
    by: Actor,
    at: datetime,
    updated: str = "",
) -> DeliveryReport:
    """What `deliver` makes of the answers, compared with what is stored, and stored where there is consent.

    A trial takes the same way and is undone at its end, so that what it reports is what would happen.
    """
    with transaction.atomic():
        sources = catalogue.ensure_sources(by=by, at=at)
        origin = Origin(sources[source], reference, fetched.fetched_at, fetched.content_sha256, updated)
        report = deliveries.apply(
            deliver(sources),
            origin,
            by=by,
            at=at,
            large_deletions=consent.large_deletions or not consent.apply,
        )
        if not consent.apply:
            transaction.set_rollback(True)
    return report


def indicator_for(description: Description, source: Source, *, by: Actor, at: datetime) -> Indicator:
    """The shared indicator with that code; made as a draft, or published where that was asked for, if missing."""
    visibility = Visibility.PUBLIC if description.publish else Visibility.DRAFT
    values = {**description.values, "code": description.code}
    return catalogue.ensure_indicator(values, source, visibility=visibility, by=by, at=at)
