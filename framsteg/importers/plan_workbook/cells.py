"""What stands in a cell, freed from what came along: double encoding, HTML, invisible marks, personal data."""

import html
import re

from framsteg.lib.personal_data import PersonalData, personal_data, without_personal_data
from framsteg.lib.text import cleaned

__all__ = ["PersonalData", "personal_data", "without_personal_data"]

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
