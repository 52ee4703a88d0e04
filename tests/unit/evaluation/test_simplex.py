"""The exact solver: right beside a slow second one, proven fit by fit, and robust where problems are degenerate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framsteg.evaluation.errors import NotOptimalError
from framsteg.evaluation.simplex import TOLERANCE, nearest
from framsteg.evaluation.simplex.careful import nearest_in_data
from framsteg.evaluation.simplex.certificate import Certificate, certify
from framsteg.evaluation.simplex.times import nearest_periods
from framsteg.evaluation.simplex.warming import warm
from tests.oracle.panels import population
from tests.oracle.second import simplex_weights

SEEDS = st.integers(0, 2**32 - 1)


def objective(points: np.ndarray, target: np.ndarray, weights: np.ndarray, ridge: float) -> float:
    return float(((weights @ points - target) ** 2).sum() + ridge * (weights**2).sum())


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(2, 40), st.integers(1, 30), st.sampled_from([0.0, 0.5, 20.0]))
def test_agrees_with_the_second_implementation(seed: int, n: int, d: int, ridge: float) -> None:
    rng = np.random.default_rng(seed)
    points, target = rng.normal(size=(n, d)), 2.0 * rng.normal(size=d)
    solution = nearest(points, target[None], None, np.array([ridge]))
    other = simplex_weights(points, target, ridge)
    assert solution.weights[0].sum() == pytest.approx(1.0, abs=1e-9)
    assert solution.weights.min() >= 0.0
    best = objective(points, target, other, ridge)
    assert objective(points, target, solution.weights[0], ridge) == pytest.approx(best, rel=1e-7, abs=1e-9)
    if ridge or d >= n:
        assert solution.weights[0] == pytest.approx(other, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(3, 40), st.integers(1, 60), st.sampled_from([0.0, 1e-9, 3.0]))
def test_every_fit_of_a_family_is_proven_optimal(seed: int, n: int, d: int, ridge: float) -> None:
    points = np.random.default_rng(seed).normal(size=(n, d)).cumsum(axis=1)
    allowed = ~np.eye(n, dtype=bool)
    solution = nearest(points, points, allowed, np.full(n, ridge))
    assert solution.gap.max() <= TOLERANCE
    assert np.abs(solution.weights.sum(axis=1) - 1.0).max() <= 1e-9
    assert np.abs(np.diag(solution.weights)).max() == 0.0


@pytest.mark.parametrize("periods", [5, 10, 40])
@pytest.mark.parametrize("scale", ["log", "persons"])
def test_municipalities_from_the_smallest_to_stockholm(periods: int, scale: str) -> None:
    values = population().values[:, -periods:]
    points = np.log(values) if scale == "log" else values
    solution = nearest(points, points, ~np.eye(290, dtype=bool))
    assert solution.gap.max() <= TOLERANCE


def test_long_series_with_a_ridge() -> None:
    points = np.random.default_rng(3).normal(size=(60, 240)).cumsum(axis=1)
    solution = nearest(points, points, ~np.eye(60, dtype=bool), np.full(60, 500.0))
    for unit in (0, 31, 59):
        others = np.delete(np.arange(60), unit)
        expected = simplex_weights(points[others], points[unit], 500.0)
        assert solution.weights[unit, others] == pytest.approx(expected, abs=1e-6)


def test_more_periods_than_units_are_turned_into_fewer() -> None:
    rng = np.random.default_rng(4)
    points, target = rng.normal(size=(6, 400)), rng.normal(size=(1, 400))
    weights = nearest(points, target).weights[0]
    assert weights == pytest.approx(simplex_weights(points, target[0]), abs=1e-8)


def test_identical_donors_are_not_a_problem() -> None:
    points = np.repeat(np.random.default_rng(5).normal(size=(4, 7)), 3, axis=0)
    solution = nearest(points, points[:1] + 0.1)
    assert solution.gap[0] <= TOLERANCE


def test_a_target_inside_the_hull_is_called_perfect() -> None:
    points = np.vstack([np.eye(4), -np.eye(4)])
    solution = nearest(points, np.zeros((1, 4)))
    assert solution.perfect.tolist() == [True]
    assert solution.objective[0] == pytest.approx(0.0, abs=1e-12)


def test_one_target_outside_is_not_perfect() -> None:
    assert nearest(np.eye(3), np.array([[2.0, 0.0, 0.0]])).perfect.tolist() == [False]


def test_the_certificate_sees_a_wrong_sum() -> None:
    points, targets = np.eye(3), np.zeros((1, 3))
    wrong = certify(points, targets, np.ones((1, 3), dtype=bool), np.zeros(1), np.full((1, 3), 1.3233))
    assert wrong.failed(TOLERANCE).tolist() == [0]


def test_the_certificate_sees_weight_on_a_unit_that_is_not_a_donor() -> None:
    points, allowed = np.eye(3), np.array([[True, True, False]])
    wrong = certify(points, np.zeros((1, 3)), allowed, np.zeros(1), np.array([[0.0, 0.0, 1.0]]))
    assert wrong.sum_error[0] >= 1.0


def test_the_certificate_sees_an_unfinished_fit() -> None:
    points = np.random.default_rng(6).normal(size=(5, 9))
    unfinished = certify(
        points, points[:1] * 3, np.ones((1, 5), dtype=bool), np.zeros(1), np.full((1, 5), 0.2)
    )
    assert unfinished.gap[0] > 1e-3


def test_a_fit_that_stays_unproven_is_a_named_error(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Certificate(np.array([0.5]), np.ones(1), np.zeros(1), np.zeros(1, dtype=bool))
    monkeypatch.setattr("framsteg.evaluation.simplex.certify", lambda *_: bad)
    with pytest.raises(NotOptimalError, match=r"5\.0e-01"):
        nearest(np.eye(3), np.zeros((1, 3)))


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.sampled_from([0.0, 2.0]))
def test_the_second_try_agrees(seed: int, ridge: float) -> None:
    rng = np.random.default_rng(seed)
    points, target = rng.normal(size=(12, 15)), rng.normal(size=15)
    weights, _ = nearest_in_data(points, target, ridge, 1e-12)
    assert weights == pytest.approx(simplex_weights(points, target, ridge), abs=1e-7)


@pytest.mark.parametrize("left_out", [1, 12])
def test_period_weights_of_each_members_own_donors(left_out: int) -> None:
    rng = np.random.default_rng(7)
    before, after = rng.normal(size=(30, 8)).cumsum(axis=1), rng.normal(size=30)
    allowed = np.ones((4, 30), dtype=bool)
    for member in range(4):
        allowed[member, member : member + left_out] = False
    weights, gaps = nearest_periods(before, after, allowed, np.full(4, 1e-9))
    assert gaps.max() <= TOLERANCE
    for member, donors in enumerate(allowed):
        columns = (before[donors] - before[donors].mean(axis=0)).T
        expected = simplex_weights(columns, after[donors] - after[donors].mean(), 1e-9)
        assert weights[member] == pytest.approx(expected, abs=1e-6)


def test_warming_says_what_it_did() -> None:
    assert warm() in ("the solver is compiled", "no compiler: the solver runs in plain NumPy")


def test_resuming_from_a_fit_nearby_gives_the_same_answer_in_fewer_steps() -> None:
    points = np.random.default_rng(8).normal(size=(80, 30)).cumsum(axis=1)
    allowed = ~np.eye(80, dtype=bool)
    first, fewer = nearest(points, points, allowed), np.delete(points, 4, axis=1)
    cold = nearest(fewer, fewer, allowed)
    warm_start = nearest(fewer, fewer, allowed, start=first.weights)
    assert warm_start.weights == pytest.approx(cold.weights, abs=1e-8)
    assert warm_start.steps.sum() <= cold.steps.sum()
