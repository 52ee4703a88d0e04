"""A municipality's colours, typeface and logotype for its reports."""

from framsteg.accounts.models import Municipality

from .look import Look

_FONTS = {
    Municipality.Font.SOURCE_SANS.value: "Source Sans 3",
    Municipality.Font.ATKINSON.value: "Atkinson Hyperlegible Next",
}


def look_of(municipality: Municipality) -> Look:
    """A logotype that cannot be read is left out."""
    return Look(
        primary=municipality.primary_colour,
        accent=municipality.accent_colour,
        font=_FONTS[municipality.font],
        logo=_logo(municipality),
    )


def _logo(municipality: Municipality) -> bytes:
    if not municipality.logo:
        return b""
    try:
        with municipality.logo.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return b""
