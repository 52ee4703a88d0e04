"""Everything that changes a programme."""

from . import (
    answers,
    closing,
    forecasts,
    milestones,
    publication,
    reminders,
    rounds,
    status_reports,
    sub_projects,
)

__all__ = [
    "answers",
    "closing",
    "forecasts",
    "milestones",
    "publication",
    "reminders",
    "rounds",
    "status_reports",
    "sub_projects",
]
