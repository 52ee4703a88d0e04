"""A programme lead fetches new figures from the indicator's own page; a server on loopback stands for the source."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from framsteg.indicators.models import FetchRun, Indicator, SourceKind
from framsteg.indicators.queries.series import series
from tests.factories.editor import Place
from tests.factories.indicators import IndicatorFactory, RegionFactory, SourceFactory
from tests.integration.importers.conftest import IMPATIENT
from tests.recorded.servers import BUSY, FAULT, SILENT, WEB_PAGE, FakeKolada, FakeScb, Reply

from .posting import edit, errors, happenings

KRISTINEHAMN = {"2010": 23808.0, "2011": 23698.0, "2012": 23729.0, "2013": 23949.0}


@pytest.fixture(autouse=True)
def surroundings(settings: Any, tmp_path: Path) -> None:
    settings.FRAMSTEG_RAW_DIR = tmp_path / "raw"
    settings.FRAMSTEG_HTTP_LIMITS = IMPATIENT


@pytest.fixture
def scb(settings: Any) -> Iterator[FakeScb]:
    with FakeScb() as server:
        settings.FRAMSTEG_SCB_URL = f"{server.url}/api/v2"
        yield server


@pytest.fixture
def known(here: Place) -> Indicator:
    """An indicator of the municipality's own that knows its table at SCB."""
    for code, name in {"1780": "Karlstad", "1781": "Kristinehamn", "1782": "Filipstad"}.items():
        RegionFactory(code=code, name=name)
    RegionFactory(code="0000", name="Riket", kind="nation", county_code="", county="")
    indicator: Indicator = IndicatorFactory(
        municipality=here.municipality,
        source=SourceFactory(),
        source_table="TAB638",
        source_selection={"ContentsCode": ["BE0101N1"]},
    )
    return indicator


def fetch(client: Client, indicator: Indicator, **values: Any) -> Any:
    return client.post(reverse("indicator:fetch", args=[indicator.pk]), values)


def stored(indicator: Indicator) -> dict[str, float | None]:
    return {point.period: point.value for point in series(indicator, "1781").points}


def test_what_the_source_says_is_shown_stored_revised_and_told(
    here: Place, lead: Client, known: Indicator, scb: FakeScb
) -> None:
    workspace = lead.get(reverse("indicator:workspace", args=[known.pk])).content.decode()
    assert reverse("indicator:fetch", args=[known.pk]) in workspace
    assert "TAB638" in lead.get(reverse("indicator:fetch", args=[known.pk])).content.decode()
    shown = fetch(lead, known)
    assert "16 siffror är nya." in shown.content.decode()
    assert stored(known) == {}
    asked = len(scb.asked)
    assert fetch(lead, known, seen=shown.context["seen"]).status_code == 302
    assert (stored(known), len(scb.asked)) == (KRISTINEHAMN, asked)
    scb.population["1781"]["2012"] = 23731
    again = fetch(lead, known)
    text = again.content.decode()
    assert ("1 får ett annat värde, 15 är som förut." in text, "23\xa0729" in text) == (True, True)
    told = lead.post(
        reverse("indicator:fetch", args=[known.pk]), {"seen": again.context["seen"]}, follow=True
    ).content.decode()
    assert "1 får ett annat värde, 15 är som förut." in told
    assert stored(known)["2012"] == 23731
    unchanged = lead.post(reverse("indicator:fetch", args=[known.pk]), follow=True).content.decode()
    assert "16 siffror hämtades, och alla är som förut. Ingenting har ändrats." in unchanged
    assert FetchRun.objects.count() == 2
    assert set(happenings(known)) == {("changed", str(here.users["programme_lead"]))}
    assert (
        "0 nya, 1 ändrade, 0 borta"
        in lead.get(reverse("indicator:history", args=[known.pk])).content.decode()
    )


@pytest.mark.parametrize(
    ("replies", "sentence"),
    [
        ([BUSY, BUSY], "för många frågor"),
        ([FAULT, FAULT], "ett eget fel"),
        ([WEB_PAGE], "webbsida i stället för siffror"),
        ([Reply(200, b'{"class": "dataset", "id": ["Reg')], "inte hel"),
        ([SILENT], "svarade inte i tid"),
    ],
)
def test_a_source_that_answers_badly_is_told_in_words_and_the_earlier_figures_stay(
    lead: Client, known: Indicator, scb: FakeScb, settings: Any, replies: list[Reply], sentence: str
) -> None:
    shown = fetch(lead, known)
    fetch(lead, known, seen=shown.context["seen"])
    scb.population["1781"]["2012"] = 1.0
    scb.fail("/data", *replies)
    settings.FRAMSTEG_REFRESH_SECONDS = 1.5 if replies == [SILENT] else 30
    answer = fetch(lead, known)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert "De tidigare siffrorna finns kvar." in text
    assert stored(known) == KRISTINEHAMN
    assert "Fortsätt hämta" in text
    asked = scb.count("/config")
    settings.FRAMSTEG_REFRESH_SECONDS = 30
    assert fetch(lead, known).status_code == 200
    assert scb.count("/config") == asked


def test_a_slow_source_is_left_in_time_and_gone_on_with(
    lead: Client, known: Indicator, scb: FakeScb, settings: Any
) -> None:
    scb.max_cells, scb.calls, scb.seconds = 4, 3, 20
    settings.FRAMSTEG_REFRESH_SECONDS = 15
    first = fetch(lead, known)
    assert "Det som har kommit är sparat" in first.content.decode()
    scb.calls = 0
    assert "16 siffror är nya." in fetch(lead, known).content.decode()
    assert [scb.count("/config"), scb.count("/metadata")] == [1, 1]


def test_kolada_is_asked_for_the_key_that_the_indicator_knows(
    here: Place, lead: Client, known: Indicator, settings: Any
) -> None:
    key = IndicatorFactory(
        municipality=here.municipality,
        source=SourceFactory(key="kolada", kind=SourceKind.KOLADA, name="Kolada", credit="Källa: Kolada"),
        source_table="N01951",
    )
    with FakeKolada() as server:
        settings.FRAMSTEG_KOLADA_URL = f"{server.url}/v3"
        shown = fetch(lead, key)
        assert fetch(lead, key, seen=shown.context["seen"]).status_code == 302
    assert stored(key) == KRISTINEHAMN
    by_hand = reverse("indicator:fetch", args=[here.objects["indicator"].pk])
    assert "vilken tabell eller nyckel" in lead.get(by_hand, follow=True).content.decode()


def test_table_and_selection_are_written_in_the_form(lead: Client, known: Indicator) -> None:
    typed = "ContentsCode = BE0101N1, BE0101N2\n\nfrom=1990"
    values = {
        "decimals": 0,
        "source_table": "TAB1",
    }  # a browser posts the nought that a form's value leaves out
    assert edit(lead, known, **values, source_selection=typed).status_code == 302
    known.refresh_from_db()
    assert (known.source_table, known.source_selection) == (
        "TAB1",
        {"ContentsCode": ["BE0101N1", "BE0101N2"], "from": "1990"},
    )
    for typed, told in (
        (
            "from=1990\nContentsCode",
            "Rad 2: skriv en dimension, ett likhetstecken och koder med komma emellan.",
        ),
        ("from=länge sedan", "Rad 1: skriv en period efter from, till exempel 1990 eller 2012-Q1."),
        ("A=1\nA=2", "Rad 2: dimensionen finns redan. Skriv alla dess koder på en rad."),
    ):
        assert errors(edit(lead, known, **values, source_selection=typed)) == {"source_selection": [told]}
