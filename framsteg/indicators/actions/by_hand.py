"""Figures that a person writes down. They are kept as those of a delivery are, with their revisions."""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from framsteg.audit.actors import Actor
from framsteg.indicators.actions import catalogue, deliveries
from framsteg.indicators.actions.deliveries import Origin
from framsteg.indicators.figures import Delivery, DeliveryReport, Figure
from framsteg.indicators.models import Indicator, Source, SourceKind

BY_HAND = "egna-uppgifter"
REFERENCE = "Skrivet för hand"


@transaction.atomic
def enter(indicator: Indicator, figures: Sequence[Figure], *, by: Actor, at: datetime) -> DeliveryReport:
    """Store what is new in `figures`; what is not among them stays as it is."""
    origin = Origin(_source_of(indicator, by=by, at=at), REFERENCE, at, _checksum(figures))
    return deliveries.apply([Delivery(indicator, figures)], origin, by=by, at=at, large_deletions=True)


def _source_of(indicator: Indicator, *, by: Actor, at: datetime) -> Source:
    """The indicator's own source where it is a person or a file; a server has not said what a person writes."""
    if indicator.source.kind in (SourceKind.BY_HAND, SourceKind.FILE):
        return indicator.source
    return catalogue.ensure_sources(by=by, at=at)[BY_HAND]


def _checksum(figures: Sequence[Figure]) -> str:
    return sha256(json.dumps([list(each) for each in figures], ensure_ascii=False).encode()).hexdigest()
