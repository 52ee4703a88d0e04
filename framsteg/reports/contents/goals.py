"""Goals: never said to be reached without an indicator and a target that say so."""

from collections.abc import Sequence
from enum import StrEnum

from django.utils.translation import gettext, ngettext

from framsteg.indicators.models import Direction
from framsteg.indicators.queries.catalogue import Aim
from framsteg.programme.queries.parts import Part
from framsteg.reports.document import Block, Cite, Column, Figure, Paragraph, Row, Run, Section, Table, Words

from .gathering import Gathered, IndicatorStory
from .indicators import aim_figure, reached, value_figure
from .writing import cell, either, said, to_write_below, used_columns, written


def goals(g: Gathered) -> Section:
    found = g.story.parts.goals
    if not found:
        return Section("mal", gettext("Goals"), (Paragraph(said(gettext("No goal is stated."))),))
    return Section(
        "mal",
        gettext("Goals, and whether they were reached"),
        (_table(g, found),),
        (
            *(_goal(g, place, each) for place, each in enumerate(found, 1) if each.text),
            to_write_below(
                g.texts,
                "goals-why",
                "mal-varfor",
                gettext("Whether the goals were reached, and why"),
                gettext(
                    "For each goal: tell what is known of whether it was reached, and if not, why. Do not say that a "
                    "goal was reached unless an indicator with a target shows it."
                ),
            ),
        ),
    )


def title_of(g: Gathered, goal: Part) -> Words:
    return either(goal.title.rstrip("."), goal.title_en.rstrip("."), g.language)


class Verdict(StrEnum):
    """What may be said of a goal: only a figure held against a target says that it was reached, or was not."""

    REACHED = "reached"
    MISSED = "missed"
    NOT_YET = "not_yet"
    NO_TARGET = "no_target"
    NO_INDICATOR = "no_indicator"
    NOT_MEASURABLE = "not_measurable"


def verdict(g: Gathered, goal: Part) -> Verdict:
    if not goal.is_measurable:
        return Verdict.NOT_MEASURABLE
    story = _story(g, goal)
    if story is None:
        return Verdict.NO_INDICATOR
    aim = _last_target(story)
    if aim is None:
        return Verdict.NO_TARGET
    value = _measured(story, aim)
    if value is None:
        return Verdict.NOT_YET
    return Verdict.REACHED if reached(aim, value) else Verdict.MISSED


def outcome(g: Gathered, goal: Part) -> tuple[Run, ...]:
    """What can be said of a goal as of the day, with the figure and the target that say it."""
    found, story = verdict(g, goal), _story(g, goal)
    aim = _last_target(story) if story else None
    if story is None or aim is None:
        return said(_unsaid()[found])
    target = Cite(aim_figure(g, story, aim))
    point = story.series.at(aim.period)
    if found is Verdict.NOT_YET or point is None:
        text = gettext("Cannot be said yet: there is no figure for %(period)s. Target: %(target)s (%(how)s).")
        return said(text, period=aim.period, target=target, how=_how(aim))
    text = (
        gettext("Yes, as measured: %(value)s in %(period)s. Target: %(target)s (%(how)s).")
        if found is Verdict.REACHED
        else gettext("No, as measured: %(value)s in %(period)s. Target: %(target)s (%(how)s).")
    )
    value = Cite(value_figure(g, story.indicator, point))
    return said(text, value=value, period=aim.period, target=target, how=_how(aim))


def _story(g: Gathered, goal: Part) -> IndicatorStory | None:
    wanted = g.measured_by.get(goal.id)
    return next((each for each in g.indicators if each.indicator.pk == wanted), None)


def _last_target(story: IndicatorStory) -> Aim | None:
    """The target of the latest period: what is to be reached in the end."""
    return next((each for each in reversed(story.aims) if each.target), None)


def _measured(story: IndicatorStory, aim: Aim) -> float | None:
    """The figure of the target's own period; figures end with the day of the report."""
    point = story.series.at(aim.period)
    return point.value if point else None


def _how(aim: Aim) -> str:
    match aim.target.direction if aim.target else Direction.KEEP:
        case Direction.MORE:
            return gettext("at least this")
        case Direction.LESS:
            return gettext("at most this")
    return gettext("to keep at this")


def _unsaid() -> dict[Verdict, str]:
    return {
        Verdict.NOT_MEASURABLE: gettext("Cannot be measured: the goal was not stated so that it can be."),
        Verdict.NO_INDICATOR: gettext(
            "Not stated: the goal can be measured, but no indicator with a target is tied to it."
        ),
        Verdict.NO_TARGET: gettext("Cannot be said: no target is stated for the indicator of the goal."),
    }


def outcome_in_short(g: Gathered) -> tuple[Run, ...]:
    """The same for all goals, in a sentence."""
    goals = g.story.parts.goals
    found = [verdict(g, each) for each in goals]
    if any(each in (Verdict.REACHED, Verdict.MISSED) for each in found):
        return _counted(g, found)
    if any(each in (Verdict.NOT_YET, Verdict.NO_TARGET) for each in found):
        return said(
            ngettext(
                "Whether the goal was reached cannot be said: there is no figure to hold against a target.",
                "Whether the goals were reached cannot be said: there are no figures to hold against targets.",
                len(found),
            )
        )
    return said(_nothing_measured(goals))


def _nothing_measured(found: Sequence[Part]) -> str:
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


def _counted(g: Gathered, found: Sequence[Verdict]) -> tuple[Run, ...]:
    """How many goals were reached, how many not, and of how many it cannot be said."""
    total = g.ledger.add(Figure("goals", gettext("Goals"), len(found)))
    rule = gettext("The indicator's figure held against the goal's target, in the target's own period")
    said_of = (Verdict.REACHED, Verdict.MISSED)
    kinds = {
        "reached": (gettext("Goals reached"), found.count(Verdict.REACHED)),
        "missed": (gettext("Goals not reached"), found.count(Verdict.MISSED)),
        "unsaid": (
            gettext("Goals of which it cannot be said"),
            sum(each not in said_of for each in found),
        ),
    }
    cites = {
        name: Cite(g.ledger.add(Figure(f"goals.{name}", label, number, rule=rule, of=total)))
        for name, (label, number) in kinds.items()
    }
    text = gettext(
        "Goals reached, as measured: %(reached)s of %(total)s; not reached: %(missed)s; cannot be said: %(unsaid)s."
    )
    return said(text, total=Cite(total), **cites)


def _table(g: Gathered, found: Sequence[Part]) -> Table:
    rows = tuple(
        Row(
            (
                (title_of(g, each),),
                cell(gettext("Yes") if each.is_measurable else gettext("No")),
                outcome(g, each),
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
        note=gettext("That a goal was reached does not say that the programme made it so."),
    )
    return used_columns(table, always=3)


def _goal(g: Gathered, place: int, goal: Part) -> Section:
    blocks: tuple[Block, ...] = written(f"goal-{goal.id}", goal.text, goal.text_en, g.language)
    title = title_of(g, goal)
    return Section(f"mal-{place}", title.text, blocks, language=title.language)
