"""Participation: what people were invited to, how many came, and what came of it."""

from django.utils.translation import gettext

from framsteg.lib.plain_language import Precision
from framsteg.participation.models import Event, EventKind
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
    Unit,
)

from .gathering import Gathered
from .views_given import trails, views_given
from .writing import cell, either, said, to_write_below, used_columns, written


def participation(g: Gathered) -> Section:
    title = gettext("Participation, and what came of it")
    what_came = to_write_below(
        g.texts,
        "participation",
        "delaktighet-blev",
        gettext("What came of the participation"),
        gettext("What did people say, what was done because of it, and what was not done, and why?"),
    )
    if not g.events:
        nothing = Paragraph(said(gettext("No events are stated.")))
        return Section("delaktighet", title, (nothing,), (what_came,))
    table = Table(
        "handelser",
        gettext("Events of the programme"),
        (
            Column("handelse", gettext("Event")),
            Column("typ", gettext("Kind")),
            Column("dag", gettext("Day"), ColumnKind.DATE),
            Column("plats", gettext("Place")),
            Column("antal", gettext("Number of people"), ColumnKind.NUMBER, gettext("May be a range")),
        ),
        tuple(_row(g, each) for each in g.events),
    )
    answers = tuple(_answer(g, each) for each in g.events if each.is_asking)
    return Section("delaktighet", title, (used_columns(table),), (views_given(g), *answers, what_came))


def _row(g: Gathered, event: Event) -> Row:
    return Row(
        (
            (either(event.title, event.title_en, g.language),),
            cell(str(EventKind(event.kind).label)),
            (Cite(_day(g, event)),),
            cell(event.place),
            _attendance(g, event),
        )
    )


def _day(g: Gathered, event: Event) -> str:
    return g.ledger.add(
        Figure(
            f"event.{event.pk}.day",
            gettext("Day of the event"),
            event.starts_on,
            Unit.DATE,
            precision=Precision(event.starts_precision),
            trail=trails([event]),
        )
    )


def _attendance(g: Gathered, event: Event) -> tuple[Run, ...]:
    low, high = event.attendance_low, event.attendance_high
    figure = Figure(
        f"event.{event.pk}.people",
        gettext("Number of people"),
        low if low is not None else high,
        high=high if low is not None and high not in (None, low) else None,
        trail=trails([event]),
    )
    return (Cite(g.ledger.add(figure)),)


def _answer(g: Gathered, event: Event) -> Section:
    """What happened with what people said; that it is not told is told."""
    title = either(event.title, event.title_en, g.language)
    blocks: tuple[Block, ...] = written(f"event-{event.pk}", event.feedback, event.feedback_en, g.language)
    nothing = Paragraph(said(gettext("What happened with the views is not stated.")))
    return Section(f"handelse-{event.pk}", title.text, blocks or (nothing,), language=title.language)
