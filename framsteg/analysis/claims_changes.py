"""What is said to have been done to a measured thing, whoever did it: "har minskat antalet brott", "cut crime".

Swedish verbs that also tell what happens by itself count only in the perfect: "i fjol ökade befolkningen" says nothing
of a cause, "har ökat befolkningen" does.
"""

import re
from collections.abc import Iterator

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


def done_to(text: str, patterns: Patterns) -> Iterator[tuple[int, int]]:
    """Where a verb with something before it acts on what is measured."""
    for match in PERFECT.finditer(text):
        start, end = match.span("done")
        if _acts_on(text, end, patterns):
            yield start, end
    for opening, group in ((BY_MEANS, "has"), (HAD_NOT, "would")):
        opened = opening.match(text)
        if opened and patterns.measured.search(text, opened.start(group)):
            yield opened.span(group)
    for match in PAST.finditer(text):
        before = text[: match.start()].split()
        if before and before[-1] not in NO_SUBJECT and _acts_on(text, match.end(), patterns):
            yield match.span()


def _acts_on(text: str, end: int, patterns: Patterns) -> bool:
    target = patterns.measured.search(text, end)
    if target is None:
        return False
    between = text[end : target.start()]
    return len(between.split()) <= NEAR and not re.search(r"[.,;:!?–—]", between)
