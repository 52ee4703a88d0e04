"""Putting letters into the outbox, and sending them."""

from . import delivery, outbox

__all__ = ["delivery", "outbox"]
