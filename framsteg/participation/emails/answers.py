"""What somebody who asked is told: the answer, where it can be read, or why it is not shown."""

from django.utils.translation import gettext, override

from framsteg.lib.plain_language import in_language, language_of
from framsteg.mail.letters import Letter
from framsteg.participation.models import Answer, Message, QuestionRule
from framsteg.programme.emails.letters import address, letter


def reply(message: Message) -> Letter:
    """The answer to one person, with the question below it."""
    language = language_of(message.language)
    by = message.replied_by
    role = in_language(by.title, by.title_en, language).value if by else ""
    with override(language):
        subject = gettext("Answer to your question")
    return _letter(message, "reply", subject, {"answer": message.reply, "by": role})


def published(answer: Answer, message: Message) -> Letter:
    """That the question has been answered in public, and where."""
    language = language_of(message.language)
    role = in_language(answer.answered_by.title, answer.answered_by.title_en, language).value
    with override(language):
        subject = gettext("Your question has been answered")
    told = {
        "answer": in_language(answer.text, answer.text_en, language).value,
        "by": role,
        "url": f"{address('questions', answer.municipality, language)}?om={answer.page}#svar-{answer.pk}",
    }
    return _letter(message, "published", subject, told)


def withheld(message: Message) -> Letter:
    """Which of the written rules keeps it from being shown, and why."""
    with override(language_of(message.language)):
        subject = gettext("Your question is not shown on the site")
        rule = str(QuestionRule(message.rule).label)
    return _letter(message, "withheld", subject, {"rule": rule, "why": message.rule_note})


def _letter(message: Message, about: str, subject: str, told: dict[str, str]) -> Letter:
    language, municipality = language_of(message.language), message.municipality
    context = {
        "question": message.text[:2000],
        "data_url": address("personal_data", municipality, language),
        **told,
    }
    return letter(
        "question",
        context,
        key=f"message/{message.pk}/{about}",
        to=message.reply_to,
        subject=subject,
        municipality=municipality,
        language=language,
    )
