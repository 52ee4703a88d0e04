"""The first steps of an installation: a municipality, its pages in both languages, and somebody who may do the rest.

Each step is taken once. What is there already is left as it is, so that the command can be repeated.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page

from framsteg.accounts import actions as accounts
from framsteg.accounts.models import Access, AccessGrant, Municipality, User
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.cms.editor import access as editor_access
from framsteg.cms.models import MunicipalityHomePage, NewsIndexPage, SectionPage
from framsteg.config import portals
from framsteg.indicators import data
from framsteg.indicators.actions import packed
from framsteg.indicators.models import Indicator
from framsteg.lib.plain_language import Language, language_of
from framsteg.lib.text import slug

HEADINGS = {"sv": "Så utvecklas %s", "en": "How %s develops"}
SECTIONS = {"sv": "Kommun & politik", "en": "Municipality & politics"}
NEWS = {"sv": "Nyheter", "en": "News"}


class NameUnknown(Exception):
    """Statistics know no municipality with the code, and no name was given."""


@dataclass(frozen=True)
class Started:
    """What was made, and what was there before."""

    municipality: Municipality
    municipality_is_new: bool
    pages: int
    user: User
    user_is_new: bool
    grant_is_new: bool
    has_statistics: bool


@transaction.atomic
def start(
    code: str, name: str, *, username: str, password: Callable[[User], str], by: Actor, at: datetime
) -> Started:
    """Make what is missing, whole or not at all. `password` is asked only where the user has to be made."""
    municipality, municipality_is_new = _municipality(code, name, by=by, at=at)
    portals.ensure()
    made = sum(_pages(municipality, language_of(language)) for language, _label in settings.LANGUAGES)
    if not Indicator.objects.filter(is_population=True).exists():
        packed.load_population(by=by, at=at)
    user, user_is_new = _user(username, password, by=by, at=at)
    had_grant = AccessGrant.objects.filter(
        user=user, municipality=municipality, access=Access.ADMINISTRATOR
    ).exists()
    editor_access.grant(user, municipality, Access.ADMINISTRATOR, by=by, at=at)
    editor_access.synchronise_municipality(municipality)
    has_statistics = name_of(municipality.code) != ""
    return Started(municipality, municipality_is_new, made, user, user_is_new, not had_grant, has_statistics)


def name_of(code: str) -> str:
    """The name that statistics have for the code; "" for none."""
    return next((row.name for row in data.population() if row.code == code), "")


def new_password() -> str:
    """Four groups that can be read over a telephone: 64 bits."""
    return "-".join(secrets.token_hex(2) for _each in range(4))


def _municipality(code: str, name: str, *, by: Actor, at: datetime) -> tuple[Municipality, bool]:
    stored = Municipality.objects.filter(code=code).first()
    if stored is not None:
        return stored, False
    known = name or name_of(code)
    if not known:
        raise NameUnknown(code)
    municipality = Municipality(code=code, name=known, slug=slug(known)[:60])
    recording.create(municipality, by=by, at=at)
    return municipality, True


def _user(username: str, password: Callable[[User], str], *, by: Actor, at: datetime) -> tuple[User, bool]:
    stored = User.objects.filter(username=username).first()
    if stored is not None:
        return stored, False
    user = User(username=username)
    user.full_clean(exclude=["password"])
    accounts.access.add_user(user, password=password(user), by=by, at=at)
    return user, True


def _pages(municipality: Municipality, language: Language) -> int:
    """A start page with a section for news below it; how many of the three had to be made."""
    if MunicipalityHomePage.objects.filter(
        municipality=municipality, locale__language_code=language
    ).exists():
        return 0
    portal = portals.portal(language)
    if portal is None:
        return 0
    home = MunicipalityHomePage(
        title=municipality.name,
        slug=municipality.slug,
        municipality=municipality,
        heading=HEADINGS[language] % municipality.name,
    )
    section = SectionPage(title=SECTIONS[language], slug="kommun-politik", show_in_menus=True)
    news = NewsIndexPage(title=NEWS[language], slug="nyheter", show_in_menus=True)
    parent: Page = portal
    for page in (home, section, news):
        _publish(page, parent, municipality, language)
        parent = page
    return 3


def _publish(page: Page, parent: Page, municipality: Municipality, language: Language) -> None:
    """Below `parent`, joined to its translation by what it is and whose."""
    page.locale = Locale.objects.get(language_code=language)
    page.translation_key = uuid5(NAMESPACE_URL, f"framsteg/{municipality.code}/{page.slug}")
    parent.add_child(instance=page)
    page.save_revision().publish()
