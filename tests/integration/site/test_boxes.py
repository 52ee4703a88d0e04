"""Boxes for other sites: what they show, and that no other page can be framed."""

import pytest
from django.test import Client
from lxml import html

from framsteg.audit.models import ProvenanceKind, Visibility
from framsteg.programme.models import Stage
from tests.factories import programme as make
from tests.factories.indicators import IndicatorFactory, deliver

pytestmark = pytest.mark.django_db
ANYWHERE, HERE = "frame-ancestors *", "frame-ancestors 'self'"


def test_a_box_can_be_framed_anywhere_and_holds_nothing_that_runs() -> None:
    here = make.MunicipalityFactory(name="Provköping", slug="provkoping", code="1701")
    programme = make.ProgrammeFactory(
        municipality=here,
        slug="battre",
        title='Ett "bättre" Provköping',
        provenance=ProvenanceKind.ILLUSTRATIVE,
    )
    make.report(make.SubProjectFactory(programme=programme), Stage.DONE)
    deliver(IndicatorFactory(code="folk", unit="invånare"), {"1701": {"2011": 23_698.0, "2012": 23_729.0}})
    expected = {
        "ruta/program/battre/": ("Ett &quot;bättre&quot; Provköping", "1", "Exempel"),
        "ruta/nyckeltal/folk/": ("23\N{NO-BREAK SPACE}729", "31", "Källa: SCB"),
    }
    for path, words in expected.items():
        answer = Client().get(f"/sv/provkoping/{path}")
        text = answer.content.decode()
        assert (answer.status_code, [word for word in words if word not in text]) == (200, [])
        assert ANYWHERE in answer.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer.headers
        assert "<script" not in text
        assert "style=" not in text
        assert not answer.cookies
    codes = Client().get("/sv/provkoping/oppna-data/badda-in/")
    assert '&lt;iframe src="http://testserver/sv/provkoping/ruta/program/battre/"' in codes.content.decode()
    (code,) = (each for each in html.fromstring(codes.content).iter("code") if "battre" in each.text)
    (frame,) = html.fromstring(f"<div>{code.text}</div>").iter("iframe")
    assert frame.get("title") == 'Ett "bättre" Provköping – Provköping'
    for path in ("oppna-data/badda-in/", "program/battre/", "oppna-data/"):
        answer = Client().get(f"/sv/provkoping/{path}")
        assert HERE in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_there_is_no_box_of_a_draft() -> None:
    programme = make.ProgrammeFactory(visibility=Visibility.DRAFT)
    client, slug = Client(), programme.municipality.slug
    assert client.get(f"/sv/{slug}/ruta/program/{programme.slug}/").status_code == 404
    assert client.get(f"/sv/{slug}/ruta/nyckeltal/inget/").status_code == 404
