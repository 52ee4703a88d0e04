"""Everything that changes a programme."""

from . import closing, decisions, publication, status_reports, sub_projects

__all__ = ["closing", "decisions", "publication", "status_reports", "sub_projects"]
