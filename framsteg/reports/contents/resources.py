"""Time and money against plan. What is not stated is said to be so, never counted as nothing."""

from django.utils.translation import gettext

from framsteg.lib.plain_language import in_language, listing
from framsteg.programme.queries.lateness import ENDED_STAGES, measured_day
from framsteg.programme.queries.money import SetAside
from framsteg.reports.document import (
    Block,
    Cite,
    Column,
    ColumnKind,
    Figure,
    Form,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Trail,
    Unit,
)

from .costs import area_costs, outcome_words, year_costs
from .figures import stage_figures
from .gathering import Gathered
from .writing import cell, either, said, sentences, to_write_below, used_columns, words


def resources(g: Gathered) -> Section:
    return Section(
        "tid-och-pengar",
        gettext("Time and money against plan"),
        (),
        (
            Section("pengar", gettext("Money"), money(g)),
            Section("tid", gettext("Time"), time(g)),
            to_write_below(
                g.texts,
                "causes",
                "orsaker",
                gettext("Causes of deviations"),
                gettext("If time or money did not go according to plan: why? If they did, say so."),
            ),
        ),
    )


def appropriations(g: Gathered) -> list[SetAside]:
    return [each for each in g.story.parts.appropriations if each.budget_year <= g.on.year]


def set_aside_words(g: Gathered) -> tuple[Run, ...]:
    """ "För programmet avsattes 1,7 miljoner kronor i 2012 års budget." """
    known = appropriations(g)
    if not known:
        return said(gettext("How much money was set aside is not stated."))
    years = sorted({each.budget_year for each in known})
    template = (
        gettext("In the budget for %(years)s, %(amount)s was set aside for the programme.")
        if len(years) == 1
        else gettext("In the budgets for %(years)s, %(amount)s was set aside for the programme in all.")
    )
    return said(template, years=listing([str(year) for year in years], g.language), amount=words(_total(g)))


def _total(g: Gathered) -> str:
    known = appropriations(g)
    return g.ledger.add(
        Figure(
            "money.set-aside",
            gettext("Money set aside"),
            sum(each.amount_ore for each in known),
            Unit.MONEY,
            rule=gettext("The sum of the programme's appropriations"),
            trail=tuple(_trail(each) for each in known),
        )
    )


def _trail(each: SetAside) -> Trail:
    rests_on = "programme.decision" if each.decision_id else "programme.appropriation"
    identity = str(each.decision_id or "")
    return Trail(rests_on, identity, each.decision_title, each.source_url, provenance=each.provenance)


def money(g: Gathered) -> tuple[Block, ...]:
    """What was set aside, what it cost, and who gave it; a table only where there is something to tell."""
    spent = outcome_words(g) if appropriations(g) or g.money else ()
    told: list[Block] = [sentences(set_aside_words(g), spent)]
    if g.money:
        told += [year_costs(g), *area_costs(g)]
    if appropriations(g):
        told.append(_given(g))
    return tuple(told)


def _given(g: Gathered) -> Block:
    """The appropriations, each with the decision it rests on."""
    rows = [_row(g, place, each) for place, each in enumerate(appropriations(g), 1)]
    total = Row((cell(gettext("In all")), (), (), (Cite(_total(g)),)), is_total=True)
    columns = (
        Column("ar", gettext("Budget year")),
        Column("finansiar", gettext("Funder")),
        Column("beslut", gettext("Decision")),
        Column("avsatt", gettext("Amount set aside"), ColumnKind.MONEY, gettext("In kronor")),
    )
    return used_columns(Table("anslag", gettext("Appropriations"), columns, (*rows, total)))


def _row(g: Gathered, place: int, each: SetAside) -> Row:
    amount = Figure(
        f"money.set-aside.{place}",
        gettext("Money set aside, %(year)s") % {"year": each.budget_year},
        each.amount_ore,
        Unit.MONEY,
        trail=(_trail(each),),
    )
    decision = in_language(each.decision_title, each.decision_title_en, g.language)
    return Row(
        (
            cell(str(each.budget_year)),
            cell(each.funder),
            (either(each.decision_title, each.decision_title_en, g.language),) if decision else (),
            (Cite(g.ledger.add(amount)),),
        )
    )


def time(g: Gathered) -> tuple[Block, ...]:
    """How many sub-projects have a planned end, and how many of these passed it."""
    planned = [each for each in g.sub_projects if each.planned_end]
    if not planned:
        text = gettext(
            "No sub-project has a planned end, so it cannot be said whether the plan for time was kept."
        )
        return (Paragraph(said(text)),)
    day = measured_day(g.programme, g.on)
    late = [
        each
        for each in planned
        if each.planned_end
        and (
            each.planned_end < each.ended_on
            if each.ended_on
            else each.planned_end < day and each.stage not in ENDED_STAGES
        )
    ]
    of_all = stage_figures(g, g.sub_projects, g.progress)["total"]
    with_plan = g.ledger.add(
        Figure("time.planned", gettext("Sub-projects with a planned end"), len(planned), of=of_all)
    )
    passed = g.ledger.add(
        Figure(
            "time.late",
            gettext("Sub-projects that passed their planned end"),
            len(late),
            rule=gettext("Ended after the planned day, or not ended when it had passed"),
            of=with_plan,
        )
    )
    text = gettext(
        "%(planned)s of %(total)s sub-projects have a planned end. Of these, %(late)s ended later than planned or were "
        "not ended when the day had passed."
    )
    return (
        Paragraph(said(text, planned=words(with_plan), total=words(of_all), late=Cite(passed, Form.WORDS))),
    )
