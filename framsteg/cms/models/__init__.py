"""The page types of the public site, and what belongs to them."""

from .accessibility import AccessibilityStatementPage, Conformance, Method
from .accessibility_faults import AccessibilityCheck, AccessibilityFault
from .content import ContentPage, SectionPage
from .home import HomeShortcut, MunicipalityHomePage, PortalPage
from .news import (
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    NewsPageDecision,
    NewsPageEvent,
    NewsPageProgramme,
)
from .pictures import EventPicture

__all__ = [
    "AccessibilityCheck",
    "AccessibilityFault",
    "AccessibilityStatementPage",
    "Conformance",
    "ContentPage",
    "EventPicture",
    "HomeShortcut",
    "Method",
    "MunicipalityHomePage",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageDecision",
    "NewsPageEvent",
    "NewsPageProgramme",
    "PortalPage",
    "SectionPage",
]
