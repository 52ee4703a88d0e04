"""From the start page along every link, as a visitor goes, until every kind of page has been seen.

What is checked follows from the site itself: a new kind of page is checked as soon as something links to it.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .kinds import every_view, kind_of

CHECKED, VISITED = 2, 8
"""How many pages of a kind are checked, and how many are visited for their links, in each language: the first
programme may lack what the seventh has."""
AT_MOST = 1000


@dataclass(frozen=True)
class Broken:
    """A rule that an element of a page breaks."""

    rule: str
    help: str
    element: str = ""


@dataclass(frozen=True)
class Visit:
    """What a page leads to, as paths of this site, and what is wrong with it."""

    links: Sequence[str]
    broken: Sequence[Broken] = ()


@dataclass
class Walked:
    """What was seen on a walk."""

    visits: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str], tuple[str, Broken]] = field(default_factory=dict)
    """For each rule and kind of page an address where it is broken, and how."""

    @property
    def not_reached(self) -> list[str]:
        return sorted(every_view() - self.visits.keys())


Look = Callable[[str, bool], Visit]
"""Visits a path; checks the page too where it is told to."""


def walk(
    slug: str,
    languages: Iterable[str],
    look: Look,
    tell: Callable[[str], None] = lambda line: None,
    *,
    visited: int = VISITED,
) -> Walked:
    """Visit every kind of page of the municipality, in each language, through `look`."""
    walked = Walked()
    for language in languages:
        here: Counter[str] = Counter()
        waiting, known = deque([f"/{language}/{slug}/"]), {f"/{language}/{slug}/"}
        while waiting and sum(here.values()) < AT_MOST:
            path = waiting.popleft()
            kind = kind_of(path, slug)
            if not kind or here[kind] >= visited:
                continue
            here[kind] += 1
            is_checked = here[kind] <= CHECKED
            seen = look(path, is_checked)
            if is_checked:
                tell(f"{path}: {len(seen.broken) or 'nothing'} broken")
            for each in seen.broken:
                walked.faults.setdefault((each.rule, kind), (path, each))
            new = [
                link
                for link in dict.fromkeys(seen.links)
                if link not in known and link.startswith(f"/{language}/")
            ]
            known.update(new)
            waiting.extend(new)
        walked.visits += here
    return walked
