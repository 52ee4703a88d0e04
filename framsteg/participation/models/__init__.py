"""Where people meet and speak: events, messages to the municipality, and who wants to be told what happens."""

from .events import Event, EventKind
from .messages import Message, MessageKind
from .subscriptions import Frequency, Subscriber, Subscription, TopicKind

__all__ = [
    "Event",
    "EventKind",
    "Frequency",
    "Message",
    "MessageKind",
    "Subscriber",
    "Subscription",
    "TopicKind",
]
