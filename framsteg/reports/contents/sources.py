"""Appendices, sources and method: how figures were counted and where each comes from."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.utils.translation import gettext, override

from framsteg.audit.models import ProvenanceKind
from framsteg.lib.plain_language import in_language
from framsteg.programme.queries.lateness import ENDED_STAGES
from framsteg.reports.document import (
    Block,
    BulletList,
    Chart,
    Cite,
    Column,
    FactBox,
    Figure,
    Link,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Trail,
)

from .gathering import Gathered
from .results import AREA
from .writing import cell, said


class HasProvenance(Protocol):
    @property
    def provenance(self) -> str: ...
    @property
    def provenance_note(self) -> str: ...
    @property
    def provenance_note_en(self) -> str: ...
    @property
    def source_url(self) -> str: ...


def about_the_data(g: Gathered) -> tuple[Block, ...]:
    """What a reader must know before anything else: that something is an example, or is not public."""
    told = [
        (kind, note)
        for kind, note in _notes(g)
        if kind in (ProvenanceKind.ILLUSTRATIVE, ProvenanceKind.NOT_PUBLIC)
    ]
    if not told:
        return ()
    with override(g.language):
        items = tuple(said(f"{ProvenanceKind(kind).label}. %(note)s", note=note) for kind, note in told)
    opening = said(gettext("Some of what stands in this report is not the municipality's own record:"))
    return (Paragraph(opening), BulletList(items))


def sources(g: Gathered, sections: Sequence[Section]) -> Section:
    return Section(
        "kallor-och-metod",
        gettext("Sources, method and appendices"),
        (),
        (
            Section("metod", gettext("Method"), _method(g)),
            Section("kallor", gettext("Sources"), _sources(g)),
            Section("siffror", gettext("The figures and where they come from"), (figure_table(g, sections),)),
        ),
    )


def _method(g: Gathered) -> tuple[Block, ...]:
    rules = (
        gettext("Stages are those of the latest status report up to the day that the report is as of."),
        gettext("A sub-project whose stage is not known counts as not known, never as not started."),
        gettext("A sub-project that touches several areas is counted once, under its main area."),
        gettext("Names, goals and texts are those that held when the report was made."),
        gettext("Shares are rounded to one decimal and are counted on the number that stands beside them."),
        gettext("What is not known is said to be not stated; it is never counted as zero."),
    )
    return (BulletList(tuple(said(rule) for rule in rules)),)


def _things(g: Gathered) -> Iterable[HasProvenance]:
    parts = g.story.parts
    yield g.programme
    for each in (parts.phases, parts.goals, parts.areas, parts.origins):
        yield from each
    for chain in g.story.decisions:
        yield from chain
    yield from g.story.parts.appropriations
    yield from g.origins
    open_ones = (each.id for each in g.sub_projects if each.stage not in ENDED_STAGES)
    yield from (g.answers[each] for each in open_ones if each in g.answers)
    yield from g.events


def _notes(g: Gathered) -> list[tuple[str, str]]:
    """Each note once, with what kind of statement it is about."""
    found: dict[tuple[str, str], None] = {}
    for thing in _things(g):
        note = in_language(thing.provenance_note, thing.provenance_note_en, g.language).value
        if note:
            found[thing.provenance, note] = None
    return list(found)


def _sources(g: Gathered) -> tuple[Block, ...]:
    addresses = dict.fromkeys(thing.source_url for thing in _things(g) if thing.source_url)
    items: list[tuple[Run, ...]] = [cell(note) for _, note in _notes(g)]
    items += [(Link(url, url),) for url in addresses]
    for story in g.indicators:
        source = story.indicator.source
        title = in_language(story.indicator.title, story.indicator.title_en, g.language).value
        licence = f", {source.licence}" if source.licence else ""
        where = (
            (Link(source.name, story.indicator.source_url or source.url),)
            if source.url
            else cell(source.name)
        )
        items.append((*cell(f"{title}: {source.credit} ("), *where, *cell(f"{licence}).")))
    if not items:
        return (Paragraph(said(gettext("All statements are the municipality's own record."))),)
    return (BulletList(tuple(items)),)


def figure_table(g: Gathered, sections: Sequence[Section]) -> Table:
    """Every figure that a sentence or a fact names; those of an area count the rows of the table just below them."""
    known = {figure.key: figure for figure in g.ledger.figures}
    named = [known[key] for key in dict.fromkeys(_named(sections))]
    return Table(
        "siffror",
        gettext("The figures of the text"),
        (
            Column("siffra", gettext("Figure")),
            Column("varde", gettext("Value")),
            Column("regel", gettext("How it is counted")),
            Column("kalla", gettext("Where it comes from")),
        ),
        tuple(_row(g, each, known) for each in named),
    )


def _named(sections: Sequence[Section]) -> Iterable[str]:
    for section in sections:
        if section.anchor.startswith(AREA):
            continue
        for block in section.blocks:
            for runs in _texts(block):
                yield from (run.key for run in runs if isinstance(run, Cite))
        yield from _named(section.subsections)


def _texts(block: Block) -> Iterable[tuple[Run, ...]]:
    """The running text of a block; tables and charts tell their sources themselves."""
    match block:
        case Paragraph():
            return (block.runs,)
        case BulletList():
            return block.items
        case FactBox():
            return tuple(fact.runs for fact in block.facts)
        case Chart() | _:
            return ()


def _row(g: Gathered, figure: Figure, known: dict[str, Figure]) -> Row:
    counted = figure.rule
    if figure.of and figure.of in known:
        out_of = gettext("out of %(figure)s") % {"figure": known[figure.of].label.lower()}
        counted = f"{counted} ({out_of})" if counted else out_of
    each_once = dict.fromkeys(tuple(_where(g, trail)) for trail in figure.trail)
    where = [run for runs in each_once for run in runs]
    return Row((cell(figure.label), (Cite(figure.key),), cell(counted), tuple(where)))


def _where(g: Gathered, trail: Trail) -> list[Run]:
    with override(g.language):
        kind = "" if trail.provenance in ("", "own_record") else str(ProvenanceKind(trail.provenance).label)
    day = trail.as_of.isoformat() if trail.as_of else ""
    told = ", ".join(part for part in (trail.label if not trail.url else "", trail.note, day, kind) if part)
    link: list[Run] = [Link(trail.label or trail.url, trail.url), *cell(" ")] if trail.url else []
    return [*link, *cell(f"{told}. " if told else "")]
