"""Two web machines, a shared cache, a primary and a streaming replica: who reads after a write reads it."""

import os
import re
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from trials.machines import HOST, TOKEN, Cache, Node, Postgres, Writer, databases, free_port, manage, wait_for

READERS, CHANGES = 8, 60
NUMBER = re.compile(r"Program nummer (\d+)")


@dataclass(frozen=True)
class Installation:
    primary: Postgres
    replica: Postgres
    cache: Cache
    nodes: tuple[Node, Node]
    writer: Writer

    def shown(self, node: Node) -> int:
        """The number in the title, as that machine shows it."""
        answer = node.client.get(self.writer.address)
        assert answer.status_code == 200
        found = NUMBER.search(answer.text)
        return int(found[1]) if found else 0

    def write(self, number: int) -> None:
        self.writer.write(f"Program nummer {number}")

    def counted(self, name: str) -> float:
        return sum(node.figure(name) for node in self.nodes)

    def wait_for_replica(self) -> None:
        sent = self.primary.ask("SELECT pg_current_wal_lsn()")
        wait_for(lambda: bool(self.replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{sent}'")))


def environment(folder: Path, primary: Postgres, **more: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FRAMSTEG_")}
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.production",
        "FRAMSTEG_SECRET_KEY": "a-key-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
        "FRAMSTEG_HOSTS": HOST,
        "FRAMSTEG_MAIL_SERVER": f"smtp://127.0.0.1:{free_port()}",
        "FRAMSTEG_MAIL_FROM": "utveckling@kommun.example",
        "FRAMSTEG_DATA": str(folder),
        "FRAMSTEG_DATABASE": primary.address,
        "FRAMSTEG_METRICS_TOKEN": TOKEN,
        **more,
    }


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        cache = Cache()
        cache.start()
        started: list[Node | Writer | Cache] = [cache]
        with databases(folder / "databases") as (primary, replica):
            try:
                alone = environment(folder / "data", primary)
                demo = {**alone, "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.demo"}
                manage(demo, "prepare")  # in operation it compresses what is static as well, which takes long
                manage(demo, "load_demo")
                shared = {**alone, "FRAMSTEG_REPLICA": replica.address, "FRAMSTEG_CACHE": cache.address}
                nodes = tuple(Node(shared, folder / f"node-{at}.log") for at in (1, 2))
                writer = Writer(alone)
                started += [*nodes, writer]
                yield Installation(primary, replica, cache, (nodes[0], nodes[1]), writer)
            finally:
                for each in started:
                    each.stop()


def test_a_page_is_made_once_for_both_machines(here: Installation) -> None:
    here.write(1)
    made, kept = (here.counted(f'framsteg_pages_total{{from="{word}"}}') for word in ("making", "cache"))
    assert [here.shown(node) for node in here.nodes] == [1, 1]
    assert here.counted('framsteg_pages_total{from="making"}') == made + 1
    assert here.counted('framsteg_pages_total{from="cache"}') == kept + 1


def test_who_reads_after_a_write_reads_it_on_either_machine(here: Installation) -> None:
    from_replica = 'framsteg_public_reads_total{database="replica"}'
    before = here.counted(from_replica)
    for number in range(2, 22):
        here.write(number)
        assert here.shown(here.nodes[number % 2]) == number
        assert here.shown(here.nodes[(number + 1) % 2]) == number
    here.write(22)
    here.wait_for_replica()
    assert here.shown(here.nodes[0]) == 22
    assert here.counted(from_replica) > before


def test_a_replica_that_lags_is_not_read_from(here: Installation) -> None:
    from_primary = 'framsteg_public_reads_total{database="default"}'
    here.replica.ask("SELECT pg_wal_replay_pause()")
    try:
        before = here.counted(from_primary)
        here.write(23)
        assert [here.shown(node) for node in here.nodes] == [23, 23]
        assert here.counted(from_primary) == before + 1
        assert here.nodes[0].figure("framsteg_replica_behind") >= 1
    finally:
        here.replica.ask("SELECT pg_wal_replay_resume()")
    wait_for(lambda: here.nodes[0].figure("framsteg_replica_behind") == 0)


def test_many_readers_never_see_less_than_what_was_stored_when_they_asked(here: Installation) -> None:
    stored, wrong, read = [100], [], [0]
    end = threading.Event()

    def reader(node: Node) -> None:
        while not end.is_set():
            least = stored[0]
            found = here.shown(node)
            read[0] += 1
            if found < least:
                wrong.append((least, found))

    here.write(100)
    threads = [threading.Thread(target=reader, args=(here.nodes[at % 2],)) for at in range(READERS)]
    for each in threads:
        each.start()
    for number in range(101, 101 + CHANGES):
        here.write(number)
        stored[0] = number
    end.set()
    for each in threads:
        each.join()
    assert (wrong, read[0] > CHANGES) == ([], True)


def test_without_its_replica_the_site_goes_on_and_takes_it_up_again(here: Installation) -> None:
    from_replica = 'framsteg_public_reads_total{database="replica"}'
    here.replica.stop()
    here.write(300)
    assert [here.shown(node) for node in here.nodes] == [300, 300]
    assert here.nodes[0].figure("framsteg_replica_up") == 0
    here.replica.start()
    before = here.counted(from_replica)
    numbers = iter(range(301, 400))

    def is_read_again() -> bool:
        number = next(numbers)
        here.write(number)
        here.wait_for_replica()
        assert here.shown(here.nodes[0]) == number
        return here.counted(from_replica) > before

    wait_for(is_read_again)


def test_without_its_cache_the_site_goes_on_and_takes_it_up_again(here: Installation) -> None:
    here.cache.stop()
    here.write(400)
    assert [here.shown(node) for node in (*here.nodes, *here.nodes)] == [400] * 4
    here.cache.start()
    kept = here.counted('framsteg_pages_total{from="cache"}')

    def is_kept_again() -> bool:
        return (here.shown(here.nodes[0]), here.counted('framsteg_pages_total{from="cache"}') > kept) == (
            400,
            True,
        )

    wait_for(is_kept_again)


def test_when_the_primary_comes_back_so_does_the_site(here: Installation) -> None:
    here.primary.stop()
    assert not here.nodes[0].answers("/readyz")
    assert here.nodes[0].figure("framsteg_database_up") == 0
    here.primary.start()
    for node in here.nodes:
        wait_for(lambda node=node: node.answers("/readyz"), 10)  # type: ignore[misc]
        assert [here.shown(node) for _again in range(20)] == [400] * 20
