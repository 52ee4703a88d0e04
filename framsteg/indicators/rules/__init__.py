"""What must be true of indicators, targets and baselines. Importing this registers the rules with the recorder."""

from . import deletions, indicators, targets

__all__ = ["deletions", "indicators", "targets"]
