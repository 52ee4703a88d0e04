"""Finds figures typed by hand in texts of people, where a reference such as [[done]] would follow the data.

Dates, times, years, paragraphs, numbered things and list marks are no figures of a report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framsteg.lib.plain_language import HARD_SPACE, LARGEST_IN_WORDS, Language, count
from framsteg.reports.document import Figure, Form, Report, sections_of, written

REFERENCE = re.compile(r"\[\[([a-z0-9._:-]+)(?:\|([a-z-]+))?\]\]", re.IGNORECASE)
_MONTHS = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|mars|march|april|maj|may|jun[ie]|jul[iy]|augusti?|"
    r"sept(?:ember)?|o[kc]tober|november|december"
)
_NOT_FIGURES = re.compile(
    "|".join(
        (
            r"\[\[[^\]]*\]\]",
            r"https?://\S+|\S+@\S+",
            r"\]\([^)]*\)",
            r"^[ \t]*\d+[.)]\s",
            rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?",
            r"\b\d{4}-\d{2}(?:-\d{2})?\b",
            r"\b(?:klockan|kl\.?|at)\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?",
            r"\b\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}\b",
            r"§+\s*\d+",
            r"\b\w+/\d+[\w/:]*",
            r"\b(?:nr|nummer|number|no\.|delprojekt(?:et)?|sub-project|område(?:t)?|area|edition|utgåva|dnr)\s*\.?\s*\d[\d:/.-]*",
            r"\b(?:18|19|20|21)\d{2}(?:\s*[-–]\s*(?:18|19|20|21)?\d{2})?\b(?![\s\u00a0]?(?:%|kr|tkr|mkr|personer|invånare))",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
_DIGITS = re.compile(
    r"(?<![\w])[+−-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|(?<![\w])[+−-]?\d+(?:[.,]\d+)?"
)
_WORDS: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        r"\b(" + "|".join(count(each, language) for each in range(2, LARGEST_IN_WORDS + 1)) + r")\b",
        re.IGNORECASE,
    )
    for language in ("sv", "en")
}
AROUND = 40


@dataclass(frozen=True)
class HandFigure:
    """A figure typed by hand, the words around it, and the key of the report's figure that it equals, if any does."""

    text: str
    around: str
    key: str = ""

    @property
    def differs(self) -> bool:
        """Whether the report holds no such figure at all."""
        return not self.key


def hand_figures(text: str, report: Report) -> tuple[HandFigure, ...]:
    """The figures in `text` that are no references, in their order."""
    known = _known(report)
    return tuple(
        HandFigure(found, _around(text, start, end), known.get(_plain(found), ""))
        for found, start, end in sorted(_numbers(text, report), key=lambda each: each[1])
    )


def unknown_references(text: str, report: Report) -> tuple[str, ...]:
    """Keys in `text` that the report has no figure for."""
    return tuple(key for key, _form in REFERENCE.findall(text) if key not in report.by_key)


def filled_in(text: str, report: Report) -> str:
    """`text` with its references written out; one that the report lacks stays as it is, so that it is seen."""

    def figure(found: re.Match[str]) -> str:
        held = report.by_key.get(found.group(1))
        if held is None:
            return found.group(0)
        form = Form(found.group(2)) if found.group(2) in set(Form) else Form.FIGURES
        return written(held, report.language, form, report.meta.money_unit)

    return REFERENCE.sub(figure, text)


def _numbers(text: str, report: Report) -> Iterator[tuple[str, int, int]]:
    blank, language = _NOT_FIGURES.sub(_blanked, _without_names(text, report)), report.language
    for pattern in (_DIGITS, _WORDS[language]):
        for found in pattern.finditer(blank):
            yield found.group(0), found.start(), found.end()


def _without_names(text: str, report: Report) -> str:
    """What things are called is no figure, whatever it holds: "Vision 2030", "E18"."""
    names = {
        report.title,
        report.meta.subject.label,
        *(section.title for _depth, section in sections_of(report)),
    }
    numbered = sorted((name for name in names if any(map(str.isdigit, name))), key=len, reverse=True)
    return re.sub("|".join(map(re.escape, numbered)), _blanked, text) if numbered else text


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found.group(0))


def _known(report: Report) -> dict[str, str]:
    """What the report's figures read as, in each of their forms."""
    return {
        _plain(form): figure.key for figure in reversed(report.figures) for form in _forms(figure, report)
    }


def _forms(figure: Figure, report: Report) -> Sequence[str]:
    if not figure.is_known:
        return ()
    whole = [written(figure, report.language, form, report.meta.money_unit) for form in Form]
    return [*whole, *(found.group(0) for each in whole for found in _DIGITS.finditer(each))]


def _plain(text: str) -> str:
    return text.casefold().replace(HARD_SPACE, "").replace(" ", "").replace("−", "-").lstrip("+")


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}{text[start:end]}{after}".split())
