"""What was fetched from where, the raw answers as they came, and the plans that were imported."""

from .fetches import Fetch, FetchState, RawAnswer
from .plans import ImportedObject, PlanImport, PlanImportState, PlanMapping

__all__ = [
    "Fetch",
    "FetchState",
    "ImportedObject",
    "PlanImport",
    "PlanImportState",
    "PlanMapping",
    "RawAnswer",
]
