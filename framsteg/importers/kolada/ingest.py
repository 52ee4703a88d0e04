"""Kolada's answers as figures."""

from collections.abc import Iterable

from framsteg.importers.kolada.fetch import Answer, Question
from framsteg.importers.kolada.schema import Record, Value
from framsteg.importers.shared.figures import ReadFigures
from framsteg.indicators.figures import Coverage, Figure
from framsteg.indicators.models import Sex, Status
from framsteg.indicators.periods import NotAPeriod, canonical

STATUSES = {"private": Status.SUPPRESSED, "preliminary": Status.PRELIMINARY, "missing": Status.MISSING}


def read(answer: Answer, question: Question) -> dict[str, ReadFigures]:
    """The figures by key figure. Groups and regions are left out: they are no municipalities.

    A whole answer covers its years: what is absent has been withdrawn. An answer with changes only does not.
    """
    by_kpi: dict[str, list[Record]] = {kpi.id: [] for kpi in answer.kpis}
    for record in answer.records:
        if is_municipality(record.municipality):
            by_kpi.setdefault(record.kpi, []).append(record)
    updated = {kpi.id: kpi.updated for kpi in answer.kpis}
    covers = None
    if not question.changed_since:
        years = frozenset(str(year) for year in question.years)
        covers = Coverage(periods=years, sexes=frozenset(Sex.values))
    return {kpi: _read(records, covers, updated.get(kpi, "")) for kpi, records in by_kpi.items()}


def is_municipality(code: str) -> bool:
    """Four digits that are no region ("0017") and no group ("G123"); or the whole country, "0000"."""
    return len(code) == 4 and code.isdigit() and (code == "0000" or not code.startswith("00"))


def _read(records: Iterable[Record], covers: Coverage | None, updated: str) -> ReadFigures:
    figures: list[Figure] = []
    unread: dict[str, None] = {}
    for record in records:
        try:
            period = canonical(record.period)
        except NotAPeriod:
            unread[record.period] = None
            continue
        figures += (_figure(record, period, value) for value in record.values)
    return ReadFigures(tuple(figures), covers, tuple(unread), (), updated)


def _figure(record: Record, period: str, value: Value) -> Figure:
    status = STATUSES.get(value.status.lower(), Status.NORMAL)
    number = value.value
    if record.deleted or value.deleted:
        number, status = None, Status.GONE
    elif status in (Status.SUPPRESSED, Status.MISSING):
        number = None
    elif number is None:
        status = Status.MISSING
    return Figure(record.municipality, period, number, status.value, value.gender)
