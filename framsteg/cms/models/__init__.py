"""The page types of the public site, and what belongs to them."""

from .accessibility import AccessibilityStatementPage, Conformance, Method
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
