"""What must hold for an evaluation. Importing this package registers the rules with audit.recording."""

from . import evaluations, plans

__all__ = ["evaluations", "plans"]
