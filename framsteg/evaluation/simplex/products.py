"""Matrix products that stay on one BLAS thread: on a machine with other work, its threads wait for each other."""

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats

ONE_THREAD = 250_000
"""Multiplications per call below which OpenBLAS does not start threads (its own limit is 4 x 65 536)."""

FEWEST_ROWS = 4


def product(a: Floats, b: Floats) -> Floats:
    """a @ b in blocks of rows; very large products are left whole."""
    rows = ONE_THREAD // max(a.shape[1] * b.shape[1], 1)
    if rows >= len(a) or rows < FEWEST_ROWS:
        return np.asarray(a @ b)
    out = np.empty((len(a), b.shape[1]))
    for first in range(0, len(a), rows):
        np.matmul(a[first : first + rows], b, out=out[first : first + rows])
    return out
