"""What must hold for the organisation, and who may do what. Importing registers the rules with audit.recording."""

from . import colours, organisation

__all__ = ["colours", "organisation"]
