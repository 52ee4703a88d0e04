"""A programme lead asks a question, files it, has it computed and makes it public, without help."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from framsteg.analysis.enums import Check
from framsteg.analysis.models import Evaluation, EvaluationPlan, Run
from framsteg.audit.models import Visibility
from framsteg.programme.models import Programme
from tests.factories import analysis as make
from tests.factories.editor import Place
from tests.integration.editor.posting import filled

PLAN = {
    "starts": "2010", "last_before": "2009", "series_from": "1990", "followed": "5", "answerable_after": "1",
    "donors_rule": "all", "scale": "log", "estimator": "sdid", "significance": "0.10", "checks": list(Check.values),
    "assumptions": "Kommunerna liknar varandra.", "method": "Metoden jämför med många.",
    "exclusions": "9105: Har gått ihop.",
    "other_beginnings": "1995, 2000",
}  # fmt: skip


@pytest.fixture
def figures(here: Place) -> Any:
    """Statistics about the municipality and forty others."""
    values = {code.replace("17", "91", 1): row for code, row in make.world().items()}
    return make.with_figures(values, title="Folkmängd")


def asked(here: Place, lead: Client, figures: Any) -> Evaluation:
    url = reverse("evaluation:add")
    form = lead.get(url).context["form"]
    values = {"title": "Växte orten?", "programme": here.objects["programme"].pk, "indicator": figures.pk}
    assert lead.post(url, filled(form, **values)).status_code == 302
    return Evaluation.objects.get(title="Växte orten?")


def file(client: Client, evaluation: Evaluation) -> Any:
    """Look through what will be locked, then lock it."""
    asked = client.get(reverse("evaluation:file", args=[evaluation.pk]))
    return act(client, evaluation, "file", version=asked.context["locked"].version)


def act(client: Client, evaluation: Evaluation, name: str, **values: Any) -> Any:
    return client.post(reverse(f"evaluation:{name}", args=[evaluation.pk]), values)


def test_from_question_to_public_page(here: Place, lead: Client, figures: Any) -> None:
    evaluation = asked(here, lead, figures)
    assert (evaluation.region_id, evaluation.slug) == ("9101", "vaxte-orten")
    assert act(lead, evaluation, "plan", **PLAN).status_code == 302
    draft = EvaluationPlan.objects.get()
    assert (draft.exclusions, draft.other_beginnings, draft.is_filed) == (
        [{"code": "9105", "reason": "Har gått ihop."}], ["1995", "2000"], False,
    )  # fmt: skip
    file(lead, evaluation)
    act(lead, evaluation, "compute")
    assert EvaluationPlan.objects.get().filed_by == str(here.users["programme_lead"])
    assert Run.objects.get().outcome == "computed"
    Programme.objects.filter(pk=here.objects["programme"].pk).update(visibility=Visibility.PUBLIC)
    lead.post(reverse("evaluation:publish", args=[evaluation.pk]), {"visibility": "public"})
    page = Client().get(
        f"/sv/{here.municipality.slug}/utvardering/vaxte-orten/", headers={"host": "localhost"}
    )
    assert "Ingen effekt kan visas" in page.content.decode()
    workspace = lead.get(reverse("evaluation:workspace", args=[evaluation.pk])).content.decode()
    assert "Ingen effekt kan visas, och ingen kan uteslutas" in workspace


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts": "i fjol"}, "starts"),
        ({"exclusions": "9105"}, "exclusions"),
        ({"exclusions": "9999: Finns inte."}, "exclusions"),
        ({"other_beginnings": "2020"}, "other_beginnings"),
        ({"significance": "5"}, "significance"),
        ({"checks": []}, "checks"),
        ({"followed": "0"}, "followed"),
        ({"last_before": "2011"}, None),
    ],
)
def test_a_wrong_plan_gets_a_sentence_at_its_field(
    here: Place, lead: Client, figures: Any, wrong: dict[str, Any], field: str | None
) -> None:
    evaluation = asked(here, lead, figures)
    answer = act(lead, evaluation, "plan", **(PLAN | wrong))
    assert answer.status_code == 422
    assert (field or "__all__") in answer.context["form"].errors
    assert EvaluationPlan.objects.count() == 0


def test_a_filed_plan_is_followed_by_a_new_version_with_a_reason(
    here: Place, lead: Client, figures: Any
) -> None:
    evaluation = asked(here, lead, figures)
    act(lead, evaluation, "plan", **PLAN)
    file(lead, evaluation)
    act(lead, evaluation, "plan", **(PLAN | {"followed": "3"}))
    assert "Varför det finns en ny version" in file(lead, evaluation).content.decode()
    second = EvaluationPlan.objects.get(number=2)
    assert (second.is_filed, second.followed) == (False, 3)
    act(
        lead,
        evaluation,
        "plan",
        **(PLAN | {"followed": "3", "version": second.version, "reason": "Kortare tid."}),
    )
    file(lead, evaluation)
    assert [plan.is_filed for plan in EvaluationPlan.objects.order_by("number")] == [True, True]


def test_everything_is_looked_through_before_it_is_locked(here: Place, lead: Client, figures: Any) -> None:
    evaluation = asked(here, lead, figures)
    act(lead, evaluation, "plan", **PLAN)
    seen = lead.get(reverse("evaluation:file", args=[evaluation.pk])).content.decode()
    for part in ("Folkmängd", "(9101)", "1990–2009", "9105: Har gått ihop.", "Logaritm", "Syntetisk", "10\xa0%",
                 "1995 och 2000", "Kommunerna liknar varandra.", "Metoden jämför med många.", "Brott i serien",
                 "efter att utfallet var känt"):  # fmt: skip
        assert part in seen, part
    assert act(lead, evaluation, "file").status_code == 422
    EvaluationPlan.objects.update(version=7)
    changed = act(lead, evaluation, "file", version="1")
    assert "Utkastet har ändrats sedan du tittade." in changed.content.decode()
    assert not EvaluationPlan.objects.get().is_filed


def test_the_second_to_save_a_draft_is_told(here: Place, lead: Client, figures: Any) -> None:
    evaluation = asked(here, lead, figures)
    act(lead, evaluation, "plan", **PLAN)
    stale = PLAN | {"version": 1}
    act(lead, evaluation, "plan", **(stale | {"followed": "4"}))
    answer = act(lead, evaluation, "plan", **(stale | {"followed": "2"}))
    assert answer.status_code == 422
    assert EvaluationPlan.objects.get().followed == 4


def test_a_communicator_reads_but_does_not_file(
    here: Place, lead: Client, communicator: Client, figures: Any
) -> None:
    evaluation = asked(here, lead, figures)
    act(lead, evaluation, "plan", **PLAN)
    assert communicator.get(reverse("evaluation:workspace", args=[evaluation.pk])).status_code == 200
    act(communicator, evaluation, "file")
    act(communicator, evaluation, "compute")
    assert not EvaluationPlan.objects.get().is_filed


def test_nothing_is_published_before_it_is_filed(here: Place, lead: Client, figures: Any) -> None:
    evaluation = asked(here, lead, figures)
    lead.post(reverse("evaluation:publish", args=[evaluation.pk]), {"visibility": "public"})
    assert not Evaluation.objects.get(pk=evaluation.pk).is_public
