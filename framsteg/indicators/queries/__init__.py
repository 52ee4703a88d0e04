"""Reading figures."""

from . import catalogue, growth, neighbours, panels, series

__all__ = ["catalogue", "growth", "neighbours", "panels", "series"]
