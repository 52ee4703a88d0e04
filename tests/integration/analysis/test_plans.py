"""A question is filed once and locked; what comes after is a new version."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from framsteg.analysis import actions
from framsteg.analysis.models import ClaimOverride, Evaluation, EvaluationPlan, Finding, Run
from framsteg.audit.models import AuditEntry, Visibility
from tests.factories import analysis as make
from tests.factories.indicators import IndicatorFactory, RegionFactory
from tests.factories.programme import SOMEONE, ProgrammeFactory

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], object]) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
    return True


def run_of(plan: EvaluationPlan, **values: Any) -> Run:
    given = {"outcome": "failed", "error_code": "no_figures", "engine_version": "1", "ran_by": "A test"}
    return Run(plan=plan, ran_at=make.NOW, **(given | values))


def test_a_draft_can_be_changed_and_discarded() -> None:
    plan = make.plan(make.EvaluationFactory())
    actions.plans.draft(plan, by=SOMEONE, at=make.NOW)
    plan.followed = 3
    actions.plans.change_draft(plan, by=SOMEONE, at=make.NOW)
    plan.refresh_from_db()
    assert (plan.number, plan.followed, plan.is_filed) == (1, 3, False)
    actions.plans.discard_draft(plan, by=SOMEONE, at=make.NOW)
    assert EvaluationPlan.objects.count() == 0


def test_a_question_left_empty_is_worded_from_its_parts() -> None:
    evaluation = make.EvaluationFactory(
        indicator__title="Folkmängd", indicator__title_en="Population", indicator__is_population=True,
        programme__title="Ett bättre Provköping", region__name="Provköping",
    )  # fmt: skip
    plan = make.filed(evaluation)
    assert plan.question == (
        "Växte folkmängden i Provköping mer från och med 2010 än den skulle ha gjort utan programmet "
        "Ett bättre Provköping?"
    )
    assert plan.question_en == (
        "Did the population in Provköping grow more from 2010 than it would have without the programme "
        "Ett bättre Provköping?"
    )


def test_filing_tells_who_when_and_how_much_was_known() -> None:
    indicator = make.with_figures({make.TREATED: {"2008": 10.0, "2009": 11.0}})
    plan = make.filed(make.EvaluationFactory(indicator=indicator))
    stored = EvaluationPlan.objects.get(pk=plan.pk)
    assert (stored.filed_at, stored.filed_by, stored.figures_known_to) == (make.NOW, "A test", "2009")
    assert stored.filed_before_outcome


def test_a_question_filed_after_its_outcome_was_known_is_known_as_such() -> None:
    indicator = make.with_figures({make.TREATED: {"2009": 11.0, "2010": 12.0}})
    assert not make.filed(make.EvaluationFactory(indicator=indicator)).filed_before_outcome


@pytest.mark.parametrize(
    "field", ["question", "estimator", "filed_by", "checks", "significance", "assumptions"]
)
def test_the_database_refuses_every_change_of_a_filed_plan(field: str) -> None:
    plan = make.filed()
    assert refused(lambda: EvaluationPlan.objects.filter(pk=plan.pk).update(**{field: getattr(plan, field)}))


def test_the_database_refuses_to_remove_or_unlock_a_filed_plan() -> None:
    plan = make.filed()
    assert refused(lambda: EvaluationPlan.objects.filter(pk=plan.pk).update(filed_at=None, filed_by=""))
    assert refused(lambda: EvaluationPlan.objects.filter(pk=plan.pk).delete())
    with connection.cursor() as cursor:
        assert refused(lambda: cursor.execute("DELETE FROM analysis_evaluationplan WHERE id = %s", [plan.pk]))


def test_actions_refuse_a_filed_plan_by_name() -> None:
    plan = make.filed()
    for act in (actions.plans.change_draft, actions.plans.discard_draft, actions.plans.file_question):
        with pytest.raises(actions.plans.AlreadyFiled):
            act(plan, by=SOMEONE, at=make.NOW)


def test_a_new_version_takes_over_the_last_and_says_why() -> None:
    first = make.filed()
    second = actions.plans.new_version(
        first.evaluation, reason="Ett annat slutår.", followed=3, by=SOMEONE, at=make.NOW
    )
    assert (second.number, second.followed, second.starts, second.is_filed) == (2, 3, first.starts, False)
    actions.plans.file_question(second, by=SOMEONE, at=make.NOW + timedelta(days=1))
    assert [plan.number for plan in first.evaluation.plans.order_by("number")] == [1, 2]


def test_a_new_version_without_a_reason_is_not_filed() -> None:
    first = make.filed()
    second = actions.plans.new_version(first.evaluation, reason="", by=SOMEONE, at=make.NOW)
    with pytest.raises(ValidationError) as error:
        actions.plans.file_question(second, by=SOMEONE, at=make.NOW)
    assert list(error.value.message_dict) == ["reason"]
    assert refused(
        lambda: EvaluationPlan.objects.filter(pk=second.pk).update(filed_at=make.NOW, filed_by="x")
    )


def test_nothing_is_followed_by_a_new_version_before_it_is_filed() -> None:
    with pytest.raises(actions.plans.NothingFiled):
        actions.plans.new_version(make.EvaluationFactory(), reason="För tidigt.", by=SOMEONE, at=make.NOW)


def test_method_and_assumptions_are_justified_before_filing() -> None:
    plan = make.plan(make.EvaluationFactory(), method="", assumptions=" ")
    actions.plans.draft(plan, by=SOMEONE, at=make.NOW)
    with pytest.raises(ValidationError) as error:
        actions.plans.file_question(plan, by=SOMEONE, at=make.NOW)
    assert sorted(error.value.message_dict) == ["assumptions", "method"]
    plan.refresh_from_db()
    assert not plan.is_filed


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ({"starts": "2009"}, "__all__"),
        ({"series_from": "2009"}, "__all__"),
        ({"followed": 1, "answerable_after": 2}, "__all__"),
        ({"starts": "2010-Q1"}, "starts"),
        ({"starts": "i fjol"}, "starts"),
        ({"checks": ["astrology"]}, "checks"),
        ({"exclusions": [{"code": "1702"}]}, "exclusions"),
        ({"exclusions": [{"code": "1702", "reason": " "}]}, "exclusions"),
        ({"exclusions": [{"code": make.TREATED, "reason": "Sig själv."}]}, "exclusions"),
        ({"exclusions": [{"code": "9999", "reason": "Finns inte."}]}, "exclusions"),
        ({"exclusions": "1702"}, "exclusions"),
        ({"other_beginnings": ["2020"]}, "other_beginnings"),
        ({"significance": "0.5"}, "significance"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused_with_a_sentence(
    field: dict[str, Any], wrong: str
) -> None:
    RegionFactory(code="1702")
    plan = make.plan(make.EvaluationFactory(), **field)
    with pytest.raises(ValidationError) as error:
        actions.plans.draft(plan, by=SOMEONE, at=make.NOW)
    assert wrong in error.value.message_dict
    assert EvaluationPlan.objects.count() == 0


def test_an_evaluation_keeps_the_indicator_and_region_that_were_filed() -> None:
    evaluation = make.filed().evaluation
    other, elsewhere = IndicatorFactory(), RegionFactory(code="1702")
    assert refused(lambda: Evaluation.objects.filter(pk=evaluation.pk).update(indicator=other))
    assert refused(lambda: Evaluation.objects.filter(pk=evaluation.pk).update(region=elsewhere))


def test_only_a_filed_plan_is_computed() -> None:
    plan = make.plan(make.EvaluationFactory())
    actions.plans.draft(plan, by=SOMEONE, at=make.NOW)
    assert refused(run_of(plan).save)
    with pytest.raises(actions.plans.NothingFiled):
        actions.runs.run(plan.evaluation, by=SOMEONE, at=make.NOW)


def test_runs_findings_and_exceptions_are_only_added() -> None:
    plan = make.filed()
    run = run_of(plan)
    run.save()
    finding = Finding.objects.create(
        evaluation=plan.evaluation,
        run=run,
        level=3,
        criteria=[],
        key_figures={},
        picture={},
        found_at=make.NOW,
    )
    exception = ClaimOverride.objects.create(
        municipality=plan.municipality, object_type="a", object_id="1", object_label="En nyhet",
        sentence="Så blev det.", allowed=3, reason="Ett citat.", by="A test", at=make.NOW,
    )  # fmt: skip
    for model, pk in ((Run, run.pk), (Finding, finding.pk), (ClaimOverride, exception.pk)):
        assert refused(lambda model=model, pk=pk: model.objects.filter(pk=pk).delete())  # type: ignore[misc]
    assert refused(lambda: Run.objects.filter(pk=run.pk).update(result_hash="0" * 64))
    assert refused(lambda: Finding.objects.filter(pk=finding.pk).update(level=5))
    assert refused(lambda: ClaimOverride.objects.filter(pk=exception.pk).update(reason="En annan."))


def test_nothing_is_public_before_its_question_is_filed() -> None:
    evaluation = make.EvaluationFactory()
    with pytest.raises(ValidationError) as error:
        actions.publication.publish(evaluation, by=SOMEONE, at=make.NOW)
    assert list(error.value.message_dict) == ["visibility"]
    assert evaluation.visibility == Visibility.DRAFT
    make.filed(evaluation)
    actions.publication.publish(evaluation, by=SOMEONE, at=make.NOW)
    assert Evaluation.objects.get().is_public


def test_an_evaluation_is_of_a_programme_of_its_own_municipality() -> None:
    evaluation = make.EvaluationFactory()
    evaluation.programme = ProgrammeFactory()
    with pytest.raises(ValidationError):
        actions.publication.publish(evaluation, by=SOMEONE, at=make.NOW)


def test_filing_is_told_in_the_audit_trail() -> None:
    plan = make.filed()
    entry = AuditEntry.objects.filter(object_type="analysis.evaluationplan").latest("id")
    assert (entry.action, entry.after["filed_by"], entry.municipality_code) == (
        "changed", "A test", plan.municipality.code,
    )  # fmt: skip
