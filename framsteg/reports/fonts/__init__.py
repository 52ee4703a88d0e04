"""The typefaces of files, whole and under the Open Font License, and which letters they have.

`letters.txt` lists them in ranges, so that what no typeface has is replaced before it is set; a test holds it to the
files.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FAMILIES = ("Source Sans 3", "Atkinson Hyperlegible Next")
FALLBACKS = ("Source Sans 3", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Emoji")
REPLACEMENT = "\N{WHITE SQUARE}"
_IGNORED = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xAD, 0xFE0E, 0xFE0F, 0x2060, 0x0A, 0x09}


def settable(text: str) -> str:
    """`text` with a square for each letter that no typeface has, and without marks that only steer other programs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_settable(letter) for letter in text)


def _settable(letter: str) -> str:
    code = ord(letter)
    if code in _IGNORED or code in letters():
        return letter
    return (
        "" if not letter.isprintable() and not letter.isspace() else " " if letter.isspace() else REPLACEMENT
    )


@cache
def letters() -> frozenset[int]:
    """Every letter that some typeface has."""
    found: set[int] = set()
    for span in (FOLDER / "letters.txt").read_text(encoding="ascii").split():
        low, _, high = span.partition("-")
        found.update(range(int(low, 16), int(high or low, 16) + 1))
    return frozenset(found)


def files() -> list[Path]:
    return sorted(FOLDER.glob("*/*.ttf"))


def spans(codes: set[int]) -> list[str]:
    """ "20-7e", "a0-17f"."""
    told: list[list[int]] = []
    for code in sorted(codes):
        if told and code == told[-1][1] + 1:
            told[-1][1] = code
        else:
            told.append([code, code])
    return [f"{low:x}" if low == high else f"{low:x}-{high:x}" for low, high in told]
