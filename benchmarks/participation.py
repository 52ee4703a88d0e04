"""Measures an evening in a hall: phones that send while the wall updates, a moderator reads and others browse.

    .venv/bin/python -m benchmarks.participation [--phones 300] [--minutes 10] [--readers 4]

Serves the demo with `manage.py serve` on a database of its own (SQLite; or a database that may be filled, named by
FRAMSTEG_DATABASE), and is all the phones itself: each follows the short address, works for its form, sends, and opens
its receipt, at a moment of its own spread evenly over the time. All come from one network address, as behind a
school's. A moderator in a process of its own publishes what waits, twice a second; the wall is fetched every 1.5
seconds, as its script does. A submission is timed from sending to the answer, over a new connection each. The wall's
delay is from the moment of publication to the fetch that first shows it. The yardsticks: no error, 95 of 100
submissions within 300 ms, and no view more than 3 s late on the wall.
"""

import argparse
import asyncio
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from statistics import median, quantiles

import httpx

from benchmarks.databases import step

MOST_MS, MOST_LATE = 300.0, 3.0
EVENT = "/sv/kristinehamn/handelser/exempel-dialog/"
WALL_EVERY, READ_EVERY, MODERATE_EVERY = 1.5, 1.0, 0.5
PAGES = (
    "/sv/kristinehamn/", EVENT, f"{EVENT}synpunkter/", "/sv/kristinehamn/program/exempel/",
    "/sv/kristinehamn/program/ett-attraktivare-kristinehamn/", "/en/kristinehamn/synpunkter/1/",
)  # fmt: skip


@dataclass
class Evening:
    """What happened, as it happens."""

    address: str
    send_ms: list[float] = field(default_factory=list)
    open_ms: list[float] = field(default_factory=list)
    read_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    on_wall: dict[str, float] = field(default_factory=dict)
    is_over: bool = False
    cpu_seconds: float = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--step", choices=("moderate",), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        return moderate()
    with tempfile.TemporaryDirectory(prefix="framsteg-benchmark-") as folder:
        environment = {"FRAMSTEG_DATA": folder}
        step("prepare", environment)
        return served(environment, chosen)


def served(environment: dict[str, str], chosen: argparse.Namespace) -> int:
    """The server and the moderator beside it, ended whatever happens."""
    port = free_port()
    inherited = {**os.environ, "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo", **environment}
    inherited |= {"PORT": str(port), "PYTHONUNBUFFERED": "1"}
    log = (Path(environment["FRAMSTEG_DATA"]) / "server.log").open("w", encoding="utf-8")
    serve = [sys.executable, "manage.py", "serve", "--port", str(port)]
    act = [sys.executable, "-m", "benchmarks.participation", "--step", "moderate"]
    server = subprocess.Popen(serve, env=inherited, stdout=log, stderr=subprocess.STDOUT)
    moderator = None
    try:
        evening = Evening(f"http://127.0.0.1:{port}")
        wait_for(evening.address)
        moderator = subprocess.Popen(act, env=inherited, stdout=subprocess.PIPE, text=True)
        asyncio.run(hold(evening, chosen))
        evening.cpu_seconds = cpu_of(server.pid)
        moderator.send_signal(signal.SIGTERM)
        published = json.loads(moderator.communicate(timeout=30)[0].strip().splitlines()[-1])
    finally:
        for process in (moderator, server):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait(timeout=20)
        log.close()
    return 0 if told(evening, published, chosen) else 1


async def hold(evening: Evening, chosen: argparse.Namespace) -> None:
    async with httpx.AsyncClient(base_url=evening.address, timeout=30) as client:
        code = short_code((await client.get(f"{EVENT}vagg/")).text)
    apart = chosen.minutes * 60 / chosen.phones
    beside = [asyncio.create_task(wall(evening))]
    beside += [asyncio.create_task(reader(evening, number)) for number in range(chosen.readers)]
    await asyncio.gather(*(phone(evening, code, number, number * apart) for number in range(chosen.phones)))
    await asyncio.sleep(2 * MOST_LATE)
    evening.is_over = True
    await asyncio.gather(*beside)


async def phone(evening: Evening, code: str, number: int, after: float) -> None:
    await asyncio.sleep(after)
    try:
        async with httpx.AsyncClient(base_url=evening.address, timeout=30) as client:
            started = time.perf_counter()
            page = await client.get(f"/d/{code}/", follow_redirects=True)
            evening.open_ms.append((time.perf_counter() - started) * 1000)
            form = {"ticket": field_of(page.text, "ticket"), "text": f"Exempel: mätning nummer {number}."}
            form["work"] = await asyncio.to_thread(worked, form["ticket"])
            sent_to = str(page.url)
        async with httpx.AsyncClient(timeout=30) as client:
            started = time.perf_counter()
            answer = await client.post(sent_to, data=form)
            evening.send_ms.append((time.perf_counter() - started) * 1000)
            receipt = await client.get(f"{evening.address}{answer.headers.get('Location', '/')}")
        if answer.status_code != 302 or receipt.status_code != 200:
            evening.errors.append(f"phone {number}: {answer.status_code}, receipt {receipt.status_code}")
    except (httpx.HTTPError, AttributeError) as error:
        evening.errors.append(f"phone {number}: {error!r}")


async def wall(evening: Evening) -> None:
    """As static/js/wall.js does, with the browser's own "has it changed?"."""
    kept = ""
    async with httpx.AsyncClient(base_url=evening.address, timeout=30) as client:
        while not evening.is_over:
            answer = await client.get(f"{EVENT}vagg/lappar/", headers={"If-None-Match": kept} if kept else {})
            now = time.time()
            if answer.status_code == 200:
                kept = answer.headers.get("ETag", "")
                for number in re.findall(r"mätning nummer (\d+)\.", answer.text):
                    evening.on_wall.setdefault(number, now)
            elif answer.status_code != 304:
                evening.errors.append(f"wall: {answer.status_code}")
            await asyncio.sleep(WALL_EVERY)


async def reader(evening: Evening, number: int) -> None:
    async with httpx.AsyncClient(base_url=evening.address, timeout=30) as client:
        while not evening.is_over:
            number += 1
            started = time.perf_counter()
            answer = await client.get(PAGES[number % len(PAGES)])
            evening.read_ms.append((time.perf_counter() - started) * 1000)
            if answer.status_code != 200:
                evening.errors.append(f"reader: {answer.status_code} {answer.url}")
            await asyncio.sleep(READ_EVERY)


def moderate() -> int:
    """Publish what waits, until told to stop; then say when each was published."""
    import django

    django.setup()

    from django.utils import timezone

    from framsteg.audit.actors import SystemActor
    from framsteg.participation.actions.contributions import publish
    from framsteg.participation.models import Contribution
    from framsteg.participation.queries.contributions import waiting_to_be_read

    published: dict[str, float] = {}
    go_on = True

    def stop(*_args: object) -> None:
        nonlocal go_on
        go_on = False

    signal.signal(signal.SIGTERM, stop)
    while go_on:
        for each in waiting_to_be_read(Contribution.objects.filter(text__contains="mätning nummer")):
            publish(each, by=SystemActor("benchmark"), at=timezone.now())
            published[re.findall(r"nummer (\d+)", each.text)[0]] = time.time()
        time.sleep(MODERATE_EVERY)
    print(json.dumps(published))
    return 0


def told(evening: Evening, published: dict[str, float], chosen: argparse.Namespace) -> bool:
    late = [evening.on_wall[number] - at for number, at in published.items() if number in evening.on_wall]
    never = len(published) - len(late)
    p95 = quantiles(evening.send_ms, n=20)[-1] if len(evening.send_ms) > 1 else float("inf")
    print(f"{chosen.phones} phones within {chosen.minutes:g} minutes, {chosen.readers} readers")
    for name, found in (
        ("submission", evening.send_ms),
        ("opening", evening.open_ms),
        ("reading", evening.read_ms),
    ):
        if len(found) > 1:
            print(
                f"{name:12}{len(found):>6} times, median {median(found):6.0f} ms, 95 of 100 within "
                f"{quantiles(found, n=20)[-1]:6.0f} ms, slowest {max(found):6.0f} ms"
            )
    print(f"submission   {p95 / MOST_MS:.2f} of the yardstick ({MOST_MS:.0f} ms for 95 of 100)")
    latest = max(late, default=float("inf"))
    print(
        f"wall         {len(published)} published, {never} never shown, latest {latest:.1f} s (at most {MOST_LATE:g} s)"
    )
    requests = len(evening.send_ms) * 3 + len(evening.read_ms)
    print(
        f"server       {evening.cpu_seconds:.0f} s of CPU in {chosen.minutes * 60:.0f} s, for {requests} pages and "
        f"forms and the wall; machine load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    print(f"errors       {len(evening.errors)}")
    for error in evening.errors[:10]:
        print(f"  {error}")
    kept = not evening.errors and p95 <= MOST_MS and latest <= MOST_LATE and not never
    kept &= len(published) == len(evening.send_ms) == chosen.phones
    print("All yardsticks are kept." if kept else "Some yardstick is not kept.")
    return kept


def worked(ticket: str) -> str:
    """What static/js/taking-part.js finds."""
    number = 0
    while int.from_bytes(hashlib.sha256(f"{ticket}~{number}".encode()).digest()[:4], "big") >> 18:
        number += 1
    return str(number)


def field_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*?value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def short_code(page: str) -> str:
    found = re.search(r"/d/([a-z0-9]+)/", page)
    if found is None:
        raise SystemExit("The demo has no wall.")
    return found[1]


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_of(parent: int) -> float:
    """Seconds of CPU that the server and its workers have used."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text(encoding="utf-8").rsplit(")", 1)
        except OSError:
            continue
        values = rest.split()
        if int(values[1]) == parent or name.startswith(f"{parent} "):
            ticks += int(values[11]) + int(values[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def wait_for(address: str) -> None:
    for _each in range(600):
        try:
            if httpx.get(f"{address}/sv/", timeout=5, follow_redirects=True).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise SystemExit("The server did not start.")


if __name__ == "__main__":
    sys.exit(main())
