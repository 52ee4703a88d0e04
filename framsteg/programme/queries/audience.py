"""Who is asking: the public sees what is public, editors see drafts too.

A sub-project is public only where its programme is; a decision only where the programme and sub-project it belongs
to are. Every query of the package starts from one of these.
"""

from enum import Enum

from django.db.models import Q, QuerySet

from framsteg.audit.models import Visibility
from framsteg.programme.models import Decision, Programme, SubProject

PROVENANCE = ("provenance", "provenance_note", "provenance_note_en", "source_url")
"""Where a statement comes from: read with everything that a page shows."""


class Audience(Enum):
    PUBLIC = "public"
    EDITORS = "editors"


def programmes(audience: Audience = Audience.PUBLIC) -> QuerySet[Programme]:
    if audience is Audience.EDITORS:
        return Programme.objects.all()
    return Programme.objects.filter(visibility=Visibility.PUBLIC)


def sub_projects(audience: Audience = Audience.PUBLIC) -> QuerySet[SubProject]:
    if audience is Audience.EDITORS:
        return SubProject.objects.all()
    return SubProject.objects.filter(visibility=Visibility.PUBLIC, programme__visibility=Visibility.PUBLIC)


def sub_projects_of(programme: Programme, audience: Audience = Audience.PUBLIC) -> QuerySet[SubProject]:
    """The sub-projects of one programme, by its own index: nothing is joined."""
    mine = SubProject.objects.filter(programme_id=programme.pk)
    if audience is Audience.EDITORS:
        return mine
    return mine.filter(visibility=Visibility.PUBLIC) if programme.is_public else mine.none()


def decisions(audience: Audience = Audience.PUBLIC) -> QuerySet[Decision]:
    return (
        Decision.objects.all() if audience is Audience.EDITORS else Decision.objects.filter(owned_publicly())
    )


def owned_publicly() -> Q:
    """Public itself, as is the programme and the sub-project that it belongs to, where it belongs to any."""
    return (
        Q(visibility=Visibility.PUBLIC)
        & (Q(programme__isnull=True) | Q(programme__visibility=Visibility.PUBLIC))
        & (
            Q(sub_project__isnull=True)
            | Q(
                sub_project__visibility=Visibility.PUBLIC,
                sub_project__programme__visibility=Visibility.PUBLIC,
            )
        )
    )


def may_be_shown(decision: Decision | None) -> bool:
    """The same, of one decision that was read with the programme and sub-project it belongs to. No query."""
    if decision is None or not decision.is_public:
        return False
    sub_project = decision.sub_project
    owners = [decision.programme, sub_project, sub_project.programme if sub_project else None]
    return all(owner is None or owner.is_public for owner in owners)


def of_programme(programme: Programme, audience: Audience = Audience.PUBLIC) -> Q:
    """The decisions or events of one programme and its sub-projects, which always name the programme too."""
    mine = Q(programme_id=programme.pk)
    if audience is Audience.EDITORS:
        return mine
    if not programme.is_public:
        return Q(pk__in=[])
    shown = Q(sub_project__isnull=True) | Q(sub_project__visibility=Visibility.PUBLIC)
    return mine & Q(visibility=Visibility.PUBLIC) & shown
