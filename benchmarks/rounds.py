"""Measures reporting rounds: opening, following, answering and closing them, and the pages of closed ones.

    .venv/bin/python -m benchmarks.rounds [--sizes 46 1000 10000]

Makes databases of its own as benchmarks.pages does. Each thing is done once, in a process of its own for each size;
CPU is time.process_time, memory the most that the process has held (resource.getrusage). The pages are asked for with
Django's test client, uncached, after they have been asked for once before. The yardsticks: a page takes at most 12 SQL
queries, the same number at every size; opening and closing take at most 10 s each at 10,000 sub-projects, and the
process at most 300 MB.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.databases import PostgreSQL, SQLite, databases, step

SIZES = (46, 1_000, 10_000)
MOST_QUERIES, MOST_SECONDS, MOST_MEMORY_MB = 12, 10.0, 300
PAGES = ("lead follows", "round", "summary", "comparison")
ONCE = ("open", "answer", "close")
FIRST, SECOND = date(2013, 4, 30), date(2013, 8, 31)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--step", choices=("measure",), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        return run_step()
    kept = True
    with tempfile.TemporaryDirectory(prefix="framsteg-benchmark-") as folder:
        for database in databases(Path(folder)):
            kept &= told(database.name, {size: measured(database, size) for size in chosen.sizes})
    return 0 if kept else 1


def measured(database: SQLite | PostgreSQL, size: int) -> dict[str, Any]:
    with database.of_size(size) as environment:
        step("fill", environment, "--size", str(size))
        result: dict[str, Any] = json.loads(step("measure", environment, module="benchmarks.rounds"))
    return result


def run_step() -> int:
    import logging

    import django

    django.setup()
    logging.disable(logging.WARNING)
    print(json.dumps(measure()))
    return 0


def measure() -> dict[str, Any]:
    from framsteg.audit.actors import SystemActor
    from framsteg.programme import actions
    from framsteg.programme.models import Programme, RoundAsk, Stage
    from framsteg.programme.rules.answers import Answer

    by = SystemActor("Benchmark")
    programme = Programme.objects.select_related("municipality").get(slug="uppmatt")
    done: dict[str, Any] = {}
    for day in (FIRST, SECOND):
        at = _at(day)
        round_ = _planned(programme, day)
        done["open"] = figures(lambda r=round_, at=at: actions.rounds.open_round(r, by=by, at=at))
        ask = RoundAsk.objects.select_related("round__programme", "sub_project__programme").filter(
            round=round_
        )[0]
        answer = Answer(stage=Stage.DONE, text="Klart.")
        done["answer"] = figures(
            lambda ask=ask, answer=answer, at=at: actions.answers.report(ask, answer, role=None, by=by, at=at)
        )
        done["lead follows"] = figures(lambda r=round_: _followed(r))
        done["close"] = figures(lambda r=round_, at=at: actions.closing_rounds.close_round(r, by=by, at=at))
    for path in _paths(programme).values():
        _asked(path)
    done |= {name: figures(lambda path=path: _asked(path)) for name, path in _paths(programme).items()}
    return done | {"memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _planned(programme: Any, day: date) -> Any:
    from framsteg.programme.models import ReportingRound

    return ReportingRound.objects.create(
        programme=programme,
        title=f"Uppmätt {day}",
        as_of=day,
        opens_on=day,
        due_on=day + timedelta(days=30),
        asks_done=True,
    )


def _at(day: date) -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(days=2)


def _followed(round_: Any) -> None:
    from framsteg.programme.queries.round_follow_up import follow_up, page_of

    page_of(follow_up(round_, on=round_.due_on), None, number=1, size=50)


def _paths(programme: Any) -> dict[str, str]:
    base = f"/sv/{programme.municipality.slug}/program/{programme.slug}/uppfoljning/"
    return {
        "round": f"{base}{SECOND}/",
        "summary": f"{base}{SECOND}/sammanfattning/",
        "comparison": f"{base}jamfor/?fran={FIRST}&till={SECOND}",
    }


def _asked(path: str) -> None:
    from django.core.cache import caches
    from django.test import Client

    caches["pages"].clear()
    answer = Client(SERVER_NAME="127.0.0.1").get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")


def figures(act: Callable[[], object]) -> dict[str, float]:
    """The CPU, the time and the queries of one thing done."""
    from django.db import connection

    queries = 0

    def counted(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(sql, *rest)

    with connection.execute_wrapper(counted):
        started, cpu = time.perf_counter(), time.process_time()
        act()
        return {
            "cpu_s": time.process_time() - cpu,
            "time_s": time.perf_counter() - started,
            "queries": queries,
        }


def told(name: str, results: dict[int, dict[str, Any]]) -> bool:
    """Print a table; whether every yardstick is kept."""
    kept = True
    print(f"\n{name}")
    print(f"{'':>14} " + " ".join(f"{size:>22,}" for size in results))
    for thing in (*ONCE, *PAGES):
        rows = [result[thing] for result in results.values()]
        print(
            f"{thing:>14} "
            + " ".join(f"{row['cpu_s']:>8.3f} s {row['queries']:>5.0f} queries".rjust(22) for row in rows)
        )
        if thing in PAGES:
            kept &= len({row["queries"] for row in rows}) == 1 and rows[0]["queries"] <= MOST_QUERIES
        else:
            kept &= all(row["cpu_s"] <= MOST_SECONDS for row in rows)
    memory = [result["memory_mb"] for result in results.values()]
    print(f"{'memory':>14} " + " ".join(f"{each:>19.0f} MB" for each in memory))
    kept &= all(each <= MOST_MEMORY_MB for each in memory)
    print("Every yardstick is kept." if kept else "A YARDSTICK IS NOT KEPT.")
    return kept


if __name__ == "__main__":
    sys.exit(main())
