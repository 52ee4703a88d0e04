"""Questions to try: one answered for all to read, one that a moderator can answer. Both are made up, and say so."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from framsteg.accounts.models import Municipality, Role
from framsteg.audit.models import Visibility
from framsteg.config.demo.content.example_round import LEAD, OWNER, PROGRAMME
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.loader import Loader
from framsteg.participation.actions import answers, messages
from framsteg.participation.models import Answer, Message, MessageKind

ASKED, ANSWERED = timedelta(days=8), timedelta(days=6)


@dataclass(frozen=True)
class Asked:
    """A made-up question about a page, the path of which is without the municipality."""

    key: str
    page: str
    text: str


@dataclass(frozen=True)
class Answered(Asked):
    """One that a role has answered in public."""

    question: str
    question_en: str
    answer: str
    answer_en: str
    role: str


QUESTIONS = (
    Answered(
        "money", "program/exempel/", "Exempel: Vad får bänkarna kosta, och vem betalar?",
        question="Exempel: Vad får bänkarna kosta, och vem betalar?",
        question_en="Example: What may the benches cost, and who pays?",
        answer="Det här är ett påhittat svar. Ett riktigt svar säger var pengarna finns i budgeten, med en länk till"
        " beslutet.",
        answer_en="This is a made-up answer. A real one says where in the budget the money is, with a link to the"
        " decision.",
        role=LEAD,
    ),
    Answered(
        "winter", "handelser/exempel-dialog/", "Exempel: Kommer gångvägen att skottas på vintern?",
        question="Exempel: Kommer gångvägen att skottas på vintern?",
        question_en="Example: Will the path be cleared of snow in winter?",
        answer="Det här är ett påhittat svar. Ja, den skottas samma dag som det har snöat.",
        answer_en="This is a made-up answer. Yes, it is cleared on the day of the snowfall.",
        role=OWNER,
    ),
    Asked("workshop hours", "program/exempel/delprojekt/3/", "Exempel: När öppnar verkstaden?"),
)  # fmt: skip


def load(demo: Loader) -> None:
    for each in QUESTIONS:
        demo.add_through(_key(each), lambda each=each: _ask(demo, each))  # type: ignore[misc]
        if isinstance(each, Answered):
            demo.add(
                f"{_key(each)}/answer",
                lambda each=each: _answer(demo, each),  # type: ignore[misc]
                then=lambda made: answers.tell(made, by=demo.by, at=demo.at - ANSWERED),
            )


def _ask(demo: Loader, asked: Asked) -> Message:
    return messages.send(
        Message(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=MessageKind.QUESTION,
            text=asked.text,
            page=f"/sv{_page(demo, asked)}",
            may_be_published=True,
            token=uuid5(NAMESPACE_URL, f"framsteg-demo/{_key(asked)}"),
        ),
        at=demo.at - ASKED,
    )


def _answer(demo: Loader, asked: Answered) -> Answer:
    return Answer(
        municipality=demo.the(MUNICIPALITY, Municipality),
        message=demo.the(_key(asked), Message),
        page=_page(demo, asked),
        question=asked.question,
        question_en=asked.question_en,
        text=asked.answer,
        text_en=asked.answer_en,
        answered_by=demo.the(asked.role, Role),
        answered_on=(demo.at - ANSWERED).date(),
        visibility=Visibility.PUBLIC,
    )


def _page(demo: Loader, asked: Asked) -> str:
    return f"/{demo.the(MUNICIPALITY, Municipality).slug}/{asked.page}"


def _key(asked: Asked) -> str:
    return f"{PROGRAMME}/question/{asked.key}"
