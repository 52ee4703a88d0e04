"""Something of every kind that is open data, all of it public."""

from datetime import date
from typing import Any

from framsteg.accounts.models import Municipality
from framsteg.analysis.enums import ClaimLevel, RunOutcome
from framsteg.analysis.models import Finding, Run
from framsteg.audit.models import ProvenanceKind, Visibility
from framsteg.indicators.models import Baseline
from framsteg.programme import actions
from framsteg.programme.models import CarriedOut, Programme, ProgrammeUnit, Stage, UnitPart

from . import analysis, rounds
from . import programme as make
from .indicators import IndicatorFactory, TargetFactory, deliver
from .programme import NOW, SOMEONE
from .site import news_item, public_site

PUBLIC: dict[str, Any] = {"visibility": Visibility.PUBLIC}


def everything(municipality: Municipality, *, times: int = 1) -> list[Programme]:
    """Everything that a municipality can have in public, so many times over."""
    site = public_site(municipality)
    made = []
    for number in range(times):
        made.append(a_programme(municipality))
        an_evaluation(made[-1])
        news_item(site.news, f"Nyhet {number}", date(2012, 12, 1 + number))
    return made


def a_programme(municipality: Municipality) -> Programme:
    """A programme with one of everything that a programme has."""
    programme: Programme = make.ProgrammeFactory(
        municipality=municipality, provenance=ProvenanceKind.ILLUSTRATIVE, **PUBLIC
    )
    unit = make.OrganisationUnitFactory(municipality=municipality)
    ProgrammeUnit.objects.create(programme=programme, unit=unit, part=UnitPart.LEAD)
    decision = make.DecisionFactory(municipality=municipality, programme=programme, **PUBLIC)
    make.PhaseFactory(programme=programme)
    make.GoalFactory(programme=programme, decision=decision)
    make.follow_up(decision, CarriedOut.PARTLY)
    make.EventFactory(municipality=municipality, programme=programme, **PUBLIC)
    _with_sub_project(programme, unit)
    return programme


def _with_sub_project(programme: Programme, unit: Any) -> None:
    area = make.PriorityAreaFactory(programme=programme)
    sub = make.SubProjectFactory(programme=programme, main_area=area, lead_unit=unit, **PUBLIC)
    sub.taking_part.add(unit)
    make.MilestoneFactory(sub_project=sub)
    make.report(sub, Stage.ONGOING)
    appropriation = make.AppropriationFactory(programme=programme)
    make.AllocationFactory(sub_project=sub, appropriation=appropriation)
    make.AppropriationRequestFactory(programme=programme)
    make.forecast(sub, 9_000_000)
    make.OutcomeEntryFactory(programme=programme, sub_project=sub)
    asked = rounds.opened(programme=programme)
    actions.closing_rounds.close_round(asked, by=SOMEONE, at=rounds.CLOSED)


def an_evaluation(programme: Programme) -> None:
    """A filed question about an indicator with a target, computed once."""
    indicator = IndicatorFactory()
    deliver(indicator, {programme.municipality.code: {"2012": 101.5}})
    TargetFactory(municipality=programme.municipality, indicator=indicator)
    Baseline.objects.create(
        municipality=programme.municipality, indicator=indicator, period="2011", value=100
    )
    evaluation = analysis.EvaluationFactory(
        municipality=programme.municipality, programme=programme, indicator=indicator, **PUBLIC
    )
    run = Run.objects.create(
        plan=analysis.filed(evaluation),
        ran_at=NOW,
        ran_by="A test",
        outcome=RunOutcome.COMPUTED,
        engine_version="1",
        input_hash="0" * 64,
        result_hash="0" * 64,
    )
    Finding.objects.create(
        evaluation=evaluation,
        run=run,
        level=ClaimLevel.TOO_EARLY,
        criteria={"counterfactual": True},
        key_figures={"effect": 1.5},
        picture={},
        found_at=NOW,
    )
