"""What must hold for events. Importing this package registers the rules with audit.recording."""

from . import events

__all__ = ["events"]
