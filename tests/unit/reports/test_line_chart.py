import xml.etree.ElementTree as ET

from framsteg.reports.charts.axes import Scale, scale_of
from framsteg.reports.charts.line_chart import Line, line_chart, sample


def drawn(*lines: Line, periods: tuple[str, ...] = ("2010", "2011", "2012")) -> ET.Element:
    svg = line_chart(
        lines,
        periods,
        identity="c",
        title="Folk <mängd>",
        description="Så & så",
        written=lambda value: f"{value:g}",
    )
    return ET.fromstring(svg)


def paths(svg: ET.Element) -> list[str]:
    return [path.attrib["d"] for path in svg.iter("path")]


def test_a_scale_has_round_figures_around_all_values() -> None:
    assert scale_of([23698, 23729, 24671]) == Scale(23500.0, 25000.0, (23500.0, 24000.0, 24500.0, 25000.0))


def test_a_scale_starts_at_zero_where_that_costs_little() -> None:
    assert scale_of([10, 100]).low == 0
    assert scale_of([90, 100]).low >= 80
    assert scale_of([-5, 5]).low < -4


def test_a_constant_and_an_empty_series_have_a_scale_too() -> None:
    assert scale_of([7, 7]).low < 7 < scale_of([7, 7]).high
    assert scale_of([]).low < scale_of([]).high


def test_a_line_runs_from_the_lower_left_to_the_upper_right() -> None:
    assert paths(drawn(Line("a", "A", (0, 5, 10)))) == ["M0.0 1000.0 L500.0 500.0 L1000.0 0.0"]


def test_a_missing_figure_breaks_the_line() -> None:
    assert paths(drawn(Line("a", "A", (0, None, 10)))) == ["M0.0 1000.0 M1000.0 0.0"]


def test_the_chart_has_a_name_and_a_description_and_escapes_them() -> None:
    svg = drawn(Line("a", "A", (0, 5, 10)))
    assert (svg.attrib["role"], svg.attrib["aria-labelledby"]) == ("img", "c-title c-desc")
    assert [svg.findtext("title"), svg.findtext("desc")] == ["Folk <mängd>", "Så & så"]


def test_the_main_line_lies_on_top_and_ends_in_a_point() -> None:
    svg = drawn(Line("a", "A", (0, 5, 10), is_main=True), Line("b", "B", (10, 5, None)))
    assert [path.findtext("title") for path in svg.iter("path")] == ["B", "A"]
    assert len(list(svg.iter("circle"))) == 1


def test_lines_differ_by_dashes_and_not_by_colour_alone() -> None:
    lines = [Line(str(at), str(at), (0, 1, 2), is_main=at == 0) for at in range(5)]
    svg = drawn(*lines)
    strokes = {(path.attrib["stroke-dasharray"], path.attrib["stroke-width"]) for path in svg.iter("path")}
    assert len(strokes) == 5


def test_no_more_periods_are_written_than_have_room() -> None:
    periods = tuple(str(year) for year in range(1950, 2026))
    svg = drawn(Line("a", "A", tuple(range(76))), periods=periods)
    written = [text.text for text in svg.iter("text") if text.text in periods]
    assert (written[0], written[-1], len(written) <= 7) == ("1950", "2025", True)


def test_a_series_of_nothing_and_one_of_a_single_figure_are_drawn() -> None:
    assert paths(drawn(Line("a", "A", (None, None, None)))) == ["M0 0"]
    assert paths(drawn(Line("a", "A", (5.0,)), periods=("2012",))) == ["M500.0 500.0"]


def test_the_sample_of_the_legend_says_nothing_to_a_screen_reader() -> None:
    assert ET.fromstring(sample(1, is_main=False)).attrib["aria-hidden"] == "true"
