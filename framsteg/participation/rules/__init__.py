"""What must hold for events, views and messages. Importing this package registers the rules with audit.recording."""

from . import contributions, events, inviting, messages

__all__ = ["contributions", "events", "inviting", "messages"]
