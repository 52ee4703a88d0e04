"""`/metrics`: how the installation does, for a watchman that understands Prometheus' text format.

Closed to all but those who have the token or ask from an address that is allowed; to all others there is no such page.
"""

import ipaddress
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from framsteg.audit import generation
from framsteg.config import measured
from framsteg.config.replica import REPLICA
from framsteg.jobs.queries.standing import standings
from framsteg.mail.models import MailState, OutgoingMail
from framsteg.mail.queries.outbox import counted
from framsteg.open_data.models import WebhookDelivery
from framsteg.web.networks import address_of

ADDRESS = "/metrics"


class MetricsMiddleware:
    """Answers the one address, before anything looks at the host, so that the machine itself can ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != ADDRESS:
            return self.get_response(request)
        if not _may(request):
            return HttpResponse("Not found", status=404, content_type="text/plain")
        content = measured.exposition(figures())
        return HttpResponse(
            content, content_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"}
        )


def _may(request: HttpRequest) -> bool:
    token: str = settings.FRAMSTEG_METRICS_TOKEN
    if token and constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        return True
    try:
        asks = ipaddress.ip_address(address_of(request))
    except ValueError:
        return False
    return any(asks in ipaddress.ip_network(each) for each in settings.FRAMSTEG_METRICS_FROM)


def figures() -> Iterator[Metric]:
    """What the database knows; only that it is away, where it is."""
    try:
        present = generation.current()
        told: list[Metric] = [_gauge("generation", "The generation of everything public.", present)]
        told += [*_letters(), *_jobs(), *_replica(present)]
        up = 1
    except (DatabaseError, InterfaceError):
        told, up = [], 0
    yield _gauge("database_up", "1 when the database answers.", up)
    yield from told


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"framsteg_{name}", told, value=value)


def _replica(present: int) -> Iterator[Metric]:
    if REPLICA not in settings.DATABASES:
        return
    try:
        behind, up = present - generation.current(using=REPLICA), 1
    except (DatabaseError, InterfaceError):
        behind, up = 0, 0
    yield _gauge("replica_up", "1 when the replica answers.", up)
    yield _gauge("replica_behind", "How many public changes the replica has still to take in.", behind)


def _letters() -> Iterator[Metric]:
    states = GaugeMetricFamily("framsteg_outbox_letters", "Letters in the outbox.", labels=["state"])
    numbers = counted()
    for state in MailState:
        states.add_metric([state.value], numbers.get(state, 0))
    yield states
    waiting = OutgoingMail.objects.filter(state__in=(MailState.QUEUED, MailState.SENDING))
    first = waiting.aggregate(first=Min("queued_at"))["first"]
    age = (timezone.now() - first).total_seconds() if first else 0
    yield _gauge("outbox_oldest_seconds", "How long the oldest letter that waits has waited.", age)
    left = WebhookDelivery.objects.filter(ended_at=None).count()
    yield _gauge("webhooks_waiting", "Changes that a subscriber has not been told of.", left)


def _jobs() -> Iterator[Metric]:
    now = timezone.now()
    late = GaugeMetricFamily("framsteg_job_late", "1 when a job has not succeeded for long.", labels=["job"])
    age = GaugeMetricFamily(
        "framsteg_job_success_age_seconds", "Seconds since a job last succeeded.", labels=["job"]
    )
    failures = GaugeMetricFamily(
        "framsteg_job_failures", "How many times in a row a job has failed.", labels=["job"]
    )
    for each in standings(at=now):
        late.add_metric([each.name], each.is_late)
        failures.add_metric([each.name], each.failures)
        if each.last_success_at:
            age.add_metric([each.name], (now - each.last_success_at).total_seconds())
    yield from (late, age, failures)
