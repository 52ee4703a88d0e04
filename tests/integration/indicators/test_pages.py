"""The public pages of indicators: what they say, whom they compare with, and files with the same figures."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from framsteg.accounts.models import Municipality
from framsteg.audit import recording
from framsteg.indicators import actions
from framsteg.indicators.models import Indicator, Region, Target
from framsteg.lib.plain_language import HARD_SPACE
from framsteg.programme.models import TargetDecision
from tests.factories.indicators import LATER, SOMEONE, THEN, IndicatorFactory, RegionFactory, deliver
from tests.factories.programme import DecisionFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db

KRISTINEHAMN = {"2010": 23808.0, "2011": 23698.0, "2012": 23729.0}


@pytest.fixture
def here() -> Municipality:
    return MunicipalityFactory(code="1781", name="Kristinehamn", slug="kristinehamn")


@pytest.fixture
def indicator(here: Municipality) -> Indicator:
    names = {"1780": "Karlstad", "1781": "Kristinehamn", "1782": "Filipstad", "1880": "Örebro", "1715": "Kil"}
    for code, name in names.items():
        RegionFactory(code=code, name=name)
    made: Indicator = IndicatorFactory(
        code="folkmangd", title="Folkmängd", title_en="Population", unit_en="inhabitants", is_population=True,
        definition="Folkbokförda den 31 december.", notes="Knivsta bildades 2003.\nBrus från 2025.",
    )  # fmt: skip
    values: dict[str, dict[str, float | None]] = {
        "1781": {**KRISTINEHAMN},
        "1780": {"2011": 86409.0, "2012": 86929.0},
        "1782": {"2011": 10563.0, "2012": 10538.0},
        "1880": {"2011": 137121.0, "2012": 138952.0},
        "1715": {"2011": 11792.0, "2012": 11802.0},
    }
    deliver(made, values)
    return made


def page(client: Client, query: str = "", language: str = "sv") -> str:
    response = client.get(f"/{language}/kristinehamn/nyckeltal/folkmangd/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().replace(HARD_SPACE, " ").split())


def test_the_list_shows_the_latest_figure_of_every_indicator(
    client: Client, here: Municipality, indicator: Indicator
) -> None:
    text = client.get("/sv/kristinehamn/nyckeltal/").content.decode().replace(HARD_SPACE, " ")
    assert "23 729 invånare" in text
    assert "+31 sedan förra perioden" in text
    assert "Källa: SCB" in text


def test_the_page_begins_with_the_latest_figure_in_plain_words(client: Client, indicator: Indicator) -> None:
    text = page(client)
    assert "Den senaste siffran är 23 729 invånare (2012). Det är 31 mer än 2011 (+0,13 %)." in text


def test_the_growth_rank_is_told_in_a_sentence(client: Client, indicator: Indicator) -> None:
    assert (
        "Under 2012 ökade siffran i fyra av fem kommuner. "
        "I Kristinehamn var förändringen +31 (+0,13 %). Det är plats tre av fem." in page(client)
    )


def test_definition_source_licence_and_notes_are_told(client: Client, indicator: Indicator) -> None:
    text = page(client)
    for said in (
        "Folkbokförda den 31 december.",
        "Källa: SCB",
        "CC0 1.0",
        "Knivsta bildades 2003.",
        "Brus från 2025.",
    ):
        assert said in text


def test_the_page_is_english_with_swedish_parts_marked(client: Client, indicator: Indicator) -> None:
    text = page(client, language="en")
    assert "The latest figure is 23 729 inhabitants (2012)." in text
    assert '<span lang="sv">Knivsta bildades 2003.</span>' in text


def compared(text: str) -> list[str]:
    header = text[text.index("<thead>") : text.index("</thead>")]
    return re.findall(r'class="number">([^<]+)</th>', header)[2:]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", []),
        ("?jamfor=lan", ["Karlstad", "Kil", "Filipstad"]),
        ("?jamfor=storlek", []),
        ("?jamfor=egna&kommun=1880&kommun=1782", ["Örebro", "Filipstad"]),
        ("?jamfor=egna&kommun=1880&ny=Kil", ["Örebro", "Kil"]),
        ("?jamfor=egna&ny=1715", ["Kil"]),
        ("?jamfor=lan&ny=1715", ["Kil"]),
        ("?jamfor=egna&ny=karlstad kommun", ["Karlstad"]),
        ("?jamfor=egna&kommun=1781&kommun=1880&kommun=1880&kommun=9999", ["Örebro"]),
    ],
)
def test_the_address_says_whom_to_compare_with(
    client: Client, indicator: Indicator, query: str, names: list[str]
) -> None:
    assert compared(page(client, query)) == names


def test_at_most_ten_are_compared_and_the_page_says_that_there_are_more(
    client: Client, indicator: Indicator
) -> None:
    for at in range(12):
        deliver(indicator, {f"17{at:02d}": {"2011": 1.0, "2012": 2.0}})
    text = page(client, "?jamfor=lan")
    assert len(compared(text)) == 10
    assert "5 till passar urvalet. Högst tio visas." in text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?jamfor=grannar", "Det finns ingen sådan jämförelse."),
        ("?jamfor=egna&ny=<script>", "Det finns ingen kommun som heter ”&lt;script&gt;”."),
        ("?jamfor=storlek", "Det finns ingen kommun att jämföra med i det här urvalet."),
    ],
)
def test_a_choice_that_makes_no_sense_is_told_so(
    client: Client, indicator: Indicator, query: str, sentence: str
) -> None:
    assert sentence in page(client, query)


def test_sizes_that_differ_are_shown_as_an_index_and_can_be_shown_as_figures(
    client: Client, indicator: Indicator
) -> None:
    assert "Folkmängd, index: 2011 är 100" in page(client, "?jamfor=lan")
    assert "<figcaption>Folkmängd, invånare</figcaption>" in page(client, "?jamfor=lan&som=varde")


def test_the_chart_can_begin_later(client: Client, indicator: Indicator) -> None:
    deliver(indicator, {"1781": {"2013": 23949.0}}, at=LATER)
    assert "Kristinehamn: från 23 698 invånare (2011) till 23 949 invånare (2013)." in page(
        client, "?fran=2011"
    )
    assert "Kristinehamn: från 23 808 invånare (2010)" in page(client, "?fran=i fjol")
    assert 'class="line-chart"' not in page(client, "?fran=2013")


def test_growth_can_be_asked_for_in_another_year(client: Client, indicator: Indicator) -> None:
    deliver(indicator, {"1781": {"2013": 23949.0}}, at=LATER)
    assert "Under 2012 ökade siffran" in page(client, "?ar=2012")
    assert "Under 2013 ökade siffran" in page(client, "?ar=<script>")


def test_a_revised_figure_is_shown_with_both_values(client: Client, indicator: Indicator) -> None:
    deliver(indicator, {"1781": {"2012": 23731.0}}, at=LATER)
    text = page(client)
    assert "Siffror som källan har ändrat" in text
    assert (
        '<td class="number">23 729 invånare</td><td class="number">23 731 invånare</td><td>20 februari 2014</td>'
        in text
    )


def test_targets_are_held_against_what_came(client: Client, here: Municipality, indicator: Indicator) -> None:
    for period, value, shown in (("2012", 24000.0, "public"), ("2020", 25000.0, "draft")):
        target = Target(municipality=here, indicator=indicator, period=period, value=value, direction="more")
        actions.targets.set_target(target, by=SOMEONE, at=THEN)
        decision = DecisionFactory(municipality=here, title=f"Mål för {period}", visibility=shown)
        TargetDecision.objects.create(target=target, decision=decision)
    text = page(client)
    assert "Minst 24 000 invånare" in text
    assert ["Mål för 2012" in text, "Mål för 2020" in text] == [True, False]
    assert [word in text for word in ("Inte uppnått", "Inte känt än")] == [True, True]


@pytest.mark.parametrize("code", ["saknas", "utkast", "..", "%00", "a" * 300])
def test_what_is_not_public_is_not_there(client: Client, indicator: Indicator, code: str) -> None:
    deliver(IndicatorFactory(code="utkast", visibility="draft"), {"1781": {"2012": 1.0}})
    for ending in ("", "data.csv", "data.json"):
        assert client.get(f"/sv/kristinehamn/nyckeltal/{code}/{ending}").status_code == 404


def test_an_indicator_of_another_municipality_is_not_there(client: Client, indicator: Indicator) -> None:
    deliver(IndicatorFactory(code="deras", municipality=MunicipalityFactory()), {"1781": {"2012": 1.0}})
    assert client.get("/sv/kristinehamn/nyckeltal/deras/").status_code == 404


def table_of(text: str) -> Iterator[tuple[str, str]]:
    """Period and own figure of every row of the page's table."""
    body = text[text.index("<tbody>") : text.index("</tbody>")]
    yield from re.findall(r'<th scope="row">([^<]+)</th><td class="number">([^<]+)</td>', body)


@pytest.mark.parametrize("query", ["", "?jamfor=egna&kommun=1880&kommun=1782"])
def test_the_files_hold_the_same_figures_as_the_page(
    client: Client, indicator: Indicator, query: str
) -> None:
    shown = {period: int(value.replace(" ", "")) for period, value in table_of(page(client, query))}
    address = "/sv/kristinehamn/nyckeltal/folkmangd/data"
    text = client.get(f"{address}.csv{query}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    data: dict[str, Any] = json.loads(client.get(f"{address}.json{query}").content)
    assert {row["period"]: int(row["value"]) for row in rows if row["region_code"] == "1781"} == shown
    assert [row["value"] for row in rows] == [str(each["value"]) for each in data["observations"]]
    assert list(rows[0]) == list(data["fields"])
    assert {row["region"] for row in rows} == {"Kristinehamn", *compared(page(client, query))}


def test_the_json_tells_source_licence_and_revisions(client: Client, indicator: Indicator) -> None:
    deliver(indicator, {"1781": {"2012": 23731.0}}, at=LATER)
    data = json.loads(client.get("/sv/kristinehamn/nyckeltal/folkmangd/data.json").content)
    assert (data["source"]["credit"], data["source"]["licence"], data["notes"]) == (
        "Källa: SCB",
        "CC0 1.0",
        ["Knivsta bildades 2003.", "Brus från 2025."],
    )
    assert data["revisions"] == [
        {
            "region_code": "1781",
            "period": "2012",
            "before": 23729,
            "after": 23731,
            "fetched_at": LATER.isoformat(),
        }
    ]


def test_no_cell_of_the_csv_is_taken_for_a_formula(client: Client, indicator: Indicator) -> None:
    Region.objects.filter(code="1781").update(name="=1+1")
    text = client.get("/sv/kristinehamn/nyckeltal/folkmangd/data.csv").content.decode()
    assert ",'=1+1," in text


def test_a_figure_that_is_withdrawn_is_shown_as_such(client: Client, indicator: Indicator) -> None:
    deliver(indicator, {"1781": {"2012": None}}, at=LATER)
    text = page(client)
    assert '<td class="number">uppgift saknas</td>' in text
    assert "Den senaste siffran är 23 698 invånare (2011)." in text


def test_a_page_takes_at_most_ten_queries_however_much_there_is(
    client: Client, here: Municipality, indicator: Indicator
) -> None:
    def queries(query: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as taken:
            page(client, query)
        return len(taken)

    page(client)
    few = queries("?jamfor=lan")
    for at in range(30):
        deliver(indicator, {f"17{at:02d}": {str(year): 5.0 + at for year in range(1980, 2013)}})
    assert (queries("?jamfor=lan"), few <= 10, queries("?jamfor=storlek") <= 10) == (few, True, True)


def test_a_title_changed_in_the_editor_is_shown(client: Client, indicator: Indicator) -> None:
    indicator.title = "Antal invånare"
    recording.change(indicator, by=SOMEONE, at=timezone.make_aware(datetime(2020, 1, 1)))
    assert "<h1>Antal invånare</h1>" in page(client)
