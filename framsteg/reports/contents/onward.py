"""What happens next: each sub-project that is still open, and what those that ended became."""

from collections.abc import Sequence

from django.utils.translation import gettext

from framsteg.programme.models import AnswerKind, ClosingAnswer
from framsteg.programme.queries.lateness import ENDED_STAGES
from framsteg.programme.queries.reported import ReportedSubProject
from framsteg.reports.document import Block, Cite, Figure, FreeText, Paragraph, Run, Section, Trail

from .figures import stage_figures
from .gathering import Gathered
from .results import name_of, sub_project_table
from .writing import cell, either, said, sentences, strong, to_write, written


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
    text = gettext("Sub-projects that had not ended: %(open)s of %(total)s.")
    opening = said(text, open=Cite(g.ledger.add(figure)), total=Cite(keys["total"]))
    return (sentences(opening, _answered(g, still_open)),)


def _answered(g: Gathered, still_open: Sequence[ReportedSubProject]) -> tuple[Run, ...]:
    """For how many it is stated who takes over; nothing where no answer has been given at the closing."""
    answers = [g.answers[each.id] for each in still_open if each.id in g.answers]
    if not answers:
        return ()
    stated = Figure(
        "open.answered",
        gettext("Open sub-projects for which it is stated what happens"),
        sum(each.kind != AnswerKind.NOT_STATED for each in answers),
        rule=gettext("The answers given at the closing; “not stated publicly” states nothing"),
        of="open",
        trail=tuple(
            Trail("programme.closinganswer", str(each.pk), provenance=each.provenance) for each in answers
        ),
    )
    return said(
        gettext("What happens next is stated for %(stated)s of them."), stated=Cite(g.ledger.add(stated))
    )


def next_step(g: Gathered, sub_project: ReportedSubProject) -> tuple[Block, ...]:
    """Which sub-project, where it stands, and what becomes of it; a place to write where nobody has answered."""
    name = said(
        "%(name)s: %(stage)s",
        name=strong(f"{sub_project.number}. {_text(g, sub_project)}"),
        stage=g.stage_labels[sub_project.stage].lower(),
    )
    place = f"next-{sub_project.number}"
    if (answer := g.answers.get(sub_project.id)) is not None:
        own = g.texts.get(place, "")
        return (
            Paragraph((*name, *cell(". "), *_answer(g, answer))),
            *written(f"answer-{sub_project.number}", answer.text, answer.text_en, g.language),
            *((FreeText(place, own),) if own.strip() else ()),
        )
    told = to_write(
        g.texts,
        place,
        gettext("Sub-project %d: what happens next") % sub_project.number,
        gettext(
            "Is it finished, handed over or dropped? Who receives it, and when will it be told how it went?"
        ),
    )
    return (Paragraph(name), *told)


def _answer(g: Gathered, answer: ClosingAnswer) -> tuple[Run, ...]:
    """What happens to it, and who receives it: a unit, a role or a public programme."""
    runs: list[Run] = [*cell(str(AnswerKind(answer.kind).label))]
    unit, role, became = answer.receiver_unit, answer.receiver_role, answer.became_programme
    receivers = [
        *([either(unit.name, unit.name_en, g.language)] if unit else []),
        *([either(role.title, role.title_en, g.language)] if role else []),
        *([either(became.title, became.title_en, g.language)] if became and became.is_public else []),
    ]
    for place, each in enumerate(receivers):
        runs += [*cell(", " if place else ": "), each]
    if answer.is_illustrative:
        example = gettext("an example")
        runs += cell(f" ({example})")
    return (*runs, *cell("."))


def _text(g: Gathered, sub_project: ReportedSubProject) -> str:
    run = name_of(g, sub_project)
    return getattr(run, "text", "")
