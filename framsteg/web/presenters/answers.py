"""Questions and answers as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from framsteg.lib.plain_language import Language, Text, date_short, in_language
from framsteg.participation.models import Answer

from .common import Day, base_url, rich, title_of

LONGEST_IN_TITLE = 120


@dataclass(frozen=True)
class AnswerLine:
    """A question and what a role answered. `page_url` is the page that it is about."""

    anchor: str
    question: Text
    answer: SafeString | None
    by: Text
    day: Day
    page_url: str


def answer_line(answer: Answer, language: Language) -> AnswerLine:
    return AnswerLine(
        anchor=f"svar-{answer.pk}",
        question=in_language(answer.question, answer.question_en, language),
        answer=rich(answer.text, answer.text_en, language),
        by=title_of(answer.answered_by, language),
        day=Day(date_short(answer.answered_on, language), answer.answered_on.isoformat()),
        page_url=f"{get_script_prefix()}{language}{answer.page}",
    )


def answer_lines(found: Sequence[Answer], language: Language) -> Sequence[AnswerLine]:
    return tuple(answer_line(each, language) for each in found)


def questions_url(municipality: str, page: str = "") -> str:
    address = f"{base_url(municipality)}fragor/"
    return f"{address}?{urlencode({'om': page})}" if page else address


def answer_url(answer: Answer, municipality: str) -> str:
    return f"{questions_url(municipality, answer.page)}#svar-{answer.pk}"


def shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_IN_TITLE else plain[:LONGEST_IN_TITLE].rsplit(" ", 1)[0] + " …"
