"""The interface for programs: what is in it, what is not, and how it answers."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Visibility
from framsteg.open_data.resources import RESOURCES
from framsteg.programme.actions import status_reports
from framsteg.programme.models import Stage, StatusReport
from framsteg.programme.queries.money_sums import years_of_money
from framsteg.programme.queries.progress import progress
from tests.factories import programme as make
from tests.factories.editor import place
from tests.factories.open_data import a_programme

pytestmark = pytest.mark.django_db
NAMES = [each.name for each in RESOURCES]
ONCE = {"municipalities", "sources"}
"""Kinds that there is one of; reports are another matter, since signing them takes long."""


def answer(path: str, **headers: str) -> Any:
    return Client(headers=headers).get(f"/api/v1/{path}")


def rows(path: str) -> list[dict[str, Any]]:
    found = answer(path)
    assert found.status_code == 200, found.content
    results: list[dict[str, Any]] = found.json()["results"]
    return results


def test_everything_public_is_there_as_list_one_by_one_and_as_files(three: Municipality) -> None:
    for resource in RESOURCES:
        name = resource.name
        if name == "reports":
            continue
        listed = rows(f"{name}?municipality=provkoping")
        assert len(listed) == (1 if name in ONCE else 3), name
        whole = answer(f"files/{name}.json?municipality=1701").json()
        text = answer(f"files/{name}.csv?municipality=1701").content.decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text)))
        schema = answer(f"schemas/{name}.json").json()
        assert whole["rows"] == listed
        assert whole["count"] == len(table) == len(listed)
        assert [each["name"] for each in schema["fields"]] == list(table[0])
        assert all(each["description"] and each["description_sv"] for each in schema["fields"])
        if resource.has_ids:
            assert Client().get(listed[0]["url"]).json() == listed[0]


def test_records_are_what_the_description_says(three: Municipality) -> None:
    described = answer("openapi.json").json()
    described_as = Resource(contents=described, specification=DRAFT202012)
    registry = Registry().with_resource("urn:described", described_as)
    for name in NAMES:
        pointer = described["paths"][f"/api/v1/{name}"]["get"]["responses"]["200"]["content"]
        schema = pointer["application/json"]["schema"]
        errors = Draft202012Validator(
            {"$ref": f"urn:described{schema['$ref']}"}, registry=registry
        ).iter_errors(answer(name).json())
        assert [(name, each.message) for each in errors] == []


def test_a_longer_part_costs_no_more_queries(three: Municipality) -> None:
    costs = {}
    for name in NAMES:
        with CaptureQueriesContext(connection) as one:
            answer(f"{name}?limit=1")
        with CaptureQueriesContext(connection) as all_of_them:
            answer(f"{name}?limit=3")
        costs[name] = (len(one), len(all_of_them))
    assert {name: cost for name, cost in costs.items() if cost[0] != cost[1]} == {}
    assert max(cost for cost, _more in costs.values()) <= 5


def test_drafts_and_what_is_part_of_them_are_not_there() -> None:
    """Indicators and sources that all municipalities share are public, and so is a target for one of them."""
    here = place("Utkastköping", "1702")
    left = {name: rows(f"{name}?municipality=1702") for name in NAMES}
    public = {"municipalities": 1, "indicators": 2, "sources": 1, "targets": 1}
    assert {name: len(found) for name, found in left.items() if found} == public
    assert {each["municipality_code"] for name in ("indicators", "sources") for each in left[name]} == {None}
    assert left["targets"][0]["indicator_id"] != here.objects["indicator"].pk


def test_a_public_thing_does_not_name_a_draft() -> None:
    programme = make.ProgrammeFactory(visibility=Visibility.PUBLIC)
    draft = make.DecisionFactory(municipality=programme.municipality, visibility=Visibility.DRAFT)
    make.GoalFactory(programme=programme, decision=draft)
    make.SubProjectFactory(programme=programme, decision=draft, number=1)
    hidden = make.SubProjectFactory(programme=programme, number=2, visibility=Visibility.DRAFT)
    make.OutcomeEntryFactory(programme=programme, sub_project=hidden)
    assert rows("goals")[0]["decision_id"] is None
    assert [each["decision_id"] for each in rows("sub-projects")] == [None]
    assert [(each["line"], each["sub_project_id"]) for each in rows("outcomes")] == [("not_public", None)]


def test_totals_are_those_of_the_pages() -> None:
    programme = a_programme(make.MunicipalityFactory())
    make.OutcomeEntryFactory(programme=programme, amount_ore=5_00)
    told, counted = rows("programmes")[0]["progress"], progress(programme).overall
    assert (told["sub_projects"], told["counted"], told["ongoing"]) == (counted.total, counted.counted, 1)
    assert told["sub_projects"] == len(rows(f"sub-projects?programme_id={programme.pk}"))
    (year,) = years_of_money(programme)
    outcomes = rows(f"outcomes?programme_id={programme.pk}&budget_year={year.budget_year}")
    assert sum(each["amount_ore"] for each in outcomes) == year.whole.outcome
    set_aside = rows(f"appropriations?programme_id={programme.pk}")
    assert sum(each["amount_ore"] for each in set_aside) == year.set_aside
    assert all(each["is_example"] for each in outcomes)


def test_lists_are_narrowed_and_read_part_by_part(three: Municipality) -> None:
    first = answer("sub-projects?limit=2&municipality=provkoping").json()
    second = Client().get(first["next"]).json()
    assert [first["count"], len(first["results"]), len(second["results"]), second["next"]] == [3, 2, 1, None]
    assert Client().get(second["previous"]).json()["results"] == first["results"]
    assert rows("sub-projects?stage=done") == rows("decisions?changed_since=2190-01-01") == []
    assert len(rows("decisions?changed_since=2000-01-01")) == 3


def test_a_report_changes_its_sub_project() -> None:
    """The stage is one of its fields, though nobody has edited the rest."""
    told = make.SubProjectFactory(number=1)
    at = timezone.now() + timedelta(days=2)
    report = StatusReport(sub_project=told, as_of=timezone.localdate(), stage=Stage.ONGOING)
    status_reports.submit(report, by=make.SOMEONE, at=at)
    (found,) = rows(f"sub-projects?changed_since={quote((at - timedelta(days=1)).isoformat())}")
    assert (found["id"], found["stage"]) == (told.pk, "ongoing")
    assert datetime.fromisoformat(found["updated_at"]) == at
    assert rows(f"sub-projects?changed_since={quote((at + timedelta(days=1)).isoformat())}") == []


@pytest.mark.parametrize(
    "path",
    [
        "programmes?kommun=provkoping", "programmes?limit=0", "programmes?limit=many", "programmes?offset=-1",
        "programmes?limit=1&limit=2", "programmes?municipality=atlantis", "sub-projects?stage=well",
        "decisions?case_number=%00", "status-reports?as_of_from=2012-13-01", "news?changed_since=0001-01-01",
        "outcomes?changed_since=2016-05-03",
    ],
)  # fmt: skip
def test_what_has_no_meaning_is_refused_with_a_sentence(path: str) -> None:
    found = answer(path)
    assert found.status_code == 422
    assert found.json()["detail"][0]["msg"]


def test_it_is_for_anyone_and_can_be_asked_again_cheaply() -> None:
    here = make.ProgrammeFactory().municipality
    first = answer("programmes", Origin="https://example.se")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not first.cookies
    assert "Vary" not in first.headers
    again = answer("programmes", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    make.ProgrammeFactory(municipality=here, visibility=Visibility.PUBLIC)
    assert answer("programmes", **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_it_is_only_for_reading() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/api/v1/programmes", {}).status_code == 405
    head = client.head("/api/v1/programmes")
    assert (head.status_code, head.content) == (200, b"")
    allowed = client.options("/api/v1/programmes")
    assert (allowed.status_code, allowed.headers["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )


@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing", "/api/v1/programmes/9", "/api/v2/programmes"])
def test_what_is_not_there_is_said_as_data(path: str) -> None:
    found = Client().get(path)
    assert (found.status_code, found.headers["Content-Type"]) == (404, "application/json; charset=utf-8")


def test_people_read_about_it_on_pages() -> None:
    make.MunicipalityFactory(name="Provköping", slug="provkoping")
    overview = Client().get("/sv/provkoping/oppna-data/").content.decode()
    assert 'href="/sv/provkoping/oppna-data/sub-projects/"' in overview
    assert "http://testserver/api/v1/files/sub-projects.csv?municipality=provkoping" in overview
    assert "main_area_id" in Client().get("/en/provkoping/oppna-data/sub-projects/").content.decode()
    assert Client().get("/sv/provkoping/oppna-data/nothing/").status_code == 404
