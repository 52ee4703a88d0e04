"""How a sentence ties a programme to a change without one of the connectors: by its build, or in one breath."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framsteg.analysis import claims_words as words
from framsteg.analysis.claims_changes import done_to, is_acted_on
from framsteg.analysis.claims_connectors import After, Claim, Connector
from framsteg.analysis.claims_patterns import Patterns


@dataclass(frozen=True)
class Said:
    """A connector found in a sentence."""

    start: int
    end: int
    connector: Connector


ITSELF = Connector(re.compile(""), After.EFFECT)
BESIDE = Connector(re.compile("beside"), After.EFFECT)
AFTER = Connector(re.compile("after"), After.EFFECT)
TOGETHER = Connector(re.compile("together"), After.EFFECT, Claim.ASSOCIATION)
BY_OTHERS = Connector(re.compile("by others"), After.EFFECT)


_LABEL = re.compile(r"[\s\d.]*:")
_FIELD = re.compile(r"\s+(?:mot|kring|om|för|på|med|against|on|for|with)\s+(?:\w+\s+)?")


def named_as_cause(text: str, patterns: Patterns) -> Iterator[Said]:
    """ "programmet ökade befolkningen", "programmets förtjänst", "genom programmet har befolkningen ökat"."""
    if patterns.first_target(text) is None:
        return
    for name in patterns.programme.finditer(text):
        before, behind = text[: name.start()], text[name.end() :]
        if any(found(before, behind, patterns) for found in (_means, _condition, _cleft)):
            yield Said(name.start(), name.end(), ITSELF)
        if beside := _juxtaposed(before, behind, patterns):
            yield Said(name.start(), name.end(), beside)
        ending = name.end() - (text[name.end() - 1] == "s")
        if owned := words.OWNED.match(text[ending:]):
            yield Said(name.start(), ending + owned.end(), ITSELF)
        shown = patterns.measured.search(text) or words.PROVES.search(before)
        if words.SUCCEEDED.match(behind) and shown:
            yield Said(name.start(), name.end(), ITSELF)
        acted = words.TRANSITIVE.match(behind)
        last_word = before.split()[-1] if before.split() else ""
        if acted and last_word not in words.PREPOSITIONS and patterns.measured.search(behind, acted.end()):
            yield Said(name.start(), name.end() + acted.end(), ITSELF)


def _means(before: str, behind: str, patterns: Patterns) -> bool:
    """ "genom programmet har befolkningen ökat", "through the programme the town gained 31 inhabitants"."""
    if words.BY_MEANS_OF.search(before) is None:
        return False
    if words.FINITE.match(_next_verb(behind)):
        return True
    said = patterns.measured.search(behind) and words.GOT.search(behind)
    return bool(said and not words.INTENT.search(behind))


def _condition(before: str, behind: str, patterns: Patterns) -> bool:
    """ "utan programmet hade befolkningen minskat"."""
    if words.HAD.search(before) and words.NOT_THEN.match(behind):
        return True
    return bool(words.HAD_IT_NOT_BEEN.search(before) and words.WOULD_HAVE.match(behind)) or bool(
        words.WOULD_HAVE_BEFORE.search(before) and words.HAD_IT_NOT_BEEN.search(before)
    )


def _juxtaposed(before: str, behind: str, patterns: Patterns) -> Connector | None:
    """ "sedan programmet startade har befolkningen ökat", "before the programme it fell; now it grows"."""
    whole = f"{before} {behind}"
    if not patterns.measured.search(whole) or not words.MOVED.search(whole):
        fewer = patterns.outcome.search(whole) and words.EVER_SINCE.search(before)
        return BESIDE if fewer else None
    if words.EVER_SINCE.search(before) or (words.BEFORE_IT.search(before) and words.AND_NOW.search(behind)):
        return BESIDE
    if not words.AFTER_IT.search(before):
        return None
    return BESIDE if words.AS_MEANT.search(whole) else AFTER


def _cleft(before: str, behind: str, patterns: Patterns) -> bool:
    """ "det var programmet som fick befolkningen att växa"."""
    lifted = words.CLEFT_BEFORE.search(before) and words.CLEFT_BEHIND.search(behind)
    return bool(lifted and patterns.first_target(behind))


def acted_on(text: str, patterns: Patterns, *, is_own: bool) -> Iterator[Said]:
    """ "kommunen har minskat antalet brott", or, not the municipality's own, "pandemin har ökat arbetslösheten"."""
    if _is_denied_somewhere(text) or _is_wished(text):
        return
    for deed in done_to(text, patterns):
        if deed.is_own is is_own:
            yield Said(deed.start, deed.end, ITSELF if is_own else BY_OTHERS)


def in_one_breath(text: str, patterns: Patterns) -> Iterator[Said]:
    """A programme and what it was to change, stated as one: whatever the words, readers take it for a cause.

    Not where the programme is only when something was ("under programmet"), where it is wished, asked, denied or only
    told of beside it, or where the change is what the programme is for ("när befolkningen växer behövs satsningar").
    """
    outcome = patterns.outcome.search(text)
    if outcome is None or words.NEUTRAL.search(text) or _is_denied_somewhere(text) or _is_wished(text):
        return
    for name in patterns.programme.finditer(text):
        before = text[: name.start()]
        if words.WHEN.search(before) or words.IN_SPITE_OF.search(before):
            continue
        if _is_label(text, name) or _is_its_field(text, name, patterns) or _is_what_for(text, name, patterns):
            continue
        yield Said(name.start(), name.end(), TOGETHER)


def _is_label(text: str, name: re.Match[str]) -> bool:
    """Whether it only says what follows: "Delprojekt 3: Ökad sysselsättning"."""
    return not text[: name.start()].strip() and _LABEL.match(text, name.end()) is not None


def _is_its_field(text: str, name: re.Match[str], patterns: Patterns) -> bool:
    """Whether the only outcome tells what the work is about that was changed: "har stärkt arbetet mot kriminalitet"."""
    first, *others = patterns.outcome.finditer(text)
    if others or first.start() < name.end() or not is_acted_on(text, name):
        return False
    return _FIELD.fullmatch(text, name.end(), first.start()) is not None


def _is_what_for(text: str, name: re.Match[str], patterns: Patterns) -> bool:
    """Whether the change is the reason: "vi planerade programmet eftersom befolkningen minskade"."""
    if words.REVERSED.match(text):
        return True
    for reason in words.WHAT_FOR.finditer(text):
        before, behind = text[: reason.start()], text[reason.end() :]
        backward = reason.group() in words.FOLLOWS
        first, second = (behind, before) if backward else (before, behind)
        is_first = (name.start() > reason.start()) if backward else (name.start() < reason.start())
        if is_first and patterns.outcome.search(second) and not patterns.outcome.search(first):
            return True
    return False


def _is_denied_somewhere(text: str) -> bool:
    if words.NOT_ONLY.search(text) or words.CERTAINTY.search(text):
        return False
    return words.NEGATION.search(text) is not None


def _is_wished(text: str) -> bool:
    """Whether it is about what shall be: a word of intent with nothing before it that has happened."""
    plain = words.SEEN.sub(" ", text)
    intent = words.INTENT.search(plain) or words.HEDGE.search(plain)
    return bool(intent and not words.HAPPENED_BEFORE.search(plain, 0, intent.start()))


def _next_verb(behind: str) -> str:
    """The word behind a name, or the one behind the comma and the subject that follow it."""
    tokens = behind.split() or [""]
    if not behind.startswith(","):
        return tokens[0]
    return next((token for token in tokens[1:6] if words.FINITE.match(token)), "")
