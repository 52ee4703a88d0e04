"""Everything that changes indicators and their figures."""

from . import by_hand, catalogue, deliveries, packed, targets

__all__ = ["by_hand", "catalogue", "deliveries", "packed", "targets"]
