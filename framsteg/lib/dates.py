"""Dates as people write them in plans: "2019-7-10", "hösten 2012", "senast 2019", "T1 2020", "tills vidare".

What is read is never more exact than what is written: a period has its first and its last day, and says how exact it
is. A text that is not a date raises NotADate; the caller keeps it as text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from framsteg.lib.date_shapes import SHAPES, Exactness, Span
from framsteg.lib.date_words import DURING, FROM, LOOSE, NO_LATER, OPEN, RECURRING

__all__ = ["Exactness", "NotADate", "Span", "read"]

LONGEST = 80
"""Characters; a longer text may mention a time, and is not one."""


class NotADate(ValueError):
    """The text says no time that can be read."""


@lru_cache(maxsize=4096)
def read(text: str) -> Span:
    """The time that `text` says. Raises NotADate."""
    plain = " ".join(
        text.replace("\u2013", "-").replace("\u2014", "-").replace("\u2212", "-").lower().split()
    )
    plain = plain.strip(" .,;:()")
    if not plain or len(plain) > LONGEST:
        raise NotADate(text)
    found = _whole(plain)
    if found is not None:
        return found
    if OPEN.search(plain):
        return Span(None, None, Exactness.OPEN)
    if RECURRING.search(plain):
        return Span(None, None, Exactness.RECURRING)
    raise NotADate(text)


def _whole(plain: str) -> Span | None:
    return _single(plain) or _with_word_before(plain) or _span(plain)


def _single(plain: str) -> Span | None:
    for pattern, make in SHAPES:
        if (found := pattern.fullmatch(plain)) is not None:
            try:
                return make(found)
            except ValueError:
                continue
    return None


def _with_word_before(plain: str) -> Span | None:
    changes: tuple[tuple[tuple[str, ...], Callable[[Span], Span]], ...] = (
        (NO_LATER, lambda span: replace(span, first=None)),
        (FROM, lambda span: replace(span, last=None)),
        (LOOSE, lambda span: replace(span, is_guess=True)),
        (DURING, lambda span: span),
    )
    for words, change in changes:
        for word in words:
            if plain.startswith(f"{word} ") and (span := _whole(plain[len(word) + 1 :])) is not None:
                return change(span)
    return None


def _span(plain: str) -> Span | None:
    """ "2011-2013", "jan-mars 2012", "2012-01-01 - 2012-06-30", "våren 2012 till hösten 2013", "2012-" (open)."""
    if (
        open_end := re.fullmatch(r"(.+?)\s*(?:-|->|→|och framåt|och tills vidare|and onwards|ff)", plain)
    ) is not None:
        start = _single(open_end[1])
        return None if start is None else replace(start, last=None)
    for before, after in _cuts(plain):
        end = _single(after)
        if end is None:
            continue
        start = _single(before) or _single(f"{before} {end.last.year}" if end.last else before)
        if start and start.first and end.last and start.first <= end.last:
            return Span(start.first, end.last, Exactness.SPAN, start.is_guess or end.is_guess)
    return None


def _cuts(plain: str) -> Iterator[tuple[str, str]]:
    for sign in (
        " till och med ",
        " t.o.m. ",
        " t o m ",
        " -- ",
        " - ",
        " till ",
        " to ",
        " til ",
        " bis ",
        "--",
        "-",
        "/",
    ):
        for found in re.finditer(re.escape(sign), plain):
            before, after = plain[: found.start()].strip(), plain[found.end() :].strip()
            if before and after:
                yield before, after
