import pytest

from framsteg.lib.accessible_html import Fault, Found, faults_in

WELL = '<html lang="sv"><head><title>T</title></head><body><h1>Ett</h1>{}</body></html>'


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="a">Två</h2><h3>Tre</h3><h2>Två</h2><a href="#a">Till två</a>',
        '<img src="a.png" alt=""><a href="/x"><img src="b.png" alt="Till X"></a>',
        '<svg role="img" aria-labelledby="t"><title id="t">T</title><svg></svg></svg><svg aria-hidden="true"></svg>',
        '<table><caption>T</caption><tr><th scope="col">A</th></tr><tr><td>1</td></tr></table>',
        '<a href="/x">Läs mer<span>: om torget</span></a>',
    ],
)
def test_a_page_in_order_has_no_faults(body: str) -> None:
    assert faults_in(WELL.format(body)) == ()


@pytest.mark.parametrize(
    ("body", "fault", "where"),
    [
        ("<h3>Tre</h3>", Fault.HEADING_SKIPPED, "Tre"),
        ("<h2> </h2>", Fault.EMPTY_HEADING, ""),
        ("<h1>Ett till</h1>", Fault.NOT_ONE_FIRST_HEADING, ""),
        ('<img src="a.png">', Fault.PICTURE_WITHOUT_WORDS, "a.png"),
        ('<svg role="img"></svg>', Fault.PICTURE_WITHOUT_WORDS, "SVG"),
        ('<table><tr><th scope="col">A</th></tr></table>', Fault.TABLE_WITHOUT_NAME, ""),
        ("<table><caption>T</caption><tr><td>1</td></tr></table>", Fault.TABLE_WITHOUT_HEADS, ""),
        ("<table><caption>T</caption><tr><th>1</th></tr></table>", Fault.TABLE_WITHOUT_HEADS, ""),
        ('<a href="/x">här</a>', Fault.LINK_SAYS_NOTHING, "här"),
        ('<a href="/x"><img src="a.png" alt=""></a>', Fault.LINK_SAYS_NOTHING, ""),
        ('<a href="https://x.se">https://x.se</a>', Fault.LINK_SAYS_NOTHING, "https://x.se"),
        ('<a href="#borta">Till det</a>', Fault.LINK_TO_NOTHING, "#borta"),
        ('<p id="a"></p><p id="a"></p>', Fault.IDENTITY_TWICE, "a"),
    ],
)
def test_each_fault_is_found_with_its_place(body: str, fault: Fault, where: str) -> None:
    assert faults_in(WELL.format(body)) == (Found(fault, where),)


def test_what_concerns_the_whole_page() -> None:
    assert faults_in("<html><body></body></html>") == (
        Found(Fault.NO_LANGUAGE), Found(Fault.NO_TITLE), Found(Fault.NOT_ONE_FIRST_HEADING),
    )  # fmt: skip
