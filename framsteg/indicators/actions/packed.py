"""The figures that the project carries, delivered like those of any other source."""

from datetime import datetime

from framsteg.audit.actors import Actor
from framsteg.indicators import data
from framsteg.indicators.actions import catalogue, deliveries
from framsteg.indicators.figures import Delivery, DeliveryReport, Figure
from framsteg.indicators.models import Observation


def load_population(*, by: Actor, at: datetime) -> DeliveryReport:
    """Add regions, sources, the population indicator and its figures where they are missing.

    Figures that have come from the source itself since then stay as they are.
    """
    rows = list(data.population())
    about = data.read_json("population.json")
    catalogue.ensure_regions((row.code, row.name) for row in rows)
    source = catalogue.ensure_sources(by=by, at=at)[about["source"]]
    indicator = catalogue.ensure_indicator(about["indicator"], source, by=by, at=at)
    stored = set(Observation.objects.filter(indicator=indicator).values_list("region_id", "period"))
    figures = [
        Figure(row.code, period, float(value))
        for row in rows
        for period, value in row.values.items()
        if (row.code, period) not in stored
    ]
    origin = deliveries.Origin(
        source=source,
        reference=about["reference"],
        fetched_at=datetime.fromisoformat(about["fetched_at"]),
        content_sha256=data.population_sha256(),
    )
    return deliveries.apply([Delivery(indicator, figures)], origin, by=by, at=at)
