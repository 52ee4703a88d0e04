"""Background and mandate: where it came from, its phases, and the decisions it rests on."""

from collections.abc import Sequence

from django.utils.translation import gettext, override

from framsteg.lib.plain_language import Precision, period
from framsteg.programme.models import Decision, DecisionOutcome, PhaseKind
from framsteg.programme.queries.parts import Part
from framsteg.reports.document import (
    Block,
    Cite,
    Column,
    ColumnKind,
    Figure,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Trail,
    Unit,
    Words,
)

from .gathering import Gathered
from .writing import cell, either, said, used_columns, written


def background(g: Gathered) -> Section:
    programme = g.programme
    return Section(
        "bakgrund",
        gettext("Background and mandate"),
        (*written("programme", programme.body, programme.body_en, g.language), *_phases(g)),
        (Section("uppdrag", gettext("Decisions"), decisions(g)),),
    )


def _phases(g: Gathered) -> list[Block]:
    if not g.story.parts.phases:
        return []
    rows = [Row(((_phase(g, each),), cell(_span(g, each)))) for each in g.story.parts.phases]
    return [
        Table(
            "skeden",
            gettext("The programme's phases"),
            (Column("skede", gettext("Phase")), Column("tid", gettext("Time"))),
            tuple(rows),
            note=gettext("A time that is not known is left out."),
        )
    ]


def _phase(g: Gathered, phase: Part) -> Words:
    return either(phase.title or str(PhaseKind(phase.kind).label), phase.title_en, g.language)


def _span(g: Gathered, phase: Part) -> str:
    start = (phase.starts_on, phase.starts_precision) if phase.starts_on else None
    end = (phase.ends_on, phase.ends_precision) if phase.ends_on else None
    return period(start, end, g.language)


def decisions(g: Gathered) -> tuple[Block, ...]:
    """The decisions up to the day, oldest first."""
    told = [each for chain in g.story.decisions for each in chain]
    return decision_table(g, [each for each in told if each.decided_on is None or each.decided_on <= g.on])


def decision_table(g: Gathered, found: Sequence[Decision]) -> tuple[Block, ...]:
    """Oldest first; says so where there is none."""
    if not found:
        return (Paragraph(said(gettext("No decision is stated."))),)
    columns = (
        Column("beslut", gettext("Decision")),
        Column("instans", gettext("Decided by")),
        Column("datum", gettext("Date"), ColumnKind.DATE),
        Column("paragraf", gettext("Paragraph")),
        Column("arende", gettext("Case number")),
        Column("utfall", gettext("Outcome")),
    )
    ordered = sorted(found, key=lambda each: (str(each.decided_on or ""), each.pk))
    rows = tuple(_decision(g, each) for each in ordered)
    return (used_columns(Table("beslut", gettext("Decisions"), columns, rows)),)


def _decision(g: Gathered, decision: Decision) -> Row:
    with override(g.language):
        outcome = str(DecisionOutcome(decision.outcome).label)
    title: Run = either(decision.title, decision.title_en, g.language)
    return Row(
        (
            (title,),
            cell(decision.body_name),
            (Cite(_decided(g, decision)),),
            cell(decision.paragraph),
            cell(decision.case_number),
            cell(outcome),
        )
    )


def _decided(g: Gathered, decision: Decision) -> str:
    trail = Trail(
        "programme.decision",
        str(decision.pk),
        decision.title,
        decision.source_url,
        decision.decided_on,
        decision.provenance,
    )
    return g.ledger.add(
        Figure(
            f"decision.{decision.pk}.date",
            gettext("Date of the decision"),
            decision.decided_on,
            Unit.DATE,
            precision=Precision(decision.decided_precision),
            trail=(trail,),
        )
    )
