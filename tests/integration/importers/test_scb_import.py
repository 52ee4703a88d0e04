"""From SCB's server to stored figures, in both versions, with everything that can go wrong on the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from framsteg.importers.actions import keeping, raw_files, scb_import
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.models import Fetch, FetchState, RawAnswer
from framsteg.importers.scb.schema import Question
from framsteg.importers.shared.errors import (
    BrokenJson,
    ChangedMeanwhile,
    EmptyAnswer,
    HtmlInsteadOfData,
    SeveralValues,
    TooManyCells,
    WrongShape,
)
from framsteg.indicators.errors import LargeDeletion
from framsteg.indicators.figures import DeliveryReport, Kind
from framsteg.indicators.models import FetchRun, Indicator, Observation
from framsteg.indicators.queries.series import Revision, revisions, series
from framsteg.lib.http import BrokenOff, Refused, ServerFault, StillBusy, TooSlow
from tests.factories.indicators import LATER, SOMEONE, THEN
from tests.recorded.servers import BUSY, FAULT, SILENT, WEB_PAGE, FakeScb, Reply

TABLE = "TAB638"
TABLE_1 = "BE/BE0101/BE0101A/BefolkningNy"
FOLKMANGD = Question(TABLE, {"ContentsCode": ("BE0101N1",)})


def run(
    question: Question = FOLKMANGD,
    *,
    apply: bool = True,
    at: Any = THEN,
    large_deletions: bool = False,
    **options: Any,
) -> DeliveryReport:
    return scb_import.import_figures(
        question, code="folkmangd", consent=Consent(apply, large_deletions), by=SOMEONE, at=at, **options
    )


def stored(region: str = "1781") -> dict[str, float | None]:
    indicator = Indicator.objects.get(code="folkmangd")
    return {point.period: point.value for point in series(indicator, region).points}


KRISTINEHAMN = {"2010": 23808.0, "2011": 23698.0, "2012": 23729.0, "2013": 23949.0}


@pytest.mark.parametrize(("version", "table"), [(2, TABLE), (1, TABLE_1)])
def test_both_versions_give_the_same_figures(scb: FakeScb, version: int, table: str) -> None:
    report = run(Question(table, FOLKMANGD.choices), version=version)
    assert (stored(), report.count(Kind.NEW)) == (KRISTINEHAMN, 16)
    assert series(Indicator.objects.get(code="folkmangd"), "0000").at("2012").value == 9555893  # type: ignore[union-attr]


def test_the_indicator_is_made_from_what_the_table_says_of_itself(scb: FakeScb) -> None:
    run()
    indicator = Indicator.objects.get(code="folkmangd")
    assert (
        indicator.title,
        indicator.unit,
        indicator.frequency,
        indicator.source.credit,
        indicator.visibility,
    ) == (
        "Folkmängd",
        "antal",
        "year",
        "Källa: SCB",
        "draft",
    )
    assert (indicator.notes, indicator.source_updated) == (
        "Uppgifterna avser förhållandena den 31 december.",
        "2026-02-20T07:00:00Z",
    )
    assert scb_import.question_of(indicator) == FOLKMANGD


def test_a_trial_stores_nothing_but_the_raw_answers(scb: FakeScb) -> None:
    report = run(apply=False)
    assert (report.count(Kind.NEW), Observation.objects.count(), FetchRun.objects.count()) == (16, 0, 0)
    assert not Indicator.objects.exists()
    assert RawAnswer.objects.filter(understood=True).count() == 3


def test_applying_after_a_trial_uses_the_answers_that_were_shown(scb: FakeScb) -> None:
    run(apply=False)
    asked = len(scb.asked)
    run(at=THEN + timedelta(hours=1))
    assert (stored(), len(scb.asked)) == (KRISTINEHAMN, asked)


def test_a_day_later_or_on_request_the_source_is_asked_anew(scb: FakeScb) -> None:
    run()
    asked = len(scb.asked)
    run(at=THEN + timedelta(hours=25))
    assert len(scb.asked) == 2 * asked
    run(at=THEN + timedelta(hours=26), again=True)
    assert len(scb.asked) == 3 * asked


def test_the_question_is_cut_to_the_limit_that_the_server_names(scb: FakeScb) -> None:
    scb.max_cells = 5
    run()
    assert (stored(), scb.count("/data")) == (KRISTINEHAMN, 4)


def test_a_long_question_is_sent_in_a_body(scb: FakeScb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framsteg.importers.scb.client.LONGEST_ADDRESS", 100)
    run()
    assert (stored(), scb.asked[-1].method) == (KRISTINEHAMN, "POST")


def test_the_pace_is_kept_to_what_the_server_allows(scb: FakeScb) -> None:
    scb.calls, scb.seconds, scb.max_cells = 3, 0.2, 2
    run()
    assert stored() == KRISTINEHAMN
    assert RawAnswer.objects.count() == 10


def test_a_busy_and_faulty_server_is_asked_again(scb: FakeScb) -> None:
    scb.fail("/config", Reply(429, headers={"Retry-After": "0"}))
    scb.fail("/data", FAULT)
    run()
    assert stored() == KRISTINEHAMN


def wrong(**changes: Any) -> Reply:
    dataset: dict[str, Any] = {
        "class": "dataset", "id": ["Region", "Tid"], "size": [1, 1], "value": [1],
        "dimension": {"Region": {"category": {"index": ["1781"]}}, "Tid": {"category": {"index": ["2012"]}}},
    }  # fmt: skip
    return Reply.json(dataset | changes)


@pytest.mark.parametrize(
    ("path", "replies", "error"),
    [
        ("/config", [WEB_PAGE], HtmlInsteadOfData),
        ("/config", [Reply.json({"maxDataCells": "lots"})], WrongShape),
        ("/config", [Reply.json([])], WrongShape),
        ("/metadata", [Reply(200, b'{"class": "dataset", "id": ["Reg')], BrokenJson),
        ("/metadata", [Reply.json({"title": "Gone"}, 404)], Refused),
        ("/data", [FAULT, FAULT], ServerFault),
        ("/data", [BUSY, Reply(429, headers={"Retry-After": "60"})], StillBusy),
        ("/data", [WEB_PAGE], HtmlInsteadOfData),
        ("/data", [Reply(200, b"")], EmptyAnswer),
        ("/data", [Reply(200, b'{"class": "dataset", "value": [1, 2')], BrokenJson),
        ("/data", [Reply(200, b"x" * 500, cut_at=100)] * 2, BrokenOff),
        ("/data", [SILENT, SILENT], TooSlow),
        ("/data", [wrong(value=["23 729"])], WrongShape),
        ("/data", [wrong(value=[1, 2])], WrongShape),
        ("/data", [wrong(value=None)], WrongShape),
        ("/data", [Reply.json({"error": "maintenance"})], WrongShape),
        ("/data", [wrong(size=[True, 1])], WrongShape),
    ],
)
def test_every_bad_answer_has_a_name_and_the_earlier_figures_stay(
    scb: FakeScb, path: str, replies: list[Reply], error: type[Exception]
) -> None:
    run()
    scb.population["1781"]["2012"] = 1.0
    scb.fail(path, *replies)
    with pytest.raises(error):
        run(at=LATER)
    assert (stored(), FetchRun.objects.count()) == (KRISTINEHAMN, 1)


def test_what_went_wrong_is_written_down_and_the_bad_answer_kept_as_evidence(scb: FakeScb) -> None:
    scb.fail("/data", WEB_PAGE)
    with pytest.raises(HtmlInsteadOfData):
        run()
    fetch = Fetch.objects.get()
    bad = fetch.answers.get(understood=False)
    assert (fetch.state, raw_files.read(bad.content_sha256)) == (FetchState.RUNNING, WEB_PAGE.body)
    assert "web page instead of figures" in fetch.problem


def test_an_interrupted_fetch_goes_on_without_asking_again_for_what_is_kept(scb: FakeScb) -> None:
    scb.max_cells = 5
    scb.fail("/data", *[Reply(200, b"x")] * 0)
    part: Callable[[dict[str, Any]], Any] = scb.change
    answered = 0

    def breaks_after_two(dataset: dict[str, Any]) -> Any:
        nonlocal answered
        answered += 1
        return dataset if answered <= 2 else {"half": "an answer"}

    scb.change = breaks_after_two
    with pytest.raises(WrongShape):
        run()
    scb.change = part
    asked = len(scb.asked)
    run()
    assert (stored(), len(scb.asked) - asked, Fetch.objects.count()) == (KRISTINEHAMN, 2, 1)


def test_a_raw_answer_that_was_damaged_on_disk_is_fetched_again(scb: FakeScb) -> None:
    run(apply=False)
    lost = RawAnswer.objects.get(url__contains="/data")
    raw_files.path_of(lost.content_sha256).write_bytes(b"rubbish")
    run()
    assert (stored(), scb.count("/data")) == (KRISTINEHAMN, 2)


def test_parts_of_different_editions_are_not_mixed(scb: FakeScb) -> None:
    scb.max_cells = 5
    editions = iter(["2026-02-20", "2026-02-21", "2026-02-21", "2026-02-21"])
    scb.change = lambda dataset: dataset | {"updated": next(editions)}
    with pytest.raises(ChangedMeanwhile):
        run()
    assert (Observation.objects.count(), Fetch.objects.get().state) == (0, FetchState.ABANDONED)


def test_an_unannounced_revision_is_kept_with_both_values(scb: FakeScb) -> None:
    run()
    scb.population["1781"]["2012"] = 23731.0
    report = run(at=LATER)
    indicator = Indicator.objects.get(code="folkmangd")
    changed = revisions(indicator, "1781")
    assert (report.count(Kind.REVISED), stored()["2012"]) == (1, 23731.0)
    assert changed == (Revision("1781", "2012", 23729.0, 23731.0, changed[0].fetched_at),)


def test_the_same_answer_again_changes_nothing(scb: FakeScb) -> None:
    run()
    report = run(at=LATER)
    assert (report.changed, report.unchanged, FetchRun.objects.count()) == (False, 16, 1)


def test_many_vanishing_figures_need_a_second_yes(scb: FakeScb) -> None:
    run()
    for years in scb.population.values():
        for year in ("2011", "2012", "2013"):
            years[year] = None
    with pytest.raises(LargeDeletion, match="12 av de 16"):
        run(at=LATER)
    assert stored() == KRISTINEHAMN
    assert run(at=LATER, apply=False).count(Kind.GONE) == 12
    run(at=LATER, large_deletions=True)
    assert stored() == {"2010": 23808.0, "2011": None, "2012": None, "2013": None}
    assert [each.before for each in revisions(Indicator.objects.get(), "1781")] == [23949.0, 23729.0, 23698.0]


def test_a_table_with_more_than_one_content_is_not_let_in_by_chance(scb: FakeScb) -> None:
    with pytest.raises(SeveralValues):
        run(Question(TABLE, {"ContentsCode": ("BE0101N1", "BE0101N2")}))
    assert Observation.objects.count() == 0


def test_a_server_that_allows_less_than_one_figure_a_question_cannot_be_used(scb: FakeScb) -> None:
    scb.max_cells = 0
    with pytest.raises((WrongShape, TooManyCells)):
        run()


def test_raw_answers_lie_compressed_under_their_checksum(scb: FakeScb) -> None:
    run()
    for answer in RawAnswer.objects.all():
        path = raw_files.path_of(answer.content_sha256)
        assert (path.parent.name, len(raw_files.read(answer.content_sha256))) == (
            answer.content_sha256[:2],
            answer.size,
        )


def test_a_question_has_the_same_checksum_in_whatever_order_it_is_written() -> None:
    assert keeping.checksum_of({"a": 1, "b": [2]}) == keeping.checksum_of({"b": [2], "a": 1})
