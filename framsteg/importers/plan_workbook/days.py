"""A time that a running text mentions, the most exact first."""

import re
from collections.abc import Iterator
from datetime import date

from framsteg.lib.dates import Exactness, NotADate, Span, read

_SHAPES = tuple(
    re.compile(rf"(?<![\w-]){shape}(?![\w-])", re.IGNORECASE)
    for shape in (
        r"\d{4}-\d{1,2}-\d{1,2}",
        r"\d{1,2}/\d{1,2}[ /-]\d{4}",
        r"\d{1,2}\.\d{1,2}\.\d{4}",
        r"\d{1,2} [a-zåäö]+ \d{4}",
        r"(?:[qkt]|tertial|kvartal) ?\d[ -]\d{4}",
        r"v(?:ecka|\.)? ?\d{1,2}[ ,]+\d{4}",
        r"\d{4}-\d{2}",
        r"[a-zåäö]+ \d{4}",
        r"(?:19|20)\d{2}",
    )
)


def times_in(text: str) -> Iterator[tuple["re.Match[str]", Span]]:
    """Where the text names a time, and which."""
    for shape in _SHAPES:
        for found in shape.finditer(text):
            try:
                yield found, read(found[0])
            except NotADate:
                continue


def day_in(heading: str) -> date | None:
    """The day or the month's last day that a heading names, as "Status 2012-09-30"."""
    exact = (Exactness.DAY, Exactness.MONTH)
    return next(
        (span.last for _found, span in times_in(heading) if span.last and span.exactness in exact), None
    )
