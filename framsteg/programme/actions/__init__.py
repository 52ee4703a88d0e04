"""Everything that changes a programme."""

from . import (
    answers,
    closing,
    drafts,
    forecasts,
    ledger,
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
    "closing",
    "drafts",
    "forecasts",
    "ledger",
    "milestones",
    "publication",
    "reminders",
    "report_links",
    "reporting",
    "rounds",
    "status_reports",
    "sub_projects",
]
