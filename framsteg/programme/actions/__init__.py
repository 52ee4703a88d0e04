"""Everything that changes a programme."""

from . import forecasts, publication, status_reports, sub_projects

__all__ = ["forecasts", "publication", "status_reports", "sub_projects"]
