"""Accounts come in: matched with the programme's rules, reported, and a period replaced whole or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.db import connection, transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.programme.bookings import Accounts, Booking, LedgerReport, Matcher, Rule, Tally, Unmatched
from framsteg.programme.models import EntryMatch, LedgerDelivery, MappingTarget, OutcomeEntry, Programme
from framsteg.programme.queries.holding import held
from framsteg.programme.queries.ledger import entries_of, holds_exactly, matcher_of, tally_of
from framsteg.programme.rules.ledger import ManyEntriesVanish, is_large

COLUMNS = (
    "programme_id", "delivery_id", "match", "sub_project_id", "budget_year", "period", "booked_on", "account",
    "amount_ore", "responsibility", "activity", "project", "counterpart", "text", "voucher", "line",
)  # fmt: skip
AT_A_TIME = 5_000

MOST_DOUBTS = 500

Matched = tuple[Booking, EntryMatch, int | None]
Row = tuple[str | int | date | None, ...]


@dataclass(frozen=True)
class Origin:
    """The file that accounts come from, and whether its costs were written with a minus."""

    file_name: str
    content_sha256: str
    costs_are_negative: bool = False


def preview(programme: Programme, accounts: Accounts) -> LedgerReport:
    """What taking `accounts` in would change. Changes nothing."""
    return _report(programme, accounts, matcher_of(programme))[0]


@transaction.atomic
def take_in(
    programme: Programme,
    accounts: Accounts,
    origin: Origin,
    *,
    by: Actor,
    at: datetime,
    large_deletions: bool = False,
) -> LedgerReport:
    """Replace the entries of the file's months by those of the file. The same file again changes nothing.

    Raises ManyEntriesVanish when the file holds far fewer entries than it would replace and `large_deletions` was not
    said.
    """
    held(programme.pk)
    matcher = matcher_of(programme)
    report, checksum = _report(programme, accounts, matcher)
    if report.is_unchanged:
        return report
    if not large_deletions and is_large(report):
        raise ManyEntriesVanish(report.replaced.count, report.entries.count)
    delivery = _delivery(programme, accounts, report, origin, by=by, at=at)
    delivery.rows_sha256 = checksum
    delivery.save(force_insert=True)
    stored = entries_of(programme, report.first_month, report.last_month)
    stored._raw_delete(stored.db)
    _insert(programme, delivery, _matched(accounts.bookings, matcher))
    sums = {"entries": report.entries.count, "sum_ore": report.entries.ore, "replaced": report.replaced.count}
    recording.record(delivery, AuditEntry.Action.CREATED, by=by, at=at, after=sums)
    return report


def _report(programme: Programme, accounts: Accounts, matcher: Matcher) -> tuple[LedgerReport, str]:
    first, last = accounts.first_month, accounts.last_month
    checksum = _checksum(accounts, matcher)
    report = replace(
        _sorted(accounts, matcher),
        replaced=tally_of(entries_of(programme, first, last)),
        is_unchanged=holds_exactly(programme, checksum, first, last),
    )
    return report, checksum


def _sorted(accounts: Accounts, matcher: Matcher) -> LedgerReport:
    """The bookings by what they are for."""
    sums: dict[tuple[MappingTarget | None, int | None], list[int]] = defaultdict(lambda: [0, 0])
    unmatched: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for booking in accounts.bookings:
        rule = matcher.rule_for(booking.account, booking.project)
        counted = [sums[(rule.target, rule.sub_project_id) if rule else (None, None)]]
        if rule is None:
            counted.append(unmatched[booking.project, booking.account])
        for tally in counted:
            tally[0] += 1
            tally[1] += booking.amount_ore
    groups = [Unmatched(project, account, Tally(*tally)) for (project, account), tally in unmatched.items()]
    return LedgerReport(
        whole=accounts.whole,
        sub_projects={sub: Tally(*tally) for (_target, sub), tally in sums.items() if sub is not None},
        programme=Tally(*sums.get((MappingTarget.PROGRAMME, None), (0, 0))),
        unmatched=Tally(*sums.get((None, None), (0, 0))),
        outside=Tally(*sums.get((MappingTarget.OUTSIDE, None), (0, 0))),
        balance=accounts.balance,
        replaced=Tally(),
        first_month=accounts.first_month,
        last_month=accounts.last_month,
        unmatched_groups=sorted(groups, key=lambda each: (-abs(each.tally.ore), each.project, each.account)),
        doubts=accounts.doubts,
        is_unchanged=False,
    )


def _matched(bookings: Iterable[Booking], matcher: Matcher) -> Iterator[Matched]:
    """The bookings that are stored, each with what it is for."""
    for booking in bookings:
        rule = matcher.rule_for(booking.account, booking.project)
        if rule is None or rule.target != MappingTarget.OUTSIDE:
            yield booking, _match_of(rule), rule.sub_project_id if rule else None


def _match_of(rule: Rule | None) -> EntryMatch:
    return EntryMatch(rule.target.value) if rule else EntryMatch.UNMATCHED


def _checksum(accounts: Accounts, matcher: Matcher) -> str:
    """Over all that would be stored and counted: the same rows, matched alike, give the same."""
    found = sha256(f"{accounts.first_month}{accounts.last_month}{accounts.whole}{accounts.balance}".encode())
    for booking, match, sub_project in _matched(accounts.bookings, matcher):
        found.update(repr((booking, match.value, sub_project)).encode())
    return found.hexdigest()


def _delivery(
    programme: Programme, accounts: Accounts, report: LedgerReport, origin: Origin, *, by: Actor, at: datetime
) -> LedgerDelivery:
    tallies = {
        "entry": report.entries,
        "unmatched": report.unmatched,
        "outside": report.outside,
        "balance": report.balance,
        "replaced": report.replaced,
    }
    counts = {f"{name}_count": tally.count for name, tally in tallies.items()}
    sums = {f"{name}_ore": tally.ore for name, tally in tallies.items()}
    return LedgerDelivery(
        programme=programme,
        file_name=origin.file_name[:300],
        format=accounts.format,
        content_sha256=origin.content_sha256,
        costs_are_negative=origin.costs_are_negative,
        period_from=report.first_month,
        period_to=report.last_month,
        applied_at=at,
        applied_by=str(by)[:200],
        warnings=[
            {"line": doubt.line, "sentence": doubt.sentence, "facts": dict(doubt.facts)}
            for doubt in report.doubts[:MOST_DOUBTS]
        ],
        **counts,
        **sums,
    )


def _insert(programme: Programme, delivery: LedgerDelivery, matched: Iterable[Matched]) -> None:
    """Add the entries without making a model instance of each: many times as fast for a year's accounts."""
    quote = connection.ops.quote_name
    names, places = ", ".join(map(quote, COLUMNS)), ", ".join(["%s"] * len(COLUMNS))
    statement = f"INSERT INTO {quote(OutcomeEntry._meta.db_table)} ({names}) VALUES ({places})"
    rows: list[Row] = []
    with connection.cursor() as cursor:
        for booking, match, sub_project in matched:
            rows.append(_row(booking, programme.pk, delivery.pk, match, sub_project))
            if len(rows) == AT_A_TIME:
                cursor.executemany(statement, rows)
                rows.clear()
        if rows:
            cursor.executemany(statement, rows)


def _row(booking: Booking, programme: int, delivery: int, match: EntryMatch, sub_project: int | None) -> Row:
    return (
        programme, delivery, match.value, sub_project, booking.budget_year, booking.period, booking.booked_on,
        booking.account, booking.amount_ore, booking.responsibility, booking.activity, booking.project,
        booking.counterpart, booking.text, booking.voucher, booking.line,
    )  # fmt: skip
