"""Figures for a watchman: closed to others, and each of them true."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from framsteg.audit import generation
from framsteg.jobs.actions import leases
from framsteg.jobs.schedule import Job
from framsteg.mail.actions.outbox import queue_many
from framsteg.mail.letters import Letter

TOKEN = "a-token-of-twenty-letters"
OFTEN = Job("often", "Often", "act", every=timedelta(seconds=15))


@pytest.fixture(autouse=True)
def open_by_token(db: None, settings: Any) -> None:
    settings.FRAMSTEG_METRICS_TOKEN = TOKEN
    settings.ALLOWED_HOSTS = ["kommun.example"]
    settings.SECURE_SSL_REDIRECT = True
    settings.FRAMSTEG_JOBS = (OFTEN,)


def figures(client: Client) -> dict[tuple[str, ...], float]:
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def test_it_is_there_only_for_those_who_may_ask(client: Client, settings: Any) -> None:
    def asked(address: str = "192.0.2.7", **headers: str) -> int:
        return client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code

    assert (asked(), asked(authorization="Bearer another"), asked(authorization=f"Bearer {TOKEN}")) == (
        404,
        404,
        200,
    )
    settings.FRAMSTEG_METRICS_TOKEN = ""
    settings.FRAMSTEG_METRICS_FROM = ("192.0.2.0/28", "2001:db8::/32")
    assert (asked(authorization="Bearer "), asked(), asked("192.0.2.17"), asked("2001:db8::1")) == (
        200,
        200,
        404,
        200,
    )
    settings.FRAMSTEG_METRICS_FROM = ("192.0.2.0/28", "2001:db8::7")
    assert (asked("2001:db8::7"), asked("2001:db8::8"), asked("nowhere")) == (200, 404, 404)
    settings.FRAMSTEG_PROXIES = 1
    forwarded = {"x-forwarded-for": "192.0.2.7, 198.51.100.9"}
    assert (asked(**forwarded), asked("127.0.0.1", **forwarded)) == (404, 404)


def test_it_counts_requests_letters_and_jobs(client: Client) -> None:
    before = figures(client)
    client.get("/sv/nowhere/", secure=True, headers={"host": "kommun.example"})
    client.get("/api/none", secure=True, headers={"host": "kommun.example"})
    now = timezone.now()
    queue_many(
        (Letter(f"prov/{each}", f"p{each}@provkoping.example", "Brev", "Hej!") for each in range(3)),
        at=now - timedelta(hours=1),
    )
    leases.know([OFTEN], at=now - timedelta(hours=1))
    lease = leases.take(OFTEN, at=now)
    assert lease is not None
    leases.fail(lease, at=now, error="No answer")
    after = figures(client)

    def more(*name: str) -> float:
        return after[name] - before.get(name, 0)

    assert (
        more("framsteg_requests_total", "page", "4xx"),
        more("framsteg_requests_total", "data", "4xx"),
    ) == (1, 1)
    assert more("framsteg_request_seconds_count", "page") == 1
    assert after["framsteg_database_up",] == 1
    assert after["framsteg_generation",] == generation.current()
    assert after["framsteg_outbox_letters", "queued"] == 3
    assert 3600 <= after["framsteg_outbox_oldest_seconds",] < 3700
    assert (after["framsteg_job_failures", "often"], after["framsteg_job_late", "often"]) == (1, 1)
    assert ("framsteg_job_success_age_seconds", "often") not in after


def test_a_database_that_is_away_is_a_figure_not_a_fault(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(using: str = "") -> int:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("framsteg.config.metrics.generation.current", away)
    found = figures(client)
    assert found["framsteg_database_up",] == 0
    assert ("framsteg_generation",) not in found
