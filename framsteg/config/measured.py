"""What is counted while the site answers. The processes of a machine share their counts through files."""

import os
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder of the counts; the library reads it when it is loaded."""
_own = CollectorRegistry()
_BOUNDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_requests = Counter("framsteg_requests", "Requests that were answered.", ("kind", "status"), registry=_own)
_seconds = Histogram(
    "framsteg_request_seconds", "How long requests took.", ("kind",), buckets=_BOUNDS, registry=_own
)
_pages = Counter("framsteg_pages", "Public pages, kept or made anew.", ("from",), registry=_own)
_reads = Counter(
    "framsteg_public_reads",
    "Public pages made, by the database they were read from.",
    ("database",),
    registry=_own,
)


def request(kind: str, status: int, seconds: float) -> None:
    _requests.labels(kind, f"{status // 100}xx").inc()
    _seconds.labels(kind).observe(seconds)


def page(*, kept: bool) -> None:
    _pages.labels("cache" if kept else "making").inc()


def read_from(database: str) -> None:
    _reads.labels(database).inc()


class _Told(Collector):
    """Figures that are asked for when somebody looks."""

    def __init__(self, figures: Iterator[Metric]) -> None:
        self.figures = figures

    def collect(self) -> Iterator[Metric]:
        return self.figures


def exposition(figures: Iterator[Metric]) -> bytes:
    """The counts of every process of this machine, and `figures`, in Prometheus' text format."""
    registry = CollectorRegistry()
    folder = os.environ.get(FOLDER)
    if folder:
        MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call]
    asked = CollectorRegistry(auto_describe=False)
    asked.register(_Told(figures))
    return generate_latest(registry if folder else _own) + generate_latest(asked)
