"""Fetching from the sources, and letting their figures in."""

from . import file_import, kolada_import, scb_import

__all__ = ["file_import", "kolada_import", "scb_import"]
