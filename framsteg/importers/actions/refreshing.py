"""Newer figures for an indicator that knows what to ask its source for."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from framsteg.audit.actors import Actor
from framsteg.importers.actions import keeping, kolada_import, scb_import
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.kolada.fetch import Question as KoladaQuestion
from framsteg.importers.models import FetchState
from framsteg.indicators.figures import DeliveryReport
from framsteg.indicators.models import Indicator, SourceKind

WITHIN = 25.0
"""Seconds that one attempt may take: a person waits for it, and a worker with the person."""

FIRST_YEAR = 1990
"""From when Kolada is asked: it has nothing older."""


@dataclass(frozen=True)
class Interrupted:
    """A fetch that stopped on its way: how many answers are kept, and what stopped it."""

    answers: int
    problem: str


def can_be_fetched(indicator: Indicator) -> bool:
    """Whether the indicator has a source that can be asked, and knows its table or key there."""
    return bool(indicator.source_table) and indicator.source.kind in (SourceKind.SCB, SourceKind.KOLADA)


def within() -> float:
    return float(getattr(settings, "FRAMSTEG_REFRESH_SECONDS", WITHIN))


def interrupted(indicator: Indicator, *, at: datetime) -> Interrupted | None:
    """What was begun lately and not finished; the next attempt goes on from there."""
    is_scb = indicator.source.kind == SourceKind.SCB
    found = keeping.latest(
        "scb" if is_scb else "kolada",
        _asked_of_scb(indicator) if is_scb else _asked_of_kolada(indicator, at),
        at=at,
    )
    if found is None or found.state != FetchState.RUNNING:
        return None
    return Interrupted(found.answers.filter(understood=True).count(), found.problem)


def refresh(
    indicator: Indicator, *, again: bool, consent: Consent, by: Actor, at: datetime
) -> DeliveryReport:
    """Ask the source for all of the indicator's figures and let in what is new; `again` asks even for fresh answers."""
    if indicator.source.kind == SourceKind.SCB:
        return scb_import.import_figures(
            scb_import.question_of(indicator),
            version=scb_import.version_of(indicator.source_table),
            again=again,
            indicator=indicator,
            within=within(),
            consent=consent,
            by=by,
            at=at,
        )
    return kolada_import.import_figures(
        _kolada_question(indicator, at),
        again=again,
        indicator=indicator,
        within=within(),
        consent=consent,
        by=by,
        at=at,
    )


def _kolada_question(indicator: Indicator, at: datetime) -> KoladaQuestion:
    written = str(indicator.source_selection.get("from", ""))[:4]
    first = max(int(written), FIRST_YEAR) if written.isdecimal() else FIRST_YEAR
    return KoladaQuestion((indicator.source_table,), tuple(range(min(first, at.year), at.year + 1)))


def _asked_of_scb(indicator: Indicator) -> keeping.Question:
    return scb_import.asked(scb_import.question_of(indicator), scb_import.version_of(indicator.source_table))


def _asked_of_kolada(indicator: Indicator, at: datetime) -> keeping.Question:
    return kolada_import.asked(_kolada_question(indicator, at))
