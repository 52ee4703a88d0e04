"""The charts of a report as SVG, the same on its page, in its files and for download."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from framsteg.lib.plain_language import number

from .charts import fills
from .charts.comparison_chart import Moment, comparison_chart, legend_sample
from .charts.line_chart import Line, line_chart, sample
from .charts.stacked_bar import Fill, Segment, stacked_bar
from .charts.standalone import standalone
from .document import Chart, ChartKind, Report, Series, figure_of, written

HEIGHT, BAR_HEIGHT = 300, 44
PAPER_WIDTH = 720
_OTHERS = ((Fill.SOLID, "#1d4f5c"), (Fill.STRIPES, "#8a3c12"), (Fill.DOTS, "#5f6b73"), (Fill.GRID, "#6a3d9a"))


@dataclass(frozen=True)
class LegendEntry:
    """A sample of how something is drawn, as SVG, and what it is."""

    sample: str
    name: str


def values_of(report: Report, series: Series) -> list[float | None]:
    """What a series draws; None where there is no figure."""
    values = [figure_of(report, key).value if key else None for key in series.figures]
    return [float(value) if isinstance(value, int | Decimal) else None for value in values]


def chart_svg(report: Report, chart: Chart, *, identity: str) -> str:
    """The chart as an element of a page."""
    draw = {
        ChartKind.PARTS: _parts,
        ChartKind.LINES: _lines,
        ChartKind.COLUMNS: _lines,
        ChartKind.COMPARISON: _comparison,
    }
    return draw[chart.kind](report, chart, identity)


def chart_picture(
    report: Report, chart: Chart, *, width: int = PAPER_WIDTH, font: str = "Source Sans 3"
) -> str:
    """The chart as a drawing of its own."""
    return standalone(chart_svg(report, chart, identity="c"), width, font)


def legend(report: Report, chart: Chart) -> tuple[LegendEntry, ...]:
    """What is drawn how; nothing where there is only one line."""
    match chart.kind:
        case ChartKind.PARTS:
            return tuple(_part_entry(report, chart, at) for at in range(len(chart.categories)))
        case ChartKind.COMPARISON:
            kinds = ("actual", "expected", "band")
            names = {each.key: each.label for each in chart.series}
            band = f"{names.get('low', '')} – {names.get('high', '')}".strip(" –")
            named = (names.get("actual", ""), names.get("expected", ""), band)
            pairs = zip(kinds, named, strict=True)
            return tuple(LegendEntry(legend_sample(kind), name) for kind, name in pairs if name)
    if len(chart.series) < 2:
        return ()
    return tuple(LegendEntry(sample(at, each.is_main), each.label) for at, each in enumerate(chart.series))


def fill_of(chart: Chart, at: int) -> tuple[Fill, str]:
    """How part number `at` is filled."""
    key = chart.category_keys[at] if at < len(chart.category_keys) else ""
    return fills.STAGES.get(key, _OTHERS[at % len(_OTHERS)])


def _segments(report: Report, chart: Chart) -> list[Segment]:
    values = values_of(report, chart.series[0]) if chart.series else []
    return [
        Segment(_key(chart, at), name, int(value or 0), *fill_of(chart, at))
        for at, (name, value) in enumerate(zip(chart.categories, values, strict=True))
    ]


def _key(chart: Chart, at: int) -> str:
    return chart.category_keys[at] if at < len(chart.category_keys) else f"part-{at}"


def _parts(report: Report, chart: Chart, identity: str) -> str:
    segments = _segments(report, chart)
    return stacked_bar(
        segments, identity=identity, title=chart.title, description=chart.alt, height=BAR_HEIGHT
    )


def _part_entry(report: Report, chart: Chart, at: int) -> LegendEntry:
    segment = Segment(_key(chart, at), chart.categories[at], 1, *fill_of(chart, at))
    identity = f"{chart.name}-{at}"
    drawn = stacked_bar([segment], identity=identity, title="", description="", width="28", height=16)
    hidden = drawn.replace(
        f'role="img" aria-labelledby="{identity}-title {identity}-desc"', 'aria-hidden="true"'
    )
    value = written(figure_of(report, chart.series[0].figures[at]), report.language)
    return LegendEntry(hidden, f"{chart.categories[at]}: {value}")


def _written(report: Report, chart: Chart) -> Callable[[float], str]:
    def words(value: float) -> str:
        return number(value, report.language, 0 if float(value).is_integer() else max(1, chart.decimals))

    return words


def _lines(report: Report, chart: Chart, identity: str) -> str:
    lines = [Line(each.key, each.label, values_of(report, each), each.is_main) for each in chart.series]
    return line_chart(
        lines,
        chart.categories,
        identity=identity,
        title=chart.title,
        description=chart.alt,
        written=_written(report, chart),
        height=HEIGHT,
    )


def _comparison(report: Report, chart: Chart, identity: str) -> str:
    by_key = {each.key: values_of(report, each) for each in chart.series}
    nothing: list[float | None] = [None] * len(chart.categories)
    columns = zip(
        chart.categories, by_key["actual"], by_key["expected"], by_key.get("low", nothing), by_key.get("high", nothing),
        strict=True,
    )  # fmt: skip
    moments = [
        Moment(period, actual, expected, low, high)
        for period, actual, expected, low, high in columns
        if actual is not None and expected is not None
    ]
    return comparison_chart(
        moments,
        chart.begins,
        identity=identity,
        title=chart.title,
        description=chart.alt,
        begins_label=chart.begins_label,
        written=_written(report, chart),
        height=HEIGHT,
    )
