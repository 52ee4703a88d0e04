"""Measures the whole site under load: the real server, a programme of 10,000 sub-projects, and many who ask at once.

    .venv/bin/python -m benchmarks.load [--size 10000] [--seconds 15] [--soak MINUTES]

Makes databases of its own as benchmarks.pages does, and serves them with the command that operation uses. The load
comes from one process beside it, on the same cores, over connections that are kept open. What is measured, and its
yardstick:

cached      kept pages, against a view behind the same server that answers with a ready string: at least .8 of its rate,
            the two asked for in turns
uncached    a mix of pages that nobody has asked for yet: at least 100 a second
calm        the same mix at half of the rate that it can bear: 99 of 100 within 250 ms
news peak   a public change, then all at once 200 who ask for the page just released: it is made once for each cache
writes      200 reports at the same time, each by a partner's link: every one stored, and stored once
soak        the mix at half its rate for as long as asked: memory of the last third at most 5 % above that of the second
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from benchmarks.databases import PostgreSQL, SQLite, databases, step
from benchmarks.load_asking import at_pace, crowd, everyone
from benchmarks.participation import free_port, wait_for

WORKERS, THREADS, CROWD, REPORTS = 2, 4, 200, 200
LEAST_SHARE, LEAST_RATE, MOST_P99_MS, MOST_GROWTH = 0.8, 100.0, 250.0, 1.05
ROUNDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument(
        "--soak", type=float, default=0.0, metavar="MINUTES", help="only the soak, for so long"
    )
    parser.add_argument("--step", choices=("ask", "release", "stored"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        return run_step(chosen.step)
    kept = True
    with tempfile.TemporaryDirectory(prefix="framsteg-benchmark-") as folder:
        for database in databases(Path(folder)):
            kept &= measured(database, chosen)
    print("All yardsticks are kept." if kept else "Some yardstick is not kept.")
    return 0 if kept else 1


def measured(database: SQLite | PostgreSQL, chosen: argparse.Namespace) -> bool:
    print(
        f"\n{database.name}, {chosen.size:,} sub-projects, load generator on the same {os.cpu_count()} cores"
    )
    with database.of_size(chosen.size) as environment:
        step("fill", environment, "--size", str(chosen.size))
        asked: dict[str, Any] = json.loads(step("ask", environment, module="benchmarks.load"))
        with served(environment) as site:
            load = Load(site, environment, asked, chosen)
            return load.soaked(chosen.soak * 60) if chosen.soak else load.all_of_it()


@dataclass(frozen=True)
class Site:
    """A running server: its port, its process and the file that tells of pages made."""

    port: int
    pid: int
    renders: Path

    def made(self) -> Counter[str]:
        return Counter(self.renders.read_text(encoding="utf-8").split())

    def memory_mb(self) -> float:
        """What the server and its workers hold that is their own."""
        return sum(_own_mb(pid) for pid in (self.pid, *_children(self.pid)))


@contextmanager
def served(environment: dict[str, str]) -> Iterator[Site]:
    port, folder = free_port(), Path(environment["FRAMSTEG_DATA"])
    renders = folder / "renders.txt"
    renders.touch()
    inherited = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo", **environment,
        "FRAMSTEG_LOAD_RENDERS": str(renders), "PORT": str(port),
    }  # fmt: skip
    command = [*_command(port)[:-1], "benchmarks.load_site:application"]
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, env={key: value for key, value in inherited.items() if value}, stdout=log, stderr=log
        )
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield Site(port, server.pid, renders)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _command(port: int) -> list[str]:
    from framsteg.config import serving

    return serving.command("127.0.0.1", port, workers=WORKERS, threads=THREADS)


class Load:
    """Everything that is done to one served site."""

    def __init__(
        self, site: Site, environment: dict[str, str], asked: dict[str, Any], chosen: argparse.Namespace
    ) -> None:
        self.site, self.environment, self.asked = site, environment, asked
        self.seconds: float = chosen.seconds
        self.turn = 0

    def all_of_it(self) -> bool:
        kept = [self.cached()]
        rate, is_kept = self.uncached()
        kept += [is_kept, self.calm(rate / 2), self.news_peak(), self.writes()]
        return all(kept)

    def cached(self) -> bool:
        pages = [*self.asked["pages"]]
        warm = asyncio.run(everyone(self.site.port, pages, 2.0))
        length = int(median(self.asked["lengths"]))
        shares: list[tuple[float, float]] = []
        wrong = warm.wrong
        for _each in range(ROUNDS):
            kept = asyncio.run(everyone(self.site.port, pages, self.seconds / ROUNDS))
            ready = asyncio.run(everyone(self.site.port, [f"/ready/{length}"], self.seconds / ROUNDS))
            shares.append((kept.rate, ready.rate))
            wrong += kept.wrong + ready.wrong
        share = median(one / other for one, other in shares)
        said = f"{median(one for one, _ in shares):,.0f} a second, {share:.2f} of a ready string"
        return told("cached", share >= LEAST_SHARE, f"{said} (at least {LEAST_SHARE})", wrong)

    def uncached(self) -> tuple[float, bool]:
        found = asyncio.run(everyone(self.site.port, self.mix(), self.seconds))
        said = f"{found.rate:,.0f} a second (at least {LEAST_RATE:.0f}), median {median(found.ms):.0f} ms"
        return found.rate, told("uncached", found.rate >= LEAST_RATE, said, found.wrong)

    def calm(self, rate: float) -> bool:
        found = asyncio.run(at_pace(self.site.port, self.mix(), rate, self.seconds))
        said = (
            f"{found.rate:,.0f} a second: 99 of 100 within {found.p99:.0f} ms (at most {MOST_P99_MS:.0f}), "
            f"median {median(found.ms):.0f} ms"
        )
        return told("calm", found.p99 <= MOST_P99_MS, said, found.wrong)

    def news_peak(self) -> bool:
        page = self.asked["pages"][-1]
        step("release", self.environment, module="benchmarks.load")
        before = self.site.made()[page]
        found = asyncio.run(crowd(self.site.port, [page] * CROWD))
        made, caches = self.site.made()[page] - before, self.asked["caches"]
        said = (
            f"{CROWD} at once: made {made} times, with {caches} caches; slowest answer {max(found.ms):.0f} ms"
        )
        return told("news peak", made <= caches, said, found.wrong)

    def writes(self) -> bool:
        posts = [(each, _report()) for each in self.asked["forms"]]
        found = asyncio.run(crowd(self.site.port, posts))
        stored = json.loads(step("stored", self.environment, module="benchmarks.load"))
        said = f"{len(posts)} reports at once: {stored['once']} stored once, slowest {max(found.ms):.0f} ms"
        return told("writes", stored == {"once": len(posts), "all": len(posts)}, said, found.wrong)

    def soaked(self, seconds: float) -> bool:
        probe = asyncio.run(everyone(self.site.port, self.mix(), 10.0))
        held: list[float] = []
        wrong, pieces = probe.wrong, max(9, int(seconds / 10))
        worst = 0.0
        for _each in range(pieces):
            found = asyncio.run(at_pace(self.site.port, self.mix(), probe.rate / 2, seconds / pieces))
            held.append(self.site.memory_mb())
            wrong, worst = wrong + found.wrong, max(worst, found.p99)
        third = pieces // 3
        middle, last = median(held[third : 2 * third]), median(held[-third:])
        said = (
            f"{seconds / 60:.0f} minutes at {probe.rate / 2:.0f} a second: memory {held[0]:.0f} MB at first, "
            f"{middle:.0f} in the second third, {last:.0f} in the last (at most {MOST_GROWTH} of it); "
            f"worst p99 {worst:.0f} ms"
        )
        return told("soak", last <= middle * MOST_GROWTH, said, wrong)

    def mix(self) -> list[str]:
        """Addresses that nobody has asked for yet: every page of the mix, with a number of its own each time."""
        self.turn += 1
        pages = [page for page in self.asked["pages"] if "?" not in page] + self.asked["uncommon"]
        return [
            f"{page}{'&' if '?' in page else '?'}v={self.turn}.{number}"
            for number in range(4000)
            for page in pages
        ]


def _report() -> str:
    return f"stage=done&text=Klart.&act=send&submission={uuid4()}"


def told(name: str, is_kept: bool, said: str, wrong: Counter[str]) -> bool:
    print(f"{name:10} {'kept' if is_kept and not wrong else 'NOT KEPT':9} {said}", flush=True)
    for each, times in wrong.most_common(5):
        print(f"{'':10} {times} times: {each}")
    return is_kept and not wrong


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [each for child in map(int, found) for each in (child, *_children(child))]


def _own_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    own = re.search(r"RssAnon:\s+(\d+)", status)
    return int(own[1]) / 1024 if own else 0.0


# Steps in processes of their own, that know the site


def run_step(name: str) -> int:
    import logging

    import django

    django.setup()
    logging.disable(logging.WARNING)
    steps: dict[str, Callable[[], dict[str, Any]]] = {"ask": ask, "release": release, "stored": stored}
    print(json.dumps(steps[name]()))
    return 0


def ask() -> dict[str, Any]:
    """Open a round about 200 sub-projects with a partner's link to them all, and name the pages."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from benchmarks.pages import news_address
    from framsteg.audit.actors import SystemActor
    from framsteg.programme import actions
    from framsteg.programme.models import Programme, ReportingRound, ReportLink, RoundAsk

    by, now = SystemActor("Benchmark"), timezone.now()
    programme = Programme.objects.select_related("municipality").get(slug="uppmatt")
    base = f"/sv/{programme.municipality.slug}"
    role = programme.municipality.roles.order_by("pk")[0]
    mine = list(programme.sub_projects.order_by("number")[: 2 * REPORTS])
    day = timezone.localdate()
    link = ReportLink(programme=programme, role=role, expires_on=day.replace(year=day.year + 1))
    secret = actions.report_links.make(link, mine, by=by, at=now)
    round_ = ReportingRound.objects.create(
        programme=programme, title="Uppmätt", as_of=day, opens_on=day, due_on=day, asks_done=True
    )
    actions.rounds.open_round(round_, by=by, at=now)
    asks = RoundAsk.objects.filter(round=round_, sub_project__in=mine).values_list("pk", flat=True)[:REPORTS]
    own = f"{base}/program/{programme.slug}/"
    pages = [own, f"{own}delprojekt/", f"{own}delprojekt/1/", f"{base}/", news_address()]
    client = Client(SERVER_NAME="127.0.0.1")
    shared = "locmem" not in settings.CACHES["pages"]["BACKEND"]
    return {
        "pages": pages,
        "uncommon": [f"{own}delprojekt/?lage=done", f"{own}omrade/1/", f"{base}/sok/?q=skola"],
        "lengths": [len(client.get(page).content) for page in pages],
        "forms": [f"{base}/rapportera/{secret}/{pk}/" for pk in asks],
        "caches": 1 if shared else WORKERS,
    }


def release() -> dict[str, Any]:
    """Something public changes: everything that was kept is out of date."""
    from framsteg.audit import generation

    generation.bump()
    return {}


def stored() -> dict[str, Any]:
    from framsteg.programme.models import StatusReport

    mine = StatusReport.objects.filter(text="Klart.").values_list("sub_project_id", flat=True)
    counted = Counter(mine)
    return {"once": sum(times == 1 for times in counted.values()), "all": sum(counted.values())}


if __name__ == "__main__":
    sys.exit(main())
