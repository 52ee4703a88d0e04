"""Everything that changes a programme."""

from . import answers, closing, milestones, publication, reminders, rounds, status_reports, sub_projects

__all__ = ["answers", "closing", "milestones", "publication", "reminders", "rounds", "status_reports", "sub_projects"]
