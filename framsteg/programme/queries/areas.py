"""One priority area with what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from framsteg.programme.models import PriorityArea, Programme

from .audience import Audience, programmes, sub_projects_of
from .listed import ListedSubProject, listed
from .newest_round import hand_over, newest_round
from .origins import Origin, origins_of_reports
from .progress import Progress

MOST_SUB_PROJECTS = 200


@dataclass(frozen=True)
class AreaStory:
    """An area: its progress (counted by main area), and the sub-projects that only touch it, apart.

    `sub_projects` holds at most MOST_SUB_PROJECTS; the progress tells how many there are.
    """

    area: PriorityArea
    programme: Programme
    progress: Progress
    sub_projects: Sequence[ListedSubProject]
    touching: Sequence[ListedSubProject]
    origins: Sequence[Origin]


def area_named(
    municipality: str, programme: str, number: int, *, audience: Audience = Audience.PUBLIC
) -> PriorityArea:
    """The area at an address. Raises PriorityArea.DoesNotExist."""
    area = (
        PriorityArea.objects.select_related("programme__municipality", "owner")
        .filter(programme__in=programmes(audience).filter(municipality__slug=municipality, slug=programme))
        .annotate(**newest_round("programme_id"))
        .get(number=number)
    )
    hand_over(area.programme, area)
    return area


def area_story(
    municipality: str, programme: str, number: int, *, audience: Audience = Audience.PUBLIC
) -> AreaStory:
    """The area at an address. Raises PriorityArea.DoesNotExist."""
    area = area_named(municipality, programme, number, audience=audience)
    mine = sub_projects_of(area.programme, audience)
    counts = mine.filter(main_area_id=area.pk).values_list("stage").annotate(number_of=Count("*")).order_by()
    ordered = mine.order_by("number")
    sub_projects = listed(ordered.filter(main_area_id=area.pk)[:MOST_SUB_PROJECTS])
    touching = listed(ordered.filter(other_areas=area.pk).exclude(main_area_id=area.pk)[:MOST_SUB_PROJECTS])
    return AreaStory(
        area=area,
        programme=area.programme,
        progress=Progress.from_counts(dict(counts)),
        sub_projects=sub_projects,
        touching=touching,
        origins=origins_of_reports([each.id for each in (*sub_projects, *touching)]),
    )
