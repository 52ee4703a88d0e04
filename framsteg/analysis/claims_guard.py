"""Finds sentences that say more than a finding allows, in Swedish and English.

Works by rules that can be read (claims_words): a sentence is a claim when it joins a measured thing, or a change with a
programme, to a cause. Doubt, questions, plans and somebody's words are told apart from statements.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from framsteg.analysis import claims_words as words
from framsteg.analysis.claims_connectors import CONNECTORS, After, Claim
from framsteg.analysis.claims_patterns import Patterns, variants
from framsteg.analysis.claims_text import quoted_spans, sentences
from framsteg.analysis.claims_ties import (
    AFTER,
    BESIDE,
    BY_OTHERS,
    ITSELF,
    TOGETHER,
    Said,
    acted_on,
    in_one_breath,
    named_as_cause,
)
from framsteg.analysis.enums import ClaimLevel

NEAR = 6
"""Words within which the thing named after "på grund av" is taken to be the cause."""

NEEDED = {Claim.CAUSAL: ClaimLevel.EFFECT_SUPPORTED, Claim.ASSOCIATION: ClaimLevel.DIFFERS}


class Strength(StrEnum):
    """How sure the guard is. Only a claim stands in the way of publishing."""

    CLAIM = "claim"
    SOFT = "soft"


class Why(StrEnum):
    """What makes the sentence worth a look."""

    STATED = "stated"
    ASSOCIATION = "association"
    REPORTED = "reported"
    QUESTION = "question"
    GUESS = "guess"
    DENIAL = "denial"
    JUXTAPOSED = "juxtaposed"


CLAIMS = frozenset({Why.STATED, Why.ASSOCIATION, Why.JUXTAPOSED})


@dataclass(frozen=True)
class Holding:
    """What may be said about a programme and an indicator, and what the two are called in texts.

    A programme that has not been compared has no indicator names: it is known by name and allows nothing.
    """

    level: ClaimLevel
    programme_names: tuple[str, ...]
    indicator_names: tuple[str, ...]
    reference: int | None = None
    related_words: tuple[str, ...] = ()
    """Words that are about the indicator too, but not always: "invånare" where it is the population."""
    municipality: str = ""
    """Its name: what it is said to have done is asked about."""


@dataclass(frozen=True)
class Flag:
    """A sentence that says more than is known. `holding` is the finding it is held against."""

    sentence: str
    phrase: str
    why: Why
    strength: Strength
    allowed: ClaimLevel
    needed: ClaimLevel
    holding: Holding | None


def flags(text: str, holdings: Sequence[Holding] = ()) -> tuple[Flag, ...]:
    """The sentences of `text` that say more than `holdings` allow; a programme without one allows nothing."""
    patterns = Patterns.of(
        {name for holding in holdings for name in holding.programme_names},
        {name for holding in holdings for name in holding.indicator_names},
        {holding.municipality for holding in holdings},
    )
    found, before = [], ""
    for sentence in sentences(text):
        found.append(_flag(sentence, before, holdings, patterns))
        before = sentence.casefold()
    return tuple(flag for flag in found if flag is not None)


def _flag(sentence: str, before: str, holdings: Sequence[Holding], patterns: Patterns) -> Flag | None:
    text = sentence.casefold()
    for said in (*_said(text, patterns), *_said_of(before, text, patterns)):
        claim = said.connector.claim
        if _is_open(text, said):
            continue
        holding = _holding(text, holdings, patterns)
        allowed = holding.level if holding else ClaimLevel.NO_COMPARISON
        why = _why(text, said)
        if allowed >= NEEDED[claim] and why is not Why.DENIAL:
            continue
        is_claim = why in CLAIMS and said.connector not in (AFTER, BY_OTHERS)
        strength = Strength.CLAIM if is_claim else Strength.SOFT
        phrase = sentence[said.start : said.end]
        return Flag(sentence, phrase, why, strength, allowed, NEEDED[claim], holding)
    return None


def _said(text: str, patterns: Patterns) -> Iterator[Said]:
    """Every place where the sentence joins a target to a cause; the order is that of the patterns."""
    for connector in CONNECTORS:
        for match in connector.pattern.finditer(text):
            said = Said(match.start(), match.end(), connector)
            if _joins(text, said, patterns):
                yield said
    yield from named_as_cause(text, patterns)
    yield from acted_on(text, patterns, is_own=True)
    yield from in_one_breath(text, patterns)
    yield from acted_on(text, patterns, is_own=False)


def _said_of(before: str, text: str, patterns: Patterns) -> Iterator[Said]:
    """What the sentence says of the one before it: "Befolkningen ökade. Det berodde på programmet"."""
    if patterns.outcome.search(before) is None or patterns.programme.search(text) is None:
        return
    for name in patterns.programme.finditer(text):
        ending = name.end() - (text[name.end() - 1] == "s")
        owned = words.OWNED.match(text[ending:])
        if words.SUCCEEDED.match(text[name.end() :]):
            yield Said(name.start(), name.end(), ITSELF)
        if owned and words.POINTS_BACK.match(text):
            yield Said(name.start(), ending + owned.end(), ITSELF)
    for connector in CONNECTORS:
        for match in connector.pattern.finditer(text):
            refers = connector.after is After.CAUSE and words.POINTS_BACK.match(text)
            if refers or words.PAID_OFF.match(match.group()):
                yield Said(match.start(), match.end(), connector)


def _joins(text: str, said: Said, patterns: Patterns) -> bool:
    has_programme = patterns.programme.search(text) is not None
    if said.connector.claim is Claim.ASSOCIATION:
        return has_programme and patterns.first_target(text) is not None
    if said.connector.of_programme and not _acts(text, said, patterns):
        return False
    if said.connector.after is After.EFFECT:
        return _effect_after(text, said, patterns, has_programme)
    return _cause_after(text, said, patterns, has_programme)


def _acts(text: str, said: Said, patterns: Patterns) -> bool:
    """Whether a programme named before the verb can be what acts: "under programmet" is only when."""
    return any(
        not words.WHEN.search(text[: name.start()])
        for name in patterns.programme.finditer(text, 0, said.start)
    )


def _effect_after(text: str, said: Said, patterns: Patterns, has_programme: bool) -> bool:
    """ "ledde till fler invånare"; "befolkningen växer, vilket programmet bidragit till"."""
    behind = text[said.end :]
    if len(behind.split()) <= 1 and not patterns.first_target(behind):
        behind = text[: said.start]
    if patterns.measured.search(text, said.start) or patterns.measured.search(behind):
        return True
    if words.PAID_OFF.match(text, said.start) and patterns.outcome.search(text):
        return True
    changed = patterns.changed.search(behind) or patterns.changed.search(text, said.start)
    return has_programme and changed is not None


def _cause_after(text: str, said: Said, patterns: Patterns, has_programme: bool) -> bool:
    """ "befolkningen ökade tack vare X"; "tack vare X ökade befolkningen"; not "på grund av den ökade befolkningen"."""
    before, behind = text[: said.start], text[said.end :]
    if patterns.measured.search(before) or (has_programme and patterns.changed.search(before)):
        return True
    cause = patterns.programme.search(behind)
    if (
        cause is None
        and has_programme
        and said.connector.after is After.CAUSE
        and not patterns.changed.search(before)
    ):
        return False
    if cause and text[said.start :].startswith(("effekt", "effect", "impact")):
        return True
    target = patterns.first_target(behind)
    if target is None:
        return False
    if cause and cause.start() < target.start():
        return True
    return patterns.measured.search(behind) is not None and _is_main_clause(behind[: target.end()])


def _is_main_clause(between: str) -> bool:
    """Whether the target stands after the end of the cause: behind a comma or a finite verb, or far away."""
    tokens = between.split()
    if "," in between or len(tokens) > NEAR:
        return True
    return (
        any(
            words.FINITE.match(token) and tokens[at - 1] not in words.DETERMINERS
            for at, token in enumerate(tokens)
            if at > 0
        )
        and tokens[0] != "att"
    )


def _is_open(text: str, said: Said) -> bool:
    """Whether the sentence leaves it open, or speaks of what is wished for."""
    start, end = _clause(text, said)
    clause = text[start:end]
    if words.CERTAINTY.search(clause):
        return False
    if words.DOUBT.search(clause) or words.INDIRECT.search(text[start : said.start]):
        return True
    planned = words.INTENT.search(text[start : said.start]) and not _is_question(text)
    return bool(planned and words.NOT_YET_PAST.match(text[said.start : said.end]))


def _why(text: str, said: Said) -> Why:
    start, _end = _clause(text, said)
    before = text[start : said.start]
    if text.rstrip('”"’») ').endswith("?"):
        return Why.QUESTION
    if _is_denied(text, said):
        return Why.DENIAL
    if words.SAID_BY.search(text) or any(begin <= said.start < end for begin, end in quoted_spans(text)):
        return Why.REPORTED
    if words.GUESS.search(before) or words.GUESS.search(text[said.start : said.end]):
        return Why.GUESS
    if said.connector in (BESIDE, AFTER, TOGETHER):
        return Why.JUXTAPOSED
    return Why.ASSOCIATION if said.connector.claim is Claim.ASSOCIATION else Why.STATED


def _is_question(text: str) -> bool:
    return text.rstrip('”"’») ').endswith("?")


def _is_denied(text: str, said: Said) -> bool:
    """A "not" within the phrase or in the few words before it, "not only" aside."""
    near = " ".join([*text[: said.start].split()[-3:], text[said.start : said.end]])
    if words.NOT_ONLY.search(text) or words.CERTAINTY.search(text):
        return False
    return words.NEGATION.search(near) is not None


def _clause(text: str, said: Said) -> tuple[int, int]:
    """The part of the sentence around the phrase, between contrasts such as ", men"."""
    start, end = 0, len(text)
    for contrast in words.CONTRAST.finditer(text):
        if contrast.end() <= said.start:
            start = contrast.end()
        elif contrast.start() >= said.end:
            return start, contrast.start()
    return start, end


def _holding(text: str, holdings: Sequence[Holding], patterns: Patterns) -> Holding | None:
    """The finding that the sentence is held against; None where what it says has not been compared.

    It is about the programme that is named, where one is, and about what is measured, where that is named.
    """
    named = [each for each in holdings if _mentions(text, each.programme_names)]
    about = [each for each in named or holdings if each.indicator_names]
    measured = [each for each in about if _mentions(text, (*each.indicator_names, *each.related_words))]
    if not measured and patterns.measured.search(text):
        return None
    return min(measured or about, key=lambda holding: holding.level, default=None)


def _mentions(text: str, names: Iterable[str]) -> bool:
    return any(name in text for name in variants(names))
