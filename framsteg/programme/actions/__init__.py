"""Everything that changes a programme."""

from . import answers, milestones, publication, reminders, rounds, status_reports, sub_projects

__all__ = ["answers", "milestones", "publication", "reminders", "rounds", "status_reports", "sub_projects"]
