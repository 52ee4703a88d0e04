"""Rank of the ratio of post- to pre-treatment fit: the statistic most of the literature prints.

Abadie, Diamond, Hainmueller (2010). Placebos that fit badly before the start may be left out by how much worse than the
treated unit's their mean squared gap is.
"""

from dataclasses import dataclass

import numpy as np

from framsteg.evaluation.simplex.compiling import Floats

FILTERS = (2.0, 5.0, 20.0)

EXACT = 1e-12
"""Fits closer than this, relative to the gaps after, count as equally exact: among them the gaps after decide."""


@dataclass(frozen=True)
class RatioRank:
    """``rank`` 1 is the most extreme of ``units``; ``limit`` the multiple of the treated unit's pre-fit allowed."""

    limit: float | None
    ratio: float
    rank: int
    units: int

    @property
    def p(self) -> float:
        return self.rank / self.units


def ratio_ranks(gaps: Floats, pre: int, treated: int) -> tuple[RatioRank, ...]:
    """Without a filter and with each of FILTERS; ``gaps`` (n, T)."""
    before = (gaps[:, :pre] ** 2).mean(axis=1)
    after = (gaps[:, pre:] ** 2).mean(axis=1)
    ratios = np.sqrt(after / np.maximum(before, max(EXACT * float(after.mean()), 1e-300)))
    ranks = []
    for limit in (None, *FILTERS):
        kept = np.ones(len(gaps), dtype=bool) if limit is None else before <= limit * before[treated]
        rank = int((ratios[kept] >= ratios[treated] * (1.0 - 1e-12)).sum())
        ranks.append(RatioRank(limit, float(ratios[treated]), rank, int(kept.sum())))
    return tuple(ranks)
