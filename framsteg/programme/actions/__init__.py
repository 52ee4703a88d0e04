"""Everything that changes a programme."""

from . import publication, status_reports, sub_projects

__all__ = ["publication", "status_reports", "sub_projects"]
