"""Everything that changes a programme."""

from . import (
    answers,
    closing,
    closing_rounds,
    decisions,
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
    "closing_rounds",
    "decisions",
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
