"""Where the demo's statements come from, and which of them are only examples."""

from datetime import date
from typing import TypedDict

from framsteg.audit.models import ProvenanceKind


class Source(TypedDict):
    """The provenance fields of an object."""

    provenance: ProvenanceKind
    provenance_note: str
    provenance_note_en: str


def public(swedish: str, english: str) -> Source:
    return Source(
        provenance=ProvenanceKind.PUBLIC_SOURCE, provenance_note=swedish, provenance_note_en=english
    )


def illustrative(swedish: str, english: str) -> Source:
    return Source(provenance=ProvenanceKind.ILLUSTRATIVE, provenance_note=swedish, provenance_note_en=english)


ASSUMED_DAY = date(2012, 12, 31)
"""Stands where a day is needed that is not public: the last day of the year in which the programme was carried out."""

_PAGE_SV = "Kristinehamns kommuns webbplats, sidan ”Attraktivare Kristinehamn slutredovisas”."
_PAGE_EN = "The website of Kristinehamn municipality, the page “Attraktivare Kristinehamn slutredovisas”."
_LIST_SV = "Kristinehamns kommuns webbplats, nyheterna på sidan ”Attraktivare Kristinehamn slutredovisas”."
_LIST_EN = "The website of Kristinehamn municipality, the news on the page “Attraktivare Kristinehamn slutredovisas”."

PAGE = public(_PAGE_SV, _PAGE_EN)
NEWS_LIST = public(_LIST_SV, _LIST_EN)
MUNICIPALITY = public(
    "Offentliga uppgifter från Kristinehamns kommun.", "Public information from Kristinehamn municipality."
)


def page_with(swedish: str, english: str) -> Source:
    """The page about the final report, and something to add about what it does not say."""
    return public(f"{_PAGE_SV} {swedish}", f"{_PAGE_EN} {english}")
