"""What checks, their outcomes and their variations are called."""

from framsteg.lib.plain_language import Language

OUTCOMES: dict[Language, dict[str, str]] = {
    "sv": {
        "passed": "Gick väl",
        "failed": "Manar till försiktighet",
        "noted": "Bra att veta",
        "not_possible": "Gick inte att göra",
    },
    "en": {
        "passed": "Came out well",
        "failed": "Calls for caution",
        "noted": "Good to know",
        "not_possible": "Could not be done",
    },
}
TITLES: dict[Language, dict[str, str]] = {
    "sv": {
        "pre_fit": "Följde jämförelsen kommunen före starten?",
        "convex_hull": "Finns det kommuner att jämföra med?",
        "leave_one_donor_out": "Hänger svaret på en enda kommun?",
        "in_time": "Ger påhittade program i tidigare år också ”effekter”?",
        "donor_pools": "Blir svaret ett annat med andra kommuner?",
        "series_start": "Blir svaret ett annat om serien börjar senare?",
        "treatment_start": "Blir svaret ett annat om programmet började tidigare eller senare?",
        "breaks": "Finns det brott i serien?",
        "data": "Hur är siffrorna?",
        "optimality": "Räknade datorn ända fram?",
        "estimators_agree": "Säger andra metoder något annat?",
    },
    "en": {
        "pre_fit": "Did the comparison follow the municipality before the start?",
        "convex_hull": "Are there municipalities to compare with?",
        "leave_one_donor_out": "Does the answer hang on a single municipality?",
        "in_time": "Do made-up programmes in earlier years have “effects” too?",
        "donor_pools": "Is the answer another with other municipalities?",
        "series_start": "Is the answer another if the series begins later?",
        "treatment_start": "Is the answer another if the programme began earlier or later?",
        "breaks": "Are there breaks in the series?",
        "data": "What are the figures like?",
        "optimality": "Did the computation reach its end?",
        "estimators_agree": "Do other methods say something else?",
    },
}
_POOLS: dict[Language, dict[str, str]] = {
    "sv": {
        "without_own_group": "utan det egna länet",
        "without_neighbours": "utan grannkommunerna",
        "without_own_group_and_neighbours": "utan det egna länet och grannkommunerna",
        "without_largest": "utan de största kommunerna",
        "same_size": "bara med kommuner av liknande storlek",
    },
    "en": {
        "without_own_group": "without the own county",
        "without_neighbours": "without the neighbours",
        "without_own_group_and_neighbours": "without the own county and the neighbours",
        "without_largest": "without the largest municipalities",
        "same_size": "only with municipalities of similar size",
    },
}
METHODS: dict[Language, dict[str, str]] = {
    "sv": {
        "sdid": "syntetisk skillnad-i-skillnader",
        "demeaned": "syntetisk kontroll med egen nivå",
        "anchored": "syntetisk kontroll från sista året före",
        "sc": "klassisk syntetisk kontroll",
        "ridge": "syntetisk kontroll med utjämning",
        "did": "enkel skillnad-i-skillnader",
    },
    "en": {
        "sdid": "synthetic difference-in-differences",
        "demeaned": "synthetic control with a level of its own",
        "anchored": "synthetic control from the last year before",
        "sc": "classic synthetic control",
        "ridge": "ridge-augmented synthetic control",
        "did": "plain difference-in-differences",
    },
}


def case_label(code: str, label: str, language: Language) -> str:
    """What a variation within a check is called."""
    named = {"donor_pools": _POOLS, "estimators_agree": METHODS}.get(code)
    if named:
        return named[language].get(label, label)
    return {
        "series_start": {"sv": f"serien börjar {label}", "en": f"the series begins in {label}"},
        "treatment_start": {"sv": f"start {label}", "en": f"start in {label}"},
        "in_time": {"sv": f"påhittad start {label}", "en": f"made-up start in {label}"},
    }.get(code, {"sv": label, "en": label})[language]
