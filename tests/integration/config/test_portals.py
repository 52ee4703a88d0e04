"""The roots of the page tree, which every installation needs before it can publish."""

import pytest
from wagtail.models import Page, Site

from framsteg.cms.models import PortalPage
from framsteg.config import portals

pytestmark = pytest.mark.django_db


def test_there_is_a_portal_in_each_language_and_the_site_starts_there() -> None:
    assert portals.ensure() is True
    made = list(PortalPage.objects.order_by("pk").values_list("locale__language_code", "slug"))
    assert made == [("sv", "portal"), ("en", "portal-en")]
    assert Site.objects.get().root_page.specific == portals.portal("sv")


def test_the_portals_are_each_others_translations() -> None:
    portals.ensure()
    assert len(set(PortalPage.objects.values_list("translation_key", flat=True))) == 1


def test_wagtails_own_first_page_goes_away() -> None:
    portals.ensure()
    assert not Page.objects.filter(depth=2, slug="home").exists()


def test_a_second_time_changes_nothing() -> None:
    portals.ensure()
    before = list(Page.objects.values_list("pk", "path", "title"))
    assert portals.ensure() is False
    assert list(Page.objects.values_list("pk", "path", "title")) == before


def test_a_site_that_somebody_has_set_up_is_left_alone() -> None:
    portals.ensure()
    Site.objects.update(hostname="www.kommun.example", site_name="Kommunen")
    portals.ensure()
    assert list(Site.objects.values_list("hostname", "site_name")) == [("www.kommun.example", "Kommunen")]
