"""What must hold in a programme. Importing this package registers the rules with audit.recording."""

from . import closing, decisions, money, programmes, report_links, rounds, status_reports, sub_projects

__all__ = [
    "closing",
    "decisions",
    "money",
    "programmes",
    "report_links",
    "rounds",
    "status_reports",
    "sub_projects",
]
