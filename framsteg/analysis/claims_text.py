"""Texts cut into sentences, with their Markdown marks taken away."""

import re
import unicodedata
from collections.abc import Iterator

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#>]+")
_LIST = re.compile(r"^\s*(?:[-•–]|\d{1,3}[.)])\s+", re.MULTILINE)
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-•–]|\d{1,3}[.)])\s)|\n(?=\s*#)")
_END = re.compile(r"([.!?…]+[”\"’»)]*)\s+(?=[”\"“»(]*[A-ZÅÄÖ0-9])")
_SHORT = re.compile(
    r"(?:\b(?:t\.?ex|bl\.?a|dvs|d\.v\.s|m\.?m|o\.?s\.?v|kl|ca|nr|s\.k|f\.d|fr\.o\.m|t\.o\.m|p\.g\.a|dnr|e\.g|i\.e|cf|no|mr|"
    r"ms|dr|st|jan|feb|aug|sept?|okt|nov|dec)|\b[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of `text` as plain words; headings and list items are sentences of their own."""
    for block in _BREAK.split(_LIST.sub("\n- ", text)):
        plain = " ".join(_plain(block).split())
        start = 0
        for end in _END.finditer(plain):
            if _SHORT.search(plain[start : end.end(1)]):
                continue
            yield plain[start : end.end(1)]
            start = end.end()
        if plain[start:].strip():
            yield plain[start:].strip()


def _plain(block: str) -> str:
    words = _MARKS.sub("", _LINK.sub(r"\1", block)).replace("\N{SOFT HYPHEN}", "")
    return unicodedata.normalize("NFC", words).strip().removeprefix("- ")


_QUOTED = re.compile(r"”[^”]*”|“[^”“]*[”“]|\"[^\"]*\"|»[^»«]*[«»]")


def quoted_spans(sentence: str) -> list[tuple[int, int]]:
    """Where in the sentence somebody's words stand between quotation marks."""
    return [found.span() for found in _QUOTED.finditer(sentence)]
