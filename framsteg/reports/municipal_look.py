"""A municipality's colours, typeface, logotype and Word template for its reports."""

from django.db.models.fields.files import FieldFile

from framsteg.accounts.models import Municipality

from .look import Look

_FONTS = {
    Municipality.Font.SOURCE_SANS.value: "Source Sans 3",
    Municipality.Font.ATKINSON.value: "Atkinson Hyperlegible Next",
}


def look_of(municipality: Municipality) -> Look:
    """A logotype or template that cannot be read is left out."""
    return Look(
        primary=municipality.primary_colour,
        accent=municipality.accent_colour,
        font=_FONTS[municipality.font],
        logo=_content(municipality.logo),
        template=_content(municipality.report_template),
    )


def _content(stored: FieldFile) -> bytes:
    if not stored:
        return b""
    try:
        with stored.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return b""
