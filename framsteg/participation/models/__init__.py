"""Where people meet and speak: events, and messages to the municipality."""

from .events import Event, EventKind
from .messages import Message, MessageKind

__all__ = ["Event", "EventKind", "Message", "MessageKind"]
