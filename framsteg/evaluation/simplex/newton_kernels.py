"""Compiled: ridge-penalised weights by semismooth Newton steps on the dual. Imported only when compiling.

Solves  min 1/2 |u|^2 + c/2 |w|^2,  u = w' points - target,  w >= 0, sum w = 1. With the dual variable v (d,), the
weights are the projection of -points @ v / c on the simplex, and the optimum is the fixed point v = u. The dual is
concave and piecewise quadratic; its Newton matrix is  I + C/c,  C the scatter of the donors with positive weight
(Qi, Sun 1993). For long series the system is solved in the size of the support (Woodbury).

Symbols: n donors, d periods, ``points`` (n, d), ``flipped`` = points.T, ``members`` the allowed donors' places.
"""

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths, kernel

LONG = 96
"""From this many periods the Newton system takes the size of the support when that is smaller."""


@kernel
def threshold(values: Floats) -> float:
    """tau with  sum max(values - tau, 0) = 1  by Michelot's (1986) rounds; it rises to the answer."""
    total, count = 0.0, len(values)
    for a in range(count):
        total += values[a]
    tau, members = (total - 1.0) / count, count
    for _ in range(count + 1):
        total, inside = 0.0, 0
        for a in range(count):
            if values[a] > tau:
                total += values[a]
                inside += 1
        if inside == members or inside == 0:
            break
        tau, members = (total - 1.0) / inside, inside
    return tau


@kernel
def solve_positive(matrix: Floats, right: Floats) -> None:
    """right := matrix^-1 right for a symmetric positive definite matrix, whose upper half is overwritten."""
    size = right.shape[0]
    for k in range(size):
        row = matrix[k]
        scale = 1.0 / np.sqrt(row[k])
        for b in range(k, size):
            row[b] *= scale
        value = right[k] * scale
        right[k] = value
        for b in range(k + 1, size):
            right[b] -= row[b] * value
        for i in range(k + 1, size):
            value, line = row[i], matrix[i]
            for b in range(i, size):
                line[b] -= value * row[b]
    for k in range(size - 1, -1, -1):
        value, row = right[k], matrix[k]
        for b in range(k + 1, size):
            value -= row[b] * right[b]
        right[k] = value / row[k]


@kernel
def scores(out: Floats, flipped: Floats, dual: Floats, ridge: float) -> None:
    """out = -points @ dual / ridge."""
    d, n = flipped.shape
    for j in range(n):
        out[j] = 0.0
    full = d - d % 4
    for t in range(0, full, 4):
        x0, x1, x2, x3 = -dual[t] / ridge, -dual[t + 1] / ridge, -dual[t + 2] / ridge, -dual[t + 3] / ridge
        r0, r1, r2, r3 = flipped[t], flipped[t + 1], flipped[t + 2], flipped[t + 3]
        for j in range(n):
            out[j] += (x0 * r0[j] + x1 * r1[j]) + (x2 * r2[j] + x3 * r3[j])
    for t in range(full, d):
        x0, r0 = -dual[t] / ridge, flipped[t]
        for j in range(n):
            out[j] += x0 * r0[j]


@kernel
def weigh(
    points: Floats, flipped: Floats, target: Floats, ridge: float, members: Indices, dual: Floats, work: Floats,
    weights: Floats, u: Floats,
) -> float:  # fmt: skip
    """Weights and residual ``u`` that belong to ``dual``; returns |weights|^2."""
    scores(work[0], flipped, dual, ridge)
    count = members.shape[0]
    values = work[1][:count]
    for a in range(count):
        values[a] = work[0, members[a]]
    tau = threshold(values)
    for t in range(u.shape[0]):
        u[t] = -target[t]
    squares = 0.0
    for a in range(count):
        weight = values[a] - tau
        if weight > 0.0:
            squares += weight * weight
            row = points[members[a]]
            for t in range(u.shape[0]):
                u[t] += weight * row[t]
        weights[members[a]] = max(weight, 0.0)
    return squares


@kernel
def update_scatter(
    points: Floats, weights: Floats, members: Indices, inside: Truths, scatter: Floats, total: Floats
) -> None:
    """Add donors that came into the support to the scatter and take out those that left, four at a time."""
    d, count = points.shape[1], 0
    changed, sign = np.zeros(members.shape[0] + 4, np.int64), np.zeros(members.shape[0] + 4)
    for a in range(members.shape[0]):
        j = members[a]
        now = weights[j] > 0.0
        if now != inside[j]:
            inside[j] = now
            changed[count] = j
            sign[count] = 1.0 if now else -1.0
            count += 1
    for a in range(0, count, 4):
        r0, r1, r2, r3 = (
            points[changed[a]],
            points[changed[a + 1]],
            points[changed[a + 2]],
            points[changed[a + 3]],
        )
        s0, s1, s2, s3 = sign[a], sign[a + 1], sign[a + 2], sign[a + 3]
        for t in range(d):
            x0, x1, x2, x3 = s0 * r0[t], s1 * r1[t], s2 * r2[t], s3 * r3[t]
            total[t] += (x0 + x1) + (x2 + x3)
            line = scatter[t]
            for b in range(t - t % 8, d):
                line[b] += (x0 * r0[b] + x1 * r1[b]) + (x2 * r2[b] + x3 * r3[b])


@kernel
def direction(scatter: Floats, total: Floats, size: int, ridge: float, step: Floats) -> None:
    """step := (I + C/c)^-1 step, C the centred scatter of the support."""
    d = step.shape[0]
    matrix = np.empty((d, d))
    for t in range(d):
        share = total[t] / size
        for b in range(t, d):
            matrix[t, b] = (scatter[t, b] - share * total[b]) / ridge
        matrix[t, t] += 1.0
    solve_positive(matrix, step)


@kernel
def direction_of_support(
    points: Floats, gram: Floats, weights: Floats, members: Indices, size: int, ridge: float, step: Floats
) -> None:
    """The same step from a system of the support's size:  x - Q' (cI + Q Q')^-1 Q x,  Q the centred support."""
    support = np.empty(size, np.int64)
    count = 0
    for a in range(members.shape[0]):
        if weights[members[a]] > 0.0:
            support[count] = members[a]
            count += 1
    means, matrix, right = np.zeros(size), np.empty((size, size)), np.zeros(size)
    for a in range(size):
        for b in range(size):
            matrix[a, b] = gram[support[a], support[b]]
            means[a] += matrix[a, b] / size
        for t in range(step.shape[0]):
            right[a] += points[support[a], t] * step[t]
    overall, level = mean(means), mean(right)
    for a in range(size):
        right[a] -= level
        for b in range(size):
            matrix[a, b] += overall - means[a] - means[b]
        matrix[a, a] += ridge
    solve_positive(matrix, right)
    level = mean(right)
    for a in range(size):
        for t in range(step.shape[0]):
            step[t] -= (right[a] - level) * points[support[a], t]


@kernel
def count_positive(weights: Floats) -> int:
    count = 0
    for j in range(len(weights)):
        if weights[j] > 0.0:
            count += 1
    return count


@kernel
def mean(values: Floats) -> float:
    total = 0.0
    for a in range(len(values)):
        total += values[a]
    return total / len(values)


@kernel
def dual_value(dual: Floats, u: Floats, squares: float, ridge: float) -> float:
    value = 0.5 * ridge * squares
    for t in range(dual.shape[0]):
        value += dual[t] * (u[t] - 0.5 * dual[t])
    return value


@kernel
def newton(
    points: Floats, flipped: Floats, gram: Floats, target: Floats, ridge: float, members: Indices, dual: Floats,
    reach: float, tolerance: float, weights: Floats,
) -> int:  # fmt: skip
    """Fill ``weights`` (n,) from the starting ``dual`` (d,); returns the evaluations used.

    Stops when the primal duality gap, bounded by  reach |u - v|  (reach: the donors' diameter), is within
    ``tolerance`` of the objective.
    """
    n, d = points.shape
    work, u, step, trial = np.empty((2, n)), np.empty(d), np.zeros(d), dual.copy()
    inside, scatter, total = np.zeros(n, np.bool_), np.zeros((d, d)), np.zeros(d)
    best, length, slope = -np.inf, 1.0, 0.0
    for evaluation in range(1, 301):
        squares = weigh(points, flipped, target, ridge, members, trial, work, weights, u)
        value = dual_value(trial, u, squares, ridge)
        if value < best + 1e-4 * length * slope - 1e-14 * abs(best) and length > 1e-4:
            length *= 0.5
            for t in range(d):
                trial[t] = dual[t] + length * step[t]
            continue
        best, length, objective, error = value, 1.0, ridge * squares, 0.0
        for t in range(d):
            dual[t] = trial[t]
            step[t] = u[t] - dual[t]
            objective += u[t] * u[t]
            error += step[t] * step[t]
        if reach * np.sqrt(error) <= tolerance * objective:
            return evaluation
        size = count_positive(weights)
        if d < LONG or size >= d:
            update_scatter(points, weights, members, inside, scatter, total)
            direction(scatter, total, size, ridge, step)
        else:
            direction_of_support(points, gram, weights, members, size, ridge, step)
        slope = 0.0
        for t in range(d):
            slope += (u[t] - dual[t]) * step[t]
            trial[t] = dual[t] + step[t]
    return 300


@kernel
def places(marks: Truths) -> Indices:
    out, count = np.empty(len(marks), np.int64), 0
    for j in range(len(marks)):
        if marks[j]:
            out[count] = j
            count += 1
    return out[:count]


@kernel
def newton_range(
    lo: int, hi: int, points: Floats, flipped: Floats, gram: Floats, targets: Floats, ridges: Floats, allowed: Truths,
    duals: Floats, reach: float, tolerance: float, out: Floats, steps: Indices,
) -> None:  # fmt: skip
    """Targets lo..hi: ``targets`` and ``duals`` (m, d), ``ridges`` (m,), ``allowed`` and ``out`` (m, n)."""
    for i in range(lo, hi):
        members = places(allowed[i])
        steps[i] = newton(
            points, flipped, gram, targets[i], ridges[i], members, duals[i], reach, tolerance, out[i]
        )  # fmt: skip
