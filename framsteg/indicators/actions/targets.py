"""Targets and baselines."""

from datetime import datetime

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.indicators.models import Baseline, Target


def set_target(target: Target, *, by: Actor, at: datetime) -> None:
    """Add `target`, or change it where it is stored already."""
    _store(target, by=by, at=at)


def set_baseline(baseline: Baseline, *, by: Actor, at: datetime) -> None:
    """Add `baseline`, or change it where it is stored already."""
    _store(baseline, by=by, at=at)


def remove(instance: Target | Baseline, *, by: Actor, at: datetime) -> None:
    recording.remove(instance, by=by, at=at)


def _store(instance: Target | Baseline, *, by: Actor, at: datetime) -> None:
    if instance.pk is None:
        recording.create(instance, by=by, at=at)
    else:
        recording.change(instance, by=by, at=at)
