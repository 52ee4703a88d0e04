"""Periods as text that sorts: "2012", "2012-Q1", "2012-T1", "2012-H1", "2012-03"."""

import re

PATTERN = r"^[12][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|T[1-3]|H[12]))?$"
_CANONICAL = re.compile(PATTERN)
_SPELLED = re.compile(
    r"^([12][0-9]{3})(?:\s*[-/ ]?\s*([MKQTH])\s*|[-/ ]|(?=[0-9]{2}$))([0-9]{1,2})$", re.IGNORECASE
)
_KINDS = {"M": ("", 12), "": ("", 12), "K": ("Q", 4), "Q": ("Q", 4), "T": ("T", 3), "H": ("H", 2)}


class NotAPeriod(ValueError):
    """The text names no year, half-year, tertial, quarter or month."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text[:40]}” is not a period such as 2012, 2012K1 or 2012M03.")
        self.text = text


def canonical(text: str) -> str:
    """The period as it is stored: "2012M03" and "2012-3" become "2012-03", "2012K1" becomes "2012-Q1"."""
    stripped = text.strip()
    if re.fullmatch(r"[12][0-9]{3}(\.0)?", stripped):
        return stripped[:4]
    if _CANONICAL.match(stripped):
        return stripped
    spelled = _SPELLED.match(stripped)
    if spelled is None:
        raise NotAPeriod(text)
    year, kind, number = spelled.group(1), (spelled.group(2) or "").upper(), int(spelled.group(3))
    letter, most = _KINDS[kind]
    if not 1 <= number <= most:
        raise NotAPeriod(text)
    return f"{year}-{letter}{number}" if letter else f"{year}-{number:02d}"


def year_of(period: str) -> int:
    return int(period[:4])


def kind_of(period: str) -> str:
    """What the period is: "year", "half", "tertial", "quarter" or "month"."""
    if len(period) == 4:
        return "year"
    return {"H": "half", "T": "tertial", "Q": "quarter"}.get(period[5], "month")


def same_period_last_year(period: str) -> str:
    return f"{year_of(period) - 1}{period[4:]}"
