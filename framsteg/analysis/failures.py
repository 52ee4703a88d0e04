"""Why something could not be computed, and which criteria are met, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from framsteg.lib.plain_language import Language

_FAILURES: dict[Language, dict[str, str]] = {
    "sv": {
        "no_figures": "Det finns inga siffror för indikatorn.",
        "missing_values": "Kommunens egen serie saknar siffror, först för {period}.",
        "unit_not_found": "En av kommunerna i planen finns inte i siffrorna: {unit}.",
        "start_outside_panel": "Serien har för få siffror före starten {period}: den går från {first} till {last}.",
        "too_few_donors": "Det finns för få kommuner att jämföra med: {count}.",
        "scale_not_possible": "Skalan kräver siffror över noll, men {unit} har {value} för {period}.",
        "constant_series": "Kommunens siffror är desamma hela tiden före starten, så det finns inget att jämföra.",
        "not_optimal": "Beräkningen nådde inte ända fram.",
        "period_not_found": "Perioden {period} finns inte i siffrorna, som går från {first} till {last}.",
    },
    "en": {
        "no_figures": "There are no figures for the indicator.",
        "missing_values": "The municipality's own series lacks figures, first for {period}.",
        "unit_not_found": "One of the municipalities of the plan is not among the figures: {unit}.",
        "start_outside_panel": "The series has too few figures before the start {period}: it covers {first} to {last}.",
        "too_few_donors": "There are too few municipalities to compare with: {count}.",
        "scale_not_possible": "The scale needs figures above zero, but {unit} has {value} for {period}.",
        "constant_series": "The municipality's figures are the same all the time before the start: nothing to compare.",
        "not_optimal": "The computation did not reach its end.",
        "period_not_found": "The period {period} is not among the figures, which go from {first} to {last}.",
    },
}
_OTHER = {
    "sv": "Beräkningen gick inte att göra. Felet heter {code}.",
    "en": "The computation could not be made. The error is called {code}.",
}


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "–"


def failure_sentence(code: str, facts: Mapping[str, Any], language: Language) -> str:
    """What stopped the computation."""
    template = _FAILURES[language].get(code, _OTHER[language])
    return template.format_map(_Facts(**{**facts, "code": code}))


_CRITERIA: dict[Language, dict[str, str]] = {
    "sv": {
        "counterfactual": "Jämför med vad som annars skulle ha hänt",
        "assumptions": "Motiverade statistiska antaganden",
        "method": "Motiverat val av metod",
    },
    "en": {
        "counterfactual": "Compares with what would have happened otherwise",
        "assumptions": "Justified statistical assumptions",
        "method": "Justified choice of method",
    },
}
_CHECKS: dict[Language, dict[str, str]] = {
    "sv": {
        "pre_fit": "jämförelsen följde kommunen före starten",
        "convex_hull": "det finns kommuner att jämföra med",
        "leave_one_donor_out": "svaret hänger inte på en enda kommun",
        "donor_pools": "andra urval av kommuner ger samma slutsats",
        "breaks": "serien har inga synliga brott",
        "optimality": "beräkningen är bevisat färdig",
        "estimators_agree": "andra metoder ger samma slutsats",
        "series_start": "en kortare serie ger samma slutsats",
        "treatment_start": "en start ett år tidigare eller senare ger samma slutsats",
    },
    "en": {
        "pre_fit": "the comparison followed the municipality before the start",
        "convex_hull": "there are municipalities to compare with",
        "leave_one_donor_out": "the answer does not hang on a single municipality",
        "donor_pools": "other choices of municipalities give the same conclusion",
        "breaks": "the series has no visible breaks",
        "optimality": "the computation is proven to be finished",
        "estimators_agree": "other methods give the same conclusion",
        "series_start": "a shorter series gives the same conclusion",
        "treatment_start": "a start one period earlier or later gives the same conclusion",
    },
}
_REASONS: dict[Language, dict[str, str]] = {
    "sv": {
        "imaginary_quiet": "påhittade program i tidigare år ger inte fler utslag än slumpen",
        "imaginary_significant": "påhittade program i tidigare år ger för många utslag",
        "written": "skälen är nedskrivna i planen",
        "not_written": "skälen är inte nedskrivna",
        "too_early": "inget är beräknat ännu",
    },
    "en": {
        "imaginary_quiet": "made-up programmes in earlier years stand out no more often than chance allows",
        "imaginary_significant": "made-up programmes in earlier years stand out too often",
        "written": "the reasons are written in the plan",
        "not_written": "the reasons are not written down",
        "too_early": "nothing has been computed yet",
    },
}
_NOT = {"sv": "det stämmer inte att {text}", "en": "it does not hold that {text}"}
_UNTRIED = {"sv": "det gick inte att pröva om {text}", "en": "it could not be tried whether {text}"}


def criterion_title(code: str, language: Language) -> str:
    return _CRITERIA[language][code]


def criterion_reasons(reasons: Sequence[Mapping[str, Any]], language: Language) -> tuple[str, ...]:
    """What decided a criterion, as clauses; reasons without words of their own are left out."""
    told = (_reason(reason, language) for reason in reasons)
    return tuple(clause for clause in told if clause)


def _reason(reason: Mapping[str, Any], language: Language) -> str:
    code = str(reason["code"])
    if code in _REASONS[language]:
        return _REASONS[language][code]
    text = _CHECKS[language].get(str(reason["facts"].get("check", "")), "")
    if not text:
        return ""
    if code == "check_failed":
        return _NOT[language].format(text=text)
    return _UNTRIED[language].format(text=text) if code == "check_not_possible" else text
