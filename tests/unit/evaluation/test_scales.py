"""There and back on every scale."""

import numpy as np
import pytest

from framsteg.evaluation import Panel, Question, Scale, evaluate
from framsteg.evaluation.errors import ScaleError
from framsteg.evaluation.scales import effects, from_scale, shifted, to_scale
from tests.oracle.panels import made_world

PANEL = Panel.of(["a", "b"], ["1", "2", "3", "4"], [[10.0, 11.0, 12.0, 15.0], [5.0, 6.0, 7.0, 8.0]])


@pytest.mark.parametrize("scale", list(Scale))
def test_a_counterfactual_equal_to_the_actual_comes_back(scale: Scale) -> None:
    scaled = to_scale(scale, PANEL, 2)
    back = from_scale(scale, PANEL.values, scaled, 2)
    assert back == pytest.approx(PANEL.values)
    assert effects(scale, PANEL.values, back, 2) == pytest.approx(0.0, abs=1e-12)


def test_what_the_scales_are() -> None:
    assert to_scale(Scale.INDEX, PANEL, 2)[0].tolist() == pytest.approx(
        [1000 / 11, 100.0, 1200 / 11, 1500 / 11]
    )
    assert to_scale(Scale.GROWTH, PANEL, 2)[0].tolist() == pytest.approx([10.0, 100 / 11, 25.0])
    assert to_scale(Scale.LOG, PANEL, 2)[0, 0] == pytest.approx(np.log(10.0))


def test_growth_accumulates_from_the_last_value_before() -> None:
    growth = np.array([[0.0, 10.0, 10.0]])
    assert from_scale(Scale.GROWTH, PANEL.values[:1], growth, 2)[0].tolist() == pytest.approx(
        [10, 10, 12.1, 13.31]
    )


@pytest.mark.parametrize("scale", list(Scale))
def test_shifting_by_an_effect_undoes_it(scale: Scale) -> None:
    own, expected = PANEL.values[0], PANEL.values[0] * 0.9
    effect = effects(scale, own[None], expected[None], 2)[0]
    assert shifted(scale, own, expected, 2, effect) == pytest.approx(own)


@pytest.mark.parametrize("scale", ["log", "growth"])
def test_negative_values_need_the_level_scale(scale: str) -> None:
    panel = Panel.of(["a", "b", "c"], list("12345"), [[1, 2, 3, 4, 5], [-1, 2, 3, 4, 6], [1, 2, 4, 4, 5]])
    with pytest.raises(ScaleError, match="b has -1"):
        evaluate(panel, Question("a", "5", scale=Scale(scale)))
    assert evaluate(panel, Question("a", "5")).units == 3


def test_index_needs_a_positive_last_value_only() -> None:
    panel = Panel.of(["a", "b", "c"], list("12345"), [[1, 2, 3, 4, 5], [-1, 2, 3, 4, 6], [1, 2, 4, 4, 5]])
    assert evaluate(panel, Question("a", "5", scale=Scale.INDEX)).units == 3


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("estimator", ["sdid", "demeaned", "anchored", "sc", "ridge", "did"])
def test_every_estimator_on_every_scale_finds_a_large_effect(scale: Scale, estimator: str) -> None:
    panel = made_world(11, effect=8.0, noise=0.1)
    dossier = evaluate(panel, Question("u00", "2020", estimator, scale))
    assert dossier.headline.amount == pytest.approx(8.0, abs=4.0)
    assert dossier.headline.p <= 0.1
