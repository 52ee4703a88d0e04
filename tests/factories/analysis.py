"""Evaluations in small made worlds, as tests need them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import factory
import numpy as np
from factory.django import DjangoModelFactory

from framsteg.analysis import actions
from framsteg.analysis.models import Evaluation, EvaluationPlan
from framsteg.audit.models import Visibility
from framsteg.indicators.models import Indicator
from framsteg.lib.text import slug
from tests.factories import indicators as figures
from tests.factories.programme import SOMEONE, MunicipalityFactory, ProgrammeFactory

NOW = datetime(2020, 3, 5, 10, 0, tzinfo=UTC)
TREATED = "1701"
STARTS = 2010


class EvaluationFactory(DjangoModelFactory[Evaluation]):
    class Meta:
        model = Evaluation

    municipality = factory.SubFactory(MunicipalityFactory)
    programme = factory.SubFactory(ProgrammeFactory, municipality=factory.SelfAttribute("..municipality"))
    indicator = factory.SubFactory(figures.IndicatorFactory)
    region = factory.SubFactory(figures.RegionFactory, code=TREATED)
    title = factory.Sequence(lambda n: f"Växte orten? {n}")
    slug = factory.LazyAttribute(lambda this: slug(this.title))


def plan(evaluation: Evaluation, **values: Any) -> EvaluationPlan:
    """A draft of a plan, not stored."""
    given: dict[str, Any] = {
        "series_from": "1990",
        "last_before": str(STARTS - 1),
        "starts": str(STARTS),
        "followed": 5,
        "answerable_after": 1,
        "significance": Decimal("0.10"),
        "assumptions": "Kommunerna liknar varandra.",
        "method": "Metoden jämför med många kommuner.",
    }
    return EvaluationPlan(evaluation=evaluation, **(given | values))


def filed(evaluation: Evaluation | None = None, *, at: datetime = NOW, **values: Any) -> EvaluationPlan:
    """A plan that is filed and locked."""
    made = plan(evaluation or EvaluationFactory(), **values)
    actions.plans.draft(made, by=SOMEONE, at=at)
    actions.plans.file_question(made, by=SOMEONE, at=at)
    return made


def published(evaluation: Evaluation, *, at: datetime = NOW) -> Evaluation:
    actions.publication.publish(evaluation, by=SOMEONE, at=at)
    assert evaluation.visibility == Visibility.PUBLIC
    return evaluation


def world(
    *, units: int = 40, last: int = 2014, effect: float = 0.0, noise: float = 0.002, seed: int = 3
) -> dict[str, dict[str, float | None]]:
    """Municipalities that share ups and downs; the first is moved by the share `effect` from the start on."""
    random = np.random.default_rng(seed)
    years = range(1990, last + 1)
    common = np.cumsum(random.normal(0.004, 0.006, (3, len(years))), axis=1)
    loadings = random.dirichlet((2.0, 2.0, 2.0), units)
    own = np.cumsum(random.normal(0.0, noise, (units, len(years))), axis=1)
    sizes = np.exp(random.uniform(9.3, 10.6, units))
    values = sizes[:, None] * np.exp(loadings @ common + own)
    values[0, [at for at, year in enumerate(years) if year >= STARTS]] *= 1.0 + effect
    return {
        f"{1701 + unit}": {str(year): round(float(values[unit, at])) for at, year in enumerate(years)}
        for unit in range(units)
    }


def with_figures(values: Mapping[str, Mapping[str, float | None]], **options: Any) -> Indicator:
    """An indicator with these figures delivered."""
    indicator = figures.IndicatorFactory(**options)
    figures.deliver(indicator, values)
    return indicator
