"""What is said to have been done to a measured thing, whoever did it: "har minskat antalet brott", "cut crime".

Swedish verbs that also tell what happens by itself count only in the perfect: "i fjol ökade befolkningen" says nothing
of a cause, "har ökat befolkningen" does. What is done to a forecast, a question or the work with something is done to
that, not to what is measured.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framsteg.analysis import claims_words as words
from framsteg.analysis.claims_patterns import Patterns

_DONE = (
    "ökat", "minskat", "höjt", "sänkt", "lyft", "stärkt", "förbättrat", "bromsat", "stoppat", "hejdat", "vänt",
    "brutit", "halverat", "fördubblat", "dubblat", "dämpat", "knäckt", "räddat", "säkrat", "skapat", "attraherat",
    "lockat",
    "pressat ned", "pressat ner", "pressat upp", "drivit upp", "drivit ned", "hållit nere", "hållit uppe", "dragit hit",
    "dragit till sig", "lockat hit", "fått upp", "fått ned", "fått ner", "fått bukt med",
)  # fmt: skip
_DID = (
    "höjde", "sänkte", "lyfte", "stärkte", "förbättrade", "bromsade", "stoppade", "hejdade", "bröt", "knäckte",
    "räddade", "skapade", "dämpade", "attraherade", "pressade ned", "pressade ner", "drog hit", "lockade hit",
    "höll nere", "höll uppe", "fick bukt med", "drev upp",
)  # fmt: skip
_ENGLISH = (
    "increased", "raised", "boosted", "lifted", "reduced", "lowered", "cut", "slowed", "halved", "doubled", "reversed",
    "stopped", "halted", "stemmed", "turned", "saved", "strengthened", "improved", "created", "attracted", "brought",
    "brought in", "brought us", "drew", "drawn", "delivered", "produced", "generated", "pushed", "driven", "drove",
    "sparked", "kept", "rescued", "revived",
)  # fmt: skip

PERFECT = re.compile(
    rf"(?<!\w)(?:har|hade|ha|lyckats)\s+(?:[^\s.;:]+\s+){{0,8}}?(?P<done>{'|'.join(_DONE)})(?=\s)"
)
PAST = re.compile(rf"(?<!\w)(?:{'|'.join((*_DID, *_ENGLISH))})(?=\s)")
BY_MEANS = re.compile(r"^(?:genom|via|through|by) [^,.;:]{3,60}? (?P<has>har|hade|has|have) ")
HAD_NOT = re.compile(
    r"^(?:hade (?:vi|kommunen) inte|had (?:we|the municipality) not)\b.*?\b(?P<would>hade|skulle|would)\b"
)
"""How a sentence begins that tells a cause before what came of it."""

NO_SUBJECT = frozenset(
    {
        "the", "a", "an", "of", "to", "by", "with", "from", "due", "for", "in", "on", "more", "and", "or", "is", "was",
        "are", "were", "be", "been", "being", "that", "av", "till", "med",
    }
)  # fmt: skip
"""What stands before a verb that is a description instead: "the increased population", "was reduced"."""

NEAR = 3
"""Words that may stand between the verb and what it is done to."""

_SHARE_OF = re.compile(
    r"\b(?:andel|antal|nivå|takt|grad)\w* (?:på|av|i|för)\b|\b(?:levels?|rates?|share|numbers?|pace) (?:of|in)\b"
)
_ABOUT = re.compile(
    r"\b(?:mot|för|över|om|kring|på|i|till|av|från|med|inom|of|on|over|about|for|in|to|against|from|with|into|at)\b"
)
"""What makes the measured thing tell what the object is about: "stärkt arbetet mot kriminalitet"."""

_TOLD = (
    r"prognos\w*|statistik\w*|bedömning\w*|beräkning\w*|fråg(?:a|an|or|orna)|mål(?:et|en)?|forecasts?|projections?|"
    r"statistics|estimates?|targets?|issues?|questions?"
)
_IS_TOLD = re.compile(rf"(?:{_TOLD})$")
_AS_TOLD = re.compile(
    rf"\s+(?:{_TOLD})\b|\s+(?:som|as) (?:(?:en|ett|a|an|the) )?(?:\w+ )?(?:{_TOLD}|problem\w*|ämne\w*|topics?)\b"
)
"""What makes of the measured thing something told or asked: "befolkningsprognosen", "arbetslösheten som fråga"."""

_PLACED = re.compile(
    r"\b(?:i|på|för|till|av|från|hos|inom|utanför|in|of|for|to|from|at|outside|across) (?:(?:vår|den|the|our|hela) )?$"
)


@dataclass(frozen=True)
class Deed:
    """A verb that acts on what is measured; `is_own` where a programme or the municipality is what acts."""

    start: int
    end: int
    is_own: bool


def done_to(text: str, patterns: Patterns) -> Iterator[Deed]:
    """Where a verb with something before it acts on what is measured."""
    for match in PERFECT.finditer(text):
        start, end = match.span("done")
        if target := _acts_on(text, end, patterns):
            yield Deed(start, end, _is_own(text[: target.start()], patterns))
    for opening, group in ((BY_MEANS, "has"), (HAD_NOT, "would")):
        opened = opening.match(text)
        if opened and patterns.measured.search(text, opened.start(group)):
            yield Deed(*opened.span(group), is_own=True)
    for match in PAST.finditer(text):
        before = text[: match.start()].split()
        if not before or before[-1] in NO_SUBJECT:
            continue
        if target := _acts_on(text, match.end(), patterns):
            yield Deed(*match.span(), is_own=_is_own(text[: target.start()], patterns))


def is_acted_on(text: str, name: re.Match[str]) -> bool:
    """Whether what is named is itself what something is done to: "har stärkt arbetet"."""
    verbs = (
        *(match.end("done") for match in PERFECT.finditer(text)),
        *(match.end() for match in PAST.finditer(text)),
    )
    return any(end <= name.start() and len(text[end : name.start()].split()) < NEAR for end in verbs)


def _acts_on(text: str, end: int, patterns: Patterns) -> re.Match[str] | None:
    """What the verb is done to, where that is measured and no word about it."""
    target = patterns.measured.search(text, end)
    if target is None or _IS_TOLD.search(target.group()) or _AS_TOLD.match(text, target.end()):
        return None
    between = text[end : target.start()]
    if len(between.split()) > NEAR or re.search(r"[.,;:!?–—]", between):
        return None
    return None if _ABOUT.search(_SHARE_OF.sub(" ", between)) else target


def _is_own(before: str, patterns: Patterns) -> bool:
    """Whether a programme, "we" or the municipality stands before the target as what acts, not as when or where."""
    if any(not _PLACED.search(before[: own.start()]) for own in patterns.own.finditer(before)):
        return True
    return any(not words.WHEN.search(before[: name.start()]) for name in patterns.programme.finditer(before))
