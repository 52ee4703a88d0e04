"""What must hold for events and messages. Importing this package registers the rules with audit.recording."""

from . import events, messages

__all__ = ["events", "messages"]
