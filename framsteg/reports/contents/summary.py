"""The summary: where it stands, with what, to which goal, and what can be said of an effect."""

from django.utils.translation import gettext

from framsteg.lib.plain_language import in_language
from framsteg.reports.document import (
    Block,
    Chart,
    ChartKind,
    Cite,
    Column,
    ColumnKind,
    Fact,
    FactBox,
    Figure,
    Form,
    FreeText,
    Paragraph,
    Row,
    Run,
    Section,
    Series,
    Table,
    Unit,
    Words,
)
from framsteg.reports.progress_words import progress_words, share_words

from .effect import claim_of, no_comparison
from .figures import in_figures, in_words, part_share, shown, stage_figures
from .gathering import SHOWN_ORDER, Gathered
from .goals import outcome_in_short, title_of
from .indicators import growth_words
from .resources import set_aside_words
from .writing import cell, said, sentences

MOST_INDICATORS = 3


def summary(g: Gathered) -> Section:
    keys = stage_figures(g, g.sub_projects, g.progress)
    progress = said(progress_words(g.progress, g.language), **in_words(keys))
    share = said(share_words(g.progress, g.language), **in_figures(keys))
    own = g.texts.get("summary", "")
    return Section(
        "sammanfattning",
        gettext("Summary"),
        (
            *((FreeText("summary", own),) if own.strip() else _programme(g)),
            sentences(progress, share),
            *([parts_chart(g, keys)] if g.progress.total else []),
            *_money_and_goals(g),
            *_indicators(g),
            *_effects(g),
            key_facts(g, keys),
        ),
    )


def _programme(g: Gathered) -> tuple[Block, ...]:
    text = in_language(g.programme.summary, g.programme.summary_en, g.language)
    return (Paragraph((Words(text.value, language=_marked(g, text.language)),)),) if text else ()


def _marked(g: Gathered, language: str) -> str:
    return "" if language == g.language else language


def _money_and_goals(g: Gathered) -> list[Block]:
    goals = g.story.parts.goals
    told: list[tuple[Run, ...]] = [set_aside_words(g)]
    if len(goals) == 1:
        told.append(said(gettext("The goal was: %(goal)s."), goal=title_of(g, goals[0])))
    told.append(outcome_in_short(g))
    return [sentences(*told)]


def _indicators(g: Gathered) -> list[Block]:
    told = [words for each in g.indicators[:MOST_INDICATORS] if (words := growth_words(g, each))]
    return [Paragraph(words) for words in told]


def _effects(g: Gathered) -> list[Block]:
    """One sentence for each question, no stronger than its finding."""
    if not g.evaluations:
        return [Paragraph((Words(no_comparison(g).sentences[0]),))]
    return [Paragraph((Words(claim_of(g, each, in_short=True).sentences[0]),)) for each in g.evaluations]


def parts_chart(g: Gathered, keys: dict[str, str]) -> Chart:
    """The stages as one bar, with their table."""
    present = [stage for stage in SHOWN_ORDER if g.progress.of(stage)]
    title = gettext("Where the sub-projects stand")
    rows = [
        Row(
            (
                cell(g.stage_labels[each.value]),
                (Cite(keys[each.value]),),
                (Cite(part_share(g, g.progress, each)),),
            )
        )
        for each in present
    ]
    rows.append(Row((cell(gettext("All")), (Cite(keys["total"]),), ()), is_total=True))
    table = Table(
        "lagen",
        title,
        (
            Column("lage", gettext("Stage"), explanation=gettext("The latest stage reported up to the day")),
            Column("antal", gettext("Number"), ColumnKind.NUMBER, gettext("Sub-projects, each counted once")),
            Column(
                "andel", gettext("Share of all"), ColumnKind.PERCENT, gettext("Divided by all sub-projects")
            ),
        ),
        tuple(rows),
        note=gettext("The shares are rounded and need not add up to exactly 100."),
    )
    return Chart(
        "lagen",
        ChartKind.PARTS,
        title,
        gettext("A bar divided by stage: %(stages)s. The figures stand in the table.")
        % {
            "stages": ", ".join(
                f"{g.stage_labels[each.value].lower()} {g.progress.of(each)}" for each in present
            )
        },
        tuple(g.stage_labels[each.value] for each in present),
        (Series("antal", gettext("Number"), tuple(keys[each.value] for each in present), is_main=True),),
        table,
        category_keys=tuple(each.value for each in present),
    )


def key_facts(g: Gathered, keys: dict[str, str]) -> FactBox:
    """The figures that a reader takes with them."""
    stages = [
        Fact(g.stage_labels[each.value], (Cite(keys[each.value]),)) for each in shown(g.progress, SHOWN_ORDER)
    ]
    return FactBox(
        gettext("Key figures"),
        (
            Fact(gettext("Priority areas"), (Cite(areas_figure(g), Form.FIGURES),)),
            Fact(gettext("Sub-projects"), (Cite(keys["total"]),)),
            *stages,
            Fact(
                gettext("Share that is done"),
                said(
                    "%(share)s (%(done)s / %(counted)s)",
                    **{name: Cite(keys[name]) for name in ("share", "done", "counted")},
                ),
            ),
            Fact(gettext("Told as of"), (Cite(as_of_figure(g), Form.WORDS),)),
        ),
    )


def areas_figure(g: Gathered) -> str:
    return g.ledger.add(Figure("areas", gettext("Priority areas"), len(g.story.parts.areas)))


def as_of_figure(g: Gathered) -> str:
    return g.ledger.add(Figure("as_of", gettext("Told as of"), g.on, Unit.DATE))
