"""What stands around an evaluation's answer: when it was filed, what it cannot say, how it can be repeated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from framsteg.analysis.models import EvaluationPlan
from framsteg.analysis.queries.inputs import LARGEST_LEFT_OUT
from framsteg.indicators.models import Indicator
from framsteg.lib.plain_language import Language, date_in_text

from .indicator_words import period_words

LITERATURE = (
    "Arkhangelsky, D., Athey, S., Hirshberg, D. A., Imbens, G. W., Wager, S. (2021): Synthetic "
    "Difference-in-Differences. American Economic Review 111.",
    "Abadie, A., Diamond, A., Hainmueller, J. (2010): Synthetic Control Methods for Comparative Case "
    "Studies. Journal of "
    "the American Statistical Association 105.",
    "Abadie, A. (2021): Using Synthetic Controls. Journal of Economic Literature 59.",
    "Doudchenko, N., Imbens, G. W. (2016): Balancing, Regression, Difference-in-Differences and Synthetic "
    "Control "
    "Methods. NBER Working Paper 22791.",
    "Ferman, B., Pinto, C. (2021): Synthetic Controls with Imperfect Pretreatment Fit. Quantitative "
    "Economics 12.",
    "Ben-Michael, E., Feller, A., Rothstein, J. (2021): The Augmented Synthetic Control Method. Journal of "
    "the American "
    "Statistical Association 116.",
    "Chernozhukov, V., Wüthrich, K., Zhu, Y. (2021): An Exact and Robust Conformal Inference Method for "
    "Counterfactual "
    "and Synthetic Controls. Journal of the American Statistical Association 116.",
    "Riksrevisionen (2020): RiR 2020:30.",
)


@dataclass(frozen=True)
class Filing:
    """Whether the question was filed before its answer was known, in words."""

    sentence: str
    is_before: bool


def filing(plan: EvaluationPlan, language: Language) -> Filing:
    filed = plan.filed_at
    day = date_in_text(timezone.localtime(filed).date(), language) if filed else ""
    known = period_words(plan.figures_known_to, language) if plan.figures_known_to else ""
    said = {"day": day, "known": known, "start": period_words(plan.starts, language)}
    if plan.filed_before_outcome:
        sentence = gettext(
            "The question was filed on %(day)s, before any figure from %(start)s or later was known. Method "
            "and checks "
            "were decided without knowing the outcome."
        )
    else:
        sentence = gettext(
            "The question was filed on %(day)s, after the outcome was known: figures up to %(known)s had "
            "been published "
            "already. Method and checks may have been chosen with knowledge of the outcome. That makes the "
            "answer weaker "
            "than if the question had been filed in advance."
        )
    return Filing(sentence % said, plan.filed_before_outcome)


def limits(indicator: Indicator) -> Sequence[str]:
    """What the evaluation cannot say."""
    told = [
        gettext("That no effect can be shown is not the same as that there is none."),
        gettext(
            "Other municipalities ran programmes too. The comparison is with what municipalities normally "
            "do, not with "
            "doing nothing."
        ),
        gettext(
            "Only figures for the whole municipality are compared. A sub-project can have meant much to the "
            "people it "
            "reached without showing here."
        ),
        gettext(
            "Something else that happened in the municipality at the same time, such as a company that "
            "moved in or out, "
            "cannot be told apart from the programme."
        ),
    ]
    if indicator.is_population:
        told.append(
            gettext(
                "From 2025 Statistics Sweden adds a little noise to every count to protect individuals. "
                "Differences of a "
                "few persons mean nothing."
            )
        )
    return told


def command(plan: EvaluationPlan, picture: Mapping[str, Any], file_name: str) -> str:
    """The command that repeats the computation from the downloaded figures."""
    units = [str(code) for code, _effect, _similar in picture["placebos"]]
    parts = [
        "python -m framsteg.evaluation", quote(file_name), "--unit", plan.region_id, "--start", plan.starts,
        "--estimator", plan.estimator, "--scale", plan.scale, "--first", plan.series_from,
        "--last", str(picture["series"][-1]["period"]), "--alpha", f"{float(plan.significance):g}",
        "--without-largest", str(LARGEST_LEFT_OUT),
    ]  # fmt: skip
    if plan.other_beginnings:
        parts += ["--series-starts", *plan.other_beginnings]
    if plan.donors_rule != "all":
        parts += ["--donors", ",".join(code for code in units if code != plan.region_id)]
    elif plan.exclusions:
        parts += ["--exclude", *(str(each["code"]) for each in plan.exclusions)]
    return " ".join([*parts, "--json resultat.json"])
