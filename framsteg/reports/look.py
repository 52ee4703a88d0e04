"""How a municipality's reports look, and the few words that every format needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from framsteg.lib.colour import contrast, until_readable
from framsteg.lib.plain_language import Language

PAPER, INK, BLACK = "#ffffff", "#1b2328", "#000000"


class UnusableTemplate(ValueError):
    """The municipality's own Word template cannot be filled in."""


@dataclass(frozen=True)
class Look:
    """Colours and typeface; `pictures` holds the bytes of the report's pictures by name, `logo` the logotype.

    `template` is the municipality's own Word template.
    """

    primary: str = "#1d4f5c"
    accent: str = "#b4521e"
    font: str = "Source Sans 3"
    logo: bytes = b""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    template: bytes = b""

    @property
    def heading(self) -> str:
        """The main colour, darkened as little as makes it readable on paper."""
        return until_readable(self.primary, "#000000", [PAPER])

    @property
    def on_primary(self) -> str:
        """Black or white, whichever is read best on the main colour."""
        return max((PAPER, BLACK), key=lambda colour: contrast(colour, self.primary))

    @property
    def stroke(self) -> str:
        """The accent colour, as dark as a mark beside text must be."""
        return until_readable(self.accent, "#000000", [PAPER])


_LABELS: dict[str, dict[Language, str]] = {
    "contents": {"sv": "Innehåll", "en": "Contents"},
    "source": {"sv": "Källa", "en": "Source"},
    "table_of": {"sv": "Siffrorna i diagrammet", "en": "The figures of the chart"},
    "to_write": {"sv": "Återstår att skriva", "en": "Still to be written"},
    "draft": {"sv": "Utkast", "en": "Draft"},
    "edition": {"sv": "Utgåva", "en": "Edition"},
    "as_of": {"sv": "Läget den dag som gäller", "en": "As of"},
    "published": {"sv": "Publicerad", "en": "Published"},
    "signed": {"sv": "Undertecknad av", "en": "Signed by"},
    "changes": {"sv": "Vad som har ändrats", "en": "What has changed"},
    "cite_as": {"sv": "Hänvisa så här", "en": "Cite as"},
    "address": {"sv": "Permanent adress", "en": "Permanent address"},
    "picture": {"sv": "Bild", "en": "Picture"},
    "missing_picture": {"sv": "Bilden saknas", "en": "The picture is missing"},
    "photo": {"sv": "Bild", "en": "Photo"},
    "page": {"sv": "Sida", "en": "Page"},
    "of": {"sv": "av", "en": "of"},
    "update_contents": {
        "sv": "Högerklicka och välj Uppdatera fält för att visa innehållsförteckningen.",
        "en": "Right-click and choose Update field to show the contents.",
    },
    "notes": {"sv": "Att säga", "en": "To say"},
    "finding": {"sv": "Slutsats", "en": "Finding"},
    "expected": {"sv": "väntat", "en": "expected"},
    "figure": {"sv": "Siffra", "en": "Figure"},
    "value": {"sv": "Värde", "en": "Value"},
    "unit": {"sv": "Enhet", "en": "Unit"},
    "rule": {"sv": "Så räknas den", "en": "How it is counted"},
    "counted_of": {"sv": "Räknas på", "en": "Counted on"},
    "key": {"sv": "Nyckel", "en": "Key"},
    "high": {"sv": "Högst", "en": "At most"},
    "table": {"sv": "Tabell", "en": "Table"},
    "column": {"sv": "Kolumn", "en": "Column"},
    "explanation": {"sv": "Förklaring", "en": "Explanation"},
    "kind": {"sv": "Slag", "en": "Kind"},
    "about_file": {"sv": "Om filen", "en": "About this file"},
    "figures_sheet": {"sv": "Alla siffror", "en": "All figures"},
    "explanations_sheet": {"sv": "Förklaringar", "en": "Explanations"},
    "questions": {"sv": "Frågor", "en": "Questions"},
    "report_in_full": {
        "sv": "Hela rapporten, med alla siffror och varifrån de kommer:",
        "en": "The whole report, with all figures and where they come from:",
    },
    "continued": {"sv": "%(title)s (%(at)d av %(all)d)", "en": "%(title)s (%(at)d of %(all)d)"},
    "rows_left": {
        "sv": "Fler rader står i rapporten, under ”%(section)s”: %(rows)d.",
        "en": "More rows stand in the report, under “%(section)s”: %(rows)d.",
    },
    "words_left": {
        "sv": "Resten står i rapporten, under ”%(section)s”.",
        "en": "The rest stands in the report, under “%(section)s”.",
    },
    "in_short": {"sv": "I korthet", "en": "In short"},
    "contact": {"sv": "Kontakt", "en": "Contact"},
}


def label(name: str, language: Language) -> str:
    return _LABELS[name][language]
