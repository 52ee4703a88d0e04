"""Reading evaluations."""

from . import evaluations, findings, inputs

__all__ = ["evaluations", "findings", "inputs"]
