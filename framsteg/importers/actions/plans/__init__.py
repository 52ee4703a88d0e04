"""A plan from a spreadsheet into a programme: uploaded, compared, applied whole, undone."""

from . import applying, uploads
from .applying import AlreadyApplied, ChangedMeanwhile, ManyWouldGo, apply
from .comparison import Comparison, compare
from .undoing import CannotUndo, ChangedSince, disturbed, undo

__all__ = [
    "AlreadyApplied",
    "CannotUndo",
    "ChangedMeanwhile",
    "ChangedSince",
    "Comparison",
    "ManyWouldGo",
    "apply",
    "applying",
    "compare",
    "disturbed",
    "undo",
    "uploads",
]
