"""Preparing the letters of many subscribers: how long it takes, how much memory, and whether it goes on when stopped.

    python benchmarks/digests.py [--subscribers 10000]

Everything happens in a database of its own, in a folder that is removed. The subscribers follow a programme of 46
sub-projects as people would: most the programme, some an area, a sub-project or words, each from one to three things.
Yardstick: 10,000 subscribers in at most 60 s on 2 cores with SQLite, the same memory for ten times as many.
"""

import argparse
import os
import random
import sys
import tempfile
import time
import tracemalloc
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
YARDSTICK = 60.0
TEN_THOUSAND = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--subscribers", type=int, default=TEN_THOUSAND)
    number = parser.parse_args().subscribers
    with tempfile.TemporaryDirectory() as folder:
        _set_up(folder)
        _measure(number)


def _set_up(folder: str) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "framsteg.config.settings.demo"
    os.environ["FRAMSTEG_DATA"] = folder
    os.environ.pop("FRAMSTEG_DATABASE", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _measure(number: int) -> None:
    from django.utils import timezone

    from framsteg.mail.models import OutgoingMail
    from framsteg.participation.actions.digests import AT_A_TIME, prepare
    from framsteg.participation.models import Subscriber
    from framsteg.web.newsroom import SiteNewsroom

    now = timezone.now()
    _fill(number, now)
    since = now - timedelta(days=1)
    _stopped_after(2 * AT_A_TIME, since, now)
    begun = OutgoingMail.objects.count()
    before, cpu = time.perf_counter(), time.process_time()
    done = prepare(SiteNewsroom(since=since), at=now)
    seconds, cpu = time.perf_counter() - before, time.process_time() - cpu
    letters = OutgoingMail.objects.count()
    assert letters == number == Subscriber.objects.count(), "somebody was told twice, or not at all"
    share = TEN_THOUSAND / max(1, done.letters)
    few, many = (_memory(part, since, now) for part in (number // 10, number))
    print(
        f"stopped by force after {begun} letters; continued with {done.letters}; in all {letters}\n"
        f"{done.letters} letters in {seconds:.1f} s ({cpu:.1f} s of CPU)\n"
        f"yardstick for {TEN_THOUSAND}: {YARDSTICK:.0f} s; here {seconds * share:.1f} s ({cpu * share:.1f} s of CPU)\n"
        f"memory at most: {few / 1e6:.1f} MB for {number // 10}, {many / 1e6:.1f} MB for {number}"
    )


class Stopped(Exception):
    """What ends a run in the middle of a batch."""


def _stopped_after(number: int, since, now) -> None:  # type: ignore[no-untyped-def]
    from framsteg.mail.actions import outbox
    from framsteg.participation.actions import digests
    from framsteg.web.newsroom import SiteNewsroom

    whole, queued = outbox.queue_many, [0]

    def queue_many(letters, *, at):  # type: ignore[no-untyped-def]
        queued[0] += whole(letters, at=at)
        if queued[0] > number:
            raise Stopped
        return queued[0]

    outbox.queue_many = queue_many
    try:
        digests.prepare(SiteNewsroom(since=since), at=now)
    except Stopped:
        pass
    finally:
        outbox.queue_many = whole


def _memory(number: int, since, now) -> int:  # type: ignore[no-untyped-def]
    """The most that is held at a time while `number` of them are told; watching it slows it down."""
    from framsteg.mail.models import OutgoingMail
    from framsteg.participation.actions.digests import prepare
    from framsteg.participation.models import Subscriber
    from framsteg.web.newsroom import SiteNewsroom

    OutgoingMail.objects.all().delete()
    some = Subscriber.objects.order_by("pk").values_list("pk", flat=True)[number - 1]
    Subscriber.objects.update(told_until=since, due_at=now + timedelta(days=1))
    Subscriber.objects.filter(pk__lte=some).update(due_at=since)
    return _peak(lambda: prepare(SiteNewsroom(since=since), at=now))


def _peak(work) -> int:  # type: ignore[no-untyped-def]
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _fill(number: int, now) -> None:  # type: ignore[no-untyped-def]
    from framsteg.participation.models import Frequency, Subscriber, Subscription

    topics = _programme(now)
    chance = random.Random(2011)
    before = now - timedelta(days=1)
    municipality = topics.pop("municipality")
    subscribers = [
        Subscriber(
            municipality=municipality, email=f"l{each}@example.org", frequency=Frequency.AT_ONCE, nonce=uuid4(),
            language="en" if each % 10 == 0 else "sv", confirmed_at=before, told_until=before, due_at=before,
        )
        for each in range(number)
    ]  # fmt: skip
    Subscriber.objects.bulk_create(subscribers, batch_size=500)
    followed = []
    for each in subscribers:
        chosen = {("programme", topics["programme"][0])}
        for _more in range(chance.choice((0, 0, 1, 2))):
            kind = chance.choice(("area", "sub_project", "search"))
            chosen.add((kind, chance.choice(topics[kind])))
        followed += [
            Subscription(subscriber=each, kind=kind, identity=identity, asked_at=before, confirmed_at=before)
            for kind, identity in chosen
        ]
    Subscription.objects.bulk_create(followed, batch_size=500)


def _programme(now) -> dict:  # type: ignore[no-untyped-def, type-arg]
    """A programme of 46 sub-projects in ten areas; twelve of them have something new."""
    from framsteg.accounts.models import Municipality
    from framsteg.audit.actors import SystemActor
    from framsteg.audit.models import Visibility
    from framsteg.programme import actions
    from framsteg.programme.models import PriorityArea, Programme, Stage, StatusReport, SubProject

    here = Municipality.objects.create(code="9999", name="Provköping", slug="provkoping")
    programme = Programme.objects.create(
        municipality=here, title="Ett bättre Provköping", slug="battre", visibility=Visibility.PUBLIC
    )
    areas = [
        PriorityArea.objects.create(programme=programme, number=each, title=f"Område {each}")
        for each in range(1, 11)
    ]
    made = [
        SubProject.objects.create(
            programme=programme, number=each, title=f"Arbete {each}", main_area=areas[each % 10],
            visibility=Visibility.PUBLIC,
        )
        for each in range(1, 47)
    ]  # fmt: skip
    for each in made[:12]:
        said = StatusReport(
            sub_project=each, stage=Stage.ONGOING, as_of=now.date(), text="Arbetet går vidare. " * 5
        )
        actions.status_reports.submit(said, by=SystemActor("benchmark"), at=now - timedelta(hours=1))
    return {
        "municipality": here,
        "programme": [str(programme.pk)],
        "area": [str(each.pk) for each in areas],
        "sub_project": [str(each.pk) for each in made],
        "search": ["arbetet", "arbete 3", "område", "vidare går", "skolan"],
    }


if __name__ == "__main__":
    main()
