"""Reports on their way: drafts, what people write in them, signatures, editions, and releases."""

from .drafts import Kind, ReportDraft, ReportText, State
from .editions import FrozenContent, ReportEdition
from .releases import Invitation, Release, ReleaseItem, ReleaseState
from .reviews import Part, ReportComment, ReportSignature

__all__ = [
    "FrozenContent",
    "Invitation",
    "Kind",
    "Part",
    "Release",
    "ReleaseItem",
    "ReleaseState",
    "ReportComment",
    "ReportDraft",
    "ReportEdition",
    "ReportSignature",
    "ReportText",
    "State",
]
