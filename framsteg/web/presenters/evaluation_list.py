"""The list of evaluations: each question with what may be said about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.analysis import sentences
from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.findings import level_of
from framsteg.analysis.subjects import subject_of
from framsteg.lib.plain_language import Language, Text

from .common import title_of
from .findings import evaluation_url


@dataclass(frozen=True)
class EvaluationLine:
    """An evaluation in the list."""

    title: Text
    url: str
    level: int
    level_title: str
    sentence: str
    programme: Text


def evaluation_lines(found: Sequence[Evaluation], language: Language) -> Sequence[EvaluationLine]:
    return tuple(_line(each, language) for each in found)


def _line(evaluation: Evaluation, language: Language) -> EvaluationLine:
    level = level_of(evaluation)
    return EvaluationLine(
        title=title_of(evaluation, language),
        url=evaluation_url(evaluation.municipality.slug, evaluation.slug),
        level=int(level),
        level_title=sentences.title(level, language),
        sentence=sentences.short(level, subject_of(evaluation, language)),
        programme=title_of(evaluation.programme, language),
    )
