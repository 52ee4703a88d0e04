"""The page of search results: an overview of all kinds, or one kind with all its hits."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from framsteg.lib.plain_language import number
from framsteg.programme.queries.paging import NoSuchPage, Page, bounds
from framsteg.web.search.groups import KINDS, Kind
from framsteg.web.search.hits import Asked, Hit

from .paging import Pager, pager

IN_OVERVIEW, PAGE_SIZE = 5, 20


@dataclass(frozen=True)
class Group:
    """The hits of a kind. `more_url` leads to all of them where not all are shown."""

    key: str
    label: str
    total: int
    figure: str
    hits: Sequence[Hit]
    url: str
    is_chosen: bool = False

    @property
    def has_more(self) -> bool:
        return self.total > len(self.hits)


@dataclass(frozen=True)
class SearchPage:
    """`groups` are the kinds with hits; `chosen` is the one that is shown alone, with its pager."""

    written: str
    total: int
    groups: Sequence[Group]
    everything_url: str
    chosen: Group | None = None
    pager: Pager | None = None


def search_page(asked: Asked, written: str, kind: str, page: int, path: str) -> SearchPage:
    """What was found. Raises NoSuchPage for a page outside the list."""
    everything_url = f"{path}?{urlencode({'q': written})}"
    if not asked.words:
        return SearchPage(written, 0, (), everything_url)
    groups = [_group(each, asked, kind, everything_url) for each in KINDS]
    found = [group for group in groups if group.total]
    total = sum(group.total for group in found)
    chosen = next((group for group in groups if group.is_chosen), None)
    if chosen is None:
        if page != 1:
            raise NoSuchPage(page)
        return SearchPage(written, total, found, everything_url)
    whole = _whole(chosen, asked, page)
    way = pager(whole, path, {"q": written, "typ": chosen.key})
    shown = Group(
        chosen.key, chosen.label, chosen.total, chosen.figure, whole.rows, chosen.url, is_chosen=True
    )
    return SearchPage(written, total, found, everything_url, shown, way)


def _group(kind: Kind, asked: Asked, chosen: str, everything_url: str) -> Group:
    """Beside a chosen kind the others are only counted."""
    found = kind.find(asked, 0, 0 if chosen else IN_OVERVIEW)
    return Group(
        key=kind.key,
        label=str(kind.label),
        total=found.total,
        figure=number(found.total, asked.language),
        hits=found.hits,
        url=f"{everything_url}&typ={kind.key}",
        is_chosen=kind.key == chosen,
    )


def _whole(group: Group, asked: Asked, page: int) -> Page[Hit]:
    kind = next(each for each in KINDS if each.key == group.key)
    start, end = bounds(page, PAGE_SIZE, group.total)
    return Page(kind.find(asked, start, end).hits, page, group.total, PAGE_SIZE)
