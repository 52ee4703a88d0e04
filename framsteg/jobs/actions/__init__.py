"""What is done to the rows of the jobs, and the worker that does it."""

from . import leases, running

__all__ = ["leases", "running"]
