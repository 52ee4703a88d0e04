"""A family of fits over threads of this process: kernels and array operations let go of the interpreter's lock."""

import threading
from collections.abc import Callable

from framsteg.evaluation.simplex.compiling import worker_count

WORTH_A_THREAD = 32
"""Fewer fits than this per thread are not worth starting one."""


def spread(count: int, work: Callable[[int, int], None], alone: bool = False) -> None:
    """Call ``work(lo, hi)`` over 0..count on threads of this process; the caller's thread does the last part."""
    parts = 1 if alone else max(1, min(worker_count(), count // WORTH_A_THREAD))
    edges = [count * part // parts for part in range(parts + 1)]
    threads = [threading.Thread(target=work, args=(edges[p], edges[p + 1])) for p in range(parts - 1)]
    for thread in threads:
        thread.start()
    work(edges[-2], edges[-1])
    for thread in threads:
        thread.join()
