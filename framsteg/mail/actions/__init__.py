"""Putting letters into the outbox, and sending them."""

from . import delivery, outbox, returned

__all__ = ["delivery", "outbox", "returned"]
