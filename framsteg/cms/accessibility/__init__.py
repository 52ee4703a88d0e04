"""Automatic checks of every kind of public page, and the list of known faults that they keep."""
