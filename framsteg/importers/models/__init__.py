"""What was fetched from where, and the raw answers as they came."""

from .fetches import Fetch, FetchState, RawAnswer

__all__ = ["Fetch", "FetchState", "RawAnswer"]
