"""The way between the pages of a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from framsteg.programme.queries.paging import Page

BESIDE = 2
"""Pages shown on each side of the present one."""


@dataclass(frozen=True)
class PageLink:
    """A page of the list; `gap` is a place where pages are left out."""

    number: int
    url: str
    is_current: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Pager:
    """Empty where there is only one page."""

    number: int
    pages: int
    links: Sequence[PageLink]
    previous_url: str
    next_url: str

    def __bool__(self) -> bool:
        return self.pages > 1


def pager(page: Page[Any], url: str, query: Mapping[str, str]) -> Pager:
    """Links to the pages near this one, the first and the last; `query` is what else the address says."""

    def address(number: int) -> str:
        said = {**query, **({"sida": str(number)} if number > 1 else {})}
        return f"{url}?{urlencode(said)}" if said else url

    shown = sorted(
        {1, page.pages, *range(page.number - BESIDE, page.number + BESIDE + 1)} & {*range(1, page.pages + 1)}
    )
    links: list[PageLink] = []
    for number in shown:
        if links and number - links[-1].number > 1:
            links.append(PageLink(number - 1, "", gap=True))
        links.append(PageLink(number, address(number), number == page.number))
    return Pager(
        number=page.number,
        pages=page.pages,
        links=tuple(links),
        previous_url=address(page.number - 1) if page.number > 1 else "",
        next_url=address(page.number + 1) if page.number < page.pages else "",
    )
