"""What became of it, area by area and sub-project by sub-project."""

from collections.abc import Sequence

from django.utils.translation import gettext

from framsteg.lib.markdown import to_plain
from framsteg.programme.queries.parts import Part
from framsteg.programme.queries.reported import ReportedSubProject
from framsteg.reports.document import (
    NOT_STATED,
    Block,
    Cite,
    Column,
    ColumnKind,
    Link,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from framsteg.reports.progress_words import progress_words

from .figures import in_words, shown, stage_figures
from .gathering import SHOWN_ORDER, Gathered, progress_of
from .writing import cell, either, said, used_columns, written

AREA = "omrade-"
"""What the anchors of areas begin with."""
ALWAYS = 4
"""Columns that a table of sub-projects always has; the others only where they hold something."""


def results(g: Gathered) -> Section:
    areas = g.story.parts.areas
    if not g.sub_projects:
        return Section(
            "resultat", gettext("Results"), (Paragraph(said(gettext("There are no sub-projects."))),)
        )
    return Section(
        "resultat",
        gettext("Results by area and sub-project"),
        (area_table(g),),
        tuple(_area(g, each) for each in areas),
    )


def area_table(g: Gathered) -> Table:
    """One row for each area and one for all; a sub-project is counted under its main area only."""
    stages = shown(g.progress, SHOWN_ORDER)
    order = ["total", *(each.value for each in stages), "share"]
    rows = []
    for area in g.story.parts.areas:
        mine = g.in_area(area.place)
        keys = stage_figures(g, mine, progress_of(mine), f"area-{area.place}")
        rows.append(Row(((_named(g, area)), *((Cite(keys[name]),) for name in order))))
    overall = stage_figures(g, g.sub_projects, g.progress)
    rows.append(Row((cell(gettext("All areas")), *((Cite(overall[name]),) for name in order)), is_total=True))
    return Table(
        "omraden",
        gettext("Sub-projects by area"),
        (
            Column("omrade", gettext("Area")),
            Column("delprojekt", gettext("Sub-projects"), ColumnKind.NUMBER, gettext("Each counted once")),
            *(
                Column(
                    each.value, g.stage_labels[each.value], ColumnKind.NUMBER, gettext("Number in this stage")
                )
                for each in stages
            ),
            Column("andel", gettext("Share that is done"), ColumnKind.PERCENT, _rule()),
        ),
        tuple(rows),
        note=_rule(),
    )


def _rule() -> str:
    return gettext(
        "The share that is done is counted on all sub-projects except those that have been cancelled or have become "
        "something else."
    )


def _named(g: Gathered, area: Part) -> tuple[Run, ...]:
    title = either(area.title, area.title_en, g.language)
    return (*cell(f"{area.place}. "), title)


def _area(g: Gathered, area: Part) -> Section:
    mine = g.in_area(area.place)
    progress = progress_of(mine)
    keys = stage_figures(g, mine, progress, f"area-{area.place}")
    title = either(area.title, area.title_en, g.language)
    return Section(
        f"{AREA}{area.place}",
        f"{area.place}. {title.text}",
        (
            *written(f"area-{area.place}", area.text, area.text_en, g.language),
            Paragraph(said(progress_words(progress, g.language), **in_words(keys))),
            *([sub_project_table(g, mine, f"delprojekt-{area.place}", title.text)] if mine else []),
        ),
        language=title.language,
    )


def sub_project_table(
    g: Gathered, sub_projects: Sequence[ReportedSubProject], name: str, title: str
) -> Block:
    columns = (
        Column("nummer", gettext("No.")),
        Column("delprojekt", gettext("Sub-project")),
        Column("lage", gettext("Stage")),
        Column("uppgift", gettext("As of"), explanation=gettext("The day of the status report")),
        Column("enhet", gettext("Lead unit")),
        Column("blev", gettext("What it became")),
    )
    rows = tuple(_row(g, each) for each in sub_projects)
    title = gettext("Sub-projects: %(area)s") % {"area": title}
    return used_columns(Table(name, title, columns, rows, row_headers=2), always=ALWAYS)


def name_of(g: Gathered, sub_project: ReportedSubProject) -> Run:
    """Its title; one whose name is not public is called by its number."""
    if not sub_project.title:
        return cell(gettext("Sub-project %d") % sub_project.number)[0]
    return either(sub_project.title, sub_project.title_en, g.language)


def _row(g: Gathered, each: ReportedSubProject) -> Row:
    became: tuple[Run, ...] = ()
    if each.became:
        became = (either(_in_a_row(each.became), _in_a_row(each.became_en), g.language),)
    if each.became_url:
        became = (*became, *cell(" " if became else ""), Link(gettext("Read more"), each.became_url))
    return Row(
        (
            cell(str(each.number)),
            (name_of(g, each),),
            cell(g.stage_labels[each.stage]),
            cell(each.as_of.isoformat() if each.as_of else NOT_STATED[g.language]),
            (either(each.unit, each.unit_en, g.language),) if each.unit else (),
            became,
        )
    )


def _in_a_row(markdown: str) -> str:
    """The first paragraph or list of a text, in one line."""
    lines = markdown.strip().split("\n\n")[0].splitlines()
    return "; ".join(to_plain(line.removeprefix("- ")) for line in lines)
