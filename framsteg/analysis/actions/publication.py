"""Making an evaluation public, and taking it back."""

from datetime import datetime

from framsteg.analysis.models import Evaluation
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import Visibility


def publish(evaluation: Evaluation, *, by: Actor, at: datetime) -> None:
    """Make a draft public. Does nothing to what is public already."""
    _show(evaluation, Visibility.PUBLIC, by=by, at=at)


def withdraw(evaluation: Evaluation, *, by: Actor, at: datetime) -> None:
    """Make it a draft again. Its plans, runs and findings stay."""
    _show(evaluation, Visibility.DRAFT, by=by, at=at)


def _show(evaluation: Evaluation, visibility: Visibility, *, by: Actor, at: datetime) -> None:
    if evaluation.visibility == visibility:
        return
    before = evaluation.visibility
    evaluation.visibility = visibility
    try:
        recording.change(evaluation, by=by, at=at)
    except Exception:
        evaluation.visibility = before
        raise
