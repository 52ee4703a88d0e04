"""Fetching from the sources, letting their figures in, and importing plans."""

from . import file_import, kolada_import, plans, scb_import

__all__ = ["file_import", "kolada_import", "plans", "scb_import"]
