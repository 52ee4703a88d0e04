"""A controller's day: accounts from file to page, what is refused and why, and an overview that agrees."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from framsteg.importers.shared import files
from framsteg.programme.models import (
    Allocation,
    AppropriationRequest,
    Forecast,
    LedgerDelivery,
    LedgerMapping,
    OutcomeEntry,
    Programme,
)
from tests.factories import programme as make
from tests.factories.editor import Place, client_of
from tests.factories.ledgers import delimited, sie, voucher, workbook

pytestmark = pytest.mark.django_db
MARCH = voucher(1, "20120314", [("7470", "P1", "1234.50"), ("7470", "FRI", "55.00")])


@pytest.fixture
def programme(here: Place) -> Programme:
    found: Programme = here.objects["programme"]
    LedgerMapping.objects.all().delete()
    OutcomeEntry.objects.all().delete()
    LedgerDelivery.objects.all().delete()
    return found


@pytest.fixture
def controller(here: Place) -> Client:
    return client_of(here.users["controller"])


def said(answer: HttpResponse) -> str:
    text = re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return " ".join(text.split())


def upload(client: Client, programme: Programme, content: bytes, name: str = "mars.se") -> HttpResponse:
    url = reverse("editor_ledger_upload", args=[programme.pk])
    return client.post(url, {"file": SimpleUploadedFile(name, content)})


def explain(client: Client, columns: str, fields: list[str], **said: str) -> str:
    """Say what the columns hold; returns where the preview is."""
    values = {f"column_{at}": field for at, field in enumerate(fields)}
    answer = client.post(columns, {"signs": "plus", "decimal": "", **values, **said})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def add(client: Client, kind: str, owner: str, **values: Any) -> HttpResponse:
    return client.post(f"{reverse(f'{kind}:add')}?{owner}", {"provenance": "own_record", **values})


def test_a_file_is_shown_first_and_stored_after_a_yes(controller: Client, programme: Programme) -> None:
    sub_project = programme.sub_projects.get()
    rule = {
        "order": 1,
        "project_code": "P1",
        "target": "sub_project",
        "sub_project_number": sub_project.number,
    }
    assert add(controller, "ledgermapping", f"programme={programme.pk}", **rule).status_code == 302
    preview = upload(controller, programme, sie(MARCH))["Location"]
    shown = said(controller.get(preview))
    assert all(each in shown for each in ("1 234,50 kr", "FRI", "55 kr"))
    assert not OutcomeEntry.objects.exists()
    after = controller.post(preview, {}, follow=True)
    assert "Bokföringen är inläst." in said(after)
    assert OutcomeEntry.objects.count() == 2
    assert all(each in said(after) for each in ("1 289,50", "Projekt FRI, konto 7470", "Stämmer på öret"))
    assert "Inget har ändrats." in said(controller.post(preview, {}, follow=True))
    assert LedgerDelivery.objects.count() == 1


def test_what_the_file_does_not_say_is_chosen_and_shown_again(
    controller: Client, programme: Programme
) -> None:
    content = workbook([("7470", "", "", "P1", "", -100.0, "2012-03-14", "")])
    columns = upload(controller, programme, content, "mars.xlsx")["Location"]
    preview = explain(controller, columns, ["account", "", "", "project", "", "amount", "date", "text"])
    assert "Är de skrivna med minus?" in said(controller.get(preview))
    assert "Skulle sparas 1 100 kr" in said(controller.get(preview, {"costs_are_negative": "on"}))
    wrong = said(controller.get(preview, {"costs_are_negative": "on", "last_month": "februari"}))
    assert all(each in wrong for each in ("Skulle sparas 1 100 kr", "Skriv månaden som 2026-03."))
    controller.post(preview, {"costs_are_negative": "on", "first_month": "2012-01"})
    assert OutcomeEntry.objects.get().amount_ore == 10_000
    assert LedgerDelivery.objects.get().period_from.month == 1
    wrong = controller.get(preview, {"last_month": "2012-02"})
    assert (wrong.status_code, "Välj månader som rymmer alla." in said(wrong)) == (409, True)


def test_columns_are_proposed_put_right_and_remembered(controller: Client, programme: Programme) -> None:
    titles, row = ("Kod", "Proj", "Kr", "När"), ("7470", "P1", "-1.234", "2012-03-14")
    content = delimited([row, ("3500", "P1", "20.000", "2012-03-14")], titles).encode()
    columns = upload(controller, programme, content, "mars.csv")["Location"]
    shown = said(controller.get(columns))
    assert all(each in shown for each in ("A Kod", "7470", "Projektkod", "Så läses kolumnerna"))
    assert controller.get(columns.replace("columns/", "")).status_code == 409
    right = {"column_0": "account", "column_1": "project", "column_2": "amount", "column_3": "date"}
    for values, told in (
        ({**right, "column_3": ""}, "Säg vilken kolumn som innehåller kontot"),
        ({**right, "column_1": "amount"}, "B, C"),
        (right, "decimaltecken"),
        ({**right, "column_1": "hittepå"}, "hittepå finns inte där"),
    ):
        refused = controller.post(columns, {"signs": "minus", "decimal": "", **values})
        assert (refused.status_code, told in said(refused)) == (422, True), said(refused)
    assert "Bladet" in said(controller.get(columns, {"sheet": "mars", "line": "99"}))
    preview = explain(controller, columns, [*right.values()], decimal=",", signs="minus")
    assert "Kostnader är skrivna med minus i filen" in said(controller.get(preview))
    controller.post(preview, {"costs_are_negative": "on"})
    assert sorted(OutcomeEntry.objects.values_list("amount_ore", flat=True)) == [-20_000_00, 1_234_00]
    april = delimited([("7470", "P1", "-5.000", "2012-04-02")], titles).encode()
    again = upload(controller, programme, april, "april.csv")["Location"]
    assert (again.endswith("columns/"), "5 000 kr" in said(controller.get(again))) == (False, True)
    assert "−5 000 kr" in said(controller.get(again, {"budget_year": ""}))
    points = delimited([("7470", "P1", "-1234.50", "2012-05-02")], titles).encode()
    preview = upload(controller, programme, points, "maj.csv")["Location"]
    assert "1 234,50 kr" in said(controller.get(preview))
    refused = controller.post(f"{preview}columns/", {"signs": "minus", "decimal": ",", **right})
    assert (refused.status_code, "rad 2: ”-1234.50”" in said(refused)) == (422, True)
    other = make.ProgrammeFactory()
    assert controller.get(reverse("editor_ledger_columns", args=[other.pk, 1])).status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (sie(MARCH, "#VER A 2 20120401\n{\n#TRANS 7470 {} 1.00\n}"), "Verifikationen A2, som börjar på rad"),
        (b"PK\x03\x04 trasig", "går inte att läsa som SIE, CSV, Excel eller OpenDocument"),
        (b"hej;du\n1;2\n", "Ingen bokföringstabell hittades"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    controller: Client, programme: Programme, content: bytes, told: str
) -> None:
    answer = upload(controller, programme, content)
    assert (answer.status_code, told in said(answer)) == (200, True)
    assert not OutcomeEntry.objects.exists()


def test_a_file_that_is_too_large_is_not_read(
    controller: Client, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_BYTES", 10)
    assert "är större än" in said(upload(controller, programme, sie(MARCH)))


def test_far_fewer_entries_need_a_second_yes(controller: Client, programme: Programme) -> None:
    many = [voucher(n, f"201205{n:02d}", [("7470", "P1", "1.00")]) for n in range(1, 13)]
    controller.post(upload(controller, programme, sie(*many))["Location"], {})
    preview = upload(controller, programme, sie(many[0], many[-1]), "kort.se")["Location"]
    refused = controller.post(preview, {})
    assert (refused.status_code, OutcomeEntry.objects.count()) == (409, 12)
    controller.post(preview, {"large_deletions": "on"})
    assert OutcomeEntry.objects.count() == 2


@pytest.mark.parametrize(
    "role", ["draft_reader", "auditor", "moderator", "communicator", "sub_project_owner"]
)
def test_others_neither_see_a_preview_nor_take_in(
    here: Place, controller: Client, programme: Programme, role: str
) -> None:
    preview = upload(controller, programme, sie(MARCH))["Location"]
    other = client_of(here.users[role])
    assert other.post(preview, {})["Location"] == reverse("wagtailadmin_home")
    assert other.get(f"{preview}columns/")["Location"] == reverse("wagtailadmin_home")
    assert upload(other, programme, sie(MARCH))["Location"] == reverse("wagtailadmin_home")
    assert not OutcomeEntry.objects.exists()


def test_a_kept_file_is_not_there_for_another_municipality(
    controller: Client, programme: Programme, elsewhere: Place
) -> None:
    preview = upload(controller, programme, sie(MARCH))["Location"]
    assert client_of(elsewhere.users["controller"]).get(preview).status_code == 404


def test_money_is_asked_for_divided_and_foreseen(controller: Client, programme: Programme) -> None:
    appropriation, sub_project = programme.appropriations.get(), programme.sub_projects.get()
    Allocation.objects.all().delete()
    of = f"programme={programme.pk}"
    values = {"appropriation": appropriation.pk, "sub_project_number": sub_project.number}
    refused = said(add(controller, "allocation", of, **values, amount_ore="2 mkr"))
    assert "Högst 1 700 000 kr är kvar" in refused
    assert "Skriv mer än noll kronor." in said(add(controller, "allocation", of, **values, amount_ore="-1"))
    assert add(controller, "allocation", of, **values, amount_ore="1,2 mkr").status_code == 302
    assert "Högst 500 000 kr är kvar" in said(
        add(controller, "allocation", of, **values, amount_ore="600 tkr")
    )
    request = {"budget_year": 2013, "purpose": "Ny scen", "amount_ore": "300 tkr", "state": "declined"}
    assert "Skriv varför" in said(add(controller, "appropriationrequest", of, **request))
    assert add(controller, "appropriationrequest", of, **request, reason="Ryms inte.").status_code == 302
    assert AppropriationRequest.objects.get(budget_year=2013).amount_ore == 300_000_00
    expected = {"budget_year": 2012, "total_ore": "1,3 mkr", "as_of": "2012-08-31"}
    assert add(controller, "forecast", f"sub_project={sub_project.pk}", **expected).status_code == 302
    assert Forecast.objects.order_by("-pk")[0].total_ore == 1_300_000_00
    page = said(controller.get(reverse("editor_money", args=[programme.pk]), {"year": "2012"}))
    assert all(each in page for each in ("1 200 000,00", "Över budget", "500 000,00"))


def test_outcome_in_a_year_without_money_is_flagged(controller: Client, programme: Programme) -> None:
    early = voucher(1, "20110314", [("7470", "P1", "10.00")])
    before_all = voucher(2, "20100314", [("7470", "P1", "20.00")])
    controller.post(upload(controller, programme, sie(early, before_all))["Location"], {})
    page = said(controller.get(reverse("editor_money", args=[programme.pk])))
    assert "Det finns utfall 2011, men inget var avsatt för det året." in page
    assert "Poster som är bokförda före det budgetår de räknas till: 1." in page


def test_the_overview_costs_the_same_for_few_and_many(controller: Client, programme: Programme) -> None:
    appropriation = programme.appropriations.get()
    delivery = make.LedgerDeliveryFactory(programme=programme)

    def more(times: int) -> None:
        for number in range(times):
            made = make.SubProjectFactory(programme=programme, number=100 + programme.sub_projects.count())
            make.AllocationFactory(sub_project=made, appropriation=appropriation, amount_ore=1)
            make.OutcomeEntryFactory(programme=programme, delivery=delivery, sub_project=made)
            make.OutcomeEntryFactory(
                programme=programme, delivery=delivery, match="unmatched", project=f"X{number}"
            )

    assert _cost(more, 1, controller, programme) == _cost(more, 3, controller, programme)


def _cost(more: Callable[[int], None], times: int, client: Client, programme: Programme) -> int:
    more(times)
    url = reverse("editor_money", args=[programme.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
