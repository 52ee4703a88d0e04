"""The demo: Kristinehamn's programme Ett Attraktivare Kristinehamn, as far as it is public, in Swedish and English."""

from .load import PARTS, load

__all__ = ["PARTS", "load"]
