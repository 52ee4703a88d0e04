"""Everything that changes a programme."""

from . import forecasts, ledger, publication, status_reports, sub_projects

__all__ = ["forecasts", "ledger", "publication", "status_reports", "sub_projects"]
