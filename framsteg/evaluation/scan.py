"""The national scan: every series, every unit as if treated.

Series come in chunks, each answered by one pure function on one thread, and written to a file of its own as it is done:
memory stays flat, and a scan that was stopped goes on where it was. The chunks run in this process, in several, or on a
Dask cluster; the files are the same.
"""

import csv
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from framsteg.evaluation.errors import ClusterError, EvaluationError, ScanMismatchError
from framsteg.evaluation.estimators import Task, estimator, every_unit_against_the_others
from framsteg.evaluation.panel import Panel
from framsteg.evaluation.prepared import prepare
from framsteg.evaluation.question import SIZE_EXPONENT, Question
from framsteg.evaluation.scales import effects, from_scale
from framsteg.evaluation.version import VERSION

HEADER = ("series", "unit", "effect", "p", "pre_rmspe", "optimality_gap", "error")
MANIFEST = "scan.json"


@dataclass(frozen=True)
class ScanSettings:
    """The question asked of every unit of every series."""

    start: str
    estimator: str = "demeaned"
    scale: str = "level"
    first: str | None = None
    last: str | None = None
    periods: int | None = None
    size_exponent: float = SIZE_EXPONENT


@dataclass(frozen=True)
class Chunk:
    """Some series: ``names`` and their panels, or the error that stopped one from being read."""

    name: str
    names: tuple[str, ...]
    panels: tuple[Panel | EvaluationError, ...]

    @property
    def key(self) -> str:
        """File name of the result: by content, so that changed input is computed anew."""
        digest = hashlib.sha256()
        for name, panel in zip(self.names, self.panels, strict=True):
            digest.update(name.encode())
            digest.update(panel.digest().encode() if isinstance(panel, Panel) else panel.code.encode())
        return f"{self.name}-{digest.hexdigest()[:16]}.csv"


@dataclass(frozen=True)
class Progress:
    """``done`` chunks and ``series`` of this run, ``skipped`` chunks that were there already."""

    done: int
    skipped: int
    series: int


def scan_series(name: str, panel: Panel, settings: ScanSettings) -> list[tuple[str, ...]]:
    """A row per unit: mean comparable effect, size-adjusted p, spread before, optimality gap. Raises named errors."""
    question = Question(
        unit=varying_unit(panel, settings.start),
        start=settings.start,
        estimator=settings.estimator,
        scale=settings.scale,  # type: ignore[arg-type]
        first=settings.first,
        last=settings.last,
        periods=settings.periods,
        size_exponent=settings.size_exponent,
    )
    prepared = prepare(panel, question)
    targets, allowed = every_unit_against_the_others(len(panel.units))
    task = Task(prepared.scaled, prepared.pre - question.scale.lost, targets, allowed)
    fits = estimator(settings.estimator)(task)
    values = prepared.used.values
    expected = from_scale(question.scale, values, fits.counterfactual, prepared.pre)
    gaps = effects(question.scale, values, expected, prepared.pre)
    means = gaps[:, prepared.pre :].mean(axis=1)
    sizes = prepared.sizes
    p = shares(np.abs(means) * (1.0 if sizes is None else sizes**settings.size_exponent))
    before = np.sqrt((gaps[:, : prepared.pre] ** 2).mean(axis=1))
    numbers = zip(means.tolist(), p.tolist(), before.tolist(), fits.optimality_gap.tolist(), strict=True)
    return [
        (name, unit, f"{m:.10g}", f"{share:.6g}", f"{b:.6g}", f"{gap:.1e}", "")
        for unit, (m, share, b, gap) in zip(panel.units, numbers, strict=True)
    ]


def varying_unit(panel: Panel, start: str) -> str:
    """A unit that is not constant before the start, to lay the question on; the first when all are."""
    before = panel.values[:, : panel.periods.index(start)] if start in panel.periods else panel.values
    moving = np.flatnonzero(np.ptp(before, axis=1) > 0.0) if before.size else np.array([], dtype=int)
    return panel.units[int(moving[0]) if moving.size else 0]


def shares(strength: np.typing.NDArray[np.float64]) -> np.typing.NDArray[np.float64]:
    """For each unit the share of units at least as strong, itself included."""
    ordered = np.sort(strength)
    weaker = np.searchsorted(ordered, strength * (1.0 - 1e-12), side="left")
    return np.asarray((len(strength) - weaker) / len(strength))


def scan_chunk(chunk: Chunk, settings: ScanSettings) -> str:
    """The chunk's result as CSV text; a series that cannot be answered has one row with its error's code."""
    os.environ["FRAMSTEG_EVALUATION_THREADS"] = "1"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for name, panel in zip(chunk.names, chunk.panels, strict=True):
        try:
            if isinstance(panel, EvaluationError):
                raise panel
            writer.writerows(scan_series(name, panel, settings))
        except EvaluationError as error:
            writer.writerow((name, "", "", "", "", "", error.code))
    return out.getvalue()


Runner = Callable[[Iterable[tuple[Chunk, ScanSettings]]], Iterator[tuple[Chunk, str]]]


def scan(
    chunks: Iterable[Chunk],
    settings: ScanSettings,
    out: Path,
    runner: Runner,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Answer all chunks that ``out`` does not hold yet. Raises ScanMismatchError when it holds another scan."""
    claim_folder(out, settings)
    counts = {"done": 0, "skipped": 0, "series": 0}

    def missing() -> Iterator[tuple[Chunk, ScanSettings]]:
        for chunk in chunks:
            if (out / chunk.key).exists():
                counts["skipped"] += 1
                continue
            yield chunk, settings

    for chunk, text in runner(missing()):
        write_whole(out / chunk.key, text)
        counts["done"] += 1
        counts["series"] += len(chunk.names)
        tell(Progress(**counts))
    return Progress(**counts)


def claim_folder(out: Path, settings: ScanSettings) -> None:
    out.mkdir(parents=True, exist_ok=True)
    wanted = {"version": VERSION, "settings": settings.__dict__}
    manifest = out / MANIFEST
    if manifest.exists() and json.loads(manifest.read_text(encoding="utf-8")) != wanted:
        raise ScanMismatchError(folder=str(out))
    write_whole(manifest, json.dumps(wanted, indent=1, sort_keys=True) + "\n")


def write_whole(path: Path, text: str) -> None:
    """All or nothing: a stop in the middle leaves no half file under the name."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def here(work: Iterable[tuple[Chunk, ScanSettings]]) -> Iterator[tuple[Chunk, str]]:
    """One after the other in this process."""
    for chunk, settings in work:
        yield chunk, scan_chunk(chunk, settings)


def in_processes(count: int) -> Runner:
    """On ``count`` processes of this machine, with two chunks each on their way."""

    def run(work: Iterable[tuple[Chunk, ScanSettings]]) -> Iterator[tuple[Chunk, str]]:
        with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            yield from flowing(work, 2 * count, lambda item: pool.submit(scan_chunk, *item))

    return run


def flowing(
    work: Iterable[tuple[Chunk, ScanSettings]],
    most: int,
    submit: Callable[[tuple[Chunk, ScanSettings]], "Future[str]"],
) -> Iterator[tuple[Chunk, str]]:
    """At most ``most`` chunks under way; results as they come."""
    under_way: dict[Future[str], Chunk] = {}
    source = iter(work)
    exhausted = False
    while under_way or not exhausted:
        while not exhausted and len(under_way) < most:
            item = next(source, None)
            if item is None:
                exhausted = True
            else:
                under_way[submit(item)] = item[0]
        if under_way:
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                yield under_way.pop(future), future.result()


def on_cluster(address: str) -> Runner:
    """On a Dask cluster: the address of its scheduler, or ``local:N`` for N processes on this machine.

    The chunks travel with the tasks, so that the workers need no common disk; they need this package.
    """

    def run(work: Iterable[tuple[Chunk, ScanSettings]]) -> Iterator[tuple[Chunk, str]]:
        with cluster_client(address) as client:
            yield from cluster_results(client, work)

    return run


def cluster_client(address: str) -> Any:
    dask = distributed()
    if address.startswith("local:"):
        return dask.Client(
            n_workers=int(address.removeprefix("local:")),
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
        )
    return dask.Client(address)


def distributed() -> Any:
    """The optional package, imported when a cluster is asked for. Raises ClusterError when it is not there."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise ClusterError(reason="distributed is not installed") from error


def cluster_results(client: Any, work: Iterable[tuple[Chunk, ScanSettings]]) -> Iterator[tuple[Chunk, str]]:
    """Twice as many chunks under way as there are threads."""
    source = iter(work)
    most = 2 * max(sum(client.nthreads().values()), 1)
    names: dict[str, Chunk] = {}
    pending = distributed().as_completed()

    def submit_next() -> None:
        item = next(source, None)
        if item is not None:
            future = client.submit(scan_chunk, *item, pure=False)
            names[future.key] = item[0]
            pending.add(future)

    for _ in range(most):
        submit_next()
    for future in pending:
        text = future.result()
        yield names.pop(future.key), text
        submit_next()
