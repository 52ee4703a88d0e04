"""The page of a programme's money."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, in_language, money_in_text, share
from framsteg.programme.models import AppropriationRequest, LedgerDelivery, RequestState
from framsteg.programme.queries.money import SetAside
from framsteg.programme.queries.money_story import MoneyStory
from framsteg.programme.queries.money_sums import Sums, YearOfMoney, total

from .common import (
    Day,
    Linked,
    base_url,
    day_of,
    money_url,
    name_of,
    programme_url,
    sub_project_url,
    title_of,
)
from .money_choice import MoneyChoice, Option, unit_names
from .money_lines import Amounts, MoneyRecord, Writer, records_of, writer_for
from .money_pictures import area_picture, year_picture
from .money_words import months_words
from .provenance import PageProvenance, provenance_of

DELIVERIES_SHOWN = 20


@dataclass(frozen=True)
class MoneyLine:
    """A row of a table: `note` says what is to be known about its figures."""

    name: Text
    url: str
    amounts: Amounts
    note: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class SetAsideLine:
    year: int
    amount: str
    funder: str
    decision: Linked | None
    source_url: str


@dataclass(frozen=True)
class RequestLine:
    year: int
    purpose: Text
    sub_project: Linked | None
    amount: str
    state: str
    granted: str
    reason: Text
    decision: Linked | None
    received: Day | None


@dataclass(frozen=True)
class DeliveryLine:
    """A file from the accounts, as the source of the outcome."""

    file_name: str
    months: str
    taken_in: Day | None
    format: str
    checksum: str


@dataclass(frozen=True)
class MoneyPage:
    programme: Linked
    units: Sequence[Option]
    years: Sequence[Option]
    problems: Sequence[str]
    unit_name: str
    year: int | None
    divided: str
    year_lines: Sequence[MoneyLine]
    year_total: Amounts | None
    year_chart: SafeString | None
    lines: Sequence[MoneyLine]
    line_total: Amounts | None
    area_chart: SafeString | None
    months: str
    set_aside: Sequence[SetAsideLine]
    requests: Sequence[RequestLine]
    deliveries: Sequence[DeliveryLine]
    csv_url: str
    workbook_url: str
    provenance: PageProvenance

    def __bool__(self) -> bool:
        return bool(self.year_lines or self.requests)


def money_page(story: MoneyStory, choice: MoneyChoice, municipality: str, language: Language) -> MoneyPage:
    url = money_url(story.programme, municipality)
    writer = writer_for(choice.unit, language, story.years)
    year = story.year(choice.year) if choice.year is not None else None
    records = list(records_of(story, year, municipality, language)) if year else []
    return MoneyPage(
        programme=Linked(title_of(story.programme, language), programme_url(story.programme, municipality)),
        units=tuple(
            Option(name, url + choice.query(unit=unit), unit is choice.unit)
            for unit, name in unit_names().items()
        ),
        years=tuple(
            Option(
                str(each.budget_year), f"{url}{choice.query(year=each.budget_year)}#per-area", each is year
            )
            for each in story.years
        ),
        problems=choice.problems,
        unit_name=unit_names()[choice.unit],
        year=choice.year,
        divided=_divided(year, writer) if year else "",
        year_lines=tuple(_year_line(each, story, choice, url, writer) for each in story.years),
        year_total=_years_together(story, writer),
        year_chart=year_picture(story.years, writer),
        lines=tuple(_line(each, writer) for each in _shown(records)),
        line_total=writer.amounts(year.whole) if year else None,
        area_chart=area_picture(records, writer) if records else None,
        months=months_words(story.months.get(choice.year or 0, frozenset()), choice.year or 0, language),
        set_aside=tuple(_set_aside(each, municipality, language) for each in story.set_aside),
        requests=tuple(_request(each, story, writer, municipality, language) for each in story.requests),
        deliveries=tuple(_delivery(each, language) for each in story.deliveries[:DELIVERIES_SHOWN]),
        csv_url=f"{url}pengar.csv",
        workbook_url=f"{url}pengar.xlsx",
        provenance=provenance_of(
            [story.programme, *story.set_aside, *story.requests, *story.origins], language
        ),
    )


def _year_line(
    year: YearOfMoney, story: MoneyStory, choice: MoneyChoice, url: str, writer: Writer
) -> MoneyLine:
    months = story.months.get(year.budget_year, frozenset())
    return MoneyLine(
        Text(str(year.budget_year), writer.language),
        f"{url}{choice.query(year=year.budget_year)}#per-area",
        writer.amounts(year.whole),
        months_words(months, year.budget_year, writer.language),
        year.budget_year == choice.year,
    )


def _divided(year: YearOfMoney, writer: Writer) -> str:
    """How much of what was set aside has been allocated, with its denominator."""
    allocated, whole = year.sub_projects.budget, year.set_aside
    if allocated is None or whole is None:
        return ""
    return gettext("%(allocated)s of the %(whole)s set aside are allocated to sub-projects (%(share)s).") % {
        "allocated": writer.with_unit(allocated),
        "whole": writer.with_unit(whole),
        "share": share(allocated, whole, writer.language),
    }


def _years_together(story: MoneyStory, writer: Writer) -> Amounts | None:
    """The sums of the columns, where there is more than one year."""
    if len(story.years) < 2:
        return None
    return writer.amounts(total([each.whole for each in story.years]))


def _shown(records: Sequence[MoneyRecord]) -> Sequence[MoneyRecord]:
    """All lines; without the areas where nothing is stated for any of them, which the page says in words."""
    if any(each.key == "area" and each.sums != Sums() for each in records):
        return records
    return [each for each in records if each.key != "area"]


def _line(record: MoneyRecord, writer: Writer) -> MoneyLine:
    return MoneyLine(record.name, record.url, writer.amounts(record.sums), _missing(record.sums))


def _missing(sums: Sums) -> str:
    """Why a deviation is not shown although there are figures."""
    if sums.without_outcome and sums.outcome is not None:
        return gettext("The outcome is not stated for %(missing)d of %(all)d with an allocation.") % {
            "missing": sums.without_outcome,
            "all": sums.with_budget,
        }
    return ""


def _set_aside(row: SetAside, municipality: str, language: Language) -> SetAsideLine:
    title = in_language(row.decision_title, row.decision_title_en, language)
    decision = (
        Linked(title, f"{base_url(municipality)}beslut/{row.decision_id}/") if row.decision_id else None
    )
    amount = money_in_text(row.amount_ore, language)
    return SetAsideLine(row.budget_year, amount, row.funder, decision, row.source_url)


def _request(
    row: AppropriationRequest, story: MoneyStory, writer: Writer, municipality: str, language: Language
) -> RequestLine:
    sub_project, decision = row.sub_project, row.decision
    return RequestLine(
        year=row.budget_year,
        purpose=in_language(row.purpose, row.purpose_en, language),
        sub_project=Linked(
            name_of(sub_project, language),
            sub_project_url(story.programme, municipality, sub_project.number),
        )
        if sub_project
        else None,
        amount=writer.with_unit(row.amount_ore),
        state=str(RequestState(row.state).label),
        granted=writer.with_unit(row.granted_ore) if row.granted_ore is not None else "",
        reason=in_language(row.reason, row.reason_en, language),
        decision=Linked(title_of(decision, language), f"{base_url(municipality)}beslut/{decision.pk}/")
        if decision is not None and getattr(row, "shows_decision", False)
        else None,
        received=day_of(row.received_on, "day", language),
    )


def _delivery(row: LedgerDelivery, language: Language) -> DeliveryLine:
    first, last = f"{row.period_from:%Y-%m}", f"{row.period_to:%Y-%m}"
    return DeliveryLine(
        row.file_name,
        first if first == last else f"{first} – {last}",
        day_of(row.applied_at.date(), "day", language),
        str(row.get_format_display()),
        row.content_sha256,
    )
