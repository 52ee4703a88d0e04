"""A programme as one document, held against the schema that others can adopt."""

import json
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Visibility
from framsteg.open_data.whole import schema
from framsteg.programme.models import Programme
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
KEPT = Path(__file__).parents[3] / "docs" / "programme.schema.json"


def test_the_documented_schema_is_the_present_one_and_valid() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(schema(), default=str)), "manage.py write_programme_schema docs/…"
    Draft202012Validator.check_schema(kept)
    assert Client().get("/api/v1/schemas/programme.json").json() == kept


def test_what_is_exported_follows_the_schema_and_is_of_one_programme(three: Municipality) -> None:
    programme = Programme.objects.order_by("pk")[1]
    told = Client().get(f"/api/v1/programmes/{programme.pk}/whole").json()
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert [each.message for each in Draft202012Validator(kept).iter_errors(told)] == []
    counted = {name: len(rows) for name, rows in told.items() if isinstance(rows, list)}
    assert counted == {name: 0 if name == "reports" else 1 for name in counted}
    assert {"decision_follow_ups", "findings"} <= counted.keys()
    assert {row.get("programme_id", programme.pk) for name in counted for row in told[name]} == {programme.pk}


def test_a_draft_is_not_exported() -> None:
    draft = make.ProgrammeFactory(visibility=Visibility.DRAFT)
    assert Client().get(f"/api/v1/programmes/{draft.pk}/whole").status_code == 404
