"""Figures from a file: CSV, Excel, OpenDocument or JSON-stat."""
