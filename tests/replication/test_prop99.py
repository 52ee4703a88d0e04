"""California's Proposition 99: the field's standard case, on outcomes only, at the exact optimum."""

import numpy as np
import pytest

from framsteg.evaluation import Dossier, Question, evaluate
from tests.oracle.panels import prop99


@pytest.fixture(scope="module")
def classic() -> Dossier:
    return evaluate(prop99(), Question(unit="California", start="1989", estimator="sc"))


@pytest.mark.parametrize(
    ("estimator", "average", "within"),
    [
        ("sc", -19.51363137, 1e-6),
        ("demeaned", -11.10905, 5e-6),
        ("did", -27.34911126, 1e-6),
        ("sdid", -15.60539926, 1e-6),
        ("ridge", -15.9526, 5e-5),
    ],
)
def test_average_effects_are_the_exact_optima(
    classic: Dossier, estimator: str, average: float, within: float
) -> None:
    (row,) = (row for row in classic.estimators if row.estimator == estimator)
    assert row.mean_amount == pytest.approx(average, abs=within)
    assert row.optimality_gap <= 1e-8


def test_synthetic_california_is_made_of_six_states(classic: Dossier) -> None:
    assert {donor.unit: round(donor.weight, 4) for donor in classic.donors} == {
        "Utah": 0.3939,
        "Montana": 0.2318,
        "Nevada": 0.2049,
        "Connecticut": 0.1091,
        "New Hampshire": 0.0454,
        "Colorado": 0.0148,
    }


def test_ratio_of_fits_ranks_third_of_39(classic: Dossier) -> None:
    unfiltered = classic.ratio_ranks[0]
    assert (unfiltered.limit, unfiltered.rank, unfiltered.units) == (None, 3, 39)
    assert unfiltered.p == pytest.approx(0.0769, abs=5e-5)


def test_the_claim_does_not_go_beyond_what_the_estimators_agree_on(classic: Dossier) -> None:
    assert classic.claim.level == 4
    assert not {c.code: c.met for c in classic.claim.criteria}["method"]


def test_every_placebo_fit_is_proven_optimal(classic: Dossier) -> None:
    assert classic.worst_optimality_gap <= 1e-8
    assert np.isclose(sum(donor.weight for donor in classic.donors), 1.0, atol=1e-6)
