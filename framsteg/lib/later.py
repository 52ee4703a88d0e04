"""Large modules that few requests need: they are loaded when something of them is first used.

A web process that never writes a workbook nor asks another server does without some fifteen megabytes.
"""

from importlib import import_module
from typing import Any


class Later:
    """Stands for the module `name`, and loads it when asked for something of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
