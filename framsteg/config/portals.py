"""The roots of the page tree, one per language. Without them there is nothing to publish pages under."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from framsteg.cms.models import PortalPage

TITLE = "Framsteg"


@transaction.atomic
def ensure() -> bool:
    """Make sure that there is a portal in every language and that the site starts there; False where all was so."""
    made = [_make(code) for code, _name in settings.LANGUAGES if portal(code) is None]
    main = portal(settings.LANGUAGE_CODE)
    if main and not Site.objects.filter(root_page__in=PortalPage.objects.all()).exists():
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": main, "site_name": TITLE}
        )
        _remove_welcome_page()
    return bool(made)


def portal(language: str) -> PortalPage | None:
    """The portal in one language."""
    found: PortalPage | None = PortalPage.objects.filter(locale__language_code=language).first()
    return found


def _make(language: str) -> PortalPage:
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    slug = "portal" if language == settings.LANGUAGE_CODE else f"portal-{language}"
    page = PortalPage(title=TITLE, slug=slug, locale=locale)
    other = PortalPage.objects.first()
    if other:
        page.translation_key = other.translation_key
    root = Page.objects.get(depth=1)
    made: PortalPage = root.add_child(instance=page)
    return made


def _remove_welcome_page() -> None:
    """Wagtail's own first page, which greets its developer. A page that somebody has made is left alone."""
    plain = ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(depth=2, slug="home", content_type=plain, numchild=0):
        page.delete()
