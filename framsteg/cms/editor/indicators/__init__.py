"""Indicators in the editor: what is measured, its figures, what is aimed at, and whose figures they are."""
