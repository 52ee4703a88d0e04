"""The menus of a municipality in one language, from one query over the page tree."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.cms.models import AccessibilityStatementPage, MunicipalityHomePage, NewsIndexPage
from framsteg.cms.news import feeds_of
from framsteg.cms.tree import HOME_DEPTH, SECTION_DEPTH, STEP, below, readable_by_all, url_of
from framsteg.lib.plain_language import Language
from framsteg.web.site import Menu, MenuItem, Navigation

MENU_DEPTH = SECTION_DEPTH + 2


@dataclass(frozen=True)
class Node:
    """A page as the menus know it."""

    path: str
    title: str
    url: str
    kind: type[object] | None
    in_menus: bool

    @property
    def depth(self) -> int:
        return len(self.path) // STEP


def navigation_of(request: HttpRequest, municipality: Municipality, language: Language) -> Navigation:
    """The menus as they look on the page asked for."""
    nodes = _kept_nodes(request, municipality, language)
    sections = [node for node in nodes if node.depth == SECTION_DEPTH and node.in_menus]
    statements = [node.url for node in nodes if node.kind is AccessibilityStatementPage]
    return Navigation(
        main=tuple(_item(node, (), request.path) for node in sections),
        submenu=_submenu(nodes, sections, request.path),
        statement_url=statements[0] if statements else "",
        feeds=tuple(
            feed for node in nodes if node.kind is NewsIndexPage for feed in feeds_of(node.title, node.url)
        ),
    )


def _kept_nodes(request: HttpRequest, municipality: Municipality, language: Language) -> list[Node]:
    """The nodes as kept for this generation of the public data; read anew where none is known."""
    present = getattr(request, "framsteg_generation", None)
    if present is None:
        return nodes_of(municipality, language)
    key = f"{present}:nodes:{municipality.pk}:{language}"
    kept: list[Node] | None = caches["pages"].get(key)
    if kept is None:
        kept = nodes_of(municipality, language)
        caches["pages"].set(key, kept)
    return kept


def nodes_of(municipality: Municipality, language: Language) -> list[Node]:
    """The public pages that can stand in a menu, in the footer or in the page's head, in the order of the tree."""
    home = MunicipalityHomePage.objects.filter(
        municipality=municipality, locale__language_code=language, live=True
    )
    pages = Page.objects.filter(below(home), depth__gt=HOME_DEPTH, depth__lte=MENU_DEPTH)
    kinds = ContentType.objects.get_for_models(AccessibilityStatementPage, NewsIndexPage).values()
    wanted = readable_by_all(
        pages.filter(Q(show_in_menus=True) | Q(content_type__in=[kind.pk for kind in kinds]))
    )
    rows = wanted.order_by("path").values_list(
        "path", "title", "url_path", "content_type_id", "show_in_menus"
    )
    return [
        Node(
            path,
            title,
            url_of(url_path, language),
            ContentType.objects.get_for_id(kind).model_class(),
            in_menus,
        )
        for path, title, url_path, kind, in_menus in rows
    ]


def _submenu(nodes: list[Node], sections: list[Node], path: str) -> Menu | None:
    """The menu of the section that the page is in, opened down to the page."""
    section = next((node for node in sections if path.startswith(node.url)), None)
    if section is None:
        return None
    items = _children(nodes, section, path)
    return Menu(section.title, section.url, items) if items else None


def _children(nodes: list[Node], parent: Node, path: str) -> tuple[MenuItem, ...]:
    """The entries under `parent`; those that the page shown is under have their own entries with them."""
    direct = (node for node in nodes if node.path[:-STEP] == parent.path and node.in_menus)
    return tuple(
        _item(node, _children(nodes, node, path) if path.startswith(node.url) else (), path)
        for node in direct
    )


def _item(node: Node, children: tuple[MenuItem, ...], path: str) -> MenuItem:
    return MenuItem(node.title, node.url, node.url == path, path.startswith(node.url), children)
