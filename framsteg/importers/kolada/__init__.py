"""Kolada, the municipalities' and regions' own database of key figures (version 3)."""
