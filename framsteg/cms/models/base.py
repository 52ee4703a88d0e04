from collections.abc import Sequence
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page, PageViewRestriction

from framsteg.cms.claims.texts import parts_of
from framsteg.cms.editor.forms.pages import MunicipalPageForm
from framsteg.cms.tree import url_of
from framsteg.lib.plain_language import Language, language_of
from framsteg.web.exceptions import exceptions_of
from framsteg.web.site import Link


class Above(Protocol):
    """What is needed of a page above another: a page itself, or what the serving view has read of it."""

    @property
    def title(self) -> str: ...
    @property
    def url_path(self) -> str: ...


class PublicPage(Page):
    """What every page type of the public site shares.

    The serving view hands over what it has already read: the pages above this one (`known_ancestors`), and whether
    any restriction applies (`known_unrestricted`). Without it, as in previews, the page reads them itself.
    """

    base_form_class = MunicipalPageForm
    serve_related: tuple[str, ...] = ()
    known_ancestors: Sequence[Above] | None = None
    known_unrestricted = False

    class Meta:
        abstract = True

    @cached_property
    def language(self) -> Language:
        return language_of(self.locale.language_code)

    @cached_property
    def address(self) -> str:
        return url_of(self.url_path, self.language)

    @cached_property
    def ancestors(self) -> list[Above]:
        """The pages from the start page down to the one above this."""
        if self.known_ancestors is not None:
            return list(self.known_ancestors)
        return list(self.get_ancestors().filter(depth__gte=3).order_by("depth"))

    def address_of(self, other: Above) -> str:
        """The address of another page in the same language."""
        return url_of(other.url_path, self.language)

    @property
    def municipality_slug(self) -> str:
        """The municipality's name in addresses: the start page's name in the tree."""
        return str(self.url_path.split("/")[2])

    def get_view_restrictions(self) -> "QuerySet[PageViewRestriction]":
        if self.known_unrestricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def breadcrumbs(self) -> tuple[Link, ...]:
        """The way from the start page to this one, which is the last and has no address."""
        above = (Link(page.title, url_of(page.url_path, self.language)) for page in self.ancestors)
        return (*above, Link(self.title))

    def describe(self) -> str:
        """One or two sentences for search engines and social media."""
        return str(self.search_description)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "title": self.seo_title or self.title,
            "description": self.describe(),
            "breadcrumbs": self.breadcrumbs(),
            "exceptions": exceptions_of(
                request, self._meta.label_lower, self.pk, "\n".join(parts_of(self)), self.municipality_slug
            ),
        }
