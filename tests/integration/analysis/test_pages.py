"""What the public reads: the demo's question with its true figures, and nothing that is a draft."""

import gzip
import json
import re
from contextlib import redirect_stdout
from html import unescape
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from framsteg.analysis import actions
from framsteg.analysis.models import Evaluation, Run
from framsteg.analysis.queries.evaluations import newest_finding
from framsteg.analysis.queries.findings import finding_read_with, programme_with_finding
from framsteg.analysis.rules import integrity
from framsteg.cms.claims.objects import GUARDED
from framsteg.cms.claims.pages import municipality_at
from framsteg.cms.claims.review import Remark, review
from framsteg.cms.claims.texts import Text, text_of_object, text_of_page
from framsteg.cms.editor.subjects import municipality_of
from framsteg.config.demo import load
from framsteg.evaluation.__main__ import main as engine
from tests.factories import analysis as make
from tests.factories.programme import SOMEONE

ADDRESS = "/{}/kristinehamn/utvardering/folkmangd/"


pytestmark = pytest.mark.xdist_group("evaluation pages")


def words(language: str = "sv") -> str:
    """The page's words, hard spaces as plain ones."""
    answer = Client().get(ADDRESS.format(language))
    assert answer.status_code == 200
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    text = unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)))
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def _remarks(text: Text) -> list[Remark]:
    read = review(text, {})
    return [*read.claims, *read.advice]


class TheDemosQuestion(TestCase):
    """The demo's programme and its question, loaded once."""

    evaluation: Evaluation

    @classmethod
    def setUpTestData(cls) -> None:
        with translation.override("sv"):
            load(timezone.now())
        cls.evaluation = Evaluation.objects.get(slug="folkmangd")

    def test_the_answer_stands_first_in_plain_swedish(self) -> None:
        page = words()
        assert (
            "Ingen effekt kan visas, och ingen kan uteslutas "
            "Jämförbara kommuner ger oss anledning att vänta omkring 23 682 invånare 2012. "
            "Det blev 23 729, alltså 47 fler. "
            "Skillnaden ligger väl inom vad som är vanligt i kommuner utan ett sådant program. "
            "En effekt som är mindre än omkring 180 personer efter ett år syns inte med den här metoden. "
            "Det går alltså inte att visa något samband mellan programmet och folkmängden. "
            "Det går inte heller att utesluta att det finns ett."
        ) in page

    def test_the_answer_in_english(self) -> None:
        assert (
            "Comparable municipalities would lead us to expect about 23 682 inhabitants in 2012. "
            "There were 23 729, that is, 47 more. "
            "The difference is well within what municipalities without such a programme show. "
            "An effect smaller than about 180 persons after one year cannot be seen with this method."
        ) in words("en")

    def test_the_honest_thirty_one(self) -> None:
        assert (
            "Under 2012 ökade folkmängden med 31 (0,13 %). Samma år växte 159 av 290 kommuner. "
            "Kristinehamn kom på plats 140 av 290. En ökning på minst 31 är inte ovanlig: så gick det i 57 % av "
        ) in words()
        assert "jämförda år (kommuner med 20 000–40 000 invånare, 1976–2025)" in words()

    def test_the_band_and_every_year_stand_in_the_tables(self) -> None:
        page = words()
        assert "2012 23 729 23 682 23 535 till 23 859 +47" in page
        assert "2016 24 671 24 288 23 546 till 25 084 +383" in page
        for row in ("2013 23 949 23 750 +199", "2014 24 114 23 859 +255", "2015 24 270 24 000 +270"):
            assert row in page

    def test_the_page_says_that_the_outcome_was_known_when_the_question_was_filed(self) -> None:
        assert "efter att utfallet var känt: siffror till och med 2025 fanns redan" in words()

    def test_a_start_in_2011_is_among_the_checks(self) -> None:
        assert "start 2011 −71; −33; +108; +157; +171; +283" in words()

    def test_imaginary_programmes_are_told_plainly(self) -> None:
        assert "Av dem fick tre en skillnad som var minst lika stor som den verkliga." in words()

    def test_level_and_key_figures_are_stored_and_not_typed(self) -> None:
        finding = newest_finding(self.evaluation)
        assert finding is not None
        answer = finding.key_figures["answer"]
        assert (finding.level, round(answer["expected"]), round(answer["effect"]), round(answer["smallest"])) == (
            3, 23_682, 47, 182,
        )  # fmt: skip
        assert [criterion["met"] for criterion in finding.criteria] == [True, True, True]

    def test_the_stored_run_is_untouched(self) -> None:
        assert integrity.is_untouched(Run.objects.get(plan__evaluation=self.evaluation))

    def test_the_command_on_the_page_repeats_the_answer_from_the_downloaded_figures(self) -> None:
        run = Run.objects.get(plan__evaluation=self.evaluation)
        of = {"municipality": "kristinehamn", "slug": "folkmangd", "number": run.pk}
        command = re.search(r"python -m framsteg\.evaluation (.*?)resultat\.json", words())
        assert command is not None
        with TemporaryDirectory() as folder:
            figures, result = Path(folder) / "folkmangd.csv", Path(folder) / "resultat.json"
            figures.write_bytes(Client().get(reverse("web:evaluation_panel", kwargs=of)).content)
            given = command.group(1).replace("folkmangd.csv", str(figures)).split()
            with redirect_stdout(StringIO()):
                assert engine([*given, str(result)]) == 0
            again = json.loads(result.read_text(encoding="utf-8"))
        stored = json.loads(Client().get(reverse("web:evaluation_result", kwargs=of)).content)
        same = (
            "version",
            "input_hash",
            "headline",
            "periods",
            "donors",
            "period_weights",
            "estimators",
            "placebos",
        )
        assert {name: again[name] for name in same} == {name: stored[name] for name in same}
        assert stored == json.loads(gzip.decompress(run.result))

    def test_the_page_computes_nothing_and_asks_little(self) -> None:
        with patch("framsteg.analysis.actions.runs.evaluate", None):
            words()
        with CaptureQueriesContext(connection) as asked:
            Client().get(ADDRESS.format("sv") + "?visa=1")
        assert len(asked) <= 10

    def test_every_chart_has_its_table_and_its_words(self) -> None:
        page = Client().get(ADDRESS.format("sv")).content.decode()
        charts = re.findall(r'<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"', page)
        assert charts == ["series-title series-desc", "placebos-title placebos-desc"]
        assert page.count("<table") >= 4
        assert "style=" not in page

    def test_the_list_and_the_programme_lead_to_it(self) -> None:
        client = Client()
        for address in ("utvardering/", f"program/{self.evaluation.programme.slug}/"):
            page = client.get(f"/sv/kristinehamn/{address}").content.decode()
            assert ADDRESS.format("sv") in page
            assert "kan ingen effekt av Ett Attraktivare Kristinehamn på folkmängden visas" in page

    def test_the_finding_is_read_with_its_programme_in_one_query(self) -> None:
        slug = self.evaluation.programme.slug
        programme_with_finding(
            "kristinehamn", slug
        )  # the first use of JSON asks the database whether it knows it
        with CaptureQueriesContext(connection) as asked:
            programme = programme_with_finding("kristinehamn", slug)
            found = finding_read_with(programme)
        assert len(asked) == 1
        assert found is not None
        assert (found.level, found.slug) == (3, "folkmangd")

    def test_what_the_demo_writes_holds(self) -> None:
        """No page and no object of the demo says more than its own evaluation allows."""
        texts = [
            text_of_page(page.specific, municipality_at(page.path))
            for page in Page.objects.filter(depth__gte=3)
        ]
        texts += [
            text_of_object(each, municipality_of(each)) for model in GUARDED for each in model.objects.all()
        ]
        flagged = [remark.flag.sentence for text in texts for remark in _remarks(text)]
        assert len(texts) > 100
        assert flagged == []

    def test_loading_the_demo_again_changes_nothing(self) -> None:
        before = (Evaluation.objects.count(), Run.objects.count())
        load(timezone.now())
        assert (Evaluation.objects.count(), Run.objects.count()) == before

    def test_running_every_evaluation_again_changes_nothing(self) -> None:
        told = StringIO()
        call_command("run_evaluations", stdout=told)
        assert "nothing has changed" in told.getvalue()
        assert Run.objects.count() == 1


@pytest.mark.django_db
def test_a_draft_is_nowhere() -> None:
    evaluation = make.EvaluationFactory(indicator=make.with_figures(make.world()))
    make.filed(evaluation)
    actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    run = Run.objects.get(plan__evaluation=evaluation)
    of = {"municipality": evaluation.municipality.slug, "slug": evaluation.slug}
    addresses = [
        reverse("web:evaluation", kwargs=of),
        reverse("web:evaluation_result", kwargs={**of, "number": run.pk}),
        reverse("web:evaluation_panel", kwargs={**of, "number": run.pk}),
    ]
    client = Client()
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    listed = client.get(reverse("web:evaluations", kwargs={"municipality": evaluation.municipality.slug}))
    assert evaluation.title not in listed.content.decode()
    make.published(evaluation)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


@pytest.mark.django_db
def test_a_failed_run_is_told_in_words_beside_the_finding_that_holds() -> None:
    values = make.world()
    evaluation = make.EvaluationFactory(indicator=make.with_figures(values))
    make.filed(evaluation)
    actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    make.published(evaluation)
    values[make.TREATED]["2001"] = None
    make.figures.deliver(evaluation.indicator, values, at=make.figures.LATER)
    actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    address = reverse(
        "web:evaluation", kwargs={"municipality": evaluation.municipality.slug, "slug": evaluation.slug}
    )
    page = Client().get(address).content.decode()
    assert "Kommunens egen serie saknar siffror, först för 2001." in page
    assert "den tidigare slutsatsen, som fortfarande gäller" in page
    assert "Ingen effekt kan visas" in page


@pytest.mark.django_db
def test_too_early_says_when_there_will_be_an_answer() -> None:
    evaluation = make.EvaluationFactory(indicator=make.with_figures(make.world(last=2011)))
    make.filed(evaluation, answerable_after=3)
    actions.runs.run(evaluation, by=SOMEONE, at=make.NOW)
    make.published(evaluation)
    address = reverse(
        "web:evaluation", kwargs={"municipality": evaluation.municipality.slug, "slug": evaluation.slug}
    )
    page = Client().get(address).content.decode()
    assert "Det är för tidigt att säga" in page
    assert "Svaret ges när det finns siffror för tre år från och med 2010" in page
    assert "De senaste siffrorna är för 2011." in page
