"""Releases in the editor: what is in them, the checklist, the time, and who may read before it."""
