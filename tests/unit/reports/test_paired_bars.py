from xml.etree import ElementTree

from framsteg.reports.charts.paired_bars import LONGEST_LABEL, Pair, paired_bars

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*pairs: Pair) -> ElementTree.Element:
    text = paired_bars(
        pairs,
        identity="c",
        title="Titel",
        description="Text",
        written=lambda ore: f"{ore} öre",
        not_stated="ej angivet",
    )
    return ElementTree.fromstring(text)


def bars(svg: ElementTree.Element) -> list[tuple[float, float]]:
    rows = [each for each in svg.findall(f"{SVG}rect") if "bar" in each.get("class", "")]
    return [(float(each.get("x", "%")[:-1]), float(each.get("width", "%")[:-1])) for each in rows]


def test_bars_are_as_long_as_their_amounts_and_what_is_not_stated_has_a_word() -> None:
    svg = drawn(Pair("2012", 200, 100), Pair("2013", 50, None))
    (_, whole), (_, half), (_, quarter) = bars(svg)
    assert (half, quarter) == (whole / 2, whole / 4)
    words = [each.text for each in svg.findall(f"{SVG}text")]
    assert words == ["2012", "200 öre", "100 öre", "2013", "50 öre", "ej angivet"]


def test_an_income_goes_to_the_left_of_nothing() -> None:
    (at_zero, _), (left, width) = bars(drawn(Pair("2012", 100, -100)))
    assert left == 0
    assert abs(left + width - at_zero) < 0.01


def test_a_long_name_is_cut_and_signs_are_escaped() -> None:
    svg = drawn(Pair("<b>" + "x" * 100, 1, 1))
    label = svg.findall(f"{SVG}text")[0].text or ""
    assert (len(label), label[:3], label[-1]) == (LONGEST_LABEL, "<b>", "…")
