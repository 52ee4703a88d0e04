"""A closed round as the source of a report as of its day: the frozen rows, and nothing that has happened since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from framsteg.lib.plain_language import in_language
from framsteg.programme.models import Programme, ReportingRound, RoundRow
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.closed_rounds import ClosedRound, closed_round, round_as_of, rows_of
from framsteg.programme.queries.parts import Part
from framsteg.programme.queries.reported import ReportedSubProject, reported
from framsteg.reports.document import (
    Block,
    Cite,
    Column,
    ColumnKind,
    Figure,
    Paragraph,
    Row,
    Table,
    Trail,
    Unit,
)

from .gathering import Gathered
from .writing import cell, said, sentences


@dataclass(frozen=True)
class Standing:
    """How the sub-projects stood on a day; `closed` is the closed round as of that day, with its `rows`."""

    sub_projects: Sequence[ReportedSubProject]
    closed: ClosedRound | None = None
    rows: Sequence[RoundRow] = ()


def standing(programme: Programme, *, on: date, audience: Audience) -> Standing:
    """From the closed round as of the day, else from the reports up to it. At most four queries."""
    try:
        found = round_as_of(programme, on)
    except ReportingRound.DoesNotExist:
        return Standing(reported(programme, on=on, audience=audience))
    rows = tuple(rows_of(found, audience=audience))
    return Standing(tuple(map(_sub_project, rows)), closed_round(found, audience=audience), rows)


def frozen(g: Gathered, told: Standing) -> Gathered:
    """What was gathered, with sub-projects and areas as they were when the round closed, where there was one."""
    if told.closed is None:
        return g
    areas = {each.area_number: _area(each) for each in told.rows}
    parts = replace(g.story.parts, areas=tuple(areas[number] for number in sorted(areas)))
    return replace(
        g,
        sub_projects=told.sub_projects,
        story=replace(g.story, parts=parts),
        origins=(*g.origins, *told.closed.origins),
    )


def about_round(g: Gathered, closed: ClosedRound) -> tuple[Block, ...]:
    """That the report rests on the round, how many answered in it, and how many were at risk."""
    name = in_language(closed.round.title, closed.round.title_en, g.language).value
    opening = said(
        gettext("The figures are those of the follow-up “%(round)s”, as they were when it was closed."),
        round=name,
    )
    answered = said(
        gettext("Reported on in it: %(answered)s of %(asked)s that were asked about."),
        asked=_cite(g, closed, "asked", gettext("Asked about in the round")),
        answered=_cite(g, closed, "answered", gettext("Reported on in the round"), of="asked"),
    )
    at_risk = said(
        gettext(
            "At risk or off plan: %(risk)s of %(ongoing)s that were ongoing; %(silent)s of them did not say."
        ),
        ongoing=_cite(g, closed, "ongoing", gettext("Ongoing in the round")),
        risk=_cite(g, closed, "at_risk", gettext("At risk or off plan"), of="ongoing"),
        silent=_cite(g, closed, "without_outlook", gettext("No outlook stated"), of="ongoing"),
    )
    told = sentences(answered, *([at_risk] if closed.figures.ongoing else []))
    return (Paragraph(opening), told)


def round_time(g: Gathered, closed: ClosedRound) -> tuple[Block, ...]:
    """Of those that had not ended, how many had passed their planned end."""
    text = gettext("Late: %(late)s of %(planned)s that had not ended and have a planned end.")
    planned = _cite(
        g, closed, "with_planned_end", gettext("Sub-projects that had not ended, with a planned end")
    )
    late = _cite(g, closed, "late", gettext("Late sub-projects in the round"), of="with_planned_end")
    return (Paragraph(said(text, late=late, planned=planned)),)


def round_money(g: Gathered, closed: ClosedRound) -> Table:
    """What the sub-projects had been given, had cost and were expected to cost that year, when the round closed."""
    labels = {
        "allocated": gettext("Allocated"),
        "outcome": gettext("Outcome"),
        "forecast": gettext("Forecast"),
    }
    rows = tuple(
        Row(
            (
                cell(label),
                (Cite(_money(g, closed, name, label)),),
                (
                    _cite(
                        g,
                        closed,
                        f"with_{name}",
                        gettext("Sub-projects with %(what)s") % {"what": label.lower()},
                    ),
                ),
            )
        )
        for name, label in labels.items()
    )
    return Table(
        "pengar-i-uppfoljningen",
        gettext("Money of the sub-projects %(year)s, as it was when the round closed")
        % {"year": closed.round.as_of.year},
        (
            Column("vad", gettext("Money")),
            Column("belopp", gettext("Amount"), ColumnKind.MONEY, gettext("In kronor")),
            Column(
                "delprojekt", gettext("Sub-projects"), ColumnKind.NUMBER, gettext("For how many it is stated")
            ),
        ),
        rows,
        note=gettext("What is kept by the programme as a whole is not part of these sums."),
    )


def _money(g: Gathered, closed: ClosedRound, name: str, label: str) -> str:
    known = bool(getattr(closed.figures, f"with_{name}"))
    amount = getattr(closed.figures, f"{name}_ore") if known else None
    rule = gettext("The sum over the sub-projects for which it is stated")
    return g.ledger.add(
        Figure(f"round.{name}_ore", label, amount, Unit.MONEY, rule=rule, trail=(_trail(closed),))
    )


def _cite(g: Gathered, closed: ClosedRound, name: str, label: str, of: str = "") -> Cite:
    """A count of the round; what it is counted on is added by the one who cites both."""
    return Cite(
        g.ledger.add(
            Figure(
                f"round.{name}",
                label,
                getattr(closed.figures, name),
                rule=gettext("Counted on the rows that were frozen when the round closed"),
                of=f"round.{of}" if of else "",
                trail=(_trail(closed),),
            )
        )
    )


def _trail(closed: ClosedRound) -> Trail:
    held = closed.round
    return Trail("programme.reportinground", str(held.pk), held.title, as_of=held.as_of)


def _sub_project(row: RoundRow) -> ReportedSubProject:
    """What an ended sub-project became, and when, is not part of a round."""
    return ReportedSubProject(
        id=row.sub_project_id,
        number=row.number,
        title=row.title,
        title_en=row.title_en,
        area_number=row.area_number,
        unit=row.unit,
        unit_en=row.unit_en,
        planned_end=row.planned_end,
        ended_on=None,
        became="",
        became_en="",
        became_url="",
        own_provenance=row.provenance,
        report_id=row.report_id,
        stage=row.stage,
        as_of=row.report_as_of,
        provenance=row.provenance,
    )


def _area(row: RoundRow) -> Part:
    """The area by the name it had; its text is not part of a round."""
    return Part(
        part="area", id=0, place=row.area_number, title=row.area_title, title_en=row.area_title_en, text="", text_en="",
        provenance="own_record", provenance_note="", provenance_note_en="", source_url="", kind="", starts_on=None,
        starts_precision="", ends_on=None, ends_precision="", is_measurable=False, owner_title="", owner_title_en="",
    )  # fmt: skip
