"""What is stored of the accounts: rules, entries of a period, and files that were taken in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum

from framsteg.programme.bookings import Matcher, Rule, Tally
from framsteg.programme.models import (
    EntryMatch,
    LedgerDelivery,
    LedgerMapping,
    MappingTarget,
    OutcomeEntry,
    Programme,
)

MOST_DELIVERIES = 600
"""More than anybody takes in: a file a month for fifty years."""


@dataclass(frozen=True)
class UnmatchedGroup:
    """Stored entries of one project code and account that no rule says whose they are."""

    project: str
    account: str
    count: int
    ore: int


def matcher_of(programme: Programme) -> Matcher:
    """The programme's rules for the accounts, in their order."""
    rows = LedgerMapping.objects.filter(programme=programme).order_by("order", "pk")
    return Matcher(
        Rule(
            MappingTarget(row.target),
            row.sub_project_id,
            row.project_code,
            row.account_from,
            row.account_to,
        )
        for row in rows
    )


def entries_of(programme: Programme, first_month: date, last_month: date) -> QuerySet[OutcomeEntry]:
    return OutcomeEntry.objects.filter(programme=programme, period__range=(first_month, last_month))


def tally_of(rows: QuerySet[OutcomeEntry]) -> Tally:
    found = rows.aggregate(count=Count("pk"), ore=Sum("amount_ore"))
    return Tally(found["count"], int(found["ore"] or 0))


def holds_exactly(programme: Programme, rows_sha256: str, first_month: date, last_month: date) -> bool:
    """Whether the entries of these months are those of one delivery with this checksum, and no others."""
    newest = LedgerDelivery.objects.filter(
        programme=programme, period_from__lte=last_month, period_to__gte=first_month
    ).order_by("-pk")
    latest = newest.first()
    return (
        latest is not None
        and latest.rows_sha256 == rows_sha256
        and (latest.period_from, latest.period_to) == (first_month, last_month)
        and tally_of(entries_of(programme, first_month, last_month).filter(delivery=latest))
        == Tally(latest.entry_count, latest.entry_ore)
    )


def unmatched_groups(programme: Programme, budget_year: int | None = None) -> Sequence[UnmatchedGroup]:
    """What is unmatched, by project code and account, the largest sums first."""
    rows = OutcomeEntry.objects.filter(programme=programme, match=EntryMatch.UNMATCHED)
    if budget_year is not None:
        rows = rows.filter(budget_year=budget_year)
    found = (
        rows.values_list("project", "account").annotate(count=Count("pk"), ore=Sum("amount_ore")).order_by()
    )
    groups = (UnmatchedGroup(project, account, count, int(ore)) for project, account, count, ore in found)
    return sorted(groups, key=lambda group: (-abs(group.ore), group.project, group.account))


def deliveries_of(programme: Programme) -> Sequence[LedgerDelivery]:
    """The files that were taken in, the latest first, without what they warned of."""
    rows = LedgerDelivery.objects.filter(programme=programme).defer("warnings")
    return list(rows.order_by("-pk")[:MOST_DELIVERIES])


def months_of(deliveries: Iterable[LedgerDelivery]) -> Mapping[int, frozenset[int]]:
    return months_delivered((each.period_from, each.period_to) for each in deliveries)


def months_delivered(spans: Iterable[tuple[date, date]]) -> Mapping[int, frozenset[int]]:
    """The months of each calendar year that any of the files speaks for."""
    found: dict[int, set[int]] = {}
    for first, last in spans:
        year, month = first.year, first.month
        while (year, month) <= (last.year, last.month):
            found.setdefault(year, set()).add(month)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return {year: frozenset(months) for year, months in found.items()}
