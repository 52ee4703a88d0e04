"""The charts of a programme's money: what there was, and what was spent."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.programme.queries.money_sums import Sums, YearOfMoney
from framsteg.reports.charts.paired_bars import Pair, paired_bars

from .money_lines import MoneyRecord, Writer


def year_picture(years: Sequence[YearOfMoney], writer: Writer) -> SafeString | None:
    """Set aside and outcome, year by year; None where nothing is stated."""
    pairs = [Pair(str(each.budget_year), each.whole.budget, each.whole.outcome) for each in years]
    return _picture(pairs, "money-years", gettext("Set aside and outcome, year by year"), writer)


def area_picture(records: Sequence[MoneyRecord], writer: Writer) -> SafeString | None:
    """Allocation and outcome of the lines for which either is stated; None where it is for no area."""
    stated = [each for each in records if _is_stated(each.sums)]
    if not any(each.key == "area" for each in stated):
        return None
    pairs = [Pair(each.name.value, each.sums.budget, each.sums.outcome) for each in stated]
    return _picture(pairs, "money-areas", gettext("Allocation and outcome, area by area"), writer)


def _picture(pairs: list[Pair], identity: str, title: str, writer: Writer) -> SafeString | None:
    if not any(each is not None for pair in pairs for each in (pair.upper, pair.lower)):
        return None
    chart = paired_bars(
        pairs,
        identity=identity,
        title=title,
        description=gettext("The table below holds the figures."),
        written=writer.with_unit,
        not_stated=gettext("not stated publicly"),
    )
    # Every text in it is escaped by reports.charts.svg.
    return mark_safe(chart)


def _is_stated(sums: Sums) -> bool:
    return sums.budget is not None or sums.outcome is not None
