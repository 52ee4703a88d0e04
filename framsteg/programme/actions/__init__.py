"""Everything that changes a programme."""

from . import (
    answers,
    drafts,
    milestones,
    publication,
    reminders,
    report_links,
    reporting,
    rounds,
    status_reports,
    sub_projects,
)

__all__ = [
    "answers",
    "drafts",
    "milestones",
    "publication",
    "reminders",
    "report_links",
    "reporting",
    "rounds",
    "status_reports",
    "sub_projects",
]
