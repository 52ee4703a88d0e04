"""What has been fetched."""

from . import reports

__all__ = ["reports"]
