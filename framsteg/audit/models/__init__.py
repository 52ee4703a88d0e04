"""What happened, and what every recorded object carries."""

from .entries import AuditEntry
from .former_addresses import FormerAddress
from .generation import Generation
from .provenance import Provenance, ProvenanceKind
from .recorded import Publishable, Recorded, Visibility

__all__ = [
    "AuditEntry",
    "FormerAddress",
    "Generation",
    "Provenance",
    "ProvenanceKind",
    "Publishable",
    "Recorded",
    "Visibility",
]
