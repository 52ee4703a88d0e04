"""The way back from money: what was spent to the file of the accounts, what was divided to what was set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from framsteg.programme.models import Allocation, Appropriation, LedgerDelivery, OutcomeEntry, Programme


@dataclass(frozen=True)
class SpentByFile:
    """What one file of the accounts says was spent in a budget year: the sum of its entries that still count."""

    budget_year: int
    ore: int
    delivery: LedgerDelivery


@dataclass(frozen=True)
class AllocatedPart:
    """How much of an appropriation was given to sub-projects, and to how many."""

    appropriation: Appropriation
    ore: int
    sub_projects: int


def spent_by_file(programme: Programme) -> Sequence[SpentByFile]:
    """By budget year; together they are all of the programme's outcome. Two queries."""
    entries = OutcomeEntry.objects.filter(programme=programme).order_by()
    rows = list(entries.values_list("budget_year", "delivery").annotate(ore=Sum("amount_ore")))
    files = LedgerDelivery.objects.defer("warnings").in_bulk({delivery for _year, delivery, _ore in rows})
    for file in files.values():
        file.programme = programme
    return tuple(SpentByFile(year, int(ore), files[delivery]) for year, delivery, ore in sorted(rows))


def allocated_parts(money: Sequence[Appropriation]) -> Sequence[AllocatedPart]:
    """Of each appropriation of which something is divided. One query."""
    rows = Allocation.objects.filter(appropriation__in=[each.pk for each in money]).order_by()
    sums = rows.values_list("appropriation").annotate(
        ore=Sum("amount_ore"), number=Count("sub_project", distinct=True)
    )
    found = {appropriation: (int(ore), number) for appropriation, ore, number in sums}
    return tuple(AllocatedPart(each, *found[each.pk]) for each in money if each.pk in found)
