"""Measures the final report: every format, from reading the database to the finished file.

    .venv/bin/python -m benchmarks.reports [--sizes 46 500 1000] [--tries 3]

46 is Kristinehamn's own programme; other sizes are made up. Cold is the first time in a process of its own, after
Django has been set up: modules and typefaces are loaded within it. Warm is the same once more in that process. Seconds
are of CPU on all cores together, so that neither a busy machine nor a second core flatters them; of several processes
the fastest counts. The yardsticks are those of the project's plan: 46 sub-projects in all formats at most 3 s cold and
1 s warm, the PDF alone at most 1.5 s cold; 1,000 sub-projects at most 15 s and 400 MB, growing in proportion.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.databases import SQLite, step

REAL, LARGE = 46, 1_000
SIZES = (REAL, 500, LARGE)
ON = date(2013, 3, 5)
SLUGS = {REAL: "ett-attraktivare-kristinehamn"}
MOST = {REAL: {"cold": 3.0, "warm": 1.0, "pdf": 1.5}, LARGE: {"cold": 15.0}}
MOST_MEMORY_MB, MOST_GROWTH = 400, 1.5
MODULE = "benchmarks.reports"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--tries", type=int, default=3)
    parser.add_argument("--step", choices=("all", "pdf"), help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        print(json.dumps(measured(chosen.step, chosen.size)))
        return 0
    with tempfile.TemporaryDirectory(prefix="framsteg-benchmark-") as folder:
        database = SQLite(Path(folder))
        found = {size: fastest(database, size, chosen.tries) for size in chosen.sizes}
    return 0 if told(found) else 1


def fastest(database: SQLite, size: int, tries: int) -> dict[str, Any]:
    """The fastest of several processes; the largest memory of them all."""
    more = ("--size", str(size))
    with database.of_size(size) as environment:
        if size not in SLUGS:
            step("fill", environment, *more)
        whole = [json.loads(step("all", environment, *more, module=MODULE)) for _ in range(tries)]
        alone = [json.loads(step("pdf", environment, *more, module=MODULE)) for _ in range(tries)]
    best: dict[str, Any] = min(whole, key=lambda each: float(each["cold"]))
    best["warm"] = min(each["warm"] for each in whole)
    best["pdf"] = min(each["cold"] for each in alone)
    best["memory_mb"] = max(each["memory_mb"] for each in whole)
    return best


def measured(what: str, size: int) -> dict[str, Any]:
    import logging

    import django

    django.setup()
    logging.disable(logging.WARNING)
    cold, parts = once(what, size)
    warm, _ = once(what, size)
    return {"cold": cold, "warm": warm, "parts": parts, "memory_mb": memory_mb()}


def once(what: str, size: int) -> tuple[float, dict[str, list[float]]]:
    """Seconds for everything, and seconds and kilobytes of each format."""
    from framsteg.programme.models import Programme
    from framsteg.reports.contents import final_report
    from framsteg.reports.formats import FORMATS
    from framsteg.reports.municipal_look import look_of

    began = time.process_time()
    programme = Programme.objects.select_related("municipality").get(slug=SLUGS.get(size, "uppmatt"))
    report = final_report.build(programme, on=ON, language="sv", texts={})
    parts = {"contents": [time.process_time() - began, len(report.figures)]}
    for kind, made in FORMATS.items():
        if what in ("all", kind):
            before = time.process_time()
            content = made.render(report, look_of(programme.municipality))
            parts[kind] = [time.process_time() - before, len(content) / 1000]
    return time.process_time() - began, parts


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(found: dict[int, dict[str, Any]]) -> bool:
    kept = True
    for size, result in found.items():
        print(f"\n{size} sub-projects, {result['memory_mb']:.0f} MB")
        for name in ("cold", "warm", "pdf"):
            most = MOST.get(size, {}).get(name)
            bound = f"  (at most {most})" if most else ""
            print(f"{'PDF alone, cold' if name == 'pdf' else name:>16} {result[name]:6.2f} s{bound}")
            kept &= most is None or result[name] <= most
        for name, (seconds, amount) in result["parts"].items():
            print(f"{name:>16} {seconds:6.2f} s {amount:8.0f} {'figures' if name == 'contents' else 'kB'}")
        kept &= result["memory_mb"] <= MOST_MEMORY_MB
    return kept & in_proportion(found)


def in_proportion(found: dict[int, dict[str, Any]]) -> bool:
    """Whether the largest takes no more for each sub-project than the one before it, give or take what is fixed."""
    sizes = sorted(size for size in found if size > REAL)
    if len(sizes) < 2:
        return True
    before, last = sizes[-2:]
    growth = (found[last]["warm"] / found[before]["warm"]) / (last / before)
    print(
        f"\nFrom {before} to {last}: {growth:.2f} times as much for each sub-project (at most {MOST_GROWTH})"
    )
    return growth <= MOST_GROWTH


if __name__ == "__main__":
    sys.exit(main())
