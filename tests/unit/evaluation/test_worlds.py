"""Worlds made with a known effect: unbiased, tests at their level, intervals that cover."""

import numpy as np
import pytest

from framsteg.evaluation import Question
from framsteg.evaluation.inference.band import band_of
from framsteg.evaluation.inference.conformal import conformal_p
from framsteg.evaluation.inference.placebo import placebos_of
from framsteg.evaluation.prepared import prepare
from tests.oracle.panels import made_world
from tests.oracle.second import SECOND

WORLDS = 300


@pytest.mark.parametrize("code", list(SECOND))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_estimators_agree_with_the_second_implementation(code: str, seed: int) -> None:
    panel = made_world(seed, effect=2.0)
    prepared = prepare(panel, Question("u00", "2020", code))
    everything = prepared.fit_all(code)
    for unit in (0, 7, 29):
        expected = SECOND[code](panel.values, 20, unit)
        assert everything.fits.gaps[unit] == pytest.approx(expected, abs=1e-6)


def errors(code: str, effect: float) -> np.ndarray:
    return np.array(
        [
            prepare(made_world(seed, effect=effect), Question("u00", "2020", code))
            .fit_treated(code)
            .effects[0, 20:]
            .mean()
            - effect
            for seed in range(WORLDS)
        ]
    )


@pytest.mark.parametrize("code", ["sdid", "demeaned", "sc", "anchored"])
def test_estimates_are_unbiased(code: str) -> None:
    found = errors(code, 3.0)
    assert abs(found.mean()) <= 3.0 * found.std() / np.sqrt(WORLDS)


@pytest.fixture(scope="module")
def studied() -> list[tuple[float, bool]]:
    """Per world without an effect in u00: p of the mean, and whether the last year's interval covers zero."""
    found = []
    for seed in range(WORLDS):
        prepared = prepare(made_world(seed + 5000), Question("u00", "2020", "demeaned"))
        placebos = placebos_of(prepared, prepared.fit_all("demeaned"))
        band = band_of(placebos, 0.10)
        inside = bool(band.low[-1] <= placebos.own[-1] <= band.high[-1])
        found.append((float(placebos.p_values(placebos.effects.mean(axis=1))), inside))
    return found


def test_the_placebo_test_rejects_at_its_level(studied: list[tuple[float, bool]]) -> None:
    rejected = float(np.mean([p <= 0.10 for p, _ in studied]))
    assert abs(rejected - 0.10) <= 3.0 * np.sqrt(0.10 * 0.90 / WORLDS)


def test_intervals_cover(studied: list[tuple[float, bool]]) -> None:
    covered = float(np.mean([inside for _, inside in studied]))
    assert abs(covered - 0.90) <= 3.0 * np.sqrt(0.10 * 0.90 / WORLDS) + 1.0 / 30


def test_a_large_effect_is_found_in_every_world() -> None:
    for seed in range(20):
        prepared = prepare(made_world(seed, effect=6.0), Question("u00", "2020", "sdid"))
        placebos = placebos_of(prepared, prepared.fit_all("sdid"))
        assert placebos.p_of(placebos.own) == pytest.approx(1 / 30)


def test_the_conformal_test_rejects_at_its_level() -> None:
    p = np.array([conformal_p(made_world(seed).values, 0, 20) for seed in range(WORLDS)])
    rejected = float((p <= 0.10).mean())
    assert rejected <= 0.10 + 3.0 * np.sqrt(0.10 * 0.90 / WORLDS)
