"""The same two solvers in plain NumPy, for where there is no compiler.

Symbols as in the kernels: n donors, d periods, ``points`` (n, d), ``target`` (d,), ``ridge`` the penalty.
"""

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats, Truths

FLOOR, ROUNDING = 1e-13, 1e-16


def active_set(
    gram: Floats, cross: Floats, square: float, ridge: float, allowed: Truths, tolerance: float
) -> tuple[Floats, int]:
    """Weights (n,) of the nearest point of the hull, by Wolfe's (1976) active set, and the steps used."""
    n = len(cross)
    base = np.where(allowed, -cross, np.inf)
    distances = gram.diagonal() - 2.0 * cross + (square + ridge)
    scale = float(distances[allowed].mean())
    support, weights = [int((distances + np.where(allowed, 0.0, np.inf)).argmin())], np.ones(1)
    shift = max(float(distances[support[0]]), FLOOR * scale, 1e-300)
    steps = 0
    while steps < 20 * n + 100:
        steps += 1
        slope = weights @ gram[support] + base
        if ridge:
            slope[support] += ridge * weights
        own, entering = float(weights @ slope[support]), int(slope.argmin())
        objective = own - float(weights @ cross[support]) + square
        bound = max(tolerance * objective, ROUNDING * scale)
        if own - slope[entering] <= bound or objective <= 0.1 * ROUNDING * scale or entering in support:
            break
        support, weights = settle(gram, cross, square + shift, ridge, [*support, entering], weights)
        if support[-1] != entering:
            base[entering] = np.inf
    full = np.zeros(n)
    full[support] = weights
    return full, steps


def settle(
    gram: Floats, cross: Floats, square: float, ridge: float, support: list[int], weights: Floats
) -> tuple[list[int], Floats]:
    """Minimise over the support, whose last donor is new, dropping those whose weight would turn negative."""
    rows, weights = np.array(support), np.append(weights, 0.0)
    matrix = gram[rows[:, None], rows] + (square - cross[rows] - cross[rows, None])
    if ridge:
        matrix.flat[:: len(rows) + 1] += ridge
    while len(rows) > 1:
        wanted = affine_minimum(matrix)
        if wanted.min() > FLOOR:
            return rows.tolist(), wanted
        weights, keep = walk(weights, wanted)
        rows, weights, matrix = rows[keep], weights[keep], matrix[keep][:, keep]
    return rows.tolist(), np.ones(1)


def affine_minimum(matrix: Floats) -> Floats:
    """Weights summing to one of the least-norm point in the affine hull whose shifted Gram matrix is given."""
    try:
        raw = np.linalg.solve(matrix, np.ones(len(matrix)))
    except np.linalg.LinAlgError:
        raw = np.linalg.lstsq(matrix, np.ones(len(matrix)), rcond=None)[0]
    return np.asarray(raw / raw.sum())


def walk(weights: Floats, wanted: Floats) -> tuple[Floats, Truths]:
    """Move towards ``wanted`` until the first weight becomes zero; the weights there and which donors remain."""
    falling = np.flatnonzero(wanted <= FLOOR)
    drop = weights[falling] - wanted[falling]
    shares = np.divide(weights[falling], drop, out=np.zeros(len(falling)), where=drop > 0.0)
    first = int(shares.argmin())
    keep = np.ones(len(weights), dtype=bool)
    keep[falling[first]] = False
    return weights + shares[first] * (wanted - weights), keep


def project(values: Floats) -> Floats:
    """Nearest point of the unit simplex (Held, Wolfe, Crowder 1974)."""
    falling = np.sort(values)[::-1]
    excess = (np.cumsum(falling) - 1.0) / np.arange(1, len(values) + 1)
    last = int(np.flatnonzero(falling > excess)[-1])
    return np.asarray(np.maximum(values - excess[last], 0.0))


def newton(
    points: Floats, target: Floats, ridge: float, dual: Floats, tolerance: float
) -> tuple[Floats, int]:
    """Ridge-penalised weights (n,) by semismooth Newton steps on the dual (d,), and the evaluations used."""
    reach = 2.0 * float(np.sqrt((points**2).sum(axis=1).max()))
    best, length, slope = -np.inf, 1.0, 0.0
    trial, step, weights = dual, np.zeros_like(dual), np.zeros(len(points))
    evaluations = 0
    while evaluations < 300:
        evaluations += 1
        weights = project(points @ trial / -ridge)
        residual = weights @ points - target
        squares = float(weights @ weights)
        value = 0.5 * ridge * squares + float(trial @ residual) - 0.5 * float(trial @ trial)
        if value < best + 1e-4 * length * slope - 1e-14 * abs(best) and length > 1e-4:
            length *= 0.5
            trial = dual + length * step
            continue
        best, length, dual = value, 1.0, trial
        error = residual - dual
        if reach * float(np.sqrt(error @ error)) <= tolerance * (
            float(residual @ residual) + ridge * squares
        ):
            break
        step = newton_step(points[weights > 0.0], ridge, error)
        slope, trial = float(error @ step), dual + step
    return weights, evaluations


def newton_step(support: Floats, ridge: float, error: Floats) -> Floats:
    """(I + C/c)^-1 error, C the centred scatter of the support; solved in the smaller of its two sizes."""
    centred = support - support.mean(axis=0)
    size, d = centred.shape
    if size < d:
        inner = centred @ centred.T
        inner.flat[:: size + 1] += ridge
        return np.asarray(error - centred.T @ np.linalg.solve(inner, centred @ error))
    outer = centred.T @ centred
    outer.flat[:: d + 1] += ridge
    return np.asarray(np.linalg.solve(outer, ridge * error))
