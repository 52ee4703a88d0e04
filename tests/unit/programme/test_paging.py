"""Pages of a list and the way between them."""

import pytest

from framsteg.programme.queries.paging import NoSuchPage, Page, bounds
from framsteg.web.presenters.paging import PageLink, pager


@pytest.mark.parametrize(("number", "total"), [(0, 10), (-1, 10), (3, 100), (2, 0)])
def test_a_page_outside_the_list_does_not_exist(number: int, total: int) -> None:
    with pytest.raises(NoSuchPage):
        bounds(number, 50, total)


def test_an_empty_list_has_one_page() -> None:
    assert bounds(1, 50, 0) == (0, 50)
    assert not pager(Page((), 1, 0, 50), "/lista/", {})


def test_the_pager_keeps_the_filters_and_leaves_out_pages_in_between() -> None:
    shown = pager(Page((), 6, 1000, 50), "/lista/", {"lage": "done"})
    assert shown.links == (
        PageLink(1, "/lista/?lage=done"),
        PageLink(3, "", gap=True),
        *(PageLink(number, f"/lista/?lage=done&sida={number}", number == 6) for number in range(4, 9)),
        PageLink(19, "", gap=True),
        PageLink(20, "/lista/?lage=done&sida=20"),
    )
    assert (shown.previous_url, shown.next_url) == (
        "/lista/?lage=done&sida=5",
        "/lista/?lage=done&sida=7",
    )
