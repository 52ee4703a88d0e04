"""Finding what says who somebody is, in texts that people wrote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalData:
    kind: str
    found: str


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+46|0046|0)[ -]?(?:\(0\))?\d{1,3}[ -/]{0,3}\d(?:[ -]?\d){4,7}(?![\w-])")
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]?(\d{3})(\d)(?!\d)")
REMOVED = "[borttaget]"


def personal_data(text: str) -> Iterator[PersonalData]:
    """E-mail addresses, telephone numbers and personal identity numbers in `text`."""
    if "@" in text:
        yield from (PersonalData("email", found[0]) for found in _EMAIL.finditer(text))
    if len(text) < 7 or sum(map(str.isdigit, text)) < 7:
        return
    numbers = [found for found in _PERSONAL_NUMBER.finditer(text) if _is_personal_number(found)]
    yield from (PersonalData("personal_number", found[0]) for found in numbers)
    taken = {found[0] for found in numbers}
    yield from (PersonalData("phone", found[0]) for found in _PHONE.finditer(text) if found[0] not in taken)


def _is_personal_number(found: "re.Match[str]") -> bool:
    month, day = int(found[2]), int(found[3])
    if not 1 <= month <= 12 or not (1 <= day <= 31 or 61 <= day <= 91):
        return False
    figures = [int(figure) for figure in found[1] + found[2] + found[3] + found[4]]
    doubled = (figure * (2 - at % 2) for at, figure in enumerate(figures))
    return (10 - sum(value // 10 + value % 10 for value in doubled) % 10) % 10 == int(found[5])


def without_personal_data(text: str) -> str:
    for each in personal_data(text):
        text = text.replace(each.found, REMOVED)
    return text
