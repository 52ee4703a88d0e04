"""Everything that changes an evaluation."""

from . import overrides, plans, publication, runs

__all__ = ["overrides", "plans", "publication", "runs"]
