"""Compiled: nearest point of a convex hull by a primal active set (Wolfe 1976). Imported only when compiling.

Plain loops over float64, no fast-math: IEEE order, the same bits whatever the number of threads. All kernels of this
solver live in this one file, because the compiler's disk cache notices changes in the file that holds a function, not
in the files it calls.

Symbols: n donors; ``gram`` (n, n) = points @ points.T; per target ``cross`` (n,) = points @ target and ``square`` =
target @ target; ``ridge`` >= 0 the penalty. Solves  min |w' points - target|^2 + ridge |w|^2,  w >= 0, sum w = 1.
"""

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths, kernel

FLOOR = 1e-13
"""Smaller shares than this count as zero: weights, and pivots relative to their diagonal."""

ROUNDING = 1e-16
"""Duality gaps below this share of the donors' mean squared distance are rounding."""


@kernel
def gradient(out: Floats, base: Floats, gram: Floats, support: Indices, weights: Floats, size: int) -> None:
    """out = base + weights @ gram[support], four rows at a time."""
    n = base.shape[0]
    full = size - size % 4
    for j in range(n):
        out[j] = base[j]
    for a in range(0, full, 4):
        w0, w1, w2, w3 = weights[a], weights[a + 1], weights[a + 2], weights[a + 3]
        r0, r1 = gram[support[a]], gram[support[a + 1]]
        r2, r3 = gram[support[a + 2]], gram[support[a + 3]]
        for j in range(n):
            out[j] += (w0 * r0[j] + w1 * r1[j]) + (w2 * r2[j] + w3 * r3[j])
    for a in range(full, size):
        w0, r0 = weights[a], gram[support[a]]
        for j in range(n):
            out[j] += w0 * r0[j]


@kernel
def lowest(values: Floats) -> int:
    """Place of the smallest value, the first of equals; by blocks of eight, so that most compare without branching."""
    n = values.shape[0]
    full = n - n % 8
    best, found = np.inf, 0
    for start in range(0, full, 8):
        a = min(values[start], values[start + 1])
        b = min(values[start + 2], values[start + 3])
        c = min(values[start + 4], values[start + 5])
        d = min(values[start + 6], values[start + 7])
        least = min(min(a, b), min(c, d))
        if least < best:
            best, found = least, start
    for j in range(found, min(found + 8, full)):
        if values[j] == best:
            found = j
            break
    for j in range(full, n):
        if values[j] < best:
            best, found = values[j], j
    return found


@kernel
def factor_row(
    row: int, factor: Floats, work: Floats, gram: Floats, cross: Floats, support: Indices, square: float,
    ridge: float,
) -> bool:  # fmt: skip
    """Append a row to the Cholesky factor of the support's shifted Gram matrix; False when it depends on the others.

    work[2] holds the reciprocal diagonal, work[3] the solution of  factor @ x = 1; ``square`` includes the shift.
    """
    j = support[row]
    own, mine, line = gram[j], square - cross[j], factor[row]
    diagonal = own[j] - cross[j] + mine + ridge
    pivot, right = diagonal, 1.0
    for a in range(row):
        k, other = support[a], factor[a]
        value = own[k] - cross[k] + mine
        for b in range(a):
            value -= line[b] * other[b]
        value *= work[2, a]
        line[a] = value
        pivot -= value * value
        right -= value * work[3, a]
    if pivot <= FLOOR * diagonal:
        return False
    line[row] = np.sqrt(pivot)
    work[2, row] = 1.0 / line[row]
    work[3, row] = right * work[2, row]
    return True


@kernel
def affine_minimum(size: int, factor: Floats, work: Floats) -> None:
    """work[1] = weights summing to one of the least-norm point in the affine hull of the support."""
    out = work[1]
    for a in range(size):
        out[a] = work[3, a]
    total = 0.0
    for a in range(size - 1, -1, -1):
        value, row = out[a] * work[2, a], factor[a]
        for b in range(a):
            out[b] -= row[b] * value
        out[a] = value
        total += value
    scale = 1.0 / total
    for a in range(size):
        out[a] *= scale


@kernel
def move(size: int, work: Floats) -> int:
    """Move work[0] towards work[1] until a weight becomes zero; its place, or -1 when none does."""
    weights, wanted = work[0], work[1]
    place, step = -1, 1.0
    for a in range(size):
        if wanted[a] <= FLOOR:
            share = weights[a] / (weights[a] - wanted[a]) if weights[a] > wanted[a] else 0.0
            if place < 0 or share < step:
                step, place = share, a
    for a in range(size):
        weights[a] += step * (wanted[a] - weights[a])
    return place


@kernel
def drop(place: int, size: int, factor: Floats, work: Floats, support: Indices) -> None:
    """Take one donor out of the support and the factor, whose later columns are turned back by Givens rotations."""
    for a in range(place, size - 1):
        support[a] = support[a + 1]
        work[0, a] = work[0, a + 1]
        row, below = factor[a], factor[a + 1]
        for b in range(a + 2):
            row[b] = below[b]
    for a in range(place, size - 1):
        x, y = factor[a, a], factor[a, a + 1]
        length = np.sqrt(x * x + y * y)
        inverse = 1.0 / length
        cosine, sine = x * inverse, y * inverse
        factor[a, a] = length
        work[2, a] = inverse
        for r in range(a + 1, size - 1):
            x, y = factor[r, a], factor[r, a + 1]
            factor[r, a] = cosine * x + sine * y
            factor[r, a + 1] = cosine * y - sine * x
        x, y = work[3, a], work[3, a + 1]
        work[3, a] = cosine * x + sine * y
        work[3, a + 1] = cosine * y - sine * x


@kernel
def settle(size: int, factor: Floats, work: Floats, support: Indices) -> int:
    """Minimise over the support, dropping donors whose weight would turn negative; the size that is left."""
    affine_minimum(size, factor, work)
    place = move(size, work)
    while place >= 0:
        drop(place, size, factor, work, support)
        size -= 1
        affine_minimum(size, factor, work)
        place = move(size, work)
    return size


@kernel
def fill_row(j: int, points: Floats, gram: Floats, ready: Truths) -> None:
    """gram[j] = points @ points[j], once."""
    if ready[j]:
        return
    for k in range(points.shape[0]):
        value = 0.0
        for t in range(points.shape[1]):
            value += points[k, t] * points[j, t]
        gram[j, k] = value
    ready[j] = True


@kernel
def start(
    norms: Floats, cross: Floats, square: float, ridge: float, allowed: Truths, base: Floats, slope: Floats
) -> float:
    """Fill ``base`` and ``slope`` (squared distances of the donors); returns the mean squared distance."""
    total, count = 0.0, 0
    for j in range(norms.shape[0]):
        base[j] = np.inf
        slope[j] = np.inf
        if allowed[j]:
            base[j] = -cross[j]
            slope[j] = norms[j] - 2.0 * cross[j] + square + ridge
            total += slope[j]
            count += 1
    return total / max(count, 1)


@kernel
def is_optimal(
    entering: int, size: int, slope: Floats, work: Floats, cross: Floats, support: Indices, limits: Floats
) -> bool:
    """Duality gap of the weights against limits = (square, relative tolerance, absolute tolerance)."""
    own, mean_cross = 0.0, 0.0
    for a in range(size):
        own += work[0, a] * slope[support[a]]
        mean_cross += work[0, a] * cross[support[a]]
    objective = own - mean_cross + limits[0]
    gap = own - slope[entering]
    for a in range(size):
        if support[a] == entering:
            return True
    return bool(gap <= max(limits[1] * objective, limits[2]) or objective <= 0.1 * limits[2])


@kernel
def roomier(factor: Floats, most: int) -> Floats:
    room = min(most, 2 * factor.shape[0])
    larger = np.empty((room, room))
    for a in range(factor.shape[0]):
        for b in range(a):
            larger[a, b] = factor[a, b]
    return larger


@kernel
def resume(
    start: Floats, points: Floats, factor: Floats, work: Floats, gram: Floats, ready: Truths, cross: Floats,
    support: Indices, square: float, ridge: float,
) -> int:  # fmt: skip
    """Begin from the weights ``start`` (n,), whose sum is one; the size of the support, 0 when that is no beginning."""
    size = 0
    for j in range(start.shape[0]):
        if start[j] > FLOOR:
            support[size], work[0, size] = j, start[j]
            fill_row(j, points, gram, ready)
            if not factor_row(size, factor, work, gram, cross, support, square, ridge):
                return 0
            size += 1
            if size == factor.shape[0]:
                return 0
    return settle(size, factor, work, support) if size > 1 else 0


@kernel
def refine(
    size: int, factor: Floats, work: Floats, points: Floats, target: Floats, support: Indices, ridge: float
) -> None:
    """Correct the support's weights once by the gradient taken from the data, moved to ``target`` (d,).

    The Gram matrix loses the digits that a close fit of large numbers needs; its factor still gives the step.
    """
    weights, step, residual = work[0], work[1], np.zeros(points.shape[1])
    for a in range(size):
        row = points[support[a]]
        for t in range(residual.shape[0]):
            residual[t] += weights[a] * (row[t] - target[t])
    share, total = 0.0, 0.0
    for a in range(size):
        row, line, value = points[support[a]], factor[a], -ridge * weights[a]
        for t in range(residual.shape[0]):
            value -= (row[t] - target[t]) * residual[t]
        for b in range(a):
            value -= line[b] * step[b]
        step[a] = value * work[2, a]
        share += step[a] * work[3, a]
        total += work[3, a] * work[3, a]
    share /= total
    least = np.inf
    for a in range(size - 1, -1, -1):
        value = step[a] - share * work[3, a]
        for b in range(a + 1, size):
            value -= factor[b, a] * step[b]
        step[a] = value * work[2, a]
        least = min(least, weights[a] + step[a])
    if least > 0.0:
        for a in range(size):
            weights[a] += step[a]


@kernel
def spread_out(size: int, support: Indices, weights: Floats, out: Floats) -> None:
    """The support's weights at their places, zeros elsewhere."""
    for j in range(out.shape[0]):
        out[j] = 0.0
    for a in range(size):
        out[support[a]] = weights[a]


@kernel
def active_set(
    points: Floats, norms: Floats, gram: Floats, ready: Truths, cross: Floats, square: float, ridge: float,
    allowed: Truths, tolerance: float, target: Floats, out: Floats,
) -> int:  # fmt: skip
    """Optimal weights of one target into ``out`` (n,), which holds weights to begin with or zeros; the steps.

    They are refined from the data unless ``target`` is empty.
    """
    n = gram.shape[0]
    base, slope = np.empty(n), np.empty(n)
    support, work = np.empty(n + 1, np.int64), np.zeros((4, n + 1))
    scale = start(norms, cross, square, ridge, allowed, base, slope)
    support[0] = lowest(slope)
    shifted = square + max(slope[support[0]], FLOOR * scale, 1e-300)
    limits = np.empty(3)
    limits[0], limits[1], limits[2] = square, tolerance, ROUNDING * scale
    factor = np.empty((min(n, 64), min(n, 64)))
    size, steps = resume(out, points, factor, work, gram, ready, cross, support, shifted, ridge), 0
    if size == 0:
        support[0] = lowest(slope)
        work[0, 0] = 1.0
        fill_row(support[0], points, gram, ready)
        factor_row(0, factor, work, gram, cross, support, shifted, ridge)
        size = 1
    while steps < 3 * n + 100:
        steps += 1
        gradient(slope, base, gram, support, work[0], size)
        for a in range(size):
            slope[support[a]] += ridge * work[0, a]
        entering = lowest(slope)
        if is_optimal(entering, size, slope, work, cross, support, limits) or size == n:
            break
        if size == factor.shape[0]:
            factor = roomier(factor, n)
        support[size], work[0, size] = entering, 0.0
        fill_row(entering, points, gram, ready)
        if factor_row(size, factor, work, gram, cross, support, shifted, ridge):
            size = settle(size + 1, factor, work, support)
        else:
            base[entering] = np.inf
    if target.shape[0]:
        refine(size, factor, work, points, target, support, ridge)
    spread_out(size, support, work[0], out)
    return steps


@kernel
def active_set_range(
    lo: int, hi: int, points: Floats, norms: Floats, gram: Floats, ready: Truths, cross: Floats, squares: Floats,
    ridges: Floats, allowed: Truths, tolerance: float, targets: Floats, out: Floats, steps: Indices,
) -> None:  # fmt: skip
    """Targets lo..hi: ``cross`` (m, n), ``squares`` and ``ridges`` (m,), ``allowed`` and ``out`` (m, n).

    ``norms`` (n,) is the diagonal of ``gram``, of which the rows marked ``ready`` (n,) are there.
    """
    for i in range(lo, hi):
        steps[i] = active_set(
            points,
            norms,
            gram,
            ready,
            cross[i],
            squares[i],
            ridges[i],
            allowed[i],
            tolerance,
            targets[i],
            out[i],
        )


@kernel
def own_gram_range(lo: int, hi: int, grams: Floats, ridges: Floats, tolerance: float, out: Floats) -> None:
    """Problems lo..hi, each with its own ``grams`` (m, n, n) of donors moved to the target; ``out`` (m, n)."""
    n = grams.shape[1]
    nothing, everything, norms, nowhere = np.zeros(n), np.ones(n, np.bool_), np.empty(n), np.empty(0)
    for i in range(lo, hi):
        gram, ridge = grams[i], ridges[i]
        for j in range(n):
            norms[j] = gram[j, j]
        active_set(gram, norms, gram, everything, nothing, 0.0, ridge, everything, tolerance, nowhere, out[i])
