"""What must hold for messages and for the answers to them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.lib.personal_data import personal_data
from framsteg.lib.text import cleaned
from framsteg.participation.models import Answer, Message, MessageKind
from framsteg.programme.rules.programmes import check_same_municipality

from .contributions import check_text

LANGUAGES = ("/sv/", "/en/")


@recording.check.register(Message)
def _message(message: Message, *, on: date) -> None:
    _check_words(message)
    if message.page and not message.page.startswith("/"):
        raise ValidationError(
            {"page": _("Write the address as it stands after the site's name, for example /sv/…")}
        )
    check_same_municipality(message, "replied_by", message.municipality_id)
    _check_reply(message)
    if message.rule and not cleaned(message.rule_note):
        raise ValidationError({"rule_note": _("Write why, so that whoever wrote it can understand.")})


def _check_words(message: Message) -> None:
    """A question is in words; whether a page was of help is said by one press."""
    if message.kind != MessageKind.HELPFUL:
        check_text(message.text)
    elif message.was_helpful is None:
        raise ValidationError({"was_helpful": _("Choose yes or no.")})


def _check_reply(message: Message) -> None:
    if not message.reply:
        return
    if not message.reply_to:
        raise ValidationError(
            {"reply": _("There is no address to send an answer to. Answer in public instead.")}
        )
    if message.replied_by is None:
        raise ValidationError({"replied_by": _("Choose the role that answers.")})


@recording.check.register(Answer)
def _answer(answer: Answer, *, on: date) -> None:
    check_same_municipality(answer, "answered_by", answer.municipality_id)
    check_same_municipality(answer, "message", answer.municipality_id)
    if not cleaned(answer.text):
        raise ValidationError({"text": _("Write the answer.")})
    home = answer.municipality.slug
    if not answer.page.startswith(f"/{home}/"):
        raise ValidationError(
            {
                "page": _("Write the address after the site's name, without the language: /%s/…")
                % answer.municipality.slug
            }
        )
    if any(True for _each in personal_data(f"{answer.question} {answer.question_en}")):
        raise ValidationError(
            {"question": _("Take out the e-mail address, telephone number or personal identity number.")}
        )
    if answer.answered_on > on:
        raise ValidationError({"answered_on": _("The day has not come yet.")})


def without_language(path: str) -> str:
    """ "/sv/kristinehamn/…" as "/kristinehamn/…": what is asked about a page is shown in both languages."""
    plain = path.partition("?")[0].partition("#")[0]
    return plain[3:] if plain.startswith(LANGUAGES) else plain
