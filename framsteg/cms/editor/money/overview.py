"""A programme's money as a controller sees it: whether it agrees, what deviates, and what is not yet placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import F, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from framsteg.cms.editor.workspace import Row
from framsteg.importers.models import Fetch, FetchState
from framsteg.lib.plain_language import Language, MoneyUnit, money, number
from framsteg.programme.models import LedgerDelivery, OutcomeEntry, Programme, SubProject
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.ledger import deliveries_of, months_of, unmatched_groups
from framsteg.programme.queries.money_sums import (
    Sums,
    YearOfMoney,
    sums_by_sub_project,
    total,
    years_of_money,
)
from framsteg.web.presenters.money_lines import Amounts, Writer, own_names
from framsteg.web.presenters.money_words import months_words

GROUPS_SHOWN, PER_PAGE, DELIVERIES_SHOWN = 50, 50, 20


@dataclass(frozen=True)
class Line:
    name: str
    amounts: Amounts
    url: str = ""
    note: str = ""
    is_over: bool = False


@dataclass(frozen=True)
class Check:
    """Two ways to the same sum; they agree to the öre or something is wrong."""

    label: str
    one: str
    other: str
    agrees: bool


@dataclass(frozen=True)
class Overview:
    years: Sequence[Line]
    year: int | None
    lines: Sequence[Line]
    whole: Amounts | None
    sub_projects: Sequence[Line]
    page: Page[Any] | None
    checks: Sequence[Check]
    warnings: Sequence[str]
    unmatched: Sequence[Row]
    more_unmatched: int
    deliveries: Sequence[Row]


def overview(programme: Programme, asked_year: str, page: str, language: Language) -> Overview:
    """A number of queries that does not depend on the size of the programme."""
    years = years_of_money(programme, audience=Audience.EDITORS)
    year = next((each for each in years if str(each.budget_year) == asked_year), years[-1] if years else None)
    writer = Writer(MoneyUnit.KR, language, with_ore=True)
    listed, sub_projects = _sub_projects(programme, year, page, writer) if year else (None, ())
    groups, deliveries = unmatched_groups(programme), deliveries_of(programme)
    return Overview(
        years=_years(programme, years, deliveries, writer),
        year=year.budget_year if year else None,
        lines=_lines(programme, year, writer) if year else (),
        whole=writer.amounts(year.whole) if year else None,
        sub_projects=sub_projects,
        page=listed,
        checks=_checks(programme, year, writer) if year else (),
        warnings=_warnings(programme, years, language),
        unmatched=[_group(programme, each, language) for each in groups[:GROUPS_SHOWN]],
        more_unmatched=max(0, len(groups) - GROUPS_SHOWN),
        deliveries=_deliveries(programme, deliveries[:DELIVERIES_SHOWN], language),
    )


def _years(
    programme: Programme, years: Sequence[YearOfMoney], deliveries: Sequence[LedgerDelivery], writer: Writer
) -> Sequence[Line]:
    url, months = reverse("editor_money", args=[programme.pk]), months_of(deliveries)
    return [
        Line(
            str(each.budget_year),
            writer.amounts(each.whole),
            f"{url}?year={each.budget_year}",
            months_words(months.get(each.budget_year, frozenset()), each.budget_year, writer.language),
            _is_over(each.whole),
        )
        for each in years
    ]


def _lines(programme: Programme, year: YearOfMoney, writer: Writer) -> Sequence[Line]:
    names = own_names()
    areas = [
        Line(str(area), writer.amounts(sums), is_over=_is_over(sums))
        for area in programme.areas.order_by("number")
        if (sums := year.areas.get(area.pk))
    ]
    return [*areas, *(Line(names[own], writer.amounts(sums)) for own, sums in year.own.items())]


def _sub_projects(
    programme: Programme, year: YearOfMoney, page: str, writer: Writer
) -> tuple[Page[Any], Sequence[Line]]:
    """Those for which something is stated; first those that cost most above what they have."""
    sums = sums_by_sub_project(programme, year.budget_year)
    order = sorted(sums, key=lambda pk: (sums[pk].deviation is None, sums[pk].deviation or 0, pk))
    found = Paginator(order, PER_PAGE).get_page(page)
    named = SubProject.objects.in_bulk(list(found.object_list))
    return found, [_sub_project(named[pk], sums[pk], writer) for pk in found.object_list]


def _sub_project(sub_project: SubProject, sums: Sums, writer: Writer) -> Line:
    url = reverse("subproject:open", args=[sub_project.pk])
    return Line(str(sub_project), writer.amounts(sums), url, is_over=_is_over(sums))


def _is_over(sums: Sums) -> bool:
    deviations = (sums.deviation, sums.forecast_deviation)
    return any(each is not None and each < 0 for each in deviations)


def _checks(programme: Programme, year: YearOfMoney, writer: Writer) -> Sequence[Check]:
    """Lines against totals that were found in another way: straight from the appropriations and from the entries."""
    lines = total([*year.areas.values(), *year.own.values()])
    entries = OutcomeEntry.objects.filter(programme=programme, budget_year=year.budget_year)
    appropriations = programme.appropriations.filter(budget_year=year.budget_year)
    set_aside = appropriations.aggregate(sum=Sum("amount_ore"))["sum"]
    booked = entries.aggregate(sum=Sum("amount_ore"))["sum"]
    both = (
        _check(
            _("Allocated and not allocated together are what was set aside"), lines.budget, set_aside, writer
        ),
        _check(_("The outcome of all lines is the sum of all entries"), lines.outcome, booked, writer),
    )
    return tuple(check for check in both if check.one or check.other)


def _check(label: str, one: int | None, other: int | None, writer: Writer) -> Check:
    return Check(label, writer.amount(one), writer.amount(other), (one or 0) == (other or 0))


def _warnings(programme: Programme, years: Sequence[YearOfMoney], language: Language) -> Sequence[str]:
    said = [
        _("There is outcome in %(year)d, but nothing was set aside for that year.")
        % {"year": each.budget_year}
        for each in years
        if each.set_aside is None and each.whole.outcome is not None
    ]
    early = OutcomeEntry.objects.filter(programme=programme, booked_on__year__lt=F("budget_year")).count()
    if early:
        said.append(
            _("Entries that are booked before the budget year they count in: %(count)s.")
            % {"count": number(early, language)}
        )
    return said


def _group(programme: Programme, group: Any, language: Language) -> Row:
    """Leads to a new rule for entries of this kind."""
    asked = {"programme": programme.pk, "project_code": group.project}
    if not group.project:
        asked |= {"account_from": group.account, "account_to": group.account}
    title = _("Project %(project)s, account %(account)s") % {
        "project": group.project or _("none"),
        "account": group.account,
    }
    said = _("%(count)s entries, %(sum)s") % {
        "count": number(group.count, language),
        "sum": money(group.ore, language),
    }
    return Row(title, f"{reverse('ledgermapping:add')}?{urlencode(asked)}", said)


def _deliveries(programme: Programme, found: Sequence[LedgerDelivery], language: Language) -> Sequence[Row]:
    kept = _kept(programme, found)
    return [
        Row(
            f"{each.file_name}, {each.period_from:%Y-%m} – {each.period_to:%Y-%m}",
            _again(programme, each, kept.get(each.content_sha256)),
            _("%(count)s entries, %(sum)s, by %(who)s")
            % {
                "count": number(each.entry_count, language),
                "sum": money(each.entry_ore, language),
                "who": each.applied_by,
            },
        )
        for each in found
    ]


def _kept(programme: Programme, deliveries: Sequence[LedgerDelivery]) -> dict[str, int]:
    """The kept files that deliveries were made from, by checksum."""
    rows = Fetch.objects.filter(
        source="ledger",
        state=FetchState.COMPLETE,
        question__programme=programme.pk,
        question__checksum__in=[each.content_sha256 for each in deliveries],
    )
    return {each.question["checksum"]: each.pk for each in rows}


def _again(programme: Programme, delivery: LedgerDelivery, kept: int | None) -> str:
    """The preview of the same file with the present rules; what was taken in, where the file is not kept."""
    if kept is None:
        return reverse("ledgerdelivery:draft", args=[delivery.pk])
    asked = {"first_month": f"{delivery.period_from:%Y-%m}", "last_month": f"{delivery.period_to:%Y-%m}"}
    if delivery.costs_are_negative:
        asked["costs_are_negative"] = "on"
    return f"{reverse('editor_ledger_preview', args=[programme.pk, kept])}?{urlencode(asked)}"
