"""How pages and objects of the programme go public with a release; see framsteg.reports.bundling."""

from framsteg.analysis.models import Evaluation
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Programme, SubProject
from framsteg.reports import bundling


def register() -> None:
    """Called when the app is ready."""
    from .objects import ObjectPort
    from .pages import PagePort

    bundling.register("page", PagePort())
    for model in (Programme, SubProject, Decision, Event, Evaluation):
        bundling.register(model._meta.label_lower, ObjectPort(model))
