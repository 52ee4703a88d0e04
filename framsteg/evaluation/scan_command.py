"""Command line of the national scan: ``python -m framsteg.evaluation scan PATH --start PERIOD --out FOLDER``."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.estimators import ESTIMATORS
from framsteg.evaluation.reading import Columns
from framsteg.evaluation.scales import Scale
from framsteg.evaluation.scan import Progress, Runner, ScanSettings, here, in_processes, on_cluster, scan
from framsteg.evaluation.scan_sources import chunks_of


def main(arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """0 when every chunk is answered, 2 when a named error stopped the scan."""
    options = parser().parse_args(arguments)
    settings = ScanSettings(
        options.start, options.estimator, options.scale, options.first, options.last, options.periods
    )
    columns = Columns(options.unit_column, options.period_column, options.value_column)
    began = time.monotonic()

    def tell(progress: Progress) -> None:
        rate = progress.series / max(time.monotonic() - began, 1e-9)
        before = f"{progress.skipped} there before"
        say(f"{progress.series} series, {progress.done} chunks done, {before}, {rate:.0f} series/s")

    try:
        chunks = chunks_of(options.path, options.chunk, options.series_column, columns)
        done = scan(chunks, settings, options.out, runner(options), tell)
    except EvaluationError as error:
        sys.stderr.write(f"error [{error.code}]: {error}\n")
        return 2
    say(
        f"finished: {done.series} series in {time.monotonic() - began:.1f} s, {done.skipped} chunks were there before"
    )
    return 0


def runner(options: argparse.Namespace) -> Runner:
    if options.cluster:
        return on_cluster(options.cluster)
    return in_processes(options.workers) if options.workers > 1 else here


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m framsteg.evaluation scan",
        description="Treat every unit of every series in turn. Stop it and start it again: it goes on where it was.",
    )
    made.add_argument(
        "path", type=Path, help="folder of tables or .npz, one .npz, or a CSV with a series column"
    )
    made.add_argument("--start", required=True, help="first treated period")
    made.add_argument("--out", required=True, type=Path, help="folder of results, one CSV per chunk")
    made.add_argument("--estimator", default="demeaned", choices=list(ESTIMATORS))
    made.add_argument("--scale", default="level", choices=[str(scale) for scale in Scale])
    made.add_argument("--first", metavar="PERIOD")
    made.add_argument("--last", metavar="PERIOD")
    made.add_argument("--periods", type=int, metavar="N", help="periods after the start that count")
    made.add_argument("--chunk", type=int, default=50, metavar="N", help="series per chunk (default 50)")
    made.add_argument("--workers", type=int, default=1, metavar="N", help="processes on this machine")
    made.add_argument("--cluster", metavar="ADDRESS", help="Dask scheduler, or local:N")
    made.add_argument("--series-column", metavar="NAME", help="column of a long CSV that names the series")
    made.add_argument("--unit-column", metavar="NAME")
    made.add_argument("--period-column", metavar="NAME")
    made.add_argument("--value-column", metavar="NAME")
    return made
