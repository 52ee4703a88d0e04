"""Measures the public pages: CPU and SQL per request, uncached and cached, and memory.

    .venv/bin/python -m benchmarks.pages [--sizes 46 1000 10000] [--requests 40]

Makes databases of its own in a temporary folder (SQLite; PostgreSQL too where FRAMSTEG_DATABASE names a server on
which databases may be made), and removes them. CPU is time.process_time around the WSGI application, in one process,
after a few requests to warm up; the median of all. The fastest is told too: on a machine that does other things at the
same time it comes nearest to what an idle one needs. The yardsticks are those of the project's plan: at most 10 SQL
queries, the same number at every size, 25 ms at 46 sub-projects and 40 ms at 10,000; a cached page at most 1.5 times
a view that answers with a ready string of the same length behind the same middleware; 150 MB per worker.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.databases import PostgreSQL, SQLite, databases, step

SIZES = (46, 1_000, 10_000)
REQUESTS = 40
MOST_QUERIES, MOST_CACHED, MOST_MEMORY_MB = 10, 1.5, 150
MOST_CPU_MS = {46: 25.0, 10_000: 40.0}
PAGES = ("programme page", "list page", "sub-project page", "news page")
WARMING = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--step", choices=("prepare", "fill", "measure"), help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        return run_step(chosen.step, chosen.size, chosen.requests)
    kept = True
    with tempfile.TemporaryDirectory(prefix="framsteg-benchmark-") as folder:
        for database in databases(Path(folder)):
            kept &= told(
                database.name, {size: measured(database, size, chosen.requests) for size in chosen.sizes}
            )
    return 0 if kept else 1


# One measurement, and its steps in processes of their own


def measured(database: SQLite | PostgreSQL, size: int, requests: int) -> dict[str, Any]:
    more = ("--size", str(size), "--requests", str(requests))
    with database.of_size(size) as environment:
        step("fill", environment, *more)
        result: dict[str, Any] = json.loads(step("measure", environment, *more))
    return result


def run_step(name: str, size: int, requests: int) -> int:
    import logging

    import django

    django.setup()
    logging.disable(logging.WARNING)
    {"prepare": prepare, "fill": lambda: fill(size), "measure": lambda: print(json.dumps(measure(requests)))}[
        name
    ]()
    return 0


def prepare() -> None:
    from django.core.management import call_command

    call_command("prepare", verbosity=0)
    call_command("load_demo", verbosity=0)


def fill(size: int) -> None:
    from django.db import connection

    from benchmarks import made_up
    from framsteg.accounts.models import Municipality

    municipality = Municipality.objects.order_by("pk").first()
    if municipality is None:
        raise SystemExit("The demo has no municipality.")
    made_up.programme(municipality, size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(requests: int) -> dict[str, Any]:
    from framsteg.programme.models import Programme

    application = with_ready_page()
    programme = Programme.objects.select_related("municipality").get(slug="uppmatt")
    base = f"/sv/{programme.municipality.slug}"
    addresses = {
        "programme page": f"{base}/program/{programme.slug}/",
        "list page": f"{base}/program/{programme.slug}/delprojekt/",
        "sub-project page": f"{base}/program/{programme.slug}/delprojekt/1/",
        "news page": news_address(),
    }
    pages = {name: uncached(application, path, requests) for name, path in addresses.items() if path}
    cached = figures(application, addresses["programme page"], requests * 5)
    ready = figures(application, f"/ready/{cached['bytes']}", requests * 5)
    return {"pages": pages, "cached": cached, "ready": ready, "memory_mb": memory_mb()}


def with_ready_page() -> Any:
    """The application with one more address, /ready/<length>: a string that is never kept by the page cache."""
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from framsteg.config import urls

    texts: dict[int, str] = {}

    def ready(request: HttpRequest, length: int) -> HttpResponse:
        text = texts.setdefault(length, "x" * length)
        return HttpResponse(text, headers={"Cache-Control": "no-store"})

    urls.urlpatterns.insert(0, path("ready/<int:length>", ready))
    return import_module("framsteg.config.wsgi").application


def news_address() -> str:
    """The newest news article of the demo."""
    from framsteg.cms.models import NewsPage

    page = NewsPage.objects.live().filter(locale__language_code="sv").order_by("-pk").first()
    return str(page.get_url()) if page else ""


def uncached(application: Any, path: str, requests: int) -> dict[str, Any]:
    """A page that nobody has asked for yet, on a site that is warm: each request has an address of its own.

    The queries are counted with nothing kept at all, where there are the most of them.
    """
    from django.core.cache import caches

    cold = figures(application, path, 1, before=caches["pages"].clear)
    return {**figures(application, path, requests, query="v={turn}"), "queries": cold["queries"]}


def figures(
    application: Any, path: str, requests: int, query: str = "", before: Callable[[], object] = lambda: None
) -> dict[str, Any]:
    import time

    from django.db import connection

    queries: list[str] = []

    def counted(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    times, length = [], 0
    for turn in range(WARMING + requests):
        before()
        queries.clear()
        with connection.execute_wrapper(counted):
            started = time.process_time()
            length = asked(application, path, query.format(turn=turn))
            times.append(time.process_time() - started)
    measured = times[WARMING:]
    return {
        "cpu_ms": median(measured) * 1000,
        "least_ms": min(measured) * 1000,
        "queries": len(queries),
        "bytes": length,
    }


def asked(application: Any, path: str, query: str = "") -> int:
    """One request straight to the WSGI application; the number of bytes that came back."""
    from wsgiref.util import setup_testing_defaults

    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "REQUEST_METHOD": "GET",
        "HTTP_HOST": "127.0.0.1",
        "QUERY_STRING": query,
    }
    setup_testing_defaults(environ)
    status: list[str] = []
    answer = application(environ, lambda said, headers: status.append(said))
    body = b"".join(answer)
    answer.close()
    if not status[0].startswith("200"):
        raise SystemExit(f"{path} answered {status[0]}")
    return len(body)


def memory_mb() -> dict[str, float]:
    """What the process holds in memory: in all, and its own without mapped files (such as SQLite's)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    held = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.endswith("kB")}
    return {"all": held["VmRSS"], "own": held["RssAnon"]}


# The report


def told(database: str, results: dict[int, dict[str, Any]]) -> bool:
    """Print the figures with their ratios to the yardsticks; whether all of these are kept."""
    print(f"\n{database}\n{'page':18}{'sub-projects':>13}{'SQL':>5}", end="")
    print(f"{'CPU ms':>9}{'fastest':>9}{'of yardstick':>14}{'KB':>7}")
    kept = True
    for page in PAGES:
        counts = set()
        for size, result in results.items():
            if page not in result["pages"]:
                continue
            figure = result["pages"][page]
            counts.add(figure["queries"])
            most = MOST_CPU_MS.get(size, MOST_CPU_MS[10_000])
            kept &= figure["cpu_ms"] <= most and figure["queries"] <= MOST_QUERIES
            print(
                f"{page:18}{size:>13,}{figure['queries']:>5}{figure['cpu_ms']:>9.1f}{figure['least_ms']:>9.1f}"
                f"{figure['cpu_ms'] / most:>13.2f}x{figure['bytes'] / 1024:>7.0f}"
            )
        if len(counts) > 1:
            kept = False
            print(f"{page:18}  not the same number of queries at every size: {sorted(counts)}")
    for size, result in results.items():
        ratio = result["cached"]["cpu_ms"] / result["ready"]["cpu_ms"]
        kept &= ratio <= MOST_CACHED and result["memory_mb"]["own"] <= MOST_MEMORY_MB
        print(
            f"{'cached':18}{size:>13,}{result['cached']['queries']:>5}{result['cached']['cpu_ms']:>9.2f}{result['cached']['least_ms']:>9.2f}"
            f"{ratio:>13.2f}x  of a ready string ({result['ready']['cpu_ms']:.2f} ms); "
            f"memory {result['memory_mb']['own']:.0f} MB, {result['memory_mb']['all']:.0f} with mapped files"
        )
    print("All yardsticks are kept." if kept else "Some yardstick is not kept.")
    return kept


if __name__ == "__main__":
    sys.exit(main())
