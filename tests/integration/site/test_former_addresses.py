"""Old links lead on when something gets another name in its address."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from framsteg.audit import recording, recording_many
from framsteg.audit.models import Recorded, Visibility
from framsteg.programme.models import Programme
from tests.factories import programme as make
from tests.factories.analysis import EvaluationFactory, filed, published
from tests.factories.indicators import IndicatorFactory, deliver
from tests.factories.programme import NOW, SOMEONE
from tests.factories.site import news_item, public_site

pytestmark = pytest.mark.django_db


def rename(instance: Recorded, **values: Any) -> None:
    for name, value in values.items():
        setattr(instance, name, value)
    recording.change(instance, by=SOMEONE, at=NOW)


def leads_to(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 301, (path, answer.status_code)
    return answer.headers["Location"]


@pytest.fixture
def programme(db: None) -> Programme:
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping", code="1701")
    programme: Programme = make.ProgrammeFactory(municipality=municipality, slug="battre")
    return programme


def test_every_name_in_an_address_is_remembered(programme: Programme) -> None:
    here, of = programme.municipality, {"municipality": programme.municipality}
    area = make.PriorityAreaFactory(programme=programme, number=4)
    sub_project = make.SubProjectFactory(programme=programme, main_area=area, number=18)
    event = make.EventFactory(**of, slug="mote", visibility=Visibility.PUBLIC)
    evaluation = published(filed(EvaluationFactory(**of, programme=programme, slug="vaxte")).evaluation)
    indicator = IndicatorFactory(**of, code="trygghet")
    deliver(indicator, {here.code: {"2012": 70.0}})
    rename(programme, slug="mycket-battre")
    rename(area, number=5)
    sub_project.number = 19
    recording_many.change_many([(sub_project, {})], by=SOMEONE, at=NOW)
    rename(event, slug="stormote")
    rename(evaluation, slug="vaxte-orten")
    rename(indicator, code="trygg")
    new = "/sv/provkoping/program/mycket-battre/"
    assert leads_to("/sv/provkoping/program/battre/delprojekt/?lage=done") == f"{new}delprojekt/?lage=done"
    assert leads_to("/sv/provkoping/program/battre/omrade/4/") == f"{new}omrade/5/"
    assert leads_to("/sv/provkoping/program/battre/delprojekt/18/atom.xml") == f"{new}delprojekt/19/atom.xml"
    assert leads_to("/en/provkoping/handelser/mote/") == "/en/provkoping/handelser/stormote/"
    assert leads_to("/sv/provkoping/utvardering/vaxte/") == "/sv/provkoping/utvardering/vaxte-orten/"
    assert leads_to("/sv/provkoping/nyckeltal/trygghet/data.csv") == "/sv/provkoping/nyckeltal/trygg/data.csv"
    rename(here, slug="nykoping")
    assert leads_to("/sv/provkoping/program/battre/") == "/sv/nykoping/program/mycket-battre/"
    assert Client().get("/sv/nykoping/program/mycket-battre/delprojekt/19/").status_code == 200


def test_what_is_called_so_today_stands_before_what_was(programme: Programme) -> None:
    rename(programme, slug="forsta")
    other = make.ProgrammeFactory(municipality=programme.municipality, slug="battre", title="Det andra")
    assert "Det andra" in Client().get("/sv/provkoping/program/battre/").content.decode()
    rename(other, slug="andra")
    assert leads_to("/sv/provkoping/program/battre/") == "/sv/provkoping/program/andra/"


def test_an_old_link_does_not_tell_of_a_draft(programme: Programme) -> None:
    rename(programme, slug="hemligt", visibility=Visibility.DRAFT)
    assert Client().get("/sv/provkoping/program/battre/").status_code == 404


def test_pages_of_the_tree_lead_on_too(programme: Programme, django_capture_on_commit_callbacks: Any) -> None:
    news = public_site(programme.municipality).news
    item = news_item(news, "Slutredovisning", date(2012, 12, 31))
    old = item.address
    item.slug = "slut"
    with django_capture_on_commit_callbacks(execute=True):
        item.save_revision().publish()
    assert leads_to(old) == "/sv/provkoping/kommun-politik/nyheter/slut/"
