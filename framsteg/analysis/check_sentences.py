"""What each check came to, in one sentence, and how that is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from framsteg.analysis.check_words import OUTCOMES, TITLES, case_label
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import Language, count, listing, number, percent, signed

Checked = Mapping[str, Any]


@dataclass(frozen=True)
class CheckLine:
    """A check: what it asks, what came out, and its outcome as a word with a key for its look."""

    code: str
    title: str
    sentence: str
    outcome: str
    key: str


def check_line(check: Checked, subject: Subject) -> CheckLine:
    language, code = subject.language, str(check["code"])
    outcome = str(check["outcome"])
    words = _SENTENCES.get(code)
    sentence = words(check, subject) if words and outcome != "not_possible" else _not_possible(language)
    return CheckLine(
        code,
        TITLES[language].get(code, code),
        sentence,
        OUTCOMES[language][outcome],
        outcome.replace("_", "-"),
    )


def _not_possible(language: Language) -> str:
    return {
        "sv": "Serien eller antalet kommuner räckte inte till.",
        "en": "The series or the number of municipalities did not suffice.",
    }[language]


def _between(check: Checked, subject: Subject) -> tuple[str, str]:
    """The lowest and highest mean gap of the variations."""
    facts = check["facts"]
    decimals = subject.decimals
    return signed(facts["lowest"], subject.language, decimals), signed(
        facts["highest"], subject.language, decimals
    )


def _changing(facts: Mapping[str, Any]) -> int:
    changing = facts["changing"]
    return changing if isinstance(changing, int) else len(changing)


def _same(changing: int, language: Language) -> str:
    """Whether the conclusion changes."""
    if language == "sv":
        if changing == 0:
            return "Slutsatsen blir densamma varje gång."
        return f"Slutsatsen blir en annan i {count(changing, 'sv')} fall."
    if changing == 0:
        return "The conclusion is the same each time."
    return f"The conclusion is another in {count(changing, 'en')} case{'' if changing == 1 else 's'}."


def _pre_fit(check: Checked, subject: Subject) -> str:
    better = percent(100 * check["number"], subject.language, 0)
    grade = check["facts"]["grade"]
    if subject.language == "sv":
        told = {"good": "Det är bra.", "fair": "Det är godtagbart.", "poor": "Det är för dåligt."}[grade]
        return f"Före starten följdes {better} av kommunerna närmare av sin jämförelse än den här. {told}"
    told = {"good": "That is good.", "fair": "That is acceptable.", "poor": "That is too poor."}[grade]
    return f"Before the start {better} of the municipalities were followed more closely than this one. {told}"


def _hull(check: Checked, subject: Subject) -> str:
    outside, periods = check["facts"]["outside"], check["facts"]["periods"]
    if subject.language == "sv":
        return (
            f"I {number(outside, 'sv')} av {number(periods, 'sv')} perioder före starten låg kommunen "
            f"utanför vad de "
            "andra visar."
        )
    return (
        f"In {number(outside, 'en')} of {number(periods, 'en')} periods before the start the municipality "
        f"was outside "
        "what the others show."
    )


def _leave_out(check: Checked, subject: Subject) -> str:
    facts, (low, high) = check["facts"], _between(check, subject)
    donors, language = number(facts["donors"], subject.language), subject.language
    if language == "sv":
        return (
            f"Vi tog bort {donors} kommuner, en i taget. Den genomsnittliga skillnaden blev då mellan {low} "
            f"och {high}. "
            f"{_same(_changing(facts), language)}"
        )
    return (
        f"We left out {donors} municipalities, one at a time. The mean difference was then between {low} "
        f"and {high}. "
        f"{_same(_changing(facts), language)}"
    )


def _in_time(check: Checked, subject: Subject) -> str:
    facts, language = check["facts"], subject.language
    dates, large = count(facts["dates"], language), count(facts["as_large"], language)
    if language == "sv":
        none = "inget av dem" if facts["as_large"] == 0 else large
        warning = (
            "" if facts["as_large"] == 0 else " Så stora skillnader uppstår alltså även utan program, och "
            "det talar emot "
            "att läsa skillnaden som en effekt."
        )  # fmt: skip
        return (
            f"Vi låtsades att {dates} program hade börjat i tidigare år, då det inte fanns något. Av dem "
            f"fick {none} en "
            f"skillnad som var minst lika stor som den verkliga.{warning}"
        )
    none = "none" if facts["as_large"] == 0 else large
    warning = (
        "" if facts["as_large"] == 0 else " So differences that large arise without a programme too, which "
        "speaks against "
        "reading the difference as an effect."
    )  # fmt: skip
    return (
        f"We pretended that {dates} programmes had begun in earlier years, when there was none. Of these "
        f"{none} had a "
        f"difference at least as large as the real one.{warning}"
    )


def _pools(check: Checked, subject: Subject) -> str:
    facts, language = check["facts"], subject.language
    if not facts.get("pools"):
        return {"sv": "Inget annat urval gick att göra.", "en": "No other choice could be made."}[language]
    low, high = _between(check, subject)
    labels = listing(
        [case_label("donor_pools", case["label"], language) for case in check["cases"]], language
    )
    if language == "sv":
        return (
            f"Vi räknade om {labels}. Den genomsnittliga skillnaden blev mellan {low} och {high}. "
            f"{_same(_changing(facts), language)}"
        )
    return (
        f"We computed it again {labels}. The mean difference was between {low} and {high}. "
        f"{_same(_changing(facts), language)}"
    )


def _varied(check: Checked, subject: Subject) -> str:
    """Other beginnings of the series, other starts of the programme."""
    facts, language, (low, high) = check["facts"], subject.language, _between(check, subject)
    labels = listing([str(case["label"]) for case in check["cases"]], language)
    if language == "sv":
        tried = "Med serien från" if check["code"] == "series_start" else "Med starten"
        return (
            f"{tried} {labels} blir den genomsnittliga skillnaden {_range(low, high, 'sv')}. "
            f"{_same(_changing(facts), language)}"
        )
    tried = "With the series from" if check["code"] == "series_start" else "With the start in"
    return f"{tried} {labels} the mean difference is {_range(low, high, 'en')}. {_same(_changing(facts), language)}"


def _range(low: str, high: str, language: Language) -> str:
    if low == high:
        return low
    return {"sv": f"mellan {low} och {high}", "en": f"between {low} and {high}"}[language]


def _breaks(check: Checked, subject: Subject) -> str:
    facts = check["facts"]
    broken = listing([*facts["jumps"], *facts["declared"]], subject.language)
    if subject.language == "sv":
        return (
            f"Serien ser ut att ha brott: {broken}."
            if broken
            else "Inga hopp som tyder på ändrade gränser syns."
        )
    return (
        f"The series seems to have breaks: {broken}."
        if broken
        else "No jumps that suggest changed boundaries show."
    )


def _data(check: Checked, subject: Subject) -> str:
    facts, language = check["facts"], subject.language
    before, left_out = number(facts["periods_before"], language), facts["left_out_units"]
    if language == "sv":
        told = [
            f"Det finns siffror för {before} perioder före starten{', och det är få' if facts['short'] else ''}."
        ]
        told += (
            [f"{number(left_out, 'sv')} kommuner saknar någon siffra och är inte med."] if left_out else []
        )
        told += (
            ["Några serier är lika eller ändras aldrig."]
            if facts["constant_units"] or facts["identical_units"]
            else []
        )
        return " ".join((*told, *_missing_years(facts, language)))
    told = [
        f"There are figures for {before} periods before the start{', which is few' if facts['short'] else ''}."
    ]
    told += [f"{number(left_out, 'en')} municipalities lack a figure and are not in it."] if left_out else []
    told += (
        ["Some series are alike or never change."]
        if facts["constant_units"] or facts["identical_units"]
        else []
    )
    return " ".join((*told, *_missing_years(facts, language)))


def _missing_years(facts: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """Years without figures for anybody; findings from before the engine told of them have none to tell."""
    missing = facts.get("missing_years")
    if not missing:
        return ()
    years = listing([str(year) for year in missing], language)
    if language == "sv":
        return (
            f"Ingen kommun har siffror för {years}.",
            "Åren närmast före och efter räknas som om de följde på varandra.",
        )
    return (
        f"No municipality has figures for {years}.",
        "The years next to the gap count as if one followed the other.",
    )


def _optimality(check: Checked, subject: Subject) -> str:
    facts, language = check["facts"], subject.language
    fits, unproven = number(facts["fits"], language), facts["unproven"]
    if language == "sv":
        return (
            f"Alla {fits} beräkningar är bevisat färdiga: ingen bättre lösning finns."
            if not unproven
            else f"{number(unproven, 'sv')} av {fits} beräkningar är inte bevisat färdiga."
        )
    return (
        f"All {fits} computations are proven to be finished: there is no better solution."
        if not unproven
        else f"{number(unproven, 'en')} of {fits} computations are not proven to be finished."
    )


def _methods(check: Checked, subject: Subject) -> str:
    facts, language, (low, high) = check["facts"], subject.language, _between(check, subject)
    others = count(facts["estimators"], language)
    if language == "sv":
        return (
            f"Med {others} andra metoder blir den genomsnittliga skillnaden mellan {low} och {high}. "
            f"{_same(_changing(facts), language)}"
        )
    return (
        f"With {others} other methods the mean difference is between {low} and {high}. "
        f"{_same(_changing(facts), language)}"
    )


_SENTENCES: dict[str, Callable[[Checked, Subject], str]] = {
    "pre_fit": _pre_fit,
    "convex_hull": _hull,
    "leave_one_donor_out": _leave_out,
    "in_time": _in_time,
    "donor_pools": _pools,
    "series_start": _varied,
    "treatment_start": _varied,
    "breaks": _breaks,
    "data": _data,
    "optimality": _optimality,
    "estimators_agree": _methods,
}
