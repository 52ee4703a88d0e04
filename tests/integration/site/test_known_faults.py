"""The statement's list of known faults: what checks find and people explain, with days that nobody types."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from framsteg.audit import recording
from framsteg.cms.accessibility import browser
from framsteg.cms.accessibility.keeping import KeptFaults, keep
from framsteg.cms.accessibility.walking import Broken, Visit, Walked, walk
from framsteg.cms.models import AccessibilityCheck, AccessibilityFault, Conformance
from tests.factories import programme as make
from tests.factories.programme import NOW, SOMEONE
from tests.factories.site import PublicSite, public_site

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
PALE = Broken("color-contrast", "Elements must meet minimum color contrast ratio thresholds", "<p>Blekt</p>")
ODD = Broken("some-new-rule", "Something new must be so")


@pytest.fixture
def site() -> PublicSite:
    return public_site(make.MunicipalityFactory(name="Provköping", slug="provkoping"))


def walked(*broken: Broken, visited: tuple[str, ...] = ("web:programme", "cms.newspage")) -> Walked:
    faults = {(each.rule, "web:programme"): ("/sv/provkoping/program/", each) for each in broken}
    return Walked(Counter(visited), faults)


def check(site: PublicSite, found: Walked, on: date) -> KeptFaults:
    return keep(site.municipality, found, by=SOMEONE, at=NOW, on=on)


def test_the_list_follows_the_checks_and_people_keep_their_words(site: PublicSite) -> None:
    assert check(site, walked(PALE, ODD), FIRST) == KeptFaults(2, 0, 0, 0)
    pale = AccessibilityFault.objects.get(rule="color-contrast")
    assert (pale.title, pale.title_en) == ("En del text har för liten kontrast mot bakgrunden.", PALE.help)
    pale.title, pale.why = "Blek text i tabeller", "Färgerna byts i september."
    recording.change(pale, by=SOMEONE, at=NOW)
    assert check(site, walked(PALE), SECOND) == KeptFaults(0, 1, 0, 1)
    assert check(site, walked(PALE, ODD), THIRD) == KeptFaults(0, 1, 1, 0)
    assert check(site, walked(visited=("cms.newspage",)), THIRD) == KeptFaults(
        0, 0, 0, 0
    )  # not looked at: not mended
    pale.refresh_from_db()
    kept = (pale.title, pale.why, pale.found_on, pale.seen_on, pale.mended_on)
    assert kept == ("Blek text i tabeller", "Färgerna byts i september.", FIRST, THIRD, None)
    assert AccessibilityCheck.objects.count() == 4


def test_the_statement_shows_what_is_known_and_cannot_claim_more(site: PublicSite) -> None:
    address = f"/sv/provkoping/{site.statement.slug}/"
    assert "automatiska kontroller" not in Client().get(address).content.decode()
    check(site, walked(PALE, ODD), FIRST)
    check(site, walked(PALE), SECOND)
    page = Client().get(address).content.decode()
    for words in (
        "Ett program granskade 2 slags sidor",
        "En sådan kontroll hittar bara en del",
        "En del text har för liten kontrast",
        "Inte angivet än.",
        "Rättat sedan dess",
        "Something new must be so",
        '<time datetime="2026-03-01">',
    ):
        assert words in page
    site.statement.conformance, site.statement.not_accessible = Conformance.FULL, ""
    with pytest.raises(ValidationError, match="inte helt förenlig"):
        site.statement.clean()
    check(site, walked(), THIRD)
    site.statement.clean()
    assert "Den hittade inget som är fel nu." in Client().get(address).content.decode()


def test_a_walk_sees_each_kind_a_few_times_and_tells_what_it_did_not_reach(site: PublicSite) -> None:
    links = {
        "/sv/provkoping/": [
            "/sv/provkoping/program/",
            "/sv/provkoping/kontakt/",
            "/sv/annan/program/",
            "/admin/",
        ],
        "/sv/provkoping/program/": [f"/sv/provkoping/program/p{number}/" for number in range(9)],
    }
    seen: list[str] = []

    def look(path: str, is_checked: bool) -> Visit:
        seen.append(path)
        return Visit(links.get(path, []), [PALE] if path.endswith("kontakt/") else [])

    found = walk("provkoping", ["sv"], look)
    assert found.visits == {
        "cms.municipalityhomepage": 1, "web:programmes": 1, "web:contact": 1, "web:programme": 8,
    }  # fmt: skip
    assert list(found.faults) == [("color-contrast", "web:contact")]
    assert len(seen) == 11
    assert {"web:sub_project", "web:decision"} <= set(found.not_reached)


def test_a_missing_browser_is_told_with_what_to_install(site: PublicSite, monkeypatch: Any) -> None:
    monkeypatch.setitem(__import__("sys").modules, "playwright.sync_api", None)
    with pytest.raises(CommandError, match=r"apt-get install chromium.*Nothing was changed"):
        call_command("check_accessibility")
    with pytest.raises(CommandError, match="no municipality atlantis"):
        call_command("check_accessibility", "atlantis")
    assert "accessibility" in browser.MISSING
