"""What somebody who signed up is told: a seat, a place in the queue, or a seat after all."""

from django.core import signing
from django.utils.translation import gettext, override

from framsteg.lib.plain_language import date_in_text, in_language, language_of, time_span
from framsteg.mail.letters import Letter
from framsteg.participation.models import SignUp
from framsteg.programme.emails.letters import address, letter

SIGNED_UP = "framsteg.participation.sign-up"


def signed(sign_up: SignUp) -> str:
    """What stands in the address by which one sees the seat and gives it up."""
    return signing.Signer(salt=SIGNED_UP).sign_object(sign_up.token.hex)


def letters_of(sign_up: SignUp) -> str:
    """What the keys of all letters about the seat begin with."""
    return f"sign-up/{sign_up.token}/"


def receipt(sign_up: SignUp, *, after_waiting: bool = False) -> Letter:
    """The name that was typed is not in it: the address may be somebody else's."""
    event, language = sign_up.event, language_of(sign_up.language)
    municipality = event.municipality
    title = in_language(event.title, event.title_en, language).value
    context = {
        "event": title,
        "day": date_in_text(event.starts_on, language) if event.starts_on else "",
        "times": time_span(event.starts_at, event.ends_at) if event.starts_at else "",
        "place": event.place,
        "has_seat": sign_up.seat is not None,
        "after_waiting": after_waiting,
        "url": address("signed_up", municipality, language, signed=signed(sign_up)),
    }
    with override(language):
        subject = (
            gettext("You have a seat: %(event)s")
            if sign_up.seat
            else gettext("You are in the queue: %(event)s")
        ) % {"event": title}
    return letter(
        "sign_up",
        context,
        key=f"{letters_of(sign_up)}{'seat' if sign_up.seat else 'queue'}",
        to=sign_up.email,
        subject=subject,
        municipality=municipality,
        language=language,
    )
