"""Whose a new object is to be: found in the address, the only one there is, or chosen in a first step."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from framsteg.accounts.models import Municipality
from framsteg.accounts.rules.access import Kind, Right, municipalities
from framsteg.cms.editor.subjects import SUBJECTS
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Programme, SubProject

OWNERS: dict[str, type[Model]] = {
    "municipality": Municipality,
    "programme": Programme,
    "sub_project": SubProject,
    "decision": Decision,
    "event": Event,
}
SHOWN_AT_MOST = 300


@dataclass(frozen=True)
class Choice:
    label: str
    url: str
    text: str = ""


def owners(user: Any, model: type[Model], owner_field: str) -> QuerySet[Any]:
    """What `user` may add an object of `model` to."""
    where = municipalities(user, Right.ADD, SUBJECTS[model].kind)
    match owner_field:
        case "municipality":
            return where.order_by("name")
        case "programme":
            programmes = Programme.objects.filter(municipality__in=where)
            return programmes.select_related("municipality").order_by("title")
        case "decision":
            decisions = Decision.objects.filter(municipality__in=where)
            return decisions.select_related("municipality").order_by("title", "pk")
        case "event":
            events = Event.objects.filter(municipality__in=where)
            if SUBJECTS[model].kind is Kind.CONTRIBUTION:
                events = events.filter(takes_contributions=True)
            return events.select_related("municipality").order_by("-starts_on", "-pk")
    sub_projects = SubProject.objects.filter(programme__municipality__in=where)
    return sub_projects.select_related("programme__municipality").order_by("programme__title", "number")


def owner_in(request: HttpRequest, candidates: QuerySet[Any], owner_field: str) -> Any:
    """The owner that the address names, or the only one there is; None where it has to be chosen."""
    named = request.GET.get(owner_field)
    if named is None:
        few = list(candidates[:2])
        return few[0] if len(few) == 1 else None
    if not named.isdecimal():
        raise Http404
    owner = candidates.filter(pk=named).first()
    if owner is None:
        raise Http404
    return owner


def choose(
    request: HttpRequest, model: type[Model], candidates: QuerySet[Any], owner_field: str
) -> HttpResponse:
    """The first step: a page that asks where the new object belongs."""
    choices = []
    for owner in candidates[:SHOWN_AT_MOST]:
        query = request.GET.copy()
        query[owner_field] = str(owner.pk)
        text = str(owner.programme) if owner_field == "sub_project" else ""
        choices.append(Choice(str(owner), f"?{query.urlencode()}", text))
    context = {
        "title": _("New: %(kind)s") % {"kind": model._meta.verbose_name},
        "question": _questions()[_said_of(model, owner_field)],
        "nothing": _nothing()[_said_of(model, owner_field)],
        "choices": choices,
        "more": candidates.count() > SHOWN_AT_MOST,
    }
    return render(request, "cms/editor/choose_owner.html", context)


def _said_of(model: type[Model], owner_field: str) -> str:
    """Events are asked about in two ways: where something was said, and where a picture was taken."""
    is_picture = owner_field == "event" and SUBJECTS[model].kind is Kind.EVENT
    return "pictured_event" if is_picture else owner_field


def _questions() -> dict[str, str]:
    return {
        "municipality": _("Which municipality does it belong to?"),
        "programme": _("Which programme does it belong to?"),
        "sub_project": _("Which sub-project does it belong to?"),
        "decision": _("Which decision is it about?"),
        "event": _("At which event was it said?"),
        "pictured_event": _("From which event is the picture?"),
    }


def _nothing() -> dict[str, str]:
    return {
        "municipality": _("There is no municipality that you may add to. Ask an administrator for access."),
        "programme": _("There is no programme yet. Create the programme first."),
        "sub_project": _("There is no sub-project yet. Create the sub-project first."),
        "decision": _("There is no decision yet. Add the decision first."),
        "event": _("No event takes views. Say so in the form of the event first."),
        "pictured_event": _("There is no event yet. Add the event first."),
    }
