"""The bar of a whole and its parts."""

from xml.etree import ElementTree as ET

from framsteg.reports.charts.stacked_bar import Fill, Segment, stacked_bar

SVG = "{http://www.w3.org/2000/svg}"
SEGMENTS = [
    Segment("done", "Klart", 38, Fill.SOLID, "#1f6b4a"),
    Segment("ongoing", "Pågår", 6, Fill.STRIPES, "#1d5f9e"),
    Segment("paused", "Pausat", 0, Fill.DOTS, "#8a5a00"),
    Segment("unknown", "Okänt <?>", 2, Fill.PALE, "#5f6b73"),
]


def drawn(segments: list[Segment], **options: str) -> ET.Element:
    bar = stacked_bar(segments, identity="status", title="Läget", description="38 & 6", **options)
    return ET.fromstring(bar)


def test_parts_are_as_wide_as_their_share_and_fill_the_bar() -> None:
    bars = list(drawn(SEGMENTS).findall(f"{SVG}rect"))
    widths = [float(rect.attrib["width"].rstrip("%")) for rect in bars]
    ends = [float(rect.attrib["x"].rstrip("%")) + width for rect, width in zip(bars, widths, strict=True)]
    assert [rect.attrib["class"] for rect in bars] == [
        "segment segment-done",
        "segment segment-ongoing",
        "segment segment-unknown",
    ]
    assert abs(widths[0] / widths[1] - 38 / 6) < 0.01
    assert abs(ends[-1] - 100) < 0.01


def test_it_has_a_name_and_a_description_for_those_who_do_not_see_it() -> None:
    bar = drawn(SEGMENTS)
    assert bar.attrib["role"] == "img"
    named = [bar.find(f".//*[@id='{identity}']") for identity in bar.attrib["aria-labelledby"].split()]
    assert [each.text for each in named if each is not None] == ["Läget", "38 & 6"]


def test_every_kind_of_part_has_its_own_pattern() -> None:
    every = [Segment(fill.value, fill.value, 1, fill, "#123456") for fill in Fill]
    patterns = drawn(every).findall(f"{SVG}defs/{SVG}pattern")
    shapes = {ET.tostring(pattern).replace(pattern.attrib["id"].encode(), b"") for pattern in patterns}
    assert len(shapes) == len(Fill)


def test_a_later_bar_can_use_the_patterns_of_an_earlier_one() -> None:
    bar = drawn(SEGMENTS, patterns="first")
    assert bar.find(f"{SVG}defs") is None
    assert bar.findall(f"{SVG}rect")[0].attrib["fill"] == "url(#first-done)"


def test_nothing_is_an_empty_frame() -> None:
    bars = drawn([Segment("done", "Klart", 0, Fill.SOLID, "#1f6b4a")]).findall(f"{SVG}rect")
    assert [rect.attrib["class"] for rect in bars] == ["segment segment-none"]
