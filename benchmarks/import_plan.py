"""How long a plan of 10,000 rows takes to be previewed, applied and undone, and how much memory.

    python -m benchmarks.import_plan [--rows 10000]

Yardstick: previewed in at most 5 s, applied in at most 10 s, at most 300 MB, the reading process included. The
database is made in a process of its own, as the one that serves people has not made its database either.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

YARDSTICKS = {"preview": 5.0, "apply": 10.0, "memory": 300.0}
COLUMNS = (
    "Kod", "Område", "Åtgärd", "Beskrivning", "Ansvarig", "Samverkan", "Planerad start", "Planerat slut", "Status",
    "Kommentar",
    "Framsteg", "Budget (tkr)", "Plats", "Delmål", "Anteckning",
)  # fmt: skip
STAGES = ("Pågår", "Klar", "Ej påbörjad", "", "Pausad", "grön")
UNITS = (
    "Kommunstyrelsen",
    "Tekniska kontoret",
    "Barn- och utbildningsnämnden",
    "Kultur- och fritidsförvaltningen",
)


def plan(rows: int, *, edition: int = 1) -> bytes:
    """A made-up plan with title rows, several areas in a cell, and dates in many forms."""
    import io

    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Handlingsplan")
        sheet.write(0, 0, f"Handlingsplan, utgåva {edition}")
        sheet.write_row(2, 0, COLUMNS)
        for at in range(rows):
            sheet.write_row(at + 3, 0, _row(at, edition))
    return buffer.getvalue()


def _area(at: int) -> str:
    return f"{at % 20 + 1}. Område nummer {at % 20 + 1}"


def _row(at: int, edition: int) -> list[object]:
    return [
        f"{at % 20 + 1}.{at // 20 + 1}",
        _area(at) + (f"; {_area(at + 7)}" if at % 5 == 0 else ""),
        f"Åtgärd {at}: förbättra {UNITS[at % 4].lower()} för alla",
        f"En beskrivning av åtgärd {at}. " * 4,
        UNITS[at % 4],
        UNITS[(at + 1) % 4] if at % 3 == 0 else "",
        ("hösten 2012", "2012", "2012-03-01", "T1 2012")[at % 4],
        ("senast 2014", "2013-12-31", "v. 12 2014", "löpande")[at % 4],
        STAGES[(at + edition) % 6] if at % 10 == 0 else STAGES[at % 6],
        f"Kommentar {at}" if at % 2 else "",
        f"{at % 100} %",
        at % 900 + 1,
        "Centrum" if at % 7 == 0 else "",
        f"Förstudie klar: 2013-0{at % 9 + 1}-01" if at % 4 == 0 else "",
        "intern anteckning",
    ]


READER = """
import sys
from framsteg.importers.plan_workbook import sheets
sheets.read(sys.stdin.buffer.read())
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def megabytes(content: bytes) -> float:
    """The most that this process has held, and with it what the reading process holds at most."""
    reader = subprocess.run([sys.executable, "-c", READER], input=content, capture_output=True, check=True)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (own + int(reader.stdout)) / 1024


def cpu_seconds() -> float:
    """Processor time of this process and its children: what counts where others use the machine at the same time."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def prepare(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "framsteg.config.settings.demo")
    os.environ.setdefault("FRAMSTEG_DATA", str(folder))
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True)
    import django

    django.setup()


def measure(rows: int) -> dict[str, float]:
    from django.utils import timezone

    from framsteg.accounts.models import Municipality
    from framsteg.audit.actors import SystemActor
    from framsteg.importers.actions import plans
    from framsteg.programme.models import Programme

    by, at = SystemActor("benchmark"), timezone.now()
    municipality, _new = Municipality.objects.get_or_create(code="9999", name="Mätköping", slug="matkoping")
    programme = Programme.objects.create(
        municipality=municipality, title="Mätt program", slug=f"matt-{time.time_ns()}"
    )
    found: dict[str, float] = {}

    def timed(name: str, act: "object") -> object:
        began, cpu = time.perf_counter(), cpu_seconds()
        result = act()  # type: ignore[operator]
        found[name] = time.perf_counter() - began
        found[f"{name}, processor"] = cpu_seconds() - cpu
        return result

    for edition, names in (
        (1, ("upload", "preview", "apply")),
        (2, ("second upload", "second preview", "second apply")),
    ):
        content = plan(rows, edition=edition)
        upload, preview, apply = names
        plan_import = timed(
            upload,
            lambda content=content: plans.uploads.upload(programme, content, "plan.xlsx", by=by, at=at),
        )
        timed(preview, lambda: plans.uploads.preview(plan_import, at=at))  # noqa: B023
        timed(apply, lambda: plans.apply(plan_import, by=by, at=at))  # noqa: B023
    found["memory"] = megabytes(content)
    first = programme.plan_imports.order_by("pk").last()
    timed("undo of the second", lambda: plans.undo(first, by=by, at=at))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        found = measure(arguments.rows)
    missed = [name for name, most in YARDSTICKS.items() if found[name] > most]
    for name, value in found.items():
        unit = "MB" if name == "memory" else "s"
        print(
            f"{name:20} {value:8.2f} {unit}"
            + (f"  (at most {YARDSTICKS[name]:.0f})" if name in YARDSTICKS else "")
        )
    if missed:
        sys.exit(f"Missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
