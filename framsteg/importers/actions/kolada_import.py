"""Figures from Kolada."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from framsteg.audit.actors import Actor
from framsteg.importers.actions import endpoints, keeping
from framsteg.importers.actions.letting_in import Consent, Description, indicator_for, let_in
from framsteg.importers.kolada import fetch, ingest
from framsteg.importers.kolada.client import Client
from framsteg.importers.kolada.fetch import Question
from framsteg.importers.kolada.schema import Kpi
from framsteg.indicators.figures import Delivery, DeliveryReport
from framsteg.indicators.models import Indicator, Source

UNITS = (
    (r"\(%\)", "%"),
    (r"\bkr/inv", "kronor per invånare"),
    (r"\bkr\b", "kronor"),
    (r"\bantal\b", "antal"),
)


def asked(question: Question) -> dict[str, Any]:
    """The question as it is kept with its fetch."""
    return {
        "kpis": list(question.kpis),
        "years": list(question.years),
        "changed_since": question.changed_since,
    }


def import_figures(
    question: Question,
    *,
    again: bool = False,
    publish: bool = False,
    indicator: Indicator | None = None,
    within: float | None = None,
    consent: Consent,
    by: Actor,
    at: datetime,
) -> DeliveryReport:
    """Fetch key figures for all municipalities and let them in; each becomes an indicator with its own code, or goes to
    `indicator`, where that is given. `within` is how many seconds it may take.
    """
    started = keeping.begin("kolada", asked(question), at=at, again=again)
    with endpoints.session(within) as session:
        client = Client(keeping.KeepingAsker(started, session), endpoints.kolada())
        fetched = keeping.carry_out(started, lambda: fetch.fetch(client, question))
    read = ingest.read(fetched.result, question)

    def deliver(sources: dict[str, Source]) -> Sequence[Delivery]:
        if indicator is not None:
            return [figures.to(indicator) for figures in read.values() if figures.figures]
        described = {kpi.id: _description(kpi, publish) for kpi in fetched.result.kpis}
        return [
            figures.to(indicator_for(described[kpi], sources["kolada"], by=by, at=at))
            for kpi, figures in read.items()
            if kpi in described and (figures.figures or figures.covers)
        ]

    return let_in(
        deliver,
        fetched,
        source=indicator.source.key if indicator is not None else "kolada",
        reference=", ".join(question.kpis),
        consent=consent,
        by=by,
        at=at,
    )


def _description(kpi: Kpi, publish: bool) -> Description:
    unit = next((unit for sign, unit in UNITS if re.search(sign, kpi.title.lower())), "värde")
    values = {
        "title": kpi.title,
        "definition": kpi.definition or kpi.description,
        "unit": unit,
        "decimals": 0 if unit in ("antal", "kronor") else 1,
        "source_table": kpi.id,
        "source_url": "https://www.kolada.se/",
    }
    return Description(kpi.id, values, publish)
