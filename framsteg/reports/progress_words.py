"""Where sub-projects stand, as a communicator would have written it; the figures stand as %(stage)s.

"Av de %(total)s delprojekten är %(done)s klara, %(ongoing)s pågår fortfarande och %(not_started)s har ännu inte
påbörjats." Pages put words for the figures, reports put references to them.
"""

from dataclasses import dataclass

from framsteg.lib.plain_language import Language, listing
from framsteg.programme.queries.progress import Progress


@dataclass(frozen=True)
class _Saying:
    """How a stage is said: the verb and the rest, for one sub-project and for several."""

    stage: str
    verb_one: str
    rest_one: str
    verb_many: str
    rest_many: str

    def verb(self, many: int) -> str:
        return self.verb_one if many == 1 else self.verb_many

    def rest(self, many: int) -> str:
        return self.rest_one if many == 1 else self.rest_many

    @property
    def figure(self) -> str:
        return f"%({self.stage})s"


_SAYINGS: dict[Language, tuple[_Saying, ...]] = {
    "sv": (
        _Saying("done", "är", "klart", "är", "klara"),
        _Saying("ongoing", "pågår", "fortfarande", "pågår", "fortfarande"),
        _Saying("not_started", "har", "ännu inte påbörjats", "har", "ännu inte påbörjats"),
        _Saying("paused", "är", "pausat", "är", "pausade"),
        _Saying("cancelled", "har", "avbrutits", "har", "avbrutits"),
        _Saying("transferred", "har", "övergått i annat", "har", "övergått i annat"),
        _Saying("unknown", "saknar", "uppgift om läget", "saknar", "uppgift om läget"),
    ),
    "en": (
        _Saying("done", "is", "done", "are", "done"),
        _Saying("ongoing", "is", "still ongoing", "are", "still ongoing"),
        _Saying("not_started", "has", "not yet started", "have", "not yet started"),
        _Saying("paused", "is", "paused", "are", "paused"),
        _Saying("cancelled", "has", "been cancelled", "have", "been cancelled"),
        _Saying("transferred", "has", "become something else", "have", "become something else"),
        _Saying("unknown", "has", "no known stage", "have", "no known stage"),
    ),
}
_SHARE: dict[Language, str] = {
    "sv": (
        "Klart: %(share)s (%(done)s av %(counted)s), räknat på alla delprojekt utom dem som har avbrutits eller "
        "övergått i annat."
    ),
    "en": (
        "Done: %(share)s (%(done)s of %(counted)s), counted on all sub-projects except those that have been "
        "cancelled or have become something else."
    ),
}
_NO_SHARE: dict[Language, dict[bool, str]] = {
    "sv": {
        False: "Det går inte att räkna ut någon andel: det finns inga delprojekt.",
        True: "Det går inte att räkna ut någon andel: alla delprojekt har avbrutits eller övergått i annat.",
    },
    "en": {
        False: "No share can be counted: there are no sub-projects.",
        True: "No share can be counted: all sub-projects have been cancelled or have become something else.",
    },
}


def progress_words(progress: Progress, language: Language) -> str:
    """One sentence in which every sub-project is counted once."""
    if progress.total == 0:
        return {"sv": "Det finns inga delprojekt ännu.", "en": "There are no sub-projects yet."}[language]
    said = [(saying, many) for saying in _SAYINGS[language] if (many := getattr(progress, saying.stage))]
    if len(said) == 1:
        return _all_alike(*said[0], language)
    return _swedish(said, progress) if language == "sv" else _english(said, progress)


def share_words(progress: Progress, language: Language) -> str:
    """The share that is done, with what it is counted on; without %(share)s where there is none."""
    return _SHARE[language] if progress.counted else _NO_SHARE[language][progress.total > 0]


def _all_alike(saying: _Saying, many: int, language: Language) -> str:
    """One sub-project, or all of them in the same stage."""
    if many == 1:
        only = {"sv": "Det enda delprojektet", "en": "The only sub-project"}[language]
        return f"{only} {saying.verb_one} {saying.rest_one}."
    if saying.stage == "not_started":
        none = {
            "sv": "Inget av de %(total)s delprojekten har påbörjats ännu.",
            "en": "None of the %(total)s sub-projects has started yet.",
        }
        return none[language]
    everyone = {
        "sv": "Båda delprojekten" if many == 2 else "Alla %(total)s delprojekt",
        "en": "Both sub-projects" if many == 2 else "All %(total)s sub-projects",
    }
    return f"{everyone[language]} {saying.verb_many} {saying.rest_many}."


def _swedish(said: list[tuple[_Saying, int]], progress: Progress) -> str:
    """The verb comes before the first number, after the numbers that follow."""
    (first, many), *others = said
    opening = f"{first.verb(many)} {first.figure} {first.rest(many)}"
    if not progress.done:
        others, opening = said, "är inget klart"
    clauses = [
        opening,
        *(f"{saying.figure} {saying.verb(each)} {saying.rest(each)}" for saying, each in others),
    ]
    return f"Av de %(total)s delprojekten {listing(clauses, 'sv')}."


def _english(said: list[tuple[_Saying, int]], progress: Progress) -> str:
    clauses = [f"{saying.figure} {saying.verb(each)} {saying.rest(each)}" for saying, each in said]
    if not progress.done:
        clauses.insert(0, "none is done")
    return f"Of the %(total)s sub-projects, {listing(clauses, 'en')}."
