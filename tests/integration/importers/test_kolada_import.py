"""From Kolada's server to stored figures."""

from typing import Any

import pytest

from framsteg.importers.actions import kolada_import
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.kolada.fetch import Question
from framsteg.importers.shared.errors import (
    BrokenJson,
    EndlessPages,
    HtmlInsteadOfData,
    UnknownCode,
    WrongShape,
)
from framsteg.indicators.errors import LargeDeletion
from framsteg.indicators.figures import DeliveryReport, Kind
from framsteg.indicators.models import Indicator, Observation, Status
from framsteg.indicators.queries.series import series
from framsteg.lib.http import HostNotAllowed, ServerFault, TooSlow
from tests.factories.indicators import LATER, SOMEONE, THEN
from tests.recorded.servers import BUSY, FAULT, SILENT, WEB_PAGE, FakeKolada, Reply, record_of

YEARS = (2010, 2011, 2012, 2013)
KRISTINEHAMN = {"2010": 23808.0, "2011": 23698.0, "2012": 23729.0, "2013": 23949.0}


def run(
    *, kpis: tuple[str, ...] = ("N01951",), years: tuple[int, ...] = YEARS, since: str = "", at: Any = THEN,
    large_deletions: bool = False,
) -> DeliveryReport:  # fmt: skip
    return kolada_import.import_figures(
        Question(kpis, years, since), consent=Consent(True, large_deletions), by=SOMEONE, at=at
    )


def stored(region: str = "1781", sex: str = "T") -> dict[str, float | None]:
    points = series(Indicator.objects.get(code="N01951"), region, sex=sex).points
    return {point.period: point.value for point in points}


def test_figures_come_by_municipality_year_and_sex(kolada: FakeKolada) -> None:
    report = run()
    assert (stored(), stored(sex="K")["2012"], report.count(Kind.NEW)) == (KRISTINEHAMN, 11864.5, 4 * 4 * 3)


def test_regions_and_groups_are_left_out(kolada: FakeKolada) -> None:
    run()
    codes = set(Observation.objects.values_list("region_id", flat=True))
    assert codes == {"0000", "1780", "1781", "1782"}


def test_the_indicator_is_made_from_koladas_description(kolada: FakeKolada) -> None:
    run()
    made = Indicator.objects.get(code="N01951")
    assert (made.title, made.unit, made.decimals, made.source.credit) == (
        "Invånare totalt, antal",
        "antal",
        0,
        "Källa: Kolada",
    )


@pytest.mark.parametrize("next_key", ["next_url", "next_page"])
def test_all_pages_are_read_whatever_the_next_one_is_called(kolada: FakeKolada, next_key: str) -> None:
    kolada.most_per_page, kolada.next_key = 7, next_key
    run()
    assert (stored(), kolada.count("/data")) == (KRISTINEHAMN, 3)


def test_at_most_25_keys_are_asked_for_at_a_time(kolada: FakeKolada) -> None:
    run(years=tuple(range(1990, 2031)))
    assert (stored(), kolada.count("/data")) == (KRISTINEHAMN, 2)


def test_a_key_figure_that_does_not_exist_is_told(kolada: FakeKolada) -> None:
    with pytest.raises(UnknownCode, match="N99999"):
        run(kpis=("N99999",))


def test_changes_since_a_date_withdraw_what_is_marked_and_nothing_else(kolada: FakeKolada) -> None:
    run()
    gone = record_of("1781", "2013", None)
    for value in gone["values"]:
        value["isdeleted"] = True
    kolada.deleted = [gone, record_of("1781", "2012", 23731.0)]
    report = run(since="2013-06-01", at=LATER)
    assert (stored(), stored("1780")["2013"]) == (KRISTINEHAMN | {"2012": 23731.0, "2013": None}, 87786.0)
    assert (report.count(Kind.GONE), report.count(Kind.REVISED)) == (3, 3)
    assert Observation.objects.filter(status=Status.GONE).count() == 3


def test_a_figure_that_is_absent_from_a_whole_answer_has_been_withdrawn(kolada: FakeKolada) -> None:
    run()
    kolada.records = [
        each for each in kolada.records if (each["municipality"], each["period"]) != ("1781", 2013)
    ]
    run(at=LATER)
    assert stored() == KRISTINEHAMN | {"2013": None}


def test_an_empty_answer_does_not_wipe_out_what_is_stored(kolada: FakeKolada) -> None:
    run()
    kolada.records = []
    with pytest.raises(LargeDeletion):
        run(at=LATER)
    assert stored() == KRISTINEHAMN


def test_private_figures_are_withheld_and_not_zero(kolada: FakeKolada) -> None:
    run()
    private = record_of("1781", "2012", None)
    for value in private["values"]:
        value["status"] = "Private"
    kolada.records = [
        private if (each["municipality"], each["period"]) == ("1781", 2012) else each
        for each in kolada.records
    ]
    run(at=LATER)
    assert series(Indicator.objects.get(), "1781").at("2012").status == Status.SUPPRESSED  # type: ignore[union-attr]


def record(**changes: Any) -> Reply:
    return Reply.json({"values": [record_of("1781", "2012", 1.0) | changes]})


@pytest.mark.parametrize(
    ("path", "replies", "error"),
    [
        ("/kpi", [WEB_PAGE], HtmlInsteadOfData),
        ("/kpi/N", [Reply.json({"values": [{"id": 7, "title": "x"}]})], WrongShape),
        ("/data", [Reply.json({"values": None})], WrongShape),
        ("/data", [record(values=[{"gender": "T", "value": "23 729"}])], WrongShape),
        ("/data", [record(values=[{"gender": "X", "value": 1}])], WrongShape),
        ("/data", [record(values=[{"gender": "T"}])], WrongShape),
        ("/data", [record(period=None)], WrongShape),
        ("/data", [record(municipality=1781)], WrongShape),
        ("/data", [Reply(200, b'{"values": [{"kpi": "N01951", "muni')], BrokenJson),
        ("/data", [Reply.json({"values": [], "next_url": "https://example.org/v3/data"})], HostNotAllowed),
        ("/data", [FAULT, FAULT], ServerFault),
        ("/data", [SILENT, SILENT], TooSlow),
    ],
)
def test_every_bad_answer_has_a_name_and_the_earlier_figures_stay(
    kolada: FakeKolada, path: str, replies: list[Reply], error: type[Exception]
) -> None:
    run()
    kolada.fail(path, *replies)
    with pytest.raises(error):
        run(at=LATER)
    assert stored() == KRISTINEHAMN


def test_a_server_that_points_back_to_a_page_is_not_followed_for_ever(kolada: FakeKolada) -> None:
    own = f"{kolada.url}/v3/data/kpi/N01951/year/2010%2C2011?per_page=5000"
    kolada.fail("/data", *[Reply.json({"values": [], "next_url": own})] * 5)
    with pytest.raises(EndlessPages):
        run()


def test_an_interrupted_fetch_goes_on_at_the_page_where_it_stopped(kolada: FakeKolada) -> None:
    kolada.most_per_page = 7
    real = kolada.answer
    pages = 0

    def breaks_at_the_third(asked: Any) -> Reply:
        nonlocal pages
        pages += "/data" in asked.path
        return WEB_PAGE if pages == 3 else real(asked)

    kolada.answer = breaks_at_the_third  # type: ignore[method-assign]
    with pytest.raises(HtmlInsteadOfData):
        run()
    kolada.answer = real  # type: ignore[method-assign]
    asked = kolada.count("/data")
    run()
    assert (stored(), kolada.count("/data") - asked) == (KRISTINEHAMN, 1)


def test_a_busy_server_is_waited_for(kolada: FakeKolada) -> None:
    kolada.fail("/data", BUSY)
    run()
    assert stored() == KRISTINEHAMN
