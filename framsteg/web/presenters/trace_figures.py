"""Figures with the way back from each: its report, its round, its decision and its source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.figures_traced import FigureTrace
from framsteg.audit.models import ProvenanceKind
from framsteg.indicators.models import Indicator
from framsteg.lib.plain_language import Language, Text, date_short, money, number
from framsteg.programme.models import (
    Appropriation,
    Decision,
    LedgerDelivery,
    Programme,
    ReportingRound,
    RoundState,
    SubProject,
)
from framsteg.programme.queries.money_traced import AllocatedPart, SpentByFile

from .change_words import decided
from .common import (
    Linked,
    base_url,
    decision_url,
    money_url,
    name_of,
    programme_url,
    round_url,
    sub_project_url,
    title_of,
)
from .indicator_words import amount, period_words
from .stages import stage_mark

Way = Callable[[Any], str]
"""Where something is told of: its public page, or its place in the editor; "" where it has none."""


@dataclass(frozen=True)
class FigureRow:
    """A figure and the way back from it. What is not known is an empty text, which the page says."""

    kind: str
    name: Linked
    value: str
    as_of: str
    reported_by: Text
    round: Linked | None
    decision: Linked | None
    source: str
    source_url: str
    checksum: str
    origin: str


def figure_row(trace: FigureTrace, language: Language, way: Way) -> FigureRow:
    if trace.sub_project is not None:
        return _stage_row(trace, trace.sub_project, language, way)
    if trace.appropriation is not None:
        return _money_row(trace, trace.appropriation, language, way)
    if trace.allocated is not None:
        return _allocated_row(trace, trace.allocated, language, way)
    if trace.spent is not None:
        return _spent_row(trace.spent, language, way)
    return _indicator_row(trace, language, way)


def _stage_row(trace: FigureTrace, sub_project: SubProject, language: Language, way: Way) -> FigureRow:
    report = trace.report
    held = report.round if report else None
    return FigureRow(
        kind=gettext("Stage"),
        name=Linked(name_of(sub_project, language), way(sub_project)),
        value=stage_mark(sub_project.stage).label,
        as_of=date_short(report.as_of, language) if report else "",
        reported_by=title_of(trace.reporter, language) if trace.reporter else Text("", language),
        round=Linked(title_of(held, language), way(held)) if held else None,
        decision=decision_told(trace.decision, language, way) if trace.decision else None,
        source=gettext("Status report %(number)s") % {"number": report.pk} if report else "",
        source_url=report.source_url or way(report) if report else "",
        checksum="",
        origin=origin_words(report.provenance) if report else "",
    )


def _money_row(trace: FigureTrace, row: Appropriation, language: Language, way: Way) -> FigureRow:
    name = gettext("Set aside in the budget of %(year)s") % {"year": row.budget_year}
    return FigureRow(
        kind=gettext("Money"),
        name=Linked(Text(name, language), way(row)),
        value=money(row.amount_ore, language),
        as_of=str(row.budget_year),
        reported_by=Text("", language),
        round=None,
        decision=decision_told(trace.decision, language, way) if trace.decision else None,
        source=row.source_url,
        source_url=row.source_url,
        checksum="",
        origin=origin_words(row.provenance),
    )


def _allocated_row(trace: FigureTrace, row: AllocatedPart, language: Language, way: Way) -> FigureRow:
    """From what was divided to what was set aside, and the decision behind that."""
    rests_on = row.appropriation
    name = ngettext(
        "Allocated to %(number)s sub-project of what was set aside in the budget of %(year)s",
        "Allocated to %(number)s sub-projects of what was set aside in the budget of %(year)s",
        row.sub_projects,
    ) % {"number": number(row.sub_projects, language), "year": rests_on.budget_year}
    source = gettext("Set aside in the budget of %(year)s") % {"year": rests_on.budget_year}
    return FigureRow(
        kind=gettext("Money"),
        name=Linked(Text(name, language), way(rests_on)),
        value=money(row.ore, language),
        as_of=str(rests_on.budget_year),
        reported_by=Text("", language),
        round=None,
        decision=decision_told(trace.decision, language, way) if trace.decision else None,
        source=f"{source}: {money(rests_on.amount_ore, language)}",
        source_url=way(rests_on),
        checksum="",
        origin=origin_words(rests_on.provenance),
    )


def _spent_row(row: SpentByFile, language: Language, way: Way) -> FigureRow:
    """From what was spent to the file of the accounts, by its checksum."""
    file = row.delivery
    name = gettext("Outcome in the budget year %(year)s") % {"year": row.budget_year}
    return FigureRow(
        kind=gettext("Money"),
        name=Linked(Text(name, language), way(file)),
        value=money(row.ore, language),
        as_of=f"{file.period_from:%Y-%m}–{file.period_to:%Y-%m}",
        reported_by=Text("", language),
        round=None,
        decision=None,
        source=gettext("The accounts: %(file)s, taken in %(date)s")
        % {"file": file.file_name, "date": date_short(timezone.localdate(file.applied_at), language)},
        source_url=way(file),
        checksum=file.content_sha256,
        origin=origin_words(ProvenanceKind.OWN_RECORD),
    )


def _indicator_row(trace: FigureTrace, language: Language, way: Way) -> FigureRow:
    indicator, measured = trace.indicator, trace.measured
    if indicator is None or measured is None:
        raise LookupError("a figure is a stage, money or a figure of an indicator")
    run = measured.run
    fetched = date_short(timezone.localdate(run.fetched_at), language)
    return FigureRow(
        kind=gettext("Indicator"),
        name=Linked(title_of(indicator, language), way(indicator)),
        value=amount(indicator, measured.value, language),
        as_of=period_words(measured.period, language),
        reported_by=Text("", language),
        round=None,
        decision=decision_told(trace.decision, language, way) if trace.decision else None,
        source=gettext("%(source)s, %(what)s, fetched %(date)s")
        % {"source": run.source.name, "what": run.reference, "date": fetched},
        source_url=indicator.source_url or way(indicator),
        checksum=run.content_sha256,
        origin=origin_words(ProvenanceKind.PUBLIC_SOURCE),
    )


def origin_words(provenance: str) -> str:
    return str(ProvenanceKind(provenance).label)


def decision_told(decision: Decision, language: Language, way: Way) -> Linked:
    title = title_of(decision, language)
    return Linked(Text(f"{title.value} ({decided(decision, language)})", title.language), way(decision))


def public_way(municipality: str) -> Way:
    """The public page of what is told of."""

    def way(thing: Any) -> str:
        match thing:
            case Programme():
                return programme_url(thing, municipality)
            case SubProject():
                return sub_project_url(thing.programme, municipality, thing.number)
            case Decision():
                return decision_url(thing, municipality)
            case Indicator():
                return f"{base_url(municipality)}nyckeltal/{thing.code}/"
            case Evaluation():
                return f"{base_url(municipality)}utvardering/{thing.slug}/"
            case Appropriation():
                return f"{programme_url(thing.programme, municipality)}#money"
            case LedgerDelivery():
                return money_url(thing.programme, municipality)
            case ReportingRound() if thing.state == RoundState.CLOSED:
                return round_url(thing.programme, municipality, thing.as_of)
            case Model() if hasattr(thing, "sub_project"):
                return f"{way(thing.sub_project)}#reports"
        return ""

    return way
