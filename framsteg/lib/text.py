"""Texts as they are searched and named in addresses."""

import re
import unicodedata

_SWEDISH = {"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "æ": "a", "ø": "o"}
_PLAIN = re.compile("[\x00-\x7fåäö]*")
"""Most Swedish text: nothing of it has to be taken apart."""
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def folded(text: str) -> str:
    """`text` as it is compared in a search: lower case, å ä ö kept, other accents and repeated blanks dropped."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    if _PLAIN.fullmatch(lowered):
        return " ".join(lowered.split())
    kept = "".join(letter if letter in "åäö" else _base(letter) for letter in lowered)
    tidy = " ".join(kept.split())
    return (
        tidy if tidy == text else folded(tidy)
    )  # a letter such as 𝐀 becomes a capital only when taken apart


def slug(text: str, fallback: str = "sida") -> str:
    """`text` as part of an address: a-z, figures and hyphens, at most 80 characters."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    ascii_only = "".join(_SWEDISH.get(letter, _base(letter)) for letter in lowered)
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:80].strip("-") or fallback


def parted(text: str) -> str:
    """The words and figures of `text`, taken apart at every mark between them: "Ks/2013:63" gives "Ks 2013 63"."""
    return " ".join(re.findall(r"[^\W_]+", text))


def cleaned(text: str) -> str:
    """`text` without control characters and invisible marks that change how other text is read."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").strip()


def _base(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
