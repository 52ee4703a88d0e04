"""The question in words, made from its parts."""

from framsteg.analysis.models import EvaluationPlan
from framsteg.indicators.models import Direction

_SWEDISH = {
    Direction.MORE: (
        "Växte {measured} i {place} mer från och med {starts} än den skulle ha gjort utan programmet "
        "{programme}?"
    ),
    Direction.LESS: (
        "Minskade {measured} i {place} mer från och med {starts} än den skulle ha gjort utan programmet "
        "{programme}?"
    ),
    Direction.KEEP: (
        "Utvecklades {measured} i {place} annorlunda från och med {starts} än den skulle ha gjort utan "
        "programmet {programme}?"
    ),
}
_ENGLISH = {
    Direction.MORE: (
        "Did {measured} in {place} grow more from {starts} than it would have without the programme "
        "{programme}?"
    ),
    Direction.LESS: (
        "Did {measured} in {place} fall more from {starts} than it would have without the programme "
        "{programme}?"
    ),
    Direction.KEEP: (
        "Did {measured} in {place} develop differently from {starts} than it would have without the "
        "programme {programme}?"
    ),
}


def question_texts(plan: EvaluationPlan) -> tuple[str, str]:
    """The question in Swedish and in English."""
    evaluation, indicator = plan.evaluation, plan.evaluation.indicator
    programme = evaluation.programme
    place, direction = evaluation.region.name, Direction(indicator.direction)
    swedish = "folkmängden" if indicator.is_population else f"indikatorn ”{indicator.title}”"
    english = (
        "the population"
        if indicator.is_population
        else f"the indicator “{indicator.title_en or indicator.title}”"
    )
    return (
        _SWEDISH[direction].format(
            measured=swedish, place=place, starts=plan.starts, programme=programme.title
        ),
        _ENGLISH[direction].format(
            measured=english, place=place, starts=plan.starts, programme=programme.title_en or programme.title
        ),
    )
