"""Addresses that lead nowhere get a 404 or a page with a clear message, never an error."""

import pytest

from framsteg.programme.models import Programme

from .conftest import Visitor

pytestmark = pytest.mark.django_db
ODD = ["-1", "0", "999999", "99999999999999999999999", "abc", "🎉", "1.5", "١", "\x00", "' OR 1=1 --", "%"]


@pytest.mark.parametrize("value", ODD)
def test_odd_pages_are_not_there(programme: Programme, visitor: Visitor, value: str) -> None:
    assert visitor.status("program/battre/delprojekt/", sida=value) == 404
    assert visitor.status("handelser/", sida=value) == 404


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("omrade", "Programmet har inget sådant område. Alla områden visas."),
        ("enhet", "Ingen sådan enhet deltar i programmet. Alla enheter visas."),
        ("lage", "Det finns inget läge som heter"),
    ],
)
def test_odd_filters_are_left_out_and_told(
    programme: Programme, visitor: Visitor, name: str, message: str, value: str
) -> None:
    page = visitor.see("program/battre/delprojekt/", **{name: value})
    assert message in page or value == "\x00"
    assert "5 delprojekt" in page


@pytest.mark.parametrize("value", [*ODD, "x" * 2_000, "<script>alert(1)</script>"])
def test_odd_words_find_nothing_and_break_nothing(programme: Programme, visitor: Visitor, value: str) -> None:
    page = visitor.see("program/battre/delprojekt/", q=value, ordning=value, sena=value)
    assert "<script>alert" not in page


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999999", "-1", "abc", "🎉"])
@pytest.mark.parametrize(
    "path",
    ["program/battre/delprojekt/{}/", "program/battre/omrade/{}/", "beslut/{}/", "handelser/{}/"],
)
def test_unknown_numbers_are_not_there(
    programme: Programme, visitor: Visitor, path: str, number: str
) -> None:
    assert visitor.status(path.format(number)) == 404


def test_unknown_programmes_and_feeds_are_not_there(programme: Programme, visitor: Visitor) -> None:
    paths = ("program/finns-inte/", "program/battre/json.xml", "program/battre/omrade/9/rss.xml")
    assert {visitor.status(path) for path in paths} == {404}
