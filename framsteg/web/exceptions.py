"""Exceptions for claims, beside the texts that they were made for.

Most texts have none. All of them are read once for each generation of the public data, so that a page costs no query
of its own for them, whether it has any or not.
"""

from collections.abc import Mapping, Sequence

from django.core.cache import cache
from django.http import HttpRequest

from framsteg.analysis.models import ClaimOverride
from framsteg.analysis.queries.evaluations import all_overrides
from framsteg.lib import markdown
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Programme, SubProject
from framsteg.web.presenters.findings import ExceptionNote, exception_notes
from framsteg.web.site import current_language

Made = Mapping[tuple[str, str], Sequence[ClaimOverride]]
PROSE = (
    "title", "title_en", "summary", "summary_en", "body", "body_en", "text", "text_en", "became", "became_en",
    "documentation", "documentation_en", "feedback", "feedback_en",
)  # fmt: skip


def exceptions_of(
    request: HttpRequest, kind: str, identity: int, words: str, municipality: str
) -> Sequence[ExceptionNote]:
    """The exceptions for sentences that `words` still holds."""
    made = _made(request).get((kind, str(identity)), ())
    if not made:
        return ()
    text = " ".join(words.split())
    still_there = [each for each in made if each.sentence in text]
    return exception_notes(still_there, municipality, current_language())


def exceptions_in(
    request: HttpRequest, instance: Programme | SubProject | Decision | Event, municipality: str
) -> Sequence[ExceptionNote]:
    """Those of an object's own texts."""
    words = "\n".join(str(getattr(instance, name, "") or "") for name in PROSE)
    plain = markdown.to_plain(words)
    return exceptions_of(request, instance._meta.label_lower, instance.pk, f"{words}\n{plain}", municipality)


def _made(request: HttpRequest) -> Made:
    """The exceptions by the kind and identity of the text."""
    generation: int | None = getattr(request, "framsteg_generation", None)
    if generation is None:
        return _read()
    key = f"claim-exceptions:{generation}"
    kept: Made | None = cache.get(key)
    if kept is None:
        kept = _read()
        cache.set(key, kept)
    return kept


def _read() -> Made:
    made: dict[tuple[str, str], list[ClaimOverride]] = {}
    for each in all_overrides():
        made.setdefault((each.object_type, each.object_id), []).append(each)
    return made
