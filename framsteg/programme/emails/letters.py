"""How a letter is put together: the same words as text and as HTML, in the language of whoever gets it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from framsteg.accounts.models import Municipality, Person
from framsteg.lib.plain_language import Language, language_of
from framsteg.mail.letters import Letter
from framsteg.programme.models import ReminderChoice


def address(page: str, municipality: Municipality, language: Language, **of: str) -> str:
    """The whole address of one of the pages that letters lead to; which they are is a matter of settings."""
    with override(language):
        name = settings.FRAMSTEG_REPORTING_PAGES[page]
        path = reverse(name, kwargs={"municipality": municipality.slug, **of})
    return f"{settings.FRAMSTEG_BASE_URL}{path}"


def written(template: str, language: Language, context: Mapping[str, Any]) -> tuple[str, str]:
    """The text and the HTML of a letter: mail/<template>.txt and .html."""
    with override(language):
        text = render_to_string(f"mail/{template}.txt", dict(context))
        html = render_to_string(f"mail/{template}.html", {**context, "language": language})
    return text.strip() + "\n", html


def letter(
    template: str,
    context: Mapping[str, Any],
    *,
    key: str,
    to: str,
    subject: str,
    municipality: Municipality,
    language: Language,
    headers: Mapping[str, str] | None = None,
    is_secret: bool = True,
) -> Letter:
    """A letter from the municipality to one person. Most open something, such as a page that only its reader has."""
    text, html = written(
        template, language, {"municipality": municipality.name, "subject": subject, **context}
    )
    return Letter(
        key=key,
        to=to,
        subject=subject,
        text=text,
        html=html,
        language=language,
        sender_name=municipality.name,
        headers=headers or {},
        is_secret=is_secret,
    )


def language_for(person: Person | None) -> Language:
    """The language that the person has chosen; Swedish where nothing is known."""
    choice = ReminderChoice.objects.filter(person=person).first() if person else None
    return language_of(choice.language) if choice else "sv"
