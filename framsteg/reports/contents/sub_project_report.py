"""The final report of one sub-project: a programme's in small."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext, override

from framsteg.lib.plain_language import Language, in_language, listing
from framsteg.participation.queries import events as event_queries
from framsteg.programme.models import Decision, Milestone, Programme, StatusReport
from framsteg.programme.queries.lateness import ENDED_STAGES
from framsteg.programme.queries.sub_projects import SubProjectDetail, detail
from framsteg.reports.document import (
    Block,
    Cite,
    Column,
    ColumnKind,
    Fact,
    FactBox,
    Figure,
    Form,
    FreeText,
    Paragraph,
    Report,
    ReportKind,
    Row,
    Section,
    Table,
    Trail,
    Unit,
)

from .background import decision_table
from .final_report import meta, programme_title, subtitle
from .gathering import Gathered, audience_of, gather
from .onward import next_step
from .participation import participation
from .reflections import lessons, perspectives
from .sources import about_the_data, sources
from .writing import cell, either, said, to_write, written


def build(
    programme: Programme, number: int, *, on: date, language: Language, texts: Mapping[str, str]
) -> Report:
    """The report as of `on`. Raises SubProject.DoesNotExist."""
    audience = audience_of(programme)
    told = detail(programme.municipality.slug, programme.slug, number, on=on, audience=audience)
    with override(language):
        whole = gather(programme, on=on, language=language, texts=texts)
        own = event_queries.events_of_sub_project(told.sub_project, audience=audience)
        events = {each.pk for each in own}
        g = replace(
            whole,
            sub_projects=[each for each in whole.sub_projects if each.number == number],
            events=[each for each in whole.events if each.pk in events],
        )
        return _report(g, told)


def _report(g: Gathered, told: SubProjectDetail) -> Report:
    sub_project = told.sub_project
    title = in_language(sub_project.title, sub_project.title_en, g.language).value
    name = f"{sub_project.number}. {title}" if title else gettext("Sub-project %d") % sub_project.number
    sections = [
        _summary(g, told),
        Section("uppdrag", gettext("Decisions"), _decisions(g, told.decisions)),
        Section("genomforande", gettext("How it was done"), _course(g, told)),
        participation(g),
        perspectives(g),
        lessons(g),
        _onward(g, told),
    ]
    return Report(
        title=gettext("Final report: %(programme)s") % {"programme": name},
        subtitle=f"{programme_title(g)}. {subtitle(g)}",
        language=g.language,
        meta=meta(g, ReportKind.SUB_PROJECT, Trail("programme.subproject", str(sub_project.pk), name)),
        sections=(*sections, sources(g, sections)),
        figures=g.ledger.figures,
    )


def _summary(g: Gathered, told: SubProjectDetail) -> Section:
    sub_project = told.sub_project
    own = g.texts.get("summary", "")
    proposed = written("summary", sub_project.summary, sub_project.summary_en, g.language)
    return Section(
        "sammanfattning",
        gettext("Summary"),
        (
            *about_the_data(g),
            *((FreeText("summary", own),) if own.strip() else proposed),
            _facts(g, told),
            *written("body", sub_project.body, sub_project.body_en, g.language),
        ),
    )


def _facts(g: Gathered, told: SubProjectDetail) -> FactBox:
    sub_project = told.sub_project
    area = sub_project.main_area
    taking_part = [in_language(each.name, each.name_en, g.language).value for each in told.taking_part]
    days = (
        ("planned_start", gettext("Planned start")), ("started_on", gettext("Started")),
        ("planned_end", gettext("Planned end")), ("ended_on", gettext("Ended")),
    )  # fmt: skip
    facts = [
        *(Fact(gettext("Stage"), cell(g.stage_labels[each.stage])) for each in g.sub_projects),
        Fact(gettext("Area"), (*cell(f"{area.number}. "), either(area.title, area.title_en, g.language))),
        *(Fact(label, (Cite(_day(g, told, name, label), Form.WORDS),)) for name, label in days),
    ]
    if sub_project.lead_unit:
        unit = sub_project.lead_unit
        facts.append(Fact(gettext("Lead unit"), (either(unit.name, unit.name_en, g.language),)))
    if taking_part:
        facts.append(Fact(gettext("Taking part"), cell(listing(taking_part, g.language))))
    return FactBox(gettext("In short"), tuple(facts))


def _day(g: Gathered, told: SubProjectDetail, name: str, label: str) -> str:
    trail = (Trail("programme.subproject", str(told.sub_project.pk), provenance=told.sub_project.provenance),)
    return g.ledger.add(Figure(name, label, getattr(told.sub_project, name), Unit.DATE, trail=trail))


def _decisions(g: Gathered, decisions: Sequence[Decision]) -> tuple[Block, ...]:
    return decision_table(
        g, [each for each in decisions if each.decided_on is None or each.decided_on <= g.on]
    )


def _course(g: Gathered, told: SubProjectDetail) -> tuple[Block, ...]:
    return (*_reports(g, told.reports), *_milestones(g, told.milestones))


def _reports(g: Gathered, reports: Sequence[StatusReport]) -> tuple[Block, ...]:
    """What was reported, the oldest first."""
    known = sorted((each for each in reports if each.as_of <= g.on), key=lambda each: (each.as_of, each.pk))
    if not known:
        return (Paragraph(said(gettext("No status report is stated."))),)
    rows = tuple(
        Row(
            (
                (Cite(_as_of(g, each)),),
                cell(g.stage_labels[each.stage]),
                (either(each.text, each.text_en, g.language),) if each.text else (),
            )
        )
        for each in known
    )
    columns = (
        Column("dag", gettext("As of"), ColumnKind.DATE),
        Column("lage", gettext("Stage")),
        Column("text", gettext("What has happened")),
    )
    return (Table("lagesrapporter", gettext("Status reports"), columns, rows),)


def _as_of(g: Gathered, report: StatusReport) -> str:
    trail = Trail("programme.statusreport", str(report.pk), as_of=report.as_of, provenance=report.provenance)
    figure = Figure(f"report.{report.pk}", gettext("Status report"), report.as_of, Unit.DATE, trail=(trail,))
    return g.ledger.add(figure)


def _milestones(g: Gathered, milestones: Sequence[Milestone]) -> tuple[Block, ...]:
    if not milestones:
        return ()
    columns = (
        Column("delmal", gettext("Milestone")),
        Column("ursprunglig", gettext("Original day"), ColumnKind.DATE),
        Column("omplanerad", gettext("Replanned to"), ColumnKind.DATE),
        Column("natt", gettext("Reached"), ColumnKind.DATE),
    )
    rows = tuple(
        Row(
            (
                (either(each.title, each.title_en, g.language),),
                *(
                    (Cite(_milestone(g, each, name)),)
                    for name in ("original_date", "replanned_date", "reached_on")
                ),
            )
        )
        for each in milestones
    )
    return (Table("delmal", gettext("Milestones"), columns, rows),)


def _milestone(g: Gathered, milestone: Milestone, name: str) -> str:
    trail = (Trail("programme.milestone", str(milestone.pk)),)
    key = f"milestone.{milestone.pk}.{name}"
    return g.ledger.add(Figure(key, milestone.title, getattr(milestone, name), Unit.DATE, trail=trail))


def _onward(g: Gathered, told: SubProjectDetail) -> Section:
    sub_project = told.sub_project
    became = written("became", sub_project.became, sub_project.became_en, g.language)
    open_ones = [each for each in g.sub_projects if each.stage not in ENDED_STAGES]
    blocks: tuple[Block, ...] = (*became, *(block for each in open_ones for block in next_step(g, each)))
    if not blocks:
        blocks = to_write(
            g.texts,
            "onward",
            gettext("What happens next"),
            gettext("Who looks after the result now, and what lives on? If nothing does, say so."),
        )
    return Section("fortsattning", gettext("What happens next"), blocks)
