"""A plan from a spreadsheet into a programme: uploaded, compared, applied whole, undone."""

from . import applying, uploads
from .applying import apply
from .comparison import Comparison, compare
from .plan_errors import AlreadyApplied, ChangedMeanwhile, ManyWouldGo, RowRefused
from .undoing import CannotUndo, ChangedSince, disturbed, undo

__all__ = [
    "AlreadyApplied",
    "CannotUndo",
    "ChangedMeanwhile",
    "ChangedSince",
    "Comparison",
    "ManyWouldGo",
    "RowRefused",
    "apply",
    "applying",
    "compare",
    "disturbed",
    "undo",
    "uploads",
]
