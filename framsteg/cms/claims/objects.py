"""The guard for objects of the programme: called by the editor's views before and after they store something."""

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from framsteg.cms.editor.subjects import municipality_of
from framsteg.participation.models import Event
from framsteg.programme.models import (
    Decision,
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    StatusReport,
    SubProject,
)

from . import answers
from .review import Review, log, review
from .texts import reference_of, text_of_object

GUARDED = frozenset(
    {Programme, Phase, Goal, PriorityArea, SubProject, Milestone, StatusReport, Decision, Event}
)
"""What has texts that the public reads; units, people and access have none."""


def reviewed_object(request: HttpRequest, instance: Model) -> Review | None:
    """None for what has no texts of a programme, such as users and units."""
    if type(instance) not in GUARDED:
        return None
    return review(text_of_object(instance, municipality_of(instance)), request.POST)


def before_saving(request: HttpRequest, instance: Model) -> HttpResponse | None:
    """The page that asks for reasons, where what is public would come to hold claims. Drafts are never stopped."""
    reviewed = reviewed_object(request, instance)
    if reviewed is None or not (reviewed.stops and reviewed.text.is_public):
        return None
    return answers.ask(request, reviewed, may_save_draft=False)


def after_saving(request: HttpRequest, instance: Model) -> None:
    """Log the reasons of what is public; warn about what is a draft."""
    reviewed = reviewed_object(request, instance)
    if reviewed is None:
        return
    if reviewed.text.is_public:
        log(reviewed, reference_of(instance), by=request.user, at=timezone.now())
    else:
        answers.warn(request, reviewed)


def before_publishing(request: HttpRequest, instance: Model) -> HttpResponse | None:
    reviewed = reviewed_object(request, instance)
    if reviewed is None or not reviewed.stops:
        return None
    return answers.ask(request, reviewed, may_save_draft=False)


def after_publishing(request: HttpRequest, instance: Model) -> None:
    reviewed = reviewed_object(request, instance)
    if reviewed is not None:
        log(reviewed, reference_of(instance), by=request.user, at=timezone.now())
