"""What cannot be answered is a named error, and what is odd is a stated result: never a silent number."""

import numpy as np
import pytest

from framsteg.evaluation import Outcome, Panel, Question, Scale, claim_without_comparison, evaluate
from framsteg.evaluation.errors import (
    BadQuestionError,
    ConstantSeriesError,
    EvaluationError,
    MissingValuesError,
    PeriodNotFoundError,
    StartAfterPanelError,
    StartOutsidePanelError,
    TooFewDonorsError,
    UnitNotFoundError,
)
from tests.oracle.panels import made_world


def replaced(panel: Panel, unit: str, values: np.ndarray) -> Panel:
    table = panel.values.copy()
    table[panel.place_of(unit)] = values
    return Panel.of(panel.units, panel.periods, table)


def test_a_unit_that_is_not_there() -> None:
    with pytest.raises(UnitNotFoundError):
        evaluate(made_world(1), Question("nowhere", "2020"))


@pytest.mark.parametrize("field", ["donors", "excluded"])
def test_a_donor_or_exclusion_that_is_not_there(field: str) -> None:
    with pytest.raises(UnitNotFoundError):
        evaluate(made_world(1), Question("u00", "2020", **{field: ("u01", "u02", "nowhere")}))


@pytest.mark.parametrize("start", ["2000", "2001", "2002", "1990"])
def test_a_start_outside_the_panel_or_too_early_in_it(start: str) -> None:
    with pytest.raises(StartOutsidePanelError):
        evaluate(made_world(1), Question("u00", start))


def test_a_start_after_the_panel_is_too_early_to_say() -> None:
    with pytest.raises(StartAfterPanelError) as caught:
        evaluate(made_world(1), Question("u00", "2025"))
    assert claim_without_comparison(caught.value).level == 2


def test_no_comparison_made_is_claim_level_1() -> None:
    with pytest.raises(TooFewDonorsError) as caught:
        evaluate(made_world(1), Question("u00", "2020", donors=("u01",)))
    claim = claim_without_comparison(caught.value)
    assert (claim.level, claim.code) == (1, "no_comparison")
    assert [criterion.met for criterion in claim.criteria] == [False, False, False]
    assert claim.reasons[0].code == "too_few_donors"


def test_a_panel_of_two_units_has_one_donor() -> None:
    with pytest.raises(TooFewDonorsError, match="there are 1"):
        evaluate(made_world(1).only(["u00", "u01"]), Question("u00", "2020"))


def test_a_constant_treated_series() -> None:
    panel = replaced(made_world(1), "u00", np.full(25, 7.0))
    with pytest.raises(ConstantSeriesError):
        evaluate(panel, Question("u00", "2020"))


def test_constant_donors_are_stated() -> None:
    panel = replaced(made_world(1), "u05", np.full(25, 50.0))
    check = evaluate(panel, Question("u00", "2020")).check("data")
    assert (check.outcome, check.facts["constant_units"]) == (Outcome.NOTED, 1)


def test_identical_units_are_stated_and_still_proven() -> None:
    world = made_world(1)
    panel = replaced(replaced(world, "u05", world.values[6]), "u07", world.values[6])
    dossier = evaluate(panel, Question("u00", "2020"))
    assert dossier.check("data").facts["identical_units"] == 2
    assert dossier.worst_optimality_gap <= 1e-8


def test_ten_periods_only() -> None:
    panel = made_world(1, before=7, after=3)
    dossier = evaluate(panel, Question("u00", "2007"))
    assert dossier.check("data").facts["short"] is True
    assert dossier.check("in_time").outcome is Outcome.NOT_POSSIBLE
    assert dossier.claim.level in (3, 4)


def test_a_boundary_reform_is_detected_as_a_jump() -> None:
    world = made_world(1)
    broken = world.values[0].copy()
    broken[10:] += 25.0
    dossier = evaluate(replaced(world, "u00", broken), Question("u00", "2020"))
    check = dossier.check("breaks")
    assert (check.outcome, check.facts["jumps"]) == (Outcome.FAILED, ("2010",))
    assert not {c.code: c.met for c in dossier.claim.criteria}["assumptions"]


def test_a_declared_break_counts_even_when_it_does_not_show() -> None:
    dossier = evaluate(made_world(1), Question("u00", "2020", breaks=("2012", "1990")))
    assert dossier.check("breaks").facts["declared"] == ("2012",)


def test_units_that_were_left_out_are_stated() -> None:
    world = made_world(1)
    rows = [
        (unit, period, float(world.values[i, t]))
        for i, unit in enumerate(world.units)
        for t, period in enumerate(world.periods)
        if (unit, period) != ("u09", "2003")
    ]
    panel = Panel.from_rows(rows, drop_incomplete=True)
    assert evaluate(panel, Question("u00", "2020")).check("data").facts["left_out_units"] == 1


def test_sizes_must_be_known_for_all() -> None:
    with pytest.raises(MissingValuesError):
        evaluate(made_world(1), Question("u00", "2020", sizes={"u00": 1.0}))


def test_a_last_period_that_is_not_there() -> None:
    with pytest.raises(PeriodNotFoundError):
        evaluate(made_world(1), Question("u00", "2020", last="2050"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"estimator": "magic"},
        {"scale": "bananas"},
        {"alpha": 0.0},
        {"alpha": 0.7},
        {"periods": 0},
        {"excluded": ("u00",)},
        {"donors": ("u00", "u01", "u02")},
    ],
)
def test_questions_that_cannot_be_asked(wrong: dict[str, object]) -> None:
    with pytest.raises(BadQuestionError):
        Question("u00", "2020", **wrong)  # type: ignore[arg-type]


def test_errors_have_codes_and_facts_for_translation() -> None:
    with pytest.raises(EvaluationError) as caught:
        evaluate(made_world(1), Question("u00", "2020", donors=("u01",)))
    assert (caught.value.code, dict(caught.value.facts)) == ("too_few_donors", {"count": 1, "least": 2})


def test_more_donors_than_the_data_can_tell_apart_are_said_not_to_be_unique() -> None:
    world = made_world(2, units=60, before=4, after=2, noise=1.0)
    dossier = evaluate(world, Question("u00", "2004", "demeaned"))
    (row,) = (row for row in dossier.estimators if row.estimator == "demeaned")
    assert row.unique is not dossier.check("convex_hull").facts["exact_fit"]
    assert dossier.question["scale"] == Scale.LEVEL
