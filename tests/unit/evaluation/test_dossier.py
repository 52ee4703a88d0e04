"""The dossier: everything a public page needs, the same every time."""

import json
from dataclasses import replace

import numpy as np
import pytest

from framsteg.evaluation import VERSION, Dossier, Outcome, Question, Scale, evaluate
from framsteg.evaluation.checks import IN_ORDER
from framsteg.evaluation.results import plainly
from tests.oracle.panels import made_world

QUESTION = Question(
    "u00",
    "2020",
    "demeaned",
    Scale.LEVEL,
    sizes={f"u{i:02d}": 1000.0 + 100.0 * i for i in range(30)},
    groups={f"u{i:02d}": "east" if i < 5 else "west" for i in range(30)},
    neighbours=("u07", "u08"),
    largest=2,
    pools={"odd": tuple(f"u{i:02d}" for i in range(1, 30, 2))},
    series_starts=("2005",),
)


@pytest.fixture(scope="module")
def nothing() -> Dossier:
    return evaluate(made_world(5), QUESTION)


@pytest.fixture(scope="module")
def large() -> Dossier:
    return evaluate(made_world(5, effect=8.0), QUESTION)


def test_same_input_same_bytes(nothing: Dossier) -> None:
    assert evaluate(made_world(5), QUESTION).to_json() == nothing.to_json()


def test_json_is_strict_and_complete(large: Dossier) -> None:
    loaded = json.loads(large.to_json())
    assert list(loaded) == [
        "version", "input_hash", "question", "unit", "start", "pre_periods", "post_periods", "too_early", "units",
        "headline", "periods", "donors", "period_weights", "optimality_gap", "worst_optimality_gap", "pre_rmspe",
        "estimators", "ratio_ranks", "conformal_p", "checks", "claim", "placebos",
    ]  # fmt: skip
    assert len(loaded["placebos"]) == loaded["units"] == 30
    assert len(loaded["periods"]) == 25
    assert loaded["question"]["scale"] == "level"


def test_the_version_is_raised_when_what_the_engine_gives_is_another(large: Dossier) -> None:
    """Where this fails the engine answers in another way than its version did: raise it, and record the new answer."""
    gaps = [round(row.gap, 3) for row in large.after]
    told = {check.code: sorted(check.facts) for check in large.checks}
    assert (VERSION, gaps) == ("1.1.0", [7.318, 7.662, 7.807, 8.266, 8.431])
    assert told == {
        "pre_fit": ["grade", "median", "spread"],
        "convex_hull": ["exact_fit", "outside", "periods"],
        "leave_one_donor_out": ["changing", "donors", "highest", "lowest"],
        "in_time": ["as_large", "dates", "horizon", "significant"],
        "donor_pools": ["changing", "highest", "lowest", "pools"],
        "series_start": ["beginnings", "changing", "highest", "lowest"],
        "treatment_start": ["changing", "highest", "lowest", "starts"],
        "breaks": ["declared", "jumps", "period"],
        "data": [
            "constant_units", "identical_units", "left_out_units", "missing_years", "periods_before", "short",
        ],
        "optimality": ["exact_fits", "fits", "tolerance", "unproven"],
        "estimators_agree": ["changing", "estimators", "highest", "lowest"],
    }  # fmt: skip


def test_periods_before_have_no_band_and_those_after_do(large: Dossier) -> None:
    assert large.periods[19].low is None
    assert [row.period for row in large.after] == ["2020", "2021", "2022", "2023", "2024"]
    for row in large.after:
        assert row.low is not None
        assert row.high is not None
        assert row.low < row.counterfactual < row.high
        assert row.gap_low == pytest.approx(row.actual - row.high)
        assert row.gap == pytest.approx(row.actual - row.counterfactual)


def test_a_large_effect_with_all_checks_passed_is_supported(large: Dossier) -> None:
    assert [check.code for check in large.checks if check.outcome is Outcome.FAILED] == []
    assert (large.claim.level, large.claim.code) == (5, "effect_supported")
    assert all(criterion.met for criterion in large.claim.criteria)
    assert large.headline.p == pytest.approx(1 / 30)


def test_no_effect_is_not_shown(nothing: Dossier) -> None:
    assert nothing.claim.level == 3
    assert {reason.code for reason in nothing.claim.reasons} == {"within_placebos", "smallest_visible"}


def test_too_early_when_fewer_periods_than_filed() -> None:
    dossier = evaluate(made_world(5, effect=8.0), replace(QUESTION, periods=6))
    assert (dossier.too_early, dossier.claim.level, dossier.claim.code) == (True, 2, "too_early")


def test_only_the_filed_periods_count() -> None:
    dossier = evaluate(made_world(5), replace(QUESTION, periods=3))
    assert [row.period for row in dossier.after] == ["2020", "2021", "2022"]


def test_significant_but_a_check_fails_is_a_difference_without_a_cause() -> None:
    dossier = evaluate(made_world(5, effect=8.0), replace(QUESTION, breaks=("2010",)))
    assert (dossier.claim.level, dossier.claim.code) == (4, "differs_cause_not_established")


def test_with_too_few_units_nothing_can_rank_as_extreme() -> None:
    panel = made_world(5, effect=8.0).only([f"u{i:02d}" for i in range(8)])
    dossier = evaluate(panel, Question("u00", "2020", "demeaned"))
    assert dossier.claim.level == 3
    assert dossier.claim.reasons[0].code == "too_few_units"
    assert dossier.to_dict()["headline"]["detectable"] is None


def test_every_check_answers_with_a_number_facts_and_a_sentence(large: Dossier) -> None:
    assert len(large.checks) == len(IN_ORDER) + 1
    for check in large.checks:
        assert check.text.endswith(".")
        assert check.number is not None
        assert check.facts


def test_pools_of_donors(large: Dossier) -> None:
    assert [case.label for case in large.check("donor_pools").cases] == [
        "without_own_group", "without_neighbours", "without_own_group_and_neighbours", "without_largest",
        "same_size", "odd",
    ]  # fmt: skip


def test_leaving_out_a_donor_refits_without_it(large: Dossier) -> None:
    cases = {case.label: case for case in large.check("leave_one_donor_out").cases}
    heaviest = large.donors[0].unit
    without = evaluate(made_world(5, effect=8.0), replace(QUESTION, excluded=(heaviest,)))
    assert cases[heaviest].amounts == pytest.approx([row.gap for row in without.after])


def test_imaginary_starts_do_not_see_the_real_one(large: Dossier) -> None:
    check = large.check("in_time")
    assert [case.label for case in check.cases] == [str(year) for year in range(2015, 2007, -1)]
    assert check.number == 0.0


def test_the_start_moved_by_one(large: Dossier) -> None:
    assert [case.label for case in large.check("treatment_start").cases] == ["2019", "2021"]


def test_an_unlucky_pre_fit_is_graded_poor() -> None:
    world = made_world(5, effect=8.0)
    table = world.values.copy()
    table[0, :20] += 4.0 * np.random.default_rng(0).normal(size=20)
    panel = type(world).of(world.units, world.periods, table)
    check = evaluate(panel, QUESTION).check("pre_fit")
    assert (check.outcome, check.facts["grade"]) == (Outcome.FAILED, "poor")


def test_far_outside_the_donors_classic_is_outside_the_hull() -> None:
    world = made_world(5)
    panel = type(world).of(world.units, world.periods, world.values + 500.0 * (np.arange(30) == 0)[:, None])
    check = evaluate(panel, replace(QUESTION, estimator="sc")).check("convex_hull")
    assert (check.outcome, check.number) == (Outcome.FAILED, 1.0)


def test_sizes_change_the_rank_of_a_large_unit() -> None:
    world = made_world(5, effect=1.0)
    sizes = dict.fromkeys(world.units, 100.0)
    plain = evaluate(world, Question("u00", "2020", sizes=sizes)).headline
    as_large = evaluate(world, Question("u00", "2020", sizes=sizes | {"u00": 1e6})).headline
    assert as_large.p < plain.p
    assert as_large.p_unadjusted == plain.p_unadjusted


def test_a_code_that_no_check_has(large: Dossier) -> None:
    with pytest.raises(KeyError):
        large.check("astrology")


def test_plain_values_have_twelve_digits_and_no_nan() -> None:
    assert plainly({"a": (1 / 3, float("nan"), float("inf"))}) == {"a": [0.333333333333, None, None]}
