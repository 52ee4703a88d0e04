"""Finds sentences that say more than a finding allows, in Swedish and English.

Works by rules that can be read (claims_words): a sentence is a claim when it joins a measured thing, or a change with a
programme, to a cause. Doubt, questions, plans and somebody's words are told apart from statements.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from framsteg.analysis import claims_words as words
from framsteg.analysis.claims_text import quoted_spans, sentences
from framsteg.analysis.claims_words import After, Claim, Connector
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


@dataclass(frozen=True)
class _Said:
    """A connector found in a sentence."""

    start: int
    end: int
    connector: Connector


def flags(text: str, holdings: Sequence[Holding] = ()) -> tuple[Flag, ...]:
    """The sentences of `text` that say more than `holdings` allow; a programme without one allows nothing."""
    patterns = _Patterns.of(holdings)
    found, before = [], ""
    for sentence in sentences(text):
        found.append(_flag(sentence, before, holdings, patterns))
        before = sentence.casefold()
    return tuple(flag for flag in found if flag is not None)


@dataclass(frozen=True)
class _Patterns:
    """What programmes and measured things are called, generally and here."""

    programme: re.Pattern[str]
    measured: re.Pattern[str]
    changed: re.Pattern[str]

    @classmethod
    def of(cls, holdings: Iterable[Holding]) -> "_Patterns":
        named = {name for holding in holdings for name in holding.programme_names}
        titles = {name for holding in holdings for name in holding.indicator_names}
        programme = "|".join([*_names(named), words.PROGRAMME])
        measured = "|".join([*_names(titles), words.MEASURED, words.PEOPLE])
        return cls(_word(programme), _word(measured), _word(words.CHANGED))

    def first_target(self, text: str) -> re.Match[str] | None:
        """The first measured thing or change in `text`."""
        found = [match for match in (self.measured.search(text), self.changed.search(text)) if match]
        return min(found, key=lambda match: match.start(), default=None)


def _names(names: Iterable[str]) -> list[str]:
    """As patterns, the longest first."""
    return [re.escape(name) + r"\w*" for name in sorted(_variants(names), key=len, reverse=True)]


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})s?(?!\w)")


def _flag(sentence: str, before: str, holdings: Sequence[Holding], patterns: _Patterns) -> Flag | None:
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
        strength = Strength.CLAIM if why in (Why.STATED, Why.ASSOCIATION) else Strength.SOFT
        phrase = sentence[said.start : said.end]
        return Flag(sentence, phrase, why, strength, allowed, NEEDED[claim], holding)
    return None


def _said(text: str, patterns: _Patterns) -> Iterator[_Said]:
    """Every place where the sentence joins a target to a cause; the order is that of the patterns."""
    for connector in words.CONNECTORS:
        for match in connector.pattern.finditer(text):
            said = _Said(match.start(), match.end(), connector)
            if _joins(text, said, patterns):
                yield said
    yield from _named_as_cause(text, patterns)


def _said_of(before: str, text: str, patterns: _Patterns) -> Iterator[_Said]:
    """What the sentence says of the one before it: "Befolkningen ökade. Det berodde på programmet"."""
    if patterns.measured.search(before) is None or patterns.programme.search(text) is None:
        return
    for connector in words.CONNECTORS:
        for match in connector.pattern.finditer(text):
            refers = connector.after is After.CAUSE and words.POINTS_BACK.match(text)
            if refers or words.PAID_OFF.match(match.group()):
                yield _Said(match.start(), match.end(), connector)


def _joins(text: str, said: _Said, patterns: _Patterns) -> bool:
    has_programme = patterns.programme.search(text) is not None
    if said.connector.claim is Claim.ASSOCIATION:
        return has_programme and patterns.first_target(text) is not None
    if said.connector.of_programme and not patterns.programme.search(text, 0, said.start):
        return False
    if said.connector.after is After.EFFECT:
        return _effect_after(text, said, patterns, has_programme)
    return _cause_after(text, said, patterns, has_programme)


def _effect_after(text: str, said: _Said, patterns: _Patterns, has_programme: bool) -> bool:
    """ "ledde till fler invånare"; "befolkningen växer, vilket programmet bidragit till"."""
    behind = text[said.end :]
    if len(behind.split()) <= 1 and not patterns.first_target(behind):
        behind = text[: said.start]
    if patterns.measured.search(text, said.start) or patterns.measured.search(behind):
        return True
    return has_programme and patterns.changed.search(behind) is not None


def _cause_after(text: str, said: _Said, patterns: _Patterns, has_programme: bool) -> bool:
    """ "befolkningen ökade tack vare X"; "tack vare X ökade befolkningen"; not "på grund av den ökade befolkningen"."""
    before, behind = text[: said.start], text[said.end :]
    if patterns.measured.search(before) or (has_programme and patterns.changed.search(before)):
        return True
    cause = patterns.programme.search(behind)
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


_ITSELF = Connector(re.compile(""), After.EFFECT)


def _named_as_cause(text: str, patterns: _Patterns) -> Iterator[_Said]:
    """ "programmet ökade befolkningen", "programmets förtjänst", "genom programmet har befolkningen ökat"."""
    if patterns.first_target(text) is None:
        return
    for name in patterns.programme.finditer(text):
        before, behind = text[: name.start()], text[name.end() :]
        if words.BY_MEANS_OF.search(before) and words.FINITE.match(_next_verb(behind)):
            yield _Said(name.start(), name.end(), _ITSELF)
        if words.HAD_IT_NOT_BEEN.search(before) and words.WOULD_HAVE.match(behind):
            yield _Said(name.start(), name.end(), _ITSELF)
        ending = name.end() - (text[name.end() - 1] == "s")
        if owned := words.OWNED.match(text[ending:]):
            yield _Said(name.start(), ending + owned.end(), _ITSELF)
        if words.SUCCEEDED.match(behind) and patterns.measured.search(text):
            yield _Said(name.start(), name.end(), _ITSELF)
        acted = words.TRANSITIVE.match(behind)
        last_word = before.split()[-1] if before.split() else ""
        if acted and last_word not in words.PREPOSITIONS and patterns.measured.search(behind, acted.end()):
            yield _Said(name.start(), name.end() + acted.end(), _ITSELF)


def _next_verb(behind: str) -> str:
    """The word behind a name, or the one behind the comma and the subject that follow it."""
    tokens = behind.split() or [""]
    if not behind.startswith(","):
        return tokens[0]
    return next((token for token in tokens[1:6] if words.FINITE.match(token)), "")


def _is_open(text: str, said: _Said) -> bool:
    """Whether the sentence leaves it open, or speaks of what is wished for."""
    start, end = _clause(text, said)
    clause = text[start:end]
    if words.CERTAINTY.search(clause):
        return False
    if words.DOUBT.search(clause) or words.INDIRECT.search(text[start : said.start]):
        return True
    planned = words.INTENT.search(text[start : said.start]) and not _is_question(text)
    return bool(planned and words.NOT_YET_PAST.match(text[said.start : said.end]))


def _why(text: str, said: _Said) -> Why:
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
    return Why.ASSOCIATION if said.connector.claim is Claim.ASSOCIATION else Why.STATED


def _is_question(text: str) -> bool:
    return text.rstrip('”"’») ').endswith("?")


def _is_denied(text: str, said: _Said) -> bool:
    """A "not" within the phrase or in the few words before it, "not only" aside."""
    near = " ".join([*text[: said.start].split()[-3:], text[said.start : said.end]])
    if words.NOT_ONLY.search(text) or words.CERTAINTY.search(text):
        return False
    return words.NEGATION.search(near) is not None


def _clause(text: str, said: _Said) -> tuple[int, int]:
    """The part of the sentence around the phrase, between contrasts such as ", men"."""
    start, end = 0, len(text)
    for contrast in words.CONTRAST.finditer(text):
        if contrast.end() <= said.start:
            start = contrast.end()
        elif contrast.start() >= said.end:
            return start, contrast.start()
    return start, end


def _holding(text: str, holdings: Sequence[Holding], patterns: _Patterns) -> Holding | None:
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
    return any(name in text for name in _variants(names))


def _variants(names: Iterable[str]) -> set[str]:
    """Names in lower case, with and without the article that a title begins with."""
    folded = {" ".join(name.casefold().split()) for name in names if len(name) > 2}
    return {name for name in folded | {re.sub(r"^(?:ett|en|the|a)\s+", "", name) for name in folded} if name}
