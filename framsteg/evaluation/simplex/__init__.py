"""Exact least squares over the unit simplex: the weights of every synthetic control, certified one by one.

    min  |w' points - target|^2 + ridge |w|^2   subject to   w >= 0,  sum w = 1

Without a ridge this is the point of a convex hull nearest to the target (Wolfe 1976), found by a primal active
set; with one, semismooth Newton steps on the dual. Families of fits share one Gram matrix. Every fit's sum and
duality gap are recomputed from the data; a fit that fails is solved again with more care, and if that fails too
the error is named.
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.errors import NotOptimalError
from framsteg.evaluation.simplex.careful import nearest_in_data
from framsteg.evaluation.simplex.certificate import Certificate, certify
from framsteg.evaluation.simplex.compiling import Floats, Indices, Truths, compiler_is_wanted
from framsteg.evaluation.simplex.families import Family, run_active_set, run_newton
from framsteg.evaluation.simplex.products import product

TOLERANCE = 1e-8
"""Largest relative duality gap that counts as optimal."""

AIM = 1e-10
"""What the solvers stop at, so that rounding leaves room below TOLERANCE."""

REFUSED = 1e-6
"""A relative duality gap above this, after the second try, is an error."""

ROUGH = 1e-6
"""What the active set stops at when it only finds a start for the Newton steps."""

SMALL_RIDGE = 1e-6
"""Penalties below this share of the donors' mean square go to the active set: the dual would be ill-conditioned."""


@dataclass(frozen=True)
class Solution:
    """m certified fits: ``weights`` (m, n), relative duality ``gap``, ``objective``, ``perfect`` and ``steps`` (m,)."""

    weights: Floats
    gap: Floats
    objective: Floats
    perfect: Truths
    steps: Indices


def nearest(
    points: Floats,
    targets: Floats,
    allowed: Truths | None = None,
    ridges: Floats | None = None,
    start: Floats | None = None,
) -> Solution:
    """Weights on ``points`` (n, d) nearest to each of ``targets`` (m, d), on the donors that ``allowed`` (m, n) marks.

    ``start`` (m, n) are weights of fits nearby, from which fewer steps lead to the same answer.

    Raises NotOptimalError when a fit cannot be proven optimal.
    """
    n, m = len(points), len(targets)
    allowed = np.ones((m, n), dtype=bool) if allowed is None else np.ascontiguousarray(allowed)
    ridges = np.zeros(m) if ridges is None else np.asarray(ridges, dtype=float)
    family = Family(*centred(points, targets), allowed, ridges)
    weights, steps = raw_weights(family, start)
    certificate = certify(family.points, family.targets, allowed, ridges, weights)
    doubtful = certificate.failed(TOLERANCE)
    for place in doubtful:
        weights[place], steps[place], own = looked_at_closely(family, place, weights[place], steps[place])
        certificate.take_over(place, own)
    refuse(certificate)
    return Solution(weights, certificate.gap, certificate.objective, certificate.perfect, steps)


def centred(points: Floats, targets: Floats) -> tuple[Floats, Floats]:
    """Move the origin to the donors' mean (weights sum to one) and, for long series, turn to n coordinates."""
    middle, same = points.mean(axis=0), targets is points
    points = points - middle
    targets = points if same else targets - middle
    n, d = points.shape
    if d > n + len(targets):
        turned = np.asarray(np.linalg.qr(np.vstack([points, targets]).T, mode="r")).T
        points, targets = turned[:n], turned[n:]
    return np.ascontiguousarray(points), np.ascontiguousarray(targets)


def raw_weights(family: Family, start: Floats | None = None) -> tuple[Floats, Indices]:
    """Uncertified weights (m, n) and steps (m,): the active set, then Newton steps from there where a ridge weighs."""
    heavy = np.flatnonzero(family.ridges > SMALL_RIDGE * max(float(family.norms.mean()), 1e-300))
    if not heavy.size:
        return run_active_set(family, AIM, start)
    light = family.ridges.copy()
    light[heavy] = 0.0
    unpenalised = Family(family.points, family.targets, family.allowed, light)
    weights, steps = run_active_set(unpenalised, ROUGH if heavy.size == len(light) else AIM, start)
    part = family.part(heavy)
    duals = product(weights[heavy], family.points) - part.targets
    weights[heavy], steps[heavy] = run_newton(part, duals, AIM)
    return weights, steps


def looked_at_closely(
    family: Family, place: int, weights: Floats, steps: int
) -> tuple[Floats, int, Certificate]:
    """The better proven of the weights and a second try, measured from the target: close fits keep their digits."""
    own = from_the_target(family, place, weights)
    if not own.failed(TOLERANCE).size:
        return weights, steps, own
    tried, more = second_try(family, place)
    again = from_the_target(family, place, tried)
    if again.gap[0] <= own.gap[0] or own.sum_error[0] > again.sum_error[0]:
        return tried, more, again
    return weights, steps, own


def from_the_target(family: Family, place: int, weights: Floats) -> Certificate:
    rows = slice(place, place + 1)
    moved = np.ascontiguousarray(family.points - family.targets[place])
    return certify(
        moved, np.zeros((1, moved.shape[1])), family.allowed[rows], family.ridges[rows], weights[None, :]
    )


def second_try(family: Family, place: int) -> tuple[Floats, int]:
    donors = np.flatnonzero(family.allowed[place])
    full = np.zeros(len(family.points))
    full[donors], steps = nearest_in_data(
        family.points[donors], family.targets[place], float(family.ridges[place]), AIM
    )
    return full, steps


def refuse(certificate: Certificate) -> None:
    """Raise when a fit is still not proven after the second try."""
    failed = certificate.failed(REFUSED)
    if failed.size:
        raise NotOptimalError(gap=float(certificate.gap[failed].max()), fits=int(failed.size))


__all__ = ["TOLERANCE", "Solution", "compiler_is_wanted", "nearest"]
