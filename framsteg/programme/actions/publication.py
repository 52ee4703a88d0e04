"""Making things public, and taking them back."""

from datetime import datetime

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import Visibility
from framsteg.programme.models import Decision, Programme, SubProject

Published = Programme | SubProject | Decision


def publish(instance: Published, *, by: Actor, at: datetime) -> None:
    """Make a draft public. Does nothing to what is public already."""
    _show(instance, Visibility.PUBLIC, by=by, at=at)


def withdraw(instance: Published, *, by: Actor, at: datetime) -> None:
    """Make something public a draft again."""
    _show(instance, Visibility.DRAFT, by=by, at=at)


def _show(instance: Published, visibility: Visibility, *, by: Actor, at: datetime) -> None:
    if instance.visibility == visibility:
        return
    before = instance.visibility
    instance.visibility = visibility
    try:
        recording.change(instance, by=by, at=at)
    except Exception:
        instance.visibility = before
        raise
