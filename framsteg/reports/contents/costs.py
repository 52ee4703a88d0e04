"""What it cost, by budget year and area, against what was set aside. Positive deviation is a surplus."""

from collections.abc import Sequence

from django.utils.translation import gettext

from framsteg.programme.models import LedgerDelivery
from framsteg.programme.queries.ledger import months_of
from framsteg.programme.queries.money_sums import Own, Sums, YearOfMoney
from framsteg.reports.document import Block, Cite, Column, ColumnKind, Figure, Row, Run, Table, Trail, Unit

from .gathering import Gathered
from .writing import cell, either, said, words

MONTHS = 12
NAMES = ("budget", "outcome", "deviation", "forecast", "forecast_deviation")


def outcome_words(g: Gathered) -> tuple[Run, ...]:
    """What was spent; said only where every year with money states it."""
    key = _total(g, "outcome")
    if key is None:
        return said(gettext("How much of it was spent is not stated."))
    return said(gettext("According to the accounts, %(outcome)s was spent."), outcome=words(key))


def year_costs(g: Gathered) -> Table:
    """A row for each budget year: set aside, divided, spent, left, and what is foreseen."""
    divided = any(each.is_divided for each in g.money)
    foreseen = any(each.whole.forecast is not None for each in g.money)
    names = [name for name in NAMES if foreseen or not name.startswith("forecast")]
    rows = [_year(g, each, names, divided) for each in g.money]
    if len(g.money) > 1:
        rows.append(_all_years(g, names, divided))
    columns = [Column("ar", gettext("Budget year")), *_columns(names, gettext("Amount set aside"))]
    if divided:
        columns.insert(2, _column("fordelat", gettext("Allocated"), gettext("To sub-projects")))
    unsaid = [
        *([] if divided else [gettext("No allocation to sub-projects is stated.")]),
        *([] if foreseen else [gettext("No forecast is stated.")]),
    ]
    return Table(
        "pengar",
        gettext("Money against plan, by budget year"),
        tuple(columns),
        tuple(rows),
        note=" ".join([*unsaid, *_months(g), _sign_rule()]),
    )


def _months(g: Gathered) -> list[str]:
    """Which years' outcome is not of the whole year."""
    known = months_of(each for each in g.deliveries if each.period_from <= g.on)
    counts = {
        year: len(months) if year < g.on.year else len([month for month in months if month <= g.on.month])
        for year, months in sorted(known.items())
    }
    text = gettext("For %(year)s, the accounts of %(count)s of 12 months have been taken in.")
    return [text % {"year": year, "count": count} for year, count in counts.items() if 0 < count < MONTHS]


def area_costs(g: Gathered) -> list[Block]:
    """By year and area, where something is stated for an area; the lines of a year add up to its whole."""
    told = [each for each in g.money if each.areas]
    if not told:
        return []
    names = [name for name in NAMES if not name.startswith("forecast") or _any_forecast(told)]
    columns = (
        Column("ar", gettext("Budget year")),
        Column("omrade", gettext("Area")),
        *_columns(names, gettext("Allocated")),
    )
    rows = tuple(row for each in told for row in _lines(g, each, names))
    note = gettext(
        "A sub-project counts in its main area alone. A deviation is stated only where all that has money "
        "allocated has an outcome stated."
    )
    title = gettext("Money by area")
    return [Table("pengar-omraden", title, columns, rows, row_headers=2, note=note)]


def _lines(g: Gathered, year: YearOfMoney, names: Sequence[str]) -> list[Row]:
    key = f"money.{year.budget_year}"
    lines = []
    for area in g.story.parts.areas:
        if (sums := year.areas.get(area.id)) is not None:
            title = (*cell(f"{area.place}. "), either(area.title, area.title_en, g.language))
            lines.append(_row(g, year, f"{key}.area-{area.place}", title, sums, names))
    for own, label in _own_names().items():
        if own in year.own:
            lines.append(_row(g, year, f"{key}.{own.value}", cell(label), year.own[own], names))
    return lines


def _row(
    g: Gathered, year: YearOfMoney, key: str, title: tuple[Run, ...], sums: Sums, names: Sequence[str]
) -> Row:
    keys = (_figure(g, f"{key}.{name}", name, getattr(sums, name), (year,)) for name in names)
    return Row((cell(str(year.budget_year)), title, *((Cite(each),) for each in keys)))


def _year(g: Gathered, year: YearOfMoney, names: Sequence[str], divided: bool) -> Row:
    key = f"money.{year.budget_year}"
    keys = [_figure(g, f"{key}.{name}", name, getattr(year.whole, name), (year,)) for name in names]
    if divided:
        keys.insert(1, _figure(g, f"{key}.allocated", "allocated", year.sub_projects.budget, (year,)))
    return Row((cell(str(year.budget_year)), *((Cite(each),) for each in keys)))


def _all_years(g: Gathered, names: Sequence[str], divided: bool) -> Row:
    keys = [_total(g, name) or _figure(g, f"money.{name}", name, None, g.money) for name in names]
    if divided:
        amount = _sum([each.sub_projects.budget for each in g.money])
        keys.insert(1, _figure(g, "money.allocated", "allocated", amount, g.money))
    return Row((cell(gettext("In all")), *((Cite(each),) for each in keys)), is_total=True)


def _total(g: Gathered, name: str) -> str | None:
    """The figure of all years together; None where a year does not state it."""
    amount = _sum([getattr(each.whole, name) for each in g.money])
    return None if amount is None else _figure(g, f"money.{name}", name, amount, g.money)


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [each for each in amounts if each is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _figure(g: Gathered, key: str, name: str, amount: int | None, years: Sequence[YearOfMoney]) -> str:
    label, rule = _words()[name]
    when = ", ".join(str(each.budget_year) for each in years)
    figure = Figure(key, f"{label}, {when}", amount, Unit.MONEY, rule=rule)
    if name in ("outcome", "deviation") and amount is not None:
        spoken_for = {each.budget_year for each in years}
        files = (each for each in g.deliveries if _speaks_for(each, spoken_for) and each.period_from <= g.on)
        figure = Figure(key, figure.label, amount, Unit.MONEY, rule=rule, trail=tuple(map(_file, files)))
    return g.ledger.add(figure)


def _speaks_for(delivery: LedgerDelivery, years: set[int]) -> bool:
    return bool(years & set(range(delivery.period_from.year, delivery.period_to.year + 1)))


def _file(delivery: LedgerDelivery) -> Trail:
    return Trail(
        "programme.ledgerdelivery",
        str(delivery.pk),
        delivery.file_name,
        as_of=delivery.period_to,
        note=f"SHA-256 {delivery.content_sha256}",
    )


def _columns(names: Sequence[str], budget: str) -> list[Column]:
    told = _words()
    return [
        _column(_KEYS[name], budget if name == "budget" else told[name][0], told[name][1]) for name in names
    ]


_KEYS = {
    "budget": "avsatt",
    "outcome": "utfall",
    "deviation": "avvikelse",
    "forecast": "prognos",
    "forecast_deviation": "avvikelse-prognos",
}


def _column(key: str, title: str, explanation: str) -> Column:
    return Column(key, title, ColumnKind.MONEY, explanation)


def _words() -> dict[str, tuple[str, str]]:
    """What each figure is called, and how it is counted."""
    return {
        "budget": (gettext("Set aside or allocated"), gettext("The sum of appropriations or allocations")),
        "allocated": (
            gettext("Allocated to sub-projects"),
            gettext("The sum of what sub-projects are given of the appropriations"),
        ),
        "outcome": (
            gettext("Outcome"),
            gettext("The sum of the entries of the accounts up to the day; costs less income"),
        ),
        "deviation": (gettext("Deviation"), _sign_rule()),
        "forecast": (
            gettext("Forecast"),
            gettext("The sum of the latest forecasts of the year as of the day"),
        ),
        "forecast_deviation": (
            gettext("Deviation by forecast"),
            gettext("Budget less forecast: positive is a surplus"),
        ),
    }


def _sign_rule() -> str:
    return gettext("Deviation is budget less outcome: positive is a surplus.")


def _any_forecast(years: Sequence[YearOfMoney]) -> bool:
    return any(each.whole.forecast is not None for each in years)


def _own_names() -> dict[Own, str]:
    return {
        Own.NOT_PUBLIC: gettext("Sub-projects that are not public"),
        Own.PROGRAMME: gettext("The programme as a whole, and money not allocated to sub-projects"),
        Own.UNMATCHED: gettext("Not yet placed: entries that no rule says whose they are"),
    }
