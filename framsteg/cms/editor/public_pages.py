"""Where the public sees what the editor edits."""

from datetime import date

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from framsteg.accounts.models import Municipality
from framsteg.analysis.models import Evaluation
from framsteg.indicators.models import Indicator
from framsteg.participation.models import Answer, Contribution, Event
from framsteg.programme.models import Decision, PriorityArea, Programme, ReportingRound, SubProject


def public_url(instance: Model, here: Municipality | None = None) -> str | None:
    """The public address; None for a draft, and for what has no page of its own.

    What municipalities share has a page at each of them, and so an address only `here`.
    """
    match instance:
        case Programme() if instance.is_public:
            return _reverse("programme", instance.municipality.slug, programme=instance.slug)
        case PriorityArea() if instance.programme.is_public:
            programme = instance.programme
            return _reverse(
                "area", programme.municipality.slug, programme=programme.slug, number=instance.number
            )
        case SubProject() if instance.is_public and instance.programme.is_public:
            programme = instance.programme
            return _reverse(
                "sub_project", programme.municipality.slug, programme=programme.slug, number=instance.number
            )
        case Decision() if instance.is_public:
            return _reverse("decision", instance.municipality.slug, number=instance.pk)
        case Evaluation() if instance.is_public and instance.programme.is_public:
            return _reverse("evaluation", instance.municipality.slug, slug=instance.slug)
        case ReportingRound() if instance.is_closed and instance.programme.is_public:
            programme = instance.programme
            return _reverse(
                "round", programme.municipality.slug, programme=programme.slug, day=instance.as_of
            )
        case Indicator() if instance.is_public and (place := instance.municipality or here):
            return _reverse("indicator", place.slug, code=instance.code)
        case Answer() if instance.is_public:
            return (
                f"{_reverse('questions', instance.municipality.slug)}?om={instance.page}#svar-{instance.pk}"
            )
        case Contribution() if instance.is_published and instance.event.is_public:
            return _reverse("contribution", instance.municipality.slug, number=instance.pk)
        case Event() if instance.is_public:
            return _reverse("event", instance.municipality.slug, slug=instance.slug)
    return None


def _reverse(name: str, municipality: str, **where: str | int | date) -> str | None:
    try:
        return reverse(f"web:{name}", kwargs={"municipality": municipality, **where})
    except NoReverseMatch:
        return None
