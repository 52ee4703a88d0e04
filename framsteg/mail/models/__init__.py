"""The outbox: what is to be sent, and what became of it."""

from .outgoing import MailState, OutgoingMail

__all__ = ["MailState", "OutgoingMail"]
