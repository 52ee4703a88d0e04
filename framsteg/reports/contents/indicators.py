"""The indicators that the programme is followed by: figures, targets, and how the change compares with everyone's."""

from decimal import Decimal

from django.utils.translation import gettext

from framsteg.indicators.models import Direction, Indicator
from framsteg.indicators.queries.catalogue import Aim
from framsteg.indicators.queries.series import Point
from framsteg.lib.plain_language import in_language
from framsteg.reports.document import (
    NOT_STATED,
    Block,
    Chart,
    ChartKind,
    Cite,
    Column,
    ColumnKind,
    Figure,
    Paragraph,
    Row,
    Run,
    Section,
    Series,
    Table,
    Trail,
    Unit,
)

from .gathering import Gathered, IndicatorStory
from .writing import cell, common, exact, said

SHOWN_PERIODS = 12


def indicators(g: Gathered) -> Section:
    if not g.indicators:
        text = gettext(
            "No indicator is tied to the programme. How things have gone can then not be told in figures."
        )
        return Section("nyckeltal", gettext("Indicators"), (Paragraph(said(text)),))
    return Section(
        "nyckeltal",
        gettext("Indicators"),
        (
            Paragraph(
                said(
                    gettext(
                        "A figure that changes during a programme has not thereby been changed by it. What can "
                        "be said of an effect stands under “Effect”."
                    )
                )
            ),
        ),
        tuple(_indicator(g, each) for each in g.indicators),
    )


def _indicator(g: Gathered, story: IndicatorStory) -> Section:
    title = in_language(story.indicator.title, story.indicator.title_en, g.language)
    growth = growth_words(g, story)
    return Section(
        f"nyckeltal-{story.indicator.code}",
        title.value,
        (
            *([Paragraph(growth)] if growth else []),
            *_series(g, story),
            *([_aims(g, story)] if story.aims else [Paragraph(said(gettext("No target is stated.")))]),
        ),
        language="" if title.language == g.language else title.language,
    )


def growth_words(g: Gathered, story: IndicatorStory) -> tuple[Run, ...]:
    """How many grew, and which place the municipality came in; nothing where it cannot be computed."""
    growth, key = story.growth, story.indicator.code
    if growth is None:
        return ()
    trail = _trail(story.indicator, story.series.at(growth.period))
    among = g.ledger.add(
        Figure(f"{key}.among", gettext("Municipalities with figures"), growth.among, trail=trail)
    )
    figures = {
        "grew": common(
            g.ledger.add(
                Figure(
                    f"{key}.grew",
                    gettext("Municipalities where the figure rose"),
                    growth.grew,
                    rule=gettext("Municipalities whose figure is higher than a year before"),
                    of=among,
                    trail=trail,
                )
            )
        ),
        "among": common(among),
        "change": Cite(_change(g, story, growth.period, growth.before, growth.after)),
        "share": Cite(
            g.ledger.add(
                Figure(
                    f"{key}.{growth.period}.per-cent",
                    gettext("Change in per cent"),
                    Decimal(repr(growth.per_cent)),
                    Unit.PERCENT,
                    2,
                    rule=gettext("The change divided by the figure a year before"),
                    trail=trail,
                )
            )
        ),
        "rank": Cite(
            g.ledger.add(
                Figure(
                    f"{key}.rank",
                    gettext("Place among the municipalities"),
                    growth.rank,
                    rule=gettext(
                        "By change in per cent, the largest first; equal ones share the better place"
                    ),
                    of=among,
                    trail=trail,
                )
            )
        ),
    }
    return said(
        gettext(
            "In %(period)s the figure rose in %(grew)s of %(among)s municipalities. "
            "%(name)s changed by %(change)s (%(share)s), which is place %(rank)s of %(among)s."
        ),
        period=growth.period,
        name=g.municipality.name,
        **figures,
    )


def value_figure(g: Gathered, indicator: Indicator, point: Point) -> str:
    return g.ledger.add(
        Figure(
            f"{indicator.code}.{point.period}",
            f"{in_language(indicator.title, indicator.title_en, g.language)}, {point.period}",
            None if point.value is None else exact(point.value),
            decimals=indicator.decimals,
            measured=in_language(indicator.unit, indicator.unit_en, g.language).value,
            trail=_trail(indicator, point),
        )
    )


def _change(g: Gathered, story: IndicatorStory, period: str, before: float, after: float) -> str:
    return g.ledger.add(
        Figure(
            f"{story.indicator.code}.{period}.change",
            gettext("Change in %(period)s") % {"period": period},
            exact(round(after - before, 6)),
            Unit.CHANGE,
            story.indicator.decimals,
            rule=gettext("The figure less that of the period before"),
            trail=_trail(story.indicator, story.series.at(period)),
        )
    )


def _trail(indicator: Indicator, point: Point | None) -> tuple[Trail, ...]:
    """The series at its source, and the day the figure was fetched."""
    return (
        Trail(
            "indicators.indicator",
            str(indicator.pk),
            f"{indicator.source.credit} {indicator.source_table}".strip(),
            indicator.source_url or indicator.source.url,
            point.fetched_at.date() if point else None,
        ),
    )


def _series(g: Gathered, story: IndicatorStory) -> list[Block]:
    points = [point for point in story.series.points if point.value is not None]
    if not points:
        return [Paragraph(said(gettext("There are no figures yet.")))]
    shown = points[-SHOWN_PERIODS:] if story.growth is None else _around(points, story.growth.period)
    indicator, code = story.indicator, story.indicator.code
    keys = tuple(value_figure(g, indicator, each) for each in shown)
    title = in_language(indicator.title, indicator.title_en, g.language).value
    unit = in_language(indicator.unit, indicator.unit_en, g.language).value
    rows = tuple(_row(g, story, points, point, key) for point, key in zip(shown, keys, strict=True))
    table = Table(
        code,
        f"{title}, {g.municipality.name}",
        (
            Column("period", gettext("Period")),
            Column(
                "varde", unit[:1].upper() + unit[1:], ColumnKind.NUMBER, gettext("As fetched from the source")
            ),
            Column("andring", gettext("Change"), ColumnKind.CHANGE, gettext("Since the period before")),
        ),
        rows,
        source=indicator.source.credit,
    )
    return [
        Chart(
            code,
            ChartKind.LINES,
            f"{title}, {g.municipality.name}, {shown[0].period}–{shown[-1].period}",
            gettext("A line from %(first)s to %(last)s. All figures stand in the table.")
            % {"first": shown[0].period, "last": shown[-1].period},
            tuple(each.period for each in shown),
            (Series(code, g.municipality.name, keys, is_main=True),),
            table,
            decimals=indicator.decimals,
            source=indicator.source.credit,
        )
    ]


def _around(points: list[Point], period: str) -> list[Point]:
    """The periods around the programme's last one: two before, and those after as far as there is room."""
    at = next((place for place, each in enumerate(points) if each.period == period), len(points) - 1)
    return points[max(0, min(at - 2, len(points) - SHOWN_PERIODS)) :][:SHOWN_PERIODS]


def _row(g: Gathered, story: IndicatorStory, points: list[Point], point: Point, key: str) -> Row:
    at = points.index(point)
    before = points[at - 1].value if at else None
    change: tuple[Run, ...] = ()
    if before is not None and point.value is not None:
        change = (Cite(_change(g, story, point.period, before, point.value)),)
    return Row((cell(point.period), (Cite(key),), change))


def _aims(g: Gathered, story: IndicatorStory) -> Table:
    return Table(
        f"{story.indicator.code}-mal",
        gettext("Targets and baselines"),
        (
            Column("typ", gettext("Target or baseline")),
            Column("period", gettext("Period")),
            Column("mal", gettext("Value"), ColumnKind.NUMBER),
            Column("utfall", gettext("Outcome"), ColumnKind.NUMBER),
            Column("natt", gettext("Was it reached?")),
        ),
        tuple(_aim(g, story, each) for each in story.aims),
        row_headers=2,
    )


def aim_figure(g: Gathered, story: IndicatorStory, aim: Aim) -> str:
    kind, label = ("target", gettext("Target")) if aim.target else ("baseline", gettext("Baseline"))
    trail = (
        Trail("indicators.target", str(aim.target.pk), provenance=aim.target.provenance)
        if aim.target
        else None
    )
    return g.ledger.add(
        Figure(
            f"{story.indicator.code}.{aim.period}.{kind}",
            f"{label}, {aim.period}",
            exact(aim.value),
            decimals=story.indicator.decimals,
            trail=(trail,) if trail else (),
        )
    )


def _aim(g: Gathered, story: IndicatorStory, aim: Aim) -> Row:
    point = story.series.at(aim.period)
    known = point is not None and point.value is not None
    return Row(
        (
            cell(gettext("Target") if aim.target else gettext("Baseline")),
            cell(aim.period),
            (Cite(aim_figure(g, story, aim)),),
            (Cite(value_figure(g, story.indicator, point)),)
            if point and known
            else cell(NOT_STATED[g.language]),
            cell(_verdict(aim, point.value if point else None)),
        )
    )


def _verdict(aim: Aim, value: float | None) -> str:
    """Whether a target was reached; said only where there is a figure for its period."""
    if aim.target is None:
        return ""
    if value is None:
        return gettext("Not stated: there is no figure for the period")
    return gettext("Yes") if reached(aim, value) else gettext("No")


def reached(aim: Aim, value: float) -> bool:
    match aim.target.direction if aim.target else Direction.KEEP:
        case Direction.MORE:
            return value >= aim.value
        case Direction.LESS:
            return value <= aim.value
    return abs(value - aim.value) <= (aim.target.tolerance if aim.target else 0)
