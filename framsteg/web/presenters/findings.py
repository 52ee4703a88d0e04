"""A finding as it stands on other pages: a programme's page, a news item, a text that cites it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from framsteg.analysis.models import ClaimOverride
from framsteg.analysis.queries.findings import FindingSummary
from framsteg.lib.plain_language import Language, Text, date_in_text


@dataclass(frozen=True)
class FindingCard:
    """What was found, in a title and a sentence, with the way to the whole evaluation."""

    level: int
    title: str
    sentence: str
    evaluation: Text
    url: str


@dataclass(frozen=True)
class ExceptionNote:
    """A sentence that was published although the finding does not allow it: who did, and why."""

    sentence: str
    who: str
    when: str
    reason: str
    url: str


def finding_card(found: FindingSummary, language: Language) -> FindingCard:
    return FindingCard(
        level=int(found.level),
        title=found.title_sv if language == "sv" else found.title_en,
        sentence=found.sentence_sv if language == "sv" else found.sentence_en,
        evaluation=found.evaluation_title,
        url=evaluation_url(found.municipality, found.slug),
    )


def finding_cards(found: Iterable[FindingSummary], language: Language) -> Sequence[FindingCard]:
    return tuple(finding_card(each, language) for each in found)


def exception_notes(
    made: Iterable[ClaimOverride], municipality: str, language: Language
) -> Sequence[ExceptionNote]:
    """The exceptions of a text, one for each sentence: the newest."""
    notes: dict[str, ExceptionNote] = {}
    for each in made:
        evaluation = each.evaluation
        url = evaluation_url(municipality, evaluation.slug) if evaluation and evaluation.is_public else ""
        day = date_in_text(each.at.date(), language)
        notes.setdefault(each.sentence, ExceptionNote(each.sentence, each.by, day, each.reason, url))
    return tuple(notes.values())


def evaluation_url(municipality: str, slug: str, name: str = "evaluation") -> str:
    return reverse(f"web:{name}", kwargs={"municipality": municipality, "slug": slug})
