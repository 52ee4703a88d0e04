"""The engine's version: raised whenever a number it gives can change."""

VERSION = "1.1.0"
