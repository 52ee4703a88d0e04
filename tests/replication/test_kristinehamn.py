"""Did Kristinehamn's population grow more than it would have without the programme, from 2012?"""

import pytest

from framsteg.evaluation import Dossier, Question, Scale, change_in_context, evaluate
from tests.oracle.panels import population


def question(start: str) -> Question:
    return Question(
        unit="1781",
        start=start,
        scale=Scale.LOG,
        first="1975",
        last="2016",
        groups={unit: unit[:2] for unit in population().units},
        largest=3,
        series_starts=("1980", "1985", "1990"),
    )


@pytest.fixture(scope="module")
def from_2012() -> Dossier:
    return evaluate(population(), question("2012"))


@pytest.fixture(scope="module")
def from_2011() -> Dossier:
    return evaluate(population(), question("2011"))


def test_expected_population_and_effect_by_year(from_2012: Dossier) -> None:
    found = [(row.period, round(row.counterfactual), round(row.gap)) for row in from_2012.after]
    assert found == [
        ("2012", 23682, 47),
        ("2013", 23750, 199),
        ("2014", 23859, 255),
        ("2015", 24000, 270),
        ("2016", 24288, 383),
    ]


def test_band_of_municipalities_of_similar_size(from_2012: Dossier) -> None:
    bands = {row.period: (round(row.low or 0), round(row.high or 0)) for row in from_2012.after}
    assert (bands["2012"], bands["2016"]) == ((23535, 23859), (23546, 25084))


def test_from_2011_when_the_programme_began(from_2011: Dossier) -> None:
    assert [round(row.gap) for row in from_2011.after] == [-71, -33, 108, 157, 171, 283]


def test_no_year_is_unusual_among_all_municipalities(from_2012: Dossier, from_2011: Dossier) -> None:
    assert [round(row.p or 0, 2) for row in from_2012.after] == [0.63, 0.31, 0.37, 0.46, 0.43]
    assert [round(row.p or 0, 2) for row in from_2011.after] == [0.52, 0.84, 0.69, 0.63, 0.66, 0.57]


def test_no_effect_can_be_shown_and_the_smallest_visible_is_said(from_2012: Dossier) -> None:
    assert (from_2012.claim.level, from_2012.claim.code) == (3, "no_effect_shown")
    first, last = from_2012.after[0], from_2012.after[-1]
    assert first.detectable_effect == pytest.approx(0.008, abs=0.0005)
    assert first.detectable == pytest.approx(180, abs=5)
    assert last.detectable_effect == pytest.approx(0.029, abs=0.003)
    assert {criterion.code: criterion.met for criterion in from_2012.claim.criteria} == {
        "counterfactual": True,
        "assumptions": True,
        "method": True,
    }


def test_imaginary_programmes_had_effects_as_large(from_2012: Dossier) -> None:
    check = from_2012.check("in_time")
    after_five_years = {case.label: round(case.amounts[-1]) for case in check.cases}
    assert after_five_years["2004"] == 493
    assert check.facts["significant"] == 0


def test_the_first_year_lies_between_minus_290_and_plus_120_over_the_specifications(
    from_2012: Dossier,
) -> None:
    gaps = []
    for pool in (None, *(case.label for case in from_2012.check("donor_pools").cases)):
        for estimator in ("sdid", "demeaned", "anchored", "sc", "ridge"):
            for first in ("1975", "1990"):
                gaps.append(first_year_gap(estimator, first, pool))
    assert len(gaps) >= 26
    assert -290 <= min(gaps) < 0 < max(gaps) <= 120


def first_year_gap(estimator: str, first: str, pool: str | None) -> float:
    from framsteg.evaluation.prepared import prepare

    mine = "17" if pool == "without_own_group" else None
    units = population()
    sizes = dict(zip(units.units, units.values[:, units.time_of("2011")], strict=True))
    largest = set(sorted(sizes, key=lambda unit: -sizes[unit])[:3]) if pool == "without_largest" else set()
    own = sizes["1781"]
    excluded = tuple(
        unit
        for unit in units.units
        if unit != "1781"
        and (
            unit[:2] == mine
            or unit in largest
            or (pool == "same_size" and not own / 2 <= sizes[unit] <= own * 2)
        )
    )
    prepared = prepare(
        units,
        Question("1781", "2012", estimator, Scale.LOG, first=first, last="2016", excluded=excluded),
    )
    counterfactual = prepared.fit_treated(estimator).counterfactual[0, prepared.pre]
    return float(23729 - counterfactual)


def test_plus_31_is_what_most_municipalities_of_this_size_had_in_most_years() -> None:
    change = change_in_context(population().between("1975"), "1781", "2012", size_class=(20_000, 40_000))
    assert (change.change, change.grew, change.units, change.rank) == (31, 159, 290, 140)
    assert change.relative == pytest.approx(0.0013, abs=5e-5)
    assert change.as_large == pytest.approx(0.57, abs=0.005)
