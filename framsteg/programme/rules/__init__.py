"""What must hold in a programme. Importing this package registers the rules with audit.recording."""

from . import closing, decisions, programmes, status_reports, sub_projects

__all__ = ["closing", "decisions", "programmes", "status_reports", "sub_projects"]
