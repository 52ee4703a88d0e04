"""Who and what the sentences about an evaluation are about."""

from framsteg.analysis.models import Evaluation
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import Language, in_language


def subject_of(evaluation: Evaluation, language: Language) -> Subject:
    """`evaluation` with its programme, indicator and region at hand."""
    indicator, programme = evaluation.indicator, evaluation.programme
    return Subject(
        language=language,
        programme=in_language(programme.title, programme.title_en, language).value,
        municipality=evaluation.region.name,
        indicator=in_language(indicator.title, indicator.title_en, language).value,
        unit=in_language(indicator.unit, indicator.unit_en, language).value,
        decimals=indicator.decimals,
        frequency=indicator.frequency,
        persons=indicator.is_population,
    )
