"""Pages and collections of files find their places in the trees of this installation."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import F
from wagtail.models import Collection, Page

from framsteg.cms.tree import HOME_DEPTH, STEP
from framsteg.config import portals

from .errors import AlreadyHere, NotAnExport
from .keys import Row

HOME = HOME_DEPTH * STEP
OWN = 2 * STEP
"""How long the path of a collection of a municipality is."""


def placed(pages: list[Row], slug: str) -> list[Row]:
    """The pages with their paths below the portals here. Raises NotAnExport where they are no trees."""
    homes = [page for page in pages if page["depth"] == HOME_DEPTH]
    if any(page["slug"] != slug for page in homes):
        raise NotAnExport("A start page is called something else than the municipality.")
    _judge_tree(pages, {page["path"] for page in homes})
    if Page.objects.filter(translation_key__in={page["translation_key"] for page in pages}).exists():
        raise AlreadyHere("Pages of the municipality are in this installation already.")
    begins = {home["path"]: _below_portal(str(home["locale_id"])) for home in homes}
    children = Counter(page["path"][:-STEP] for page in pages)
    return [_moved(page, *begins[page["path"][:HOME]], children[page["path"]]) for page in pages]


def _judge_tree(nodes: Iterable[Row], tops: set[str]) -> None:
    paths = {node["path"] for node in nodes if isinstance(node["path"], str)}
    for node in nodes:
        path = node["path"]
        is_path = isinstance(path, str) and path.isascii() and path.isalnum() and path == path.upper()
        if (
            not is_path
            or len(path) != node["depth"] * STEP
            or (path not in tops and path[:-STEP] not in paths)
        ):
            raise NotAnExport(f"What the archive holds is no tree: {path!r:.60}.")


def _below_portal(language: str) -> tuple[str, str]:
    """The path of a new start page, and what the addresses of its pages begin with."""
    portal = portals.portal(language)
    if portal is None:
        raise NotAnExport(
            f"The archive has pages in a language that this installation has not: {language!r:.20}."
        )
    last = portal.get_last_child()
    path = last._inc_path() if last else Page._get_path(portal.path, portal.depth + 1, 1)
    Page.objects.filter(pk=portal.pk).update(numchild=F("numchild") + 1)
    return path, portal.url_path


def _moved(page: Row, path: str, above: str, children: int) -> Row:
    steps = str(page["url_path"]).split("/", 2)
    if len(steps) != 3:
        raise NotAnExport(f"A page has an address that no page has: {page['url_path']!r:.60}.")
    return {**page, "path": path + page["path"][HOME:], "url_path": above + steps[2], "numchild": children}


def collected(collections: list[Row], own: Collection) -> list[Row]:
    """The collections below the municipality's own; that one is made here."""
    below = [each for each in collections if each["depth"] > 2]
    _judge_tree(collections, {each["path"] for each in collections if each["depth"] == 2})
    children = Counter(each["path"][:-STEP] for each in below)
    tops = sum(1 for each in below if each["depth"] == 3)
    Collection.objects.filter(pk=own.pk).update(numchild=F("numchild") + tops)
    return [
        {**each, "path": own.path + each["path"][OWN:], "numchild": children[each["path"]]} for each in below
    ]
