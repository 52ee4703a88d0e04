"""What a writer is told of a flagged sentence: the finding it is held against, and a wording that holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.analysis import sentences
from framsteg.analysis.claims_guard import Flag
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.findings import level_of, with_levels
from framsteg.analysis.subjects import subject_of
from framsteg.lib.plain_language import Language

_ENGLISH = re.compile(r"\b(?:the|of|has|was|were|and|is|by)\b", re.IGNORECASE)
_NOT_COMPARED: dict[Language, str] = {
    "sv": "Det går inte att säga vad som ligger bakom, för ingen jämförelse med andra kommuner har gjorts.",
    "en": "It cannot be said what lies behind it, as no comparison with other municipalities has been made.",
}


@dataclass(frozen=True)
class Suggestion:
    """`finding` names what may be said; `wording` can stand in the text. `slug` is empty without an evaluation."""

    finding: str
    wording: str
    municipality: str
    slug: str


def language_of_sentence(sentence: str) -> Language:
    """English where there are more of its small words than chance would put in a Swedish sentence."""
    if re.search("[åäöÅÄÖ]", sentence) and len(_ENGLISH.findall(sentence)) < 2:
        return "sv"
    return "en" if _ENGLISH.search(sentence) else "sv"


def suggestions(flags: Sequence[Flag], language: Language) -> tuple[Suggestion, ...]:
    """One for each flag, its wording in the language of the sentence, its finding in `language`. At most one query."""
    wanted = {flag.holding.reference for flag in flags if flag.holding and flag.holding.reference}
    found = (
        {each.pk: each for each in with_levels(Evaluation.objects.filter(pk__in=wanted))} if wanted else {}
    )
    return tuple(_suggestion(flag, found, language) for flag in flags)


def _suggestion(flag: Flag, found: dict[int, Evaluation], language: Language) -> Suggestion:
    spoken = language_of_sentence(flag.sentence)
    evaluation = found.get(flag.holding.reference or 0) if flag.holding else None
    if evaluation is None:
        title = sentences.title(ClaimLevel.NO_COMPARISON, language)
        return Suggestion(title, _NOT_COMPARED[spoken], "", "")
    level = level_of(evaluation)
    return Suggestion(
        finding=sentences.title(level, language),
        wording=sentences.short(level, subject_of(evaluation, spoken)),
        municipality=evaluation.municipality.slug,
        slug=evaluation.slug if evaluation.is_public else "",
    )
