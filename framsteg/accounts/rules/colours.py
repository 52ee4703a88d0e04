from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit import recording
from framsteg.lib.colour import TEXT_CONTRAST, NotAColour, contrast
from framsteg.lib.plain_language import language_of, number

WHITE = "#ffffff"
LEAST = {"primary_colour": TEXT_CONTRAST, "accent_colour": 3.0}
"""Least contrast with white: the main colour carries white text, the accent colour shapes (WCAG 2.2, 1.4.3, 1.4.11)."""


@recording.check.register(Municipality)
def _municipality(municipality: Municipality, *, on: date) -> None:
    """Colours that text cannot be read on are refused; all other shades are derived so that they can."""
    errors = {
        field: message
        for field, least in LEAST.items()
        if (message := _too_light(getattr(municipality, field), least)) is not None
    }
    if errors:
        raise ValidationError(errors)


def _too_light(colour: str, least: float) -> ValidationError | None:
    try:
        found = contrast(colour, WHITE)
    except NotAColour:
        return None  # The field says so itself.
    if found >= least:
        return None
    language = language_of(get_language() or "sv")
    return ValidationError(
        _(
            "The colour is too light: its contrast with white is %(found)s to 1, and at least %(least)s to 1 is needed."
        ),
        params={"found": number(found, language, 1), "least": number(least, language, 1)},
    )
