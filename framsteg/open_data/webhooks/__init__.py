"""Telling others that something public has changed: what, and where to read it. Never the content itself."""
