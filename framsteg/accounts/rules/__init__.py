"""What must hold for the organisation, and who may do what. Importing registers the rules with audit.recording."""

from . import organisation

__all__ = ["organisation"]
