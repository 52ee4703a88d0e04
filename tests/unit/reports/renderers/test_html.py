import re

import html5lib

from framsteg.reports.document import Link, Paragraph, Section
from framsteg.reports.look import Look
from framsteg.reports.renderers import html
from tests.factories.reports import STRANGE, report_of, whole_report


def page(words: str = "Kort text") -> str:
    return html.document(whole_report(words=words), Look())


def test_the_page_is_valid_html() -> None:
    html5lib.HTMLParser(strict=True).parse(page())


def test_every_section_has_an_anchor_in_the_contents() -> None:
    anchors = re.findall(r'<h[2-6] id="([^"]+)"', page())
    assert anchors == [
        "innehall", "sammanfattning", "inre", "resultat", "nyckeltal", "folkmangd", "effekt", "lardomar",
    ]  # fmt: skip
    for anchor in anchors[1:]:
        assert f'href="#{anchor}"' in page()
    assert len(set(re.findall(r' id="([^"]+)"', page()))) == len(re.findall(r' id="([^"]+)"', page()))


def test_tables_have_heads_for_columns_and_rows() -> None:
    assert '<th scope="col">Läge</th>' in page()
    assert '<th scope="row">Klart</th>' in page()
    assert "<caption" in page()


def test_nothing_in_a_text_becomes_a_tag() -> None:
    for words in STRANGE:
        assert "<script" not in page(words)


def test_only_safe_addresses_become_links() -> None:
    runs = (
        Link("a", "javascript:alert(1)"),
        Link("b", "https://example.org/?a=1&b=2"),
        Link("c", "data:text/html,x"),
    )
    made = html.render(report_of(Section("s", "S", (Paragraph(runs),))), Look())
    assert re.findall(r'href="([^"]+)"', made) == ["#s", "https://example.org/?a=1&amp;b=2"]


def test_a_page_within_another_has_no_style_or_script() -> None:
    made = html.render(whole_report(), Look())
    assert "style=" not in made
    assert "<style" not in made
