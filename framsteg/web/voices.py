"""What people said, beside what it has to do with.

Most areas, sub-projects and decisions have no view behind them. Which have any is read once for each generation of
the public data, so that the others cost no query.
"""

from collections.abc import Sequence

from django.core.cache import cache
from django.http import HttpRequest

from framsteg.participation.queries.contributions import behind, what_has_voices
from framsteg.programme.models import Decision, PriorityArea, SubProject
from framsteg.web.presenters.contribution_links import Voice, voices
from framsteg.web.site import current_language

Places = frozenset[tuple[str, int]]


def voices_behind(
    request: HttpRequest, target: PriorityArea | SubProject | Decision, municipality: str
) -> Sequence[Voice]:
    if (target._meta.label_lower, target.pk) not in _places(request):
        return ()
    return voices(behind(target), municipality, current_language())


def _places(request: HttpRequest) -> Places:
    generation: int | None = getattr(request, "framsteg_generation", None)
    if generation is None:
        return what_has_voices()
    key = f"voices:{generation}"
    kept: Places | None = cache.get(key)
    if kept is None:
        kept = what_has_voices()
        cache.set(key, kept)
    return kept
