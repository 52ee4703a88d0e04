"""How it stands with each job."""

from .job_state import JobState

__all__ = ["JobState"]
