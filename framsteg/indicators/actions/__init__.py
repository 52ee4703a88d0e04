"""Everything that changes indicators and their figures."""

from . import catalogue, deliveries, packed, targets

__all__ = ["catalogue", "deliveries", "packed", "targets"]
