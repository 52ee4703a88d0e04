"""What is computed, what may be said of it, and what happens when nothing can be computed."""

import gzip
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from framsteg.analysis import actions
from framsteg.analysis.enums import Check, ClaimLevel, RunOutcome
from framsteg.analysis.figures import key_figures_of
from framsteg.analysis.models import Evaluation, Finding, Run
from framsteg.analysis.queries import evaluations, findings
from framsteg.analysis.rules import integrity
from tests.factories import analysis as make
from tests.factories import indicators as figures
from tests.factories.programme import SOMEONE, ProgrammeFactory

pytestmark = pytest.mark.django_db


def asked(values: dict[str, dict[str, float | None]], **plan: Any) -> Evaluation:
    """An evaluation whose plan is filed, about an indicator with these figures."""
    evaluation = make.EvaluationFactory(indicator=make.with_figures(values))
    make.filed(evaluation, **plan)
    return evaluation


def ran(evaluation: Evaluation) -> Run:
    return actions.runs.run(evaluation, by=SOMEONE, at=make.NOW).run


def level(evaluation: Evaluation) -> ClaimLevel:
    finding = evaluations.newest_finding(evaluation)
    return ClaimLevel(finding.level) if finding else ClaimLevel.NO_COMPARISON


def test_level_1_where_nothing_has_been_computed() -> None:
    evaluation = asked(make.world())
    assert level(evaluation) is ClaimLevel.NO_COMPARISON


def test_level_2_until_the_filed_number_of_years_has_passed() -> None:
    evaluation = asked(make.world(last=2011), answerable_after=3)
    run = ran(evaluation)
    assert (run.outcome, level(evaluation)) == (RunOutcome.TOO_EARLY, ClaimLevel.TOO_EARLY)
    finding = evaluations.newest_finding(evaluation)
    assert finding is not None
    assert finding.picture["reasons"] == [
        {"code": "periods_missing", "facts": {"available": 2, "needed": 3, "last_known": "2011"}}
    ]
    assert [criterion["met"] for criterion in finding.criteria] == [False, False, False]


def test_a_question_filed_before_the_programme_begins_is_too_early_not_an_error() -> None:
    evaluation = asked(make.world(last=2007))
    assert (ran(evaluation).outcome, level(evaluation)) == (RunOutcome.TOO_EARLY, ClaimLevel.TOO_EARLY)
    again = actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    assert again.is_new is False
    figures.deliver(evaluation.indicator, make.world(last=2012), at=figures.LATER)
    assert ran(evaluation).outcome == RunOutcome.COMPUTED


def test_a_series_that_begins_later_than_the_question_says_is_told_and_stored_as_failed() -> None:
    run = ran(asked(make.world(last=2007), series_from="1980"))
    assert (run.outcome, run.error_code) == (RunOutcome.FAILED, "period_not_found")


def test_too_early_ends_when_the_figures_come() -> None:
    values = make.world(last=2012)
    indicator = figures.IndicatorFactory()
    early = {
        code: {year: value for year, value in row.items() if year < "2011"} for code, row in values.items()
    }
    figures.deliver(indicator, early)
    evaluation = make.EvaluationFactory(indicator=indicator)
    make.filed(evaluation, answerable_after=3)
    ran(evaluation)
    assert level(evaluation) is ClaimLevel.TOO_EARLY
    figures.deliver(indicator, values, at=figures.LATER)
    ran(evaluation)
    assert level(evaluation) is ClaimLevel.NO_EFFECT_SHOWN
    assert Run.objects.count() == 2


def test_level_3_where_the_difference_is_ordinary() -> None:
    evaluation = asked(make.world(effect=0.0))
    run = ran(evaluation)
    assert (run.outcome, level(evaluation)) == (RunOutcome.COMPUTED, ClaimLevel.NO_EFFECT_SHOWN)
    finding = evaluations.newest_finding(evaluation)
    assert finding is not None
    key = key_figures_of(finding.key_figures)
    assert key is not None
    assert (key.answer.period, key.latest.period, key.units) == ("2010", "2014", 40)
    assert key.answer.effect == pytest.approx(key.answer.actual - key.answer.expected)
    assert key.answer.low < key.answer.expected < key.answer.high
    assert key.p > 0.1


def begun_too_early() -> dict[str, dict[str, float | None]]:
    """A large difference, part of which is there six years before the start: imaginary programmes find it too."""
    values = make.world(effect=0.08)
    own = values[make.TREATED]
    for year in range(2004, 2015):
        own[str(year)] = round((own[str(year)] or 0) * (1.08 if year < make.STARTS else 1.10))
    return values


def test_level_4_where_the_difference_is_not_ordinary_but_a_filed_check_fails() -> None:
    evaluation = asked(begun_too_early())
    ran(evaluation)
    assert level(evaluation) is ClaimLevel.DIFFERS


def test_level_5_where_the_difference_is_not_ordinary_and_all_filed_checks_pass() -> None:
    evaluation = asked(make.world(effect=0.12, noise=0.001))
    ran(evaluation)
    finding = evaluations.newest_finding(evaluation)
    assert finding is not None
    failed = [
        check["code"] for check in finding.picture["checks"] if check["outcome"] in ("failed", "not_possible")
    ]
    assert (finding.level, failed) == (ClaimLevel.EFFECT_SUPPORTED, [])
    assert [criterion["met"] for criterion in finding.criteria] == [True, True, True]


def test_only_filed_checks_count() -> None:
    """The world of level 4, asked again with the checks that fail left out when the question was filed."""
    values = begun_too_early()
    evaluation = asked(values)
    ran(evaluation)
    finding = evaluations.newest_finding(evaluation)
    assert finding is not None
    failed = {
        check["code"] for check in finding.picture["checks"] if check["outcome"] in ("failed", "not_possible")
    }
    assert failed
    fewer = asked(values, checks=[check for check in Check.values if check not in failed])
    ran(fewer)
    assert (level(evaluation), level(fewer)) == (ClaimLevel.DIFFERS, ClaimLevel.EFFECT_SUPPORTED)


def test_the_same_input_is_computed_once() -> None:
    evaluation = asked(make.world())
    first = actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    again = actions.runs.run(evaluation, by=SOMEONE, at=make.NOW + timedelta(days=1))
    assert (first.is_new, again.is_new, again.run.pk) == (True, False, first.run.pk)
    assert Run.objects.count() == Finding.objects.count() == 1


def test_the_same_question_to_the_same_figures_has_the_same_checksums() -> None:
    values = make.world()
    one, other = ran(asked(values)), ran(asked(values))
    assert (one.input_hash, one.result_hash) == (other.input_hash, other.result_hash)
    assert (bytes(one.panel), bytes(one.result)) == (bytes(other.panel), bytes(other.result))
    assert one.result_hash == sha256(gzip.decompress(one.result)).hexdigest()


def test_revised_figures_make_a_new_run_and_the_earlier_one_stays() -> None:
    values = make.world()
    evaluation = asked(values)
    ran(evaluation)
    values["1705"]["2000"] = (values["1705"]["2000"] or 0) + 100
    figures.deliver(evaluation.indicator, values, at=figures.LATER)
    again = actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    assert (again.is_new, Run.objects.count(), Finding.objects.count()) == (True, 2, 2)


def test_a_new_version_is_computed_anew() -> None:
    evaluation = asked(make.world())
    ran(evaluation)
    second = actions.plans.new_version(evaluation, reason="Kortare tid.", followed=2, by=SOMEONE, at=make.NOW)
    ran(evaluation)
    assert Run.objects.count() == 1
    actions.plans.file_question(second, by=SOMEONE, at=make.NOW)
    assert ran(evaluation).plan == second


def test_figures_that_are_not_there_are_a_named_failure() -> None:
    evaluation = make.EvaluationFactory()
    make.filed(evaluation)
    run = ran(evaluation)
    assert (run.outcome, run.error_code) == (RunOutcome.FAILED, "no_figures")
    assert level(evaluation) is ClaimLevel.NO_COMPARISON
    assert not actions.runs.run(evaluation, by=SOMEONE, at=make.NOW).is_new


def test_a_gap_in_the_own_series_is_a_named_failure_and_the_earlier_finding_still_holds() -> None:
    values = make.world()
    evaluation = asked(values)
    ran(evaluation)
    values[make.TREATED]["2001"] = None
    figures.deliver(evaluation.indicator, values, at=figures.LATER)
    run = ran(evaluation)
    assert (run.outcome, run.error_code) == (RunOutcome.FAILED, "missing_values")
    assert run.error_facts == {"count": "1", "unit": make.TREATED, "period": "2001"}
    told = evaluations.story(evaluation)
    assert told.failure == run
    assert told.finding is not None
    assert told.finding.level == ClaimLevel.NO_EFFECT_SHOWN


def test_a_gap_in_another_series_leaves_that_municipality_out() -> None:
    values = make.world()
    values["1705"]["2001"] = None
    evaluation = asked(values)
    assert ran(evaluation).outcome == RunOutcome.COMPUTED
    finding = evaluations.newest_finding(evaluation)
    assert finding is not None
    assert finding.picture["left_out"] == [["1705", "Kommun 1705"]]


def test_a_start_with_too_short_a_series_before_it_is_a_named_failure() -> None:
    evaluation = asked(make.world(), series_from="2008")
    run = ran(evaluation)
    assert (run.outcome, run.error_code) == (RunOutcome.FAILED, "start_outside_panel")


def test_those_left_out_by_name_are_not_in_the_comparison() -> None:
    evaluation = asked(make.world(), exclusions=[{"code": "1705", "reason": "Hade ett liknande program."}])
    ran(evaluation)
    finding = evaluations.newest_finding(evaluation)
    assert finding is not None
    assert "1705" not in {code for code, _, _, _ in finding.picture["donors"]}
    assert len(finding.picture["placebos"]) == 39


def test_a_stored_run_that_was_touched_is_known_by_its_checksum() -> None:
    run = ran(asked(make.world()))
    assert integrity.is_untouched(run)
    run.result = gzip.compress(gzip.decompress(run.result).replace(b'"level": 3', b'"level": 5'), mtime=0)
    assert not integrity.is_untouched(run)


def test_stored_figures_that_were_touched_are_known_by_the_checksum() -> None:
    run = ran(asked(make.world()))
    run.panel = gzip.compress(gzip.decompress(run.panel).replace(b"1702,", b"1702,9", 1), mtime=0)
    assert not integrity.is_untouched(run)


def test_the_finding_of_a_programme_follows_the_newest_run_and_only_what_is_public() -> None:
    evaluation = asked(make.world())
    ran(evaluation)
    assert findings.finding_of(evaluation.programme) is None
    make.published(evaluation)
    found = findings.finding_of(evaluation.programme)
    assert found is not None
    assert (found.level, found.slug) == (ClaimLevel.NO_EFFECT_SHOWN, evaluation.slug)
    assert found.sentence_en.startswith("In the comparison with other municipalities no effect of")


def test_the_finding_of_a_draft_programme_is_not_public() -> None:
    evaluation = asked(make.world())
    make.published(evaluation)
    type(evaluation.programme).objects.filter(pk=evaluation.programme_id).update(visibility="draft")
    assert findings.findings_of(evaluation.programme) == ()


def test_the_guard_knows_every_programme_and_every_finding() -> None:
    evaluation = asked(make.world())
    other = ProgrammeFactory(municipality=evaluation.municipality)
    held = {
        (holding.level, holding.programme_names, holding.reference)
        for holding in findings.holdings_of(evaluation.municipality)
    }
    assert held == {
        (ClaimLevel.NO_COMPARISON, (evaluation.programme.title,), evaluation.pk),
        (ClaimLevel.NO_COMPARISON, (other.title,), None),
    }
