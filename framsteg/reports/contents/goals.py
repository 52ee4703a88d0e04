"""Goals: never said to be reached without an indicator and a target that say so."""

from collections.abc import Sequence

from django.utils.translation import gettext

from framsteg.programme.queries.parts import Part
from framsteg.reports.document import Block, Column, Paragraph, Row, Section, Table, Words

from .gathering import Gathered
from .writing import cell, either, said, to_write, used_columns, written


def goals(g: Gathered) -> Section:
    found = g.story.parts.goals
    if not found:
        return Section("mal", gettext("Goals"), (Paragraph(said(gettext("No goal is stated."))),))
    return Section(
        "mal",
        gettext("Goals, and whether they were reached"),
        (
            _table(g, found),
            *to_write(
                g.texts,
                "goals-why",
                gettext("Goals that were not reached"),
                gettext(
                    "For each goal: tell what is known of whether it was reached, and if not, why. Do not say that a "
                    "goal was reached unless an indicator with a target shows it."
                ),
            ),
        ),
        tuple(_goal(g, place, each) for place, each in enumerate(found, 1) if each.text),
    )


def title_of(g: Gathered, goal: Part) -> Words:
    return either(goal.title.rstrip("."), goal.title_en.rstrip("."), g.language)


def outcome(goal: Part) -> str:
    """What can be said of a goal today: no goal is tied to an indicator with a target."""
    if not goal.is_measurable:
        return gettext("Cannot be measured: the goal was not stated so that it can be.")
    return gettext("Not stated: the goal can be measured, but no indicator with a target is tied to it.")


def outcome_in_short(found: Sequence[Part]) -> str:
    """The same for all goals, in a sentence."""
    if not found:
        return gettext("No goal is stated.")
    if len(found) == 1:
        return (
            gettext("Whether it was reached is not stated: no indicator with a target is tied to it.")
            if found[0].is_measurable
            else gettext("Whether it was reached cannot be measured.")
        )
    if any(each.is_measurable for each in found):
        return gettext(
            "It cannot be said whether the goals were reached: none of them is tied to an indicator with a target."
        )
    return gettext("Whether the goals were reached cannot be measured.")


def _table(g: Gathered, found: Sequence[Part]) -> Table:
    rows = tuple(
        Row(
            (
                (title_of(g, each),),
                cell(gettext("Yes") if each.is_measurable else gettext("No")),
                cell(outcome(each)),
                (either(each.owner_title, each.owner_title_en, g.language),) if each.owner_title else (),
            )
        )
        for each in found
    )
    table = Table(
        "mal",
        gettext("The programme's goals"),
        (
            Column("mal", gettext("Goal")),
            Column("matbart", gettext("Can be measured")),
            Column("natt", gettext("Was it reached?")),
            Column("ansvarig", gettext("Responsible")),
        ),
        rows,
    )
    return used_columns(table, always=3)


def _goal(g: Gathered, place: int, goal: Part) -> Section:
    blocks: tuple[Block, ...] = written(f"goal-{goal.id}", goal.text, goal.text_en, g.language)
    title = title_of(g, goal)
    return Section(f"mal-{place}", title.text, blocks, language=title.language)
