"""Without a compiler the engine gives the same answers, in plain NumPy."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from framsteg.evaluation.simplex import compiling, nearest
from framsteg.evaluation.simplex.times import nearest_periods

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("ridge", [0.0, 4.0])
def test_the_same_weights_with_and_without_a_compiler(monkeypatch: pytest.MonkeyPatch, ridge: float) -> None:
    points = np.random.default_rng(1).normal(size=(40, 25)).cumsum(axis=1)
    allowed, ridges = ~np.eye(40, dtype=bool), np.full(40, ridge)
    compiled = nearest(points, points, allowed, ridges)
    without_compiler(monkeypatch)
    plain = nearest(points, points, allowed, ridges)
    assert plain.weights == pytest.approx(compiled.weights, abs=1e-7)
    assert plain.gap.max() <= 1e-8


def test_the_same_period_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    before, after, allowed = rng.normal(size=(20, 9)), rng.normal(size=20), ~np.eye(20, dtype=bool)
    compiled, _ = nearest_periods(before, after, allowed, np.full(20, 1e-6))
    without_compiler(monkeypatch)
    plain, gaps = nearest_periods(before, after, allowed, np.full(20, 1e-6))
    assert plain == pytest.approx(compiled, abs=1e-7)
    assert gaps.max() <= 1e-8


def without_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("families", "times"):
        monkeypatch.setattr(f"framsteg.evaluation.simplex.{module}.compiler_is_wanted", lambda: False)


def test_the_environment_switches_the_compiler_off(monkeypatch: pytest.MonkeyPatch) -> None:
    compiling.compiler_is_wanted.cache_clear()
    monkeypatch.setenv("FRAMSTEG_EVALUATION_COMPILED", "0")
    assert not compiling.compiler_is_wanted()
    compiling.compiler_is_wanted.cache_clear()


def test_importing_brings_neither_compiler_nor_scipy_nor_django() -> None:
    code = (
        "import sys, framsteg.evaluation, framsteg.evaluation.__main__;"
        "print(sorted({'numba','scipy','django','pandas','distributed','python_calamine'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
