"""Keeps, gives back and moves a whole installation. Knows tables and files, not what they mean."""
