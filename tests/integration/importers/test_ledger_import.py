"""A file from the accounts is taken in whole or not at all, and every row of it is accounted for."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from framsteg.audit.models import AuditEntry
from framsteg.importers.actions import ledger_import
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.ledger.errors import UnbalancedVoucher
from framsteg.importers.ledger.ingest import Choices
from framsteg.importers.models import RawAnswer
from framsteg.programme.bookings import LedgerReport, Tally
from framsteg.programme.models import (
    EntryMatch,
    LedgerDelivery,
    MappingTarget,
    OutcomeEntry,
    Programme,
    SubProject,
)
from framsteg.programme.rules.ledger import ManyEntriesVanish
from tests.at_once import killed
from tests.factories import programme as make
from tests.factories.ledgers import sie, voucher

pytestmark = pytest.mark.django_db
APPLY = Consent(apply=True)

MARCH = voucher(1, "20120314", [("7470", "P1", "1234.50"), ("5010", "P9", "100.00"), ("7470", "X1", "7.00")])
APRIL = voucher(2, "20120402", [("3500", "P1", "-200.25"), ("7470", "FRI", "55.00")])


@pytest.fixture
def sub_project() -> SubProject:
    made: SubProject = make.SubProjectFactory(number=7)
    of = {"programme": made.programme}
    make.LedgerMappingFactory(**of, order=1, project_code="X*", target=MappingTarget.OUTSIDE)
    make.LedgerMappingFactory(
        **of, order=2, project_code="p1", target=MappingTarget.SUB_PROJECT, sub_project=made
    )
    make.LedgerMappingFactory(
        **of, order=3, project_code="P9", account_from=5000, account_to=5999, target=MappingTarget.PROGRAMME
    )
    return made


@pytest.fixture
def programme(sub_project: SubProject) -> Programme:
    return sub_project.programme


def take(programme: Programme, content: bytes, consent: Consent = APPLY, **choices: Any) -> LedgerReport:
    kept = ledger_import.keep(programme, "bokforing.se", content, at=make.NOW)
    return ledger_import.let_in(
        programme, kept, Choices(**choices), consent=consent, by=make.SOMEONE, at=make.NOW
    )


def stored() -> list[tuple[str, int, str]]:
    rows = OutcomeEntry.objects.order_by("line").values_list("project", "amount_ore", "match")
    return list(rows)


def test_every_row_goes_where_the_first_rule_that_fits_says(
    programme: Programme, sub_project: SubProject
) -> None:
    report = take(programme, sie(MARCH, APRIL))
    assert stored() == [
        ("P1", 123450, EntryMatch.SUB_PROJECT),
        ("P9", 10000, EntryMatch.PROGRAMME),
        ("P1", -20025, EntryMatch.SUB_PROJECT),
        ("FRI", 5500, EntryMatch.UNMATCHED),
    ]
    assert report.sub_projects == {sub_project.pk: Tally(2, 103425)}
    assert (report.programme, report.unmatched, report.outside) == (
        Tally(1, 10000),
        Tally(1, 5500),
        Tally(1, 700),
    )


def test_the_parts_are_the_file_to_the_ore(programme: Programme) -> None:
    report = take(programme, sie(MARCH, APRIL))
    parts = [report.entries, report.outside, report.balance]
    assert (sum(each.count for each in parts), sum(each.ore for each in parts)) == (7, 0)
    assert report.whole == Tally(7, 0)
    delivery = LedgerDelivery.objects.get()
    assert delivery.entry_ore == OutcomeEntry.objects.aggregate(sum=Sum("amount_ore"))["sum"]
    assert delivery.entry_ore + delivery.outside_ore + delivery.balance_ore == 0


def test_a_trial_changes_nothing_and_keeps_the_file(programme: Programme) -> None:
    report = take(programme, sie(MARCH), Consent())
    assert report.entries.count == 2
    assert not OutcomeEntry.objects.exists()
    assert not LedgerDelivery.objects.exists()
    assert RawAnswer.objects.get().understood


def test_the_same_file_again_changes_nothing(programme: Programme) -> None:
    take(programme, sie(MARCH, APRIL))
    before, entries = list(OutcomeEntry.objects.values_list("pk", flat=True)), AuditEntry.objects.count()
    report = take(programme, sie(MARCH, APRIL))
    assert report.is_unchanged
    assert list(OutcomeEntry.objects.values_list("pk", flat=True)) == before
    assert (LedgerDelivery.objects.count(), AuditEntry.objects.count()) == (1, entries)


def test_the_same_file_after_a_new_rule_is_matched_anew(
    programme: Programme, sub_project: SubProject
) -> None:
    take(programme, sie(MARCH, APRIL))
    make.LedgerMappingFactory(programme=programme, order=9, project_code="FRI")
    report = take(programme, sie(MARCH, APRIL))
    assert (report.is_unchanged, report.unmatched) == (False, Tally())
    assert OutcomeEntry.objects.count() == 4


def test_a_period_is_replaced_whole_and_other_months_stay(programme: Programme) -> None:
    take(programme, sie(MARCH, APRIL))
    corrected = voucher(3, "20120420", [("7470", "P1", "9.00")])
    report = take(programme, sie(corrected))
    assert (report.first_month, report.last_month, report.replaced) == (
        date(2012, 4, 1),
        date(2012, 4, 1),
        Tally(2, -14525),
    )
    assert sorted(amount for _project, amount, _match in stored()) == [900, 10000, 123450]


def test_far_fewer_entries_than_stored_need_a_second_yes(programme: Programme) -> None:
    many = [voucher(n, f"201205{n:02d}", [("7470", "P1", "1.00")]) for n in range(1, 13)]
    take(programme, sie(*many))
    few = sie(*many[:2], many[-1])
    with pytest.raises(ManyEntriesVanish):
        take(programme, few)
    assert OutcomeEntry.objects.count() == 12
    take(programme, few, Consent(apply=True, large_deletions=True))
    assert OutcomeEntry.objects.count() == 3


KILLED = """
from django.core.management import call_command
from framsteg.programme.actions import ledger
ledger.recording.record = DIE
call_command("import_ledger", {path!r}, "--programme", {programme!r}, "--apply")
"""


@pytest.mark.usefixtures("committed_db")
@pytest.mark.xdist_group("commits")
def test_what_is_killed_in_the_middle_leaves_nothing_and_can_be_run_again(place: Path) -> None:
    programme = make.ProgrammeFactory()
    named = f"{programme.municipality.slug}/{programme.slug}"
    take(programme, sie(MARCH))
    before = stored()
    later = place / "senare.se"
    later.write_bytes(sie(voucher(9, "20120303", [("7470", "P1", "5.00")] * 4)))
    killed(KILLED.format(path=str(later), programme=named), FRAMSTEG_DATA=str(place))
    assert (stored(), LedgerDelivery.objects.count()) == (before, 1)
    call_command("import_ledger", str(later), "--programme", named, "--apply", "--allow-large-deletions")
    assert [amount for _project, amount, _match in stored()] == [500] * 4


def test_a_broken_voucher_stores_nothing_and_the_file_is_kept_as_evidence(programme: Programme) -> None:
    broken = sie(MARCH, "#VER A 2 20120401\n{\n#TRANS 7470 {} 1.00\n}")
    with pytest.raises(UnbalancedVoucher):
        take(programme, broken)
    assert not OutcomeEntry.objects.exists()
    assert not RawAnswer.objects.get().understood


def test_a_file_kept_with_one_programme_is_not_found_with_another(programme: Programme) -> None:
    kept = ledger_import.keep(programme, "a.se", sie(MARCH), at=make.NOW)
    assert ledger_import.kept_for(programme, kept.pk) == kept
    with pytest.raises(type(kept).DoesNotExist):
        ledger_import.kept_for(make.ProgrammeFactory(), kept.pk)


def test_queries_do_not_grow_with_the_rules(programme: Programme) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            take(programme, sie(MARCH, APRIL), Consent())
        return len(captured)

    cost()
    few = cost()
    for number in range(20, 26):
        made = make.SubProjectFactory(programme=programme, number=number)
        make.LedgerMappingFactory(
            programme=programme,
            order=number,
            project_code=f"Q{number}",
            target="sub_project",
            sub_project=made,
        )
    assert cost() == few


def run(path: Path, programme: Programme, *options: str) -> str:
    out = StringIO()
    named = f"{programme.municipality.slug}/{programme.slug}"
    call_command("import_ledger", str(path), "--programme", named, *options, stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


def test_the_command_tries_first_and_stores_when_told(programme: Programme, tmp_path: Path) -> None:
    path = tmp_path / "bokforing.se"
    path.write_bytes(sie(MARCH, APRIL))
    tried = run(path, programme)
    assert "7. Delprojektet 7: 2 rader, 1 034,25 kr" in tried
    assert "Omatchade: projekt FRI, konto 7470: 1 rad, 55 kr" in tried
    assert not OutcomeEntry.objects.exists()
    assert "Infört." in run(path, programme, "--apply")
    assert OutcomeEntry.objects.count() == 4
    assert "Inget har ändrats." in run(path, programme, "--apply")


def test_the_command_is_told_how_columns_are_read_and_remembers_it(
    programme: Programme, tmp_path: Path
) -> None:
    path = tmp_path / "bok.csv"
    path.write_text("Kod;Proj;Kr;När\n7470;P1;-1.234;2012-03-14\n")
    said = [
        "--column",
        "account=Kod",
        "--column",
        "project=proj",
        "--column",
        "amount=C",
        "--column",
        "date=D",
    ]
    with pytest.raises(CommandError, match="Säg vilken kolumn"):
        run(path, programme)
    with pytest.raises(CommandError, match="decimaltecken"):
        run(path, programme, *said)
    for wrong, told in (("amount=Z", "kolumn ”Z”"), ("saldo=C", "saldo"), ("amount", "fält=rubrik")):
        with pytest.raises(CommandError, match=told):
            run(path, programme, "--column", wrong)
    with pytest.raises(CommandError, match="Bladet ”Annat”"):
        run(path, programme, "--sheet", "Annat")
    assert "7. Delprojektet 7: 1 rad, 1 234 kr" in run(
        path, programme, *said, "--decimal", ",", "--signs", "minus", "--apply"
    )
    path.write_text("Utskrivet;;;\nKod;Proj;Kr;När\n7470;P1;-2.000;2012-04-14\n")
    assert "7. Delprojektet 7: 1 rad, 2 000 kr" in run(path, programme)
    path.write_text("Kod;Proj;Kr;När\n7470;P1;1234.50;2012-05-14\n")
    with pytest.raises(CommandError, match=r"rad 2: ”1234\.50”"):
        run(path, programme, "--decimal", ",", "--apply")
    for place in ([], ["--header-row", "1"]):
        assert "7. Delprojektet 7: 1 rad, −1 234,50 kr" in run(path, programme, *place)
    assert "7. Delprojektet 7: 1 rad, 1 234,50 kr" in run(path, programme, "--signs", "plus", "--apply")
    path.write_text("Kod;Proj;Kr;När\n7470;P1;3.000;2012-06-14\n")
    assert "7. Delprojektet 7: 1 rad, 3 000 kr" in run(path, programme)
    assert "7. Delprojektet 7: 1 rad, −3 000 kr" in run(path, programme, "--signs", "minus")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--programme", "ingen/alls"], "ingen/alls"),
        (["--to", "mars"], "2026-03"),
        (["--to", "2012-02"], "2012-03"),
    ],
)
def test_the_command_says_what_is_wrong(
    programme: Programme, tmp_path: Path, options: list[str], said: str
) -> None:
    path = tmp_path / "bokforing.se"
    path.write_bytes(sie(MARCH))
    with pytest.raises(CommandError, match=said):
        run(path, programme, *options)
