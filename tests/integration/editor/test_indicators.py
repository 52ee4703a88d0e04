"""A programme lead says what is measured, writes its figures or reads them from a file, and aims at something."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from framsteg.audit.models import Visibility
from framsteg.indicators.models import Indicator, Observation, Source, SourceKind, Target
from framsteg.indicators.queries.series import history, series
from tests.factories.editor import Place, client_of
from tests.factories.indicators import IndicatorFactory, RegionFactory, SourceFactory, deliver

from .posting import add, edit, errors, happenings

CSV = "kommun;2012;2013\nProvköping;64,5;66\nAnnanstad;70;71\nIngenstans;1;2\n"


@pytest.fixture
def own(here: Place) -> Indicator:
    RegionFactory(code="9101", name="Provköping")
    RegionFactory(code="9102", name="Annanstad")
    indicator: Indicator = here.objects["indicator"]
    return indicator


def post(client: Client, indicator: Indicator, name: str, /, **values: Any) -> Any:
    return client.post(reverse(f"indicator:{name}", args=[indicator.pk]), values)


def rows(*written: tuple[str, str]) -> dict[str, Any]:
    """What a browser sends of the form for figures by hand."""
    sent: dict[str, Any] = {"row-TOTAL_FORMS": len(written), "row-INITIAL_FORMS": 0}
    for at, (period, value) in enumerate(written):
        sent |= {f"row-{at}-period": period, f"row-{at}-value": value, f"row-{at}-note": ""}
    return sent


def stored(indicator: Indicator, region: str = "9101") -> dict[str, float | None]:
    return {point.period: point.value for point in series(indicator, region).points}


def uploaded(text: str | bytes, name: str = "enkät.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def test_from_nothing_to_a_public_page_with_its_target(here: Place, lead: Client, own: Indicator) -> None:
    SourceFactory(key="egna-uppgifter", kind=SourceKind.BY_HAND, name="Kommunens egna uppgifter")
    assert add(lead, "indicator", title="Nöjda invånare", unit="%", decimals="1").status_code == 302
    made = Indicator.objects.get(title="Nöjda invånare")
    assert (made.municipality, made.code, made.source.key) == (
        here.municipality,
        "nojda-invanare",
        "egna-uppgifter",
    )
    sent = rows(("2011", "61,5"), ("2012", "63"), ("", ""))
    shown = post(lead, made, "figures", **sent)
    assert "2 siffror är nya." in shown.content.decode()
    assert stored(made) == {}
    assert post(lead, made, "figures", **sent, seen=shown.context["seen"]).status_code == 302
    assert stored(made) == {"2011": 61.5, "2012": 63.0}
    query = f"?indicator={made.pk}"
    assert add(lead, "target", query, period="2012", value="62,5", tolerance="").status_code == 302
    lead.post(reverse("indicator:publish", args=[made.pk]), {"visibility": "public"})
    page = Client().get(
        f"/sv/{here.municipality.slug}/nyckeltal/nojda-invanare/", headers={"host": "localhost"}
    )
    text = page.content.decode().replace("\xa0", " ")
    assert "Minst 62,5 %" in text
    assert "63,0 %" in text


def test_a_corrected_figure_is_kept_beside_what_it_was(lead: Client, own: Indicator) -> None:
    for value in ("10", "12", ""):
        seen = post(lead, own, "figures", **rows(("2012", value))).context["seen"]
        post(lead, own, "figures", **rows(("2012", value)), seen=seen)
    changes = history(own, ["9101"]).revisions_of("9101")
    assert [(each.before, each.after) for each in reversed(changes)] == [(10.0, 12.0), (12.0, None)]
    page = lead.get(reverse("indicator:workspace", args=[own.pk])).content.decode()
    assert "ändrad sedan först" in page
    assert "Skrivet för hand" in page


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (("i fjol", "1"), "Skriv perioden som 2012, 2012-Q1, 2012-T1, 2012-H1 eller 2012-03."),
        (("2012", "många"), "Skriv en siffra, till exempel 23 729 eller 12,5."),
        (("2012", "1e99"), "Skriv en siffra, till exempel 23 729 eller 12,5."),
        (("2012", "23.729"), "kan läsas på två sätt"),
        (("2012-Q1", "1"), "Nyckeltalet mäts för ett annat slags period."),
        (("", "1"), "Skriv vilken period siffran gäller."),
    ],
)
def test_a_wrong_figure_gets_a_sentence_and_nothing_is_stored(
    lead: Client, own: Indicator, written: tuple[str, str], sentence: str
) -> None:
    answer = post(lead, own, "figures", **rows(("2011", "5"), written))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert stored(own) == {}


def test_a_period_written_twice(lead: Client, own: Indicator) -> None:
    answer = post(lead, own, "figures", **rows(("2011", "5"), ("2011", "6")))
    assert "Perioden finns två gånger." in answer.content.decode()


def test_a_file_is_shown_before_it_is_stored(lead: Client, own: Indicator) -> None:
    shown = post(lead, own, "upload", file=uploaded(CSV))
    text = shown.content.decode()
    assert "4 siffror är nya." in text
    assert "Ingenstans" in text
    assert stored(own) == {}
    again = dict(shown.context["fields"])
    assert post(lead, own, "upload", **again, seen=shown.context["seen"]).status_code == 302
    assert (stored(own), stored(own, "9102")) == ({"2012": 64.5, "2013": 66.0}, {"2012": 70.0, "2013": 71.0})
    answer = post(lead, own, "upload", file=uploaded(CSV))
    assert answer.status_code == 302
    assert Observation.objects.filter(indicator=own).count() == 4


def test_what_others_stored_meanwhile_is_shown_before_anything_is_stored(
    lead: Client, own: Indicator
) -> None:
    seen = post(lead, own, "figures", **rows(("2012", "10"))).context["seen"]
    deliver(own, {"9101": {"2012": 9.0}})
    answer = post(lead, own, "figures", **rows(("2012", "10")), seen=seen)
    assert "Siffrorna har ändrats sedan du tittade." in answer.content.decode()
    assert stored(own) == {"2012": 9.0}


def test_many_figures_vanish_only_after_a_second_yes(lead: Client, own: Indicator) -> None:
    deliver(own, {"9101": {str(year): float(year) for year in range(2000, 2013)}})
    years = range(2000, 2013)
    emptied = "\n".join([";".join(["kommun", *map(str, years)]), ";".join(["Provköping", "1", *[".."] * 12])])
    shown = post(lead, own, "upload", file=uploaded(emptied))
    again = dict(shown.context["fields"]) | {"seen": shown.context["seen"]}
    assert "Kryssa i rutan" in shown.content.decode()
    assert post(lead, own, "upload", **again).status_code == 200
    assert stored(own)["2012"] == 2012.0
    assert post(lead, own, "upload", **again, large_deletions="on").status_code == 302
    assert stored(own)["2012"] is None


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bild.png", "går inte att läsa som"),
        (b"", "tom.csv", "tom"),
        (b"   \n", "blank.csv", "är tomt"),
        (b"a;b\n1;2\n", "annat.csv", "Ingen tabell hittades"),
        ("kommun;2012\nProvköping;många\n".encode(), "ord.csv", "Inte en enda rad"),
        (b"PK\x03\x04trasig", "bok.xlsx", "går inte att läsa som"),
        (b'{"id": [', "halv.json", "inte helt"),
    ],
)
def test_a_wrong_file_gets_a_sentence_and_nothing_is_stored(
    lead: Client, own: Indicator, content: bytes, name: str, sentence: str
) -> None:
    answer = post(lead, own, "upload", file=uploaded(content, name))
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors["file"])
    assert stored(own) == {}


def test_wrong_targets_get_a_sentence_at_their_field(here: Place, lead: Client, own: Indicator) -> None:
    query, before = f"?indicator={own.pk}", Target.objects.count()
    assert errors(add(lead, "target", query, period="2030", value="1")) == {
        "period": ["Det finns redan ett målvärde för den här perioden."]
    }
    assert "period" in errors(add(lead, "target", query, period="2031-Q1", value="1"))
    assert "value" in errors(add(lead, "baseline", query, period="2031", value="mycket"))
    assert Target.objects.count() == before


def test_what_is_shared_is_changed_by_those_who_may_in_every_municipality(here: Place, lead: Client) -> None:
    shared = IndicatorFactory(title="Gemensamt tal", visibility=Visibility.DRAFT)
    answer = edit(lead, shared, title="Ett gemensamt tal", decimals="0")
    assert answer.status_code == 302, errors(answer)
    assert happenings(shared) == [("changed", str(here.users["programme_lead"]))]
    elsewhere = here.municipality.__class__.objects.create(code="9103", name="Tredje", slug="tredje")
    url = reverse("indicator:edit", args=[shared.pk])
    lead = client_of(type(here.users["programme_lead"]).objects.get(pk=here.users["programme_lead"].pk))
    assert lead.get(url).status_code == 302
    assert elsewhere.pk
    workspace = lead.get(reverse("indicator:workspace", args=[shared.pk]))
    assert workspace.context["may_aim"] is True
    assert workspace.context["may_change"] is False


def test_a_source_of_ones_own_is_not_for_others(here: Place, elsewhere: Place, lead: Client) -> None:
    assert (
        add(lead, "source", name="Trygghetsmätningen", kind="file", credit="Källa: kommunen").status_code
        == 302
    )
    made = Source.objects.get(name="Trygghetsmätningen")
    assert (made.municipality, made.key) == (here.municipality, "9101-trygghetsmatningen")
    other = client_of(elsewhere.users["programme_lead"])
    form = other.get(reverse("indicator:add")).context["form"]
    assert made not in form.fields["source"].queryset


def test_the_list_costs_the_same_however_long(
    lead: Client, own: Indicator, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            lead.get(reverse("indicator:index"))
        return len(queries)

    cost()
    before = cost()
    for _each in range(3):
        IndicatorFactory()
    assert cost() == before
