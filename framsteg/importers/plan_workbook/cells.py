"""What stands in a cell, freed from what came along: double encoding, HTML, invisible marks, personal data."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from framsteg.lib.text import cleaned

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u3000"), " ")
_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_BREAK = re.compile(r"<\s*(?:br\s*/?|/p|/div|/li|/tr|/h\d)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<\s*li\b[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<\s*(script|style)\b.*?<\s*/\s*\1\s*>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
NOTHING = {"", "-", "–", "—", "--", ".", "..", "...", "…", "x", "n/a", "na", "null", "none", "saknas",
    "uppgift saknas", "ej angivet",
           "ej angiven", "inte angivet", "okänt", "?", "??", "tbd",
           "ingen uppgift", "ingen data", "ej rapporterat", "ej rapporterad", "no data", "not reported",
           "ei tietoa"}  # fmt: skip
_BROKEN = re.compile(
    r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|SAKNAS|VÄRDEFEL|REFERENS|NAMN|DIVISION/0)[!?]?",
    re.IGNORECASE,
)


def repaired(text: str) -> str:
    """`text` in which UTF-8 that was once read as Windows-1252 is put right, and every space is an ordinary one."""
    if text.isascii():
        return text.replace("\r\n", "\n").strip()
    if _MOJIBAKE.search(text):
        text = _MOJIBAKE_RUN.sub(_once_more, text)
    return cleaned(text.translate(_SPACES)) if not text.isascii() else text.replace("\r\n", "\n").strip()


_MOJIBAKE_RUN = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")


def _once_more(found: "re.Match[str]") -> str:
    """The letters as they were meant, or as they stand where they were meant so."""
    for length in (len(found[0]), 2):
        piece, rest = found[0][:length], found[0][length:]
        try:
            return piece.encode("cp1252").decode("utf-8") + rest
        except UnicodeError:
            pass
        try:
            return piece.encode("latin-1").decode("utf-8") + rest
        except UnicodeError:
            continue
    return found[0]


def is_nothing(text: str) -> bool:
    """Whether the cell says nothing: empty, a dash, "saknas"."""
    return text.strip().casefold() in NOTHING


def is_broken_formula(text: str) -> bool:
    return bool(_BROKEN.fullmatch(text.strip()))


def is_formula(text: str) -> bool:
    """A formula that nobody has computed, as text files hold them."""
    return bool(re.match(r"=\s*[A-ZÅÄÖa-z$(\d]", text))


def has_html(text: str) -> bool:
    return bool(_TAG.search(text) or _ENTITY.search(text))


def without_html(text: str) -> str:
    """The words of `text`; breaks and list items keep their lines, scripts are dropped with what they hold."""
    plain = _HIDDEN.sub("", text)
    plain = _ITEM.sub("- ", _BREAK.sub("\n", plain))
    plain = html.unescape(_TAG.sub("", plain)).translate(_SPACES)
    lines = (" ".join(line.split()) for line in cleaned(plain).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


_DIVIDED = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zåäö])")


def one_line(text: str) -> str:
    """Without line breaks; a word that was divided at the end of a line is made whole."""
    whole = _DIVIDED.sub("", text) if "\n" in text else text
    return " ".join(whole.split())


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
