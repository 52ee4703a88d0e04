import pytest
from hypothesis import given
from hypothesis import strategies as st

from framsteg.lib import colour, markdown
from framsteg.lib.text import cleaned, folded, slug


def test_searching_keeps_swedish_letters_and_drops_other_accents() -> None:
    assert folded("  NÄRINGSLIV  Café Åre ") == "näringsliv cafe åre"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ett trevligare och mer levande centrum", "ett-trevligare-och-mer-levande-centrum"),
        ("Åtgärder för Öster & Väster", "atgarder-for-oster-vaster"),
        ("🙂", "sida"),
        ("x" * 200, "x" * 80),
    ],
)
def test_addresses_are_plain(text: str, address: str) -> None:
    assert slug(text) == address


def test_invisible_marks_are_taken_out() -> None:
    assert cleaned("a\u202eb\x00c\r\nd ") == "abc\nd"


def test_markdown_gives_paragraphs_lists_bold_and_links() -> None:
    text = "Det **blev** [klart](https://exempel.se).\n\n- ett\n- två"
    html = '<p>Det <strong>blev</strong> <a href="https://exempel.se">klart</a>.</p>\n<ul>\n<li>ett</li>\n<li>två</li>\n</ul>'
    assert markdown.to_html(text) == html
    assert markdown.to_plain(text) == "Det blev klart . ett två"


def test_headings_fit_the_page_they_stand_on() -> None:
    assert markdown.to_html("# Rubrik", heading_level=3) == "<h3>Rubrik</h3>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
    ],
)
def test_markdown_never_becomes_a_script(text: str) -> None:
    html = markdown.to_html(text)
    assert "<script" not in html
    assert "href" not in html
    assert "<img" not in html


def test_contrast_follows_wcag() -> None:
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert round(colour.contrast("#767676", "#ffffff"), 2) == 4.54
    assert not colour.readable_on(["#ffffff"], "#ff9900")


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(colour.NotAColour):
        colour.luminance("rgb(0,0,0)")
    with pytest.raises(colour.NotAColour):
        colour.mixed("#000000", "white", 0.5)
