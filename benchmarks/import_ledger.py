"""Accounts taken in: a SIE file and a workbook of many transactions, previewed and applied, with time and memory.

    python -m benchmarks.import_ledger [TRANSACTIONS]

Runs on a database of its own in a temporary folder, in a process of its own for each step, so that memory is that of
the step alone. Yardstick: what issue 4 asks of plans of 10,000 rows is held for ten times as many entries.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

TRANSACTIONS = 100_000
PREVIEW_SECONDS, APPLY_SECONDS, MEGABYTES = 10.0, 20.0, 300
PER_VOUCHER = 10
PROJECTS = 200


def main() -> None:
    transactions = int(sys.argv[1]) if len(sys.argv) > 1 else TRANSACTIONS
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo",
            "FRAMSTEG_DATA": folder,
        }
        files = write_files(Path(folder), transactions)
        _run("prepare", environment, folder)
        for file in files:
            for step in ("preview", "apply", "again"):
                _run(step, environment, str(file))


def write_files(folder: Path, transactions: int) -> list[Path]:
    """The same made-up accounts as SIE and as a workbook."""
    import xlsxwriter

    rng = random.Random(7)
    sie, book = folder / "bokforing.se", folder / "bokforing.xlsx"
    with sie.open("w", encoding="cp437", newline="\r\n") as text, xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("Konto", "Ansvar", "Projekt", "Belopp", "Datum", "Text"))
        text.write("#FLAGGA 0\n#SIETYP 4\n#RAR 0 20120101 20121231\n")
        for number in range(transactions // PER_VOUCHER):
            day = date(2012, 1, 1) + timedelta(days=rng.randrange(366))
            text.write(f'#VER A {number} {day:%Y%m%d} "Faktura {number}"\n{{\n')
            total = 0
            for row in range(PER_VOUCHER - 1):
                ore, account = rng.randrange(1, 10_000_000), rng.randrange(4000, 7999)
                project, total = f"P{rng.randrange(PROJECTS)}", total + ore
                text.write(f'#TRANS {account} {{1 "100" 6 "{project}"}} {ore / 100:.2f}\n')
                cells = (account, 100, project, ore / 100, day.isoformat(), f"Faktura {number}")
                sheet.write_row(1 + number * (PER_VOUCHER - 1) + row, 0, cells)
            text.write(f"#TRANS 1930 {{}} {-total / 100:.2f}\n}}\n")
    return [sie, book]


def _run(step: str, environment: dict[str, str], argument: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "benchmarks.import_ledger", "--step", step, argument],
        env=environment,
        check=True,
    )


def prepare() -> None:
    """A programme with two hundred sub-projects, each with a rule."""
    from django.core.management import call_command

    from framsteg.accounts.models import Municipality
    from framsteg.programme.models import LedgerMapping, MappingTarget, PriorityArea, Programme, SubProject

    call_command("migrate", verbosity=0)
    town = Municipality.objects.create(code="9999", name="Provköping", slug="provkoping")
    programme = Programme.objects.create(municipality=town, title="Prov", slug="prov")
    area = PriorityArea.objects.create(programme=programme, number=1, title="Område")
    for number in range(1, PROJECTS):
        made = SubProject.objects.create(programme=programme, number=number, main_area=area)
        LedgerMapping.objects.create(
            programme=programme, order=number, project_code=f"P{number}",
            target=MappingTarget.SUB_PROJECT, sub_project=made,
        )  # fmt: skip


def measure(step: str, path: Path) -> None:
    from django.utils import timezone

    from framsteg.audit.actors import SystemActor
    from framsteg.importers.actions.ledger_import import import_ledger
    from framsteg.importers.actions.letting_in import Consent
    from framsteg.importers.ledger.ingest import DEFAULT
    from framsteg.programme.models import Programme

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    started, cpu = time.perf_counter(), time.process_time()
    report = import_ledger(
        Programme.objects.get(),
        path,
        DEFAULT,
        consent=Consent(apply=step != "preview"),
        by=SystemActor("benchmark"),
        at=timezone.now(),
    )
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    limit = PREVIEW_SECONDS if step == "preview" else APPLY_SECONDS
    print(
        f"{path.suffix[1:]:5} {step:8} {report.whole.count:>8,} rows  {seconds:6.1f} s ({cpu:.1f} s CPU, at most "
        f"{limit:.0f})  {megabytes} MB (at most {MEGABYTES}; {before} before)"
        f"{'  unchanged' if report.is_unchanged else ''}"
    )


if __name__ == "__main__":
    if "--step" not in sys.argv:
        main()
    else:
        import django

        django.setup()
        if sys.argv[2] == "prepare":
            prepare()
        else:
            measure(sys.argv[2], Path(sys.argv[3]))
