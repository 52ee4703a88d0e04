"""What happens next: each sub-project that is still open, and what those that ended became."""

from django.utils.translation import gettext

from framsteg.programme.queries.lateness import ENDED_STAGES
from framsteg.programme.queries.reported import ReportedSubProject
from framsteg.reports.document import Block, Cite, Figure, Paragraph, Section

from .figures import stage_figures
from .gathering import Gathered
from .results import name_of, sub_project_table
from .writing import said, strong, to_write


def onward(g: Gathered) -> Section:
    still_open = [each for each in g.sub_projects if each.stage not in ENDED_STAGES]
    became = [
        each for each in g.sub_projects if each.stage in ENDED_STAGES and (each.became or each.became_url)
    ]
    sections = []
    if still_open:
        blocks = [block for each in still_open for block in next_step(g, each)]
        sections.append(
            Section("oppna-delprojekt", gettext("Sub-projects that are still open"), tuple(blocks))
        )
    if became:
        table = sub_project_table(g, became, "blev", gettext("what they became"))
        sections.append(Section("blev", gettext("What ended sub-projects became"), (table,)))
    return Section("fortsattning", gettext("What happens next"), _opening(g, still_open), tuple(sections))


def _opening(g: Gathered, still_open: list[ReportedSubProject]) -> tuple[Block, ...]:
    if not g.sub_projects:
        return (Paragraph(said(gettext("There are no sub-projects."))),)
    if not still_open:
        return (Paragraph(said(gettext("No sub-project is still open."))),)
    keys = stage_figures(g, g.sub_projects, g.progress)
    figure = Figure(
        "open",
        gettext("Sub-projects that are still open"),
        len(still_open),
        rule=gettext("All except those that are done, cancelled or have become something else"),
        of=keys["total"],
    )
    text = gettext(
        "Sub-projects that had not ended: %(open)s of %(total)s. For each of them, this is who takes it on and how."
    )
    return (Paragraph(said(text, open=Cite(g.ledger.add(figure)), total=Cite(keys["total"]))),)


def next_step(g: Gathered, sub_project: ReportedSubProject) -> tuple[Block, ...]:
    """Which sub-project, where it stands, and the answer to what becomes of it."""
    name = said(
        "%(name)s: %(stage)s",
        name=strong(f"{sub_project.number}. {_text(g, sub_project)}"),
        stage=g.stage_labels[sub_project.stage].lower(),
    )
    answer = to_write(
        g.texts,
        f"next-{sub_project.number}",
        gettext("Sub-project %d: what happens next") % sub_project.number,
        gettext(
            "Is it finished, handed over or dropped? Who receives it, and when will it be told how it went?"
        ),
    )
    return (Paragraph(name), *answer)


def _text(g: Gathered, sub_project: ReportedSubProject) -> str:
    run = name_of(g, sub_project)
    return getattr(run, "text", "")
