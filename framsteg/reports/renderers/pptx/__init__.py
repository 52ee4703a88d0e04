"""A report as slides for the press conference: about twelve, with charts that can be edited and notes to say."""

from framsteg.reports.document import Report
from framsteg.reports.look import Look

from .deck import Deck
from .script import words_of_slides
from .slides import SLIDES

__all__ = ["render", "words_of_slides"]


def render(report: Report, look: Look) -> bytes:
    """Slides are made of the sections that the report has; one that would be empty is left out."""
    deck = Deck(report, look)
    for slide in SLIDES:
        slide(deck)
    return deck.kept()
