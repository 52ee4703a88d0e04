"""What was fetched from where, the raw answers as they came, the plans that were imported, and how files are read."""

from .fetches import Fetch, FetchState, RawAnswer
from .ledgers import LedgerReading
from .plans import ImportedObject, PlanImport, PlanImportState, PlanMapping

__all__ = [
    "Fetch",
    "FetchState",
    "ImportedObject",
    "LedgerReading",
    "PlanImport",
    "PlanImportState",
    "PlanMapping",
    "RawAnswer",
]
