"""What will be locked when a plan is filed, as it is shown before it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from framsteg.analysis.actions.plans import last_known_period, unwritten
from framsteg.analysis.models import EvaluationPlan
from framsteg.lib.plain_language import Language, Text, in_language, sentence
from framsteg.web.presenters.evaluation_plans import decided
from framsteg.web.presenters.indicator_words import period_words


@dataclass(frozen=True)
class ToBeLocked:
    """A draft with everything it decides; `unwritten` are the fields without which it cannot be filed."""

    number: int
    version: int
    question: Text
    facts: Sequence[tuple[str, str]]
    reasons: Sequence[tuple[str, Text]]
    known: str
    is_before: bool
    unwritten: Sequence[str]


def to_be_locked(plan: EvaluationPlan, language: Language) -> ToBeLocked:
    evaluation, names = plan.evaluation, ("assumptions", "method", "reason")
    texts = [
        (name, in_language(getattr(plan, name), getattr(plan, f"{name}_en"), language)) for name in names
    ]
    known = last_known_period(evaluation)
    facts = (
        (_("Programme"), str(evaluation.programme)),
        (_("Indicator"), str(plan.indicator)),
        (_("Municipality"), f"{plan.region.name} ({plan.region_id})"),
        *decided(plan, language),
    )
    return ToBeLocked(
        number=plan.number,
        version=plan.version,
        question=in_language(plan.question, plan.question_en, language),
        facts=facts,
        reasons=[(_label(name), text) for name, text in texts if text.value],
        known=_known(known, plan.starts, language),
        is_before=known < plan.starts,
        unwritten=[_label(name) for name in unwritten(plan)],
    )


def _label(name: str) -> str:
    return sentence(str(getattr(EvaluationPlan._meta.get_field(name), "verbose_name", name)))


def _known(known: str, starts: str, language: Language) -> str:
    """What the public page will say of when the question was asked."""
    if not known:
        return _(
            "No figure is known yet. The page will say that the question was filed before its outcome was known."
        )
    said = {"known": period_words(known, language), "start": period_words(starts, language)}
    if known < starts:
        told = _(
            "The latest known figure is for %(known)s, before %(start)s. The page will say that the question was filed "
            "before its outcome was known."
        )
    else:
        told = _(
            "Figures up to %(known)s are known already. The page will say that the question was filed after its "
            "outcome was known, which makes the answer weaker."
        )
    return told % said
