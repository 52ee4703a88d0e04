"""The letter that asks whether an address is the reader's own, and the addresses that only a subscriber has."""

from django.core import signing
from django.utils.translation import gettext, override

from framsteg.lib.plain_language import Language, date_in_text, language_of
from framsteg.mail.letters import Letter
from framsteg.participation.models import Subscriber
from framsteg.participation.rules.subscriptions import last_day_to_confirm
from framsteg.programme.emails.letters import address, letter

CONFIRM, MINE, STOP = (f"framsteg.participation.following.{each}" for each in ("confirm", "mine", "stop"))


def letters_of(subscriber: Subscriber) -> tuple[str, str]:
    """What the keys of all letters to the subscriber begin with."""
    return f"following/{subscriber.pk}/", f"digest/{subscriber.pk}/"


def my_address(subscriber: Subscriber, language: Language) -> str:
    """The page at which the subscriber changes and ends everything."""
    return _address("my_following", signing.dumps(subscriber.nonce.hex, salt=MINE), subscriber, language)


def stop_address(subscriber: Subscriber, language: Language) -> str:
    """What ends everything by one press."""
    return _address("stop_following", signing.dumps(subscriber.nonce.hex, salt=STOP), subscriber, language)


def confirmation(subscriber: Subscriber, named: str) -> Letter:
    """Asks whether it was the reader who wanted to follow what is `named`. Nothing that a visitor wrote is in it."""
    language, municipality = language_of(subscriber.language), subscriber.municipality
    signed = signing.dumps(subscriber.nonce.hex, salt=CONFIRM)
    asked_at = subscriber.asked_at or subscriber.told_until
    context = {
        "named": named,
        "url": _address("confirm_following", signed, subscriber, language),
        "last_day": date_in_text(last_day_to_confirm(asked_at), language),
        "data_url": address("personal_data", municipality, language),
    }
    with override(language):
        subject = gettext("Do you want letters about what happens?")
    return letter(
        "following_confirm",
        context,
        key=f"{letters_of(subscriber)[0]}{asked_at:%Y%m%dT%H%M%S%f}",
        to=subscriber.email,
        subject=subject,
        municipality=municipality,
        language=language,
    )


def _address(page: str, signed: str, subscriber: Subscriber, language: Language) -> str:
    return address(page, subscriber.municipality, language, signed=signed)
