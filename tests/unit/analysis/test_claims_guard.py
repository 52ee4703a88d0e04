"""The claims guard, measured on a corpus of sentences and tried at its edges."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from framsteg.analysis.claims_guard import Flag, Holding, Strength, Why, flags
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.queries.findings import PEOPLE_WORDS, POPULATION_WORDS
from tests.unit.analysis.claims_corpus import CORPUS, ENGLISH, FLAG, PASS, SOFT, SWEDISH

LABELS = {"+ ": FLAG, "- ": PASS}
HELD_OUT = [
    (LABELS[line[:2]], line[2:])
    for line in Path(__file__).with_name("claims_held_out.txt").read_text(encoding="utf-8").splitlines()
    if line[:2] in LABELS
]

POPULATION = Holding(
    ClaimLevel.NO_EFFECT_SHOWN,
    ("Ett Attraktivare Kristinehamn",),
    ("Folkmängd", "Population", *POPULATION_WORDS),
    reference=1,
    related_words=PEOPLE_WORDS,
)
LED_TO = "Programmet ledde till att befolkningen ökade."


@dataclass(frozen=True)
class Score:
    """Of the claims, the only ones that stand in the way of publishing."""

    precision: float
    recall: float

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}"


def made_of(sentence: str, holding: Holding = POPULATION) -> str:
    found = flags(sentence, [holding])
    if not found:
        return PASS
    return FLAG if any(flag.strength is Strength.CLAIM for flag in found) else SOFT


def score(corpus: list[tuple[str, str]]) -> Score:
    judged = [(wanted == FLAG, made_of(sentence) == FLAG) for wanted, sentence in corpus]
    right = judged.count((True, True))
    return Score(right / sum(found for _, found in judged), right / sum(wanted for wanted, _ in judged))


def test_the_corpus_is_large_enough_and_half_of_it_is_claims() -> None:
    claims = sum(wanted == FLAG for wanted, _ in CORPUS)
    assert len(CORPUS) >= 120
    assert 0.4 <= claims / len(CORPUS) <= 0.6
    assert len({sentence for _, sentence in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize(
    ("name", "corpus"),
    [("Swedish", SWEDISH), ("English", ENGLISH), ("everything", CORPUS), ("held out", HELD_OUT)],
)
def test_precision_and_recall(
    name: str, corpus: list[tuple[str, str]], record_property: pytest.FixtureRequest
) -> None:
    measured = score(corpus)
    record_property(f"claims guard, {name}, {len(corpus)} sentences", str(measured))  # type: ignore[operator]
    assert measured.precision >= 0.9, measured
    assert measured.recall >= 0.9, measured


@pytest.mark.parametrize(("wanted", "sentence"), [pair for pair in CORPUS if pair[0] == SOFT])
def test_reported_words_questions_guesses_and_denials_are_only_soft(wanted: str, sentence: str) -> None:
    assert made_of(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "SCB höjde befolkningsprognosen i maj.",
        "SCB har höjt prognosen för folkmängden.",
        "Pandemin har ökat arbetslösheten i hela landet.",
        "The pandemic increased unemployment in all of Sweden.",
        "Polisen har stärkt arbetet mot kriminalitet.",
        "Regionen har förbättrat statistiken över arbetslösheten.",
        "Kommunen har skapat en arena för sysselsättning.",
        "Nämnden lyfte arbetslösheten som en fråga.",
        "The council kept population forecasts unchanged.",
        "Konjunkturinstitutet sänkte sysselsättningsprognosen.",
        "Vi har sänkt befolkningsmålet till 24 000.",
        "Kommunen har förbättrat sin webbplats om inflyttning.",
        "Finanskrisen hade minskat sysselsättningen i hela Europa.",
        "Pandemin har i vår kommun ökat arbetslösheten.",
        "Kriget har ökat inflyttningen till Sverige.",
        "Revisorerna lyfte brottsligheten som ett problem.",
        "Kommunen har stärkt arbetet för ökad sysselsättning.",
        "Statistics Sweden lowered the forecast for employment.",
        "The government created a task force for employment.",
        "The agency improved its statistics on crime.",
        "We raised unemployment as an issue with the region.",
        "Higher interest rates reduced employment in the country.",
        "The town kept its population target.",
    ],
)
def test_what_others_did_and_what_is_done_to_forecasts_and_questions_is_not_stopped(sentence: str) -> None:
    assert made_of(sentence) != FLAG


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen har ökat sysselsättningen.",
        "Vi har minskat antalet brott.",
        "I fjol höjde vi sysselsättningen.",
        "Vårt nya arbetssätt har sänkt arbetslösheten.",
        "Kommunen har minskat andelen av befolkningen som saknar arbete.",
        "The council reduced the level of unemployment.",
        "Nämnden höjde sysselsättningen och SCB höjde prognosen.",
    ],
)
def test_what_the_municipality_says_that_it_did_is_still_asked_about(sentence: str) -> None:
    assert made_of(sentence) == FLAG


def test_the_municipality_acts_by_its_name_too() -> None:
    here = replace(POPULATION, municipality="Kristinehamns kommun")
    assert made_of("Kristinehamn har ökat befolkningen.", here) == FLAG
    assert made_of("Pandemin har i Kristinehamn ökat arbetslösheten.", here) == SOFT
    assert made_of("Karlskoga har ökat befolkningen.", here) == SOFT


def test_a_flag_tells_the_sentence_the_phrase_and_what_it_is_held_against() -> None:
    text = f"Slutrapporten är klar. {LED_TO} Nu väntar nästa steg."
    assert flags(text, [POPULATION]) == (
        Flag(
            sentence=LED_TO,
            phrase="ledde till",
            why=Why.STATED,
            strength=Strength.CLAIM,
            allowed=ClaimLevel.NO_EFFECT_SHOWN,
            needed=ClaimLevel.EFFECT_SUPPORTED,
            holding=POPULATION,
        ),
    )


@pytest.mark.parametrize(
    ("level", "causal", "associated"),
    [
        (ClaimLevel.NO_COMPARISON, FLAG, FLAG),
        (ClaimLevel.TOO_EARLY, FLAG, FLAG),
        (ClaimLevel.NO_EFFECT_SHOWN, FLAG, FLAG),
        (ClaimLevel.DIFFERS, FLAG, PASS),
        (ClaimLevel.EFFECT_SUPPORTED, PASS, PASS),
    ],
)
def test_what_may_be_said_follows_the_level(level: ClaimLevel, causal: str, associated: str) -> None:
    holding = replace(POPULATION, level=level)
    assert made_of(LED_TO, holding) == causal
    assert made_of("Befolkningsökningen hänger ihop med programmet.", holding) == associated


def test_a_programme_that_was_never_compared_allows_nothing() -> None:
    (flag,) = flags("Satsningen ökade sysselsättningen.")
    assert (flag.allowed, flag.holding) == (ClaimLevel.NO_COMPARISON, None)


def test_the_finding_that_shares_most_with_the_sentence_is_the_one_that_counts() -> None:
    jobs = Holding(ClaimLevel.EFFECT_SUPPORTED, ("Jobblyftet",), ("Sysselsättning",), reference=2)
    assert flags("Jobblyftet ledde till högre sysselsättning.", [POPULATION, jobs]) == ()
    (flag,) = flags("Ett Attraktivare Kristinehamn ökade befolkningen.", [POPULATION, jobs])
    assert flag.holding == POPULATION


def test_what_holds_for_one_indicator_says_nothing_of_another() -> None:
    supported = replace(POPULATION, level=ClaimLevel.EFFECT_SUPPORTED)
    assert flags("Ett Attraktivare Kristinehamn ledde till fler invånare.", [supported]) == ()
    (flag,) = flags("Ett Attraktivare Kristinehamn ledde till högre sysselsättning.", [supported])
    assert (flag.allowed, flag.holding) == (ClaimLevel.NO_COMPARISON, None)


def test_what_holds_for_one_programme_says_nothing_of_another() -> None:
    supported = replace(POPULATION, level=ClaimLevel.EFFECT_SUPPORTED)
    other = Holding(ClaimLevel.NO_COMPARISON, ("Flytta hit",), ())
    (flag,) = flags("Flytta hit ledde till fler invånare.", [supported, other])
    assert (flag.allowed, flag.holding) == (ClaimLevel.NO_COMPARISON, None)


def test_an_indicator_of_the_municipality_is_known_by_its_title() -> None:
    visitors = Holding(ClaimLevel.NO_EFFECT_SHOWN, ("Sommarsatsningen",), ("Gästnätter",), reference=3)
    assert made_of("Tack vare nya skyltar steg antalet gästnätter.", visitors) == FLAG
    assert made_of("Tack vare nya skyltar hittar fler till campingen.", visitors) == PASS


@pytest.mark.parametrize(
    "text",
    [
        "Bl.a. ökade befolkningen, t.ex. tack vare programmet.",
        "- Nya skyltar\n- Tack vare programmet ökade befolkningen",
        "## Programmet ökade befolkningen\n\nResten av texten.",
        "Befolk\N{SOFT HYPHEN}ningen ökade tack\nvare programmet.",
        "Folkmängden ökade med 0,13 procent p.g.a. programmet.",
    ],
)
def test_sentences_are_found_in_lists_headings_and_broken_lines(text: str) -> None:
    assert len(flags(text, [POPULATION])) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "🎉", "?", "”", "a" * 100_000])
def test_texts_without_sentences_are_nothing_to_it(text: str) -> None:
    assert flags(text, [POPULATION]) == ()


def test_a_very_long_text_is_read_quickly() -> None:
    text = "Vi ledde, med stor möda och utan uppehåll, arbetet vidare mot nya mål för alla. " * 1_250
    began = time.process_time()
    assert flags(text, [POPULATION]) == ()
    assert time.process_time() - began < 4
