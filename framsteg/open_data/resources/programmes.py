"""Programmes with how far they have come, and what they consist of."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Visibility
from framsteg.indicators.models import Indicator
from framsteg.open_data.fields import (
    Field,
    Kind,
    belongs,
    bilingual,
    bilingual_markdown,
    boolean,
    dates,
    day,
    integer,
    link,
    moment,
    provenance,
    text,
)
from framsteg.open_data.resource import EXAMPLES, ID, OF_PROGRAMME, Page, Resource, filter_by, shown
from framsteg.programme.models import (
    Goal,
    Phase,
    PhaseKind,
    PriorityArea,
    ProgrammeKind,
    Stage,
)
from framsteg.programme.queries.audience import decisions, programmes
from framsteg.programme.queries.progress import Progress, progress_of_many

ADDRESS = {"municipality": "programme__municipality__slug", "programme": "programme__slug"}
CODE = text("municipality_code", "programme__municipality__code")
IN_PROGRAMME = ("programme__",)


def _progress(ids: Sequence[int]) -> Mapping[int, Mapping[str, int]]:
    """The figures of the programme's page: each sub-project once, and what the share is counted on."""
    counts = progress_of_many(ids)
    return {each: _counted(counts.get(each, Progress())) for each in ids}


def _counted(progress: Progress) -> Mapping[str, int]:
    return {
        "sub_projects": progress.total,
        "counted": progress.counted,
        **{stage.value: progress.of(stage) for stage in Stage},
    }


def _goals() -> QuerySet[Any]:
    public = Indicator.objects.filter(visibility=Visibility.PUBLIC)
    found = Goal.objects.filter(programme__in=programmes())
    return found.annotate(
        indicator_shown=shown(public, "indicator_id"), decision_shown=shown(decisions(), "decision_id")
    )


PROGRAMMES = Resource(
    name="programmes",
    title=_("Programmes"),
    description=_("What is run and accounted for, with the number of sub-projects in each stage."),
    model="programme.programme",
    rows=programmes,
    municipality="municipality__code",
    page=Page("web:programme", {"municipality": "municipality__slug", "programme": "slug"}),
    changed="updated_at",
    filters=(filter_by("kind", kind=Kind.TEXT), EXAMPLES),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        text("kind", choices=ProgrammeKind),
        *bilingual("title"),
        text("slug"),
        *bilingual("summary"),
        *bilingual_markdown("body"),
        *dates("starts_on"),
        *dates("ends_on"),
        day("closed_on", meaning=_("When it was closed. Empty while it is open.")),
        Field(
            "progress",
            Kind.OBJECT,
            meaning=_(
                "How many sub-projects there are in each stage, each counted once. The share that is done is done "
                "divided by counted: all but the cancelled and those that became something else."
            ),
            gather=_progress,
            keys=("sub_projects", "counted", *Stage.values),
        ),
        *provenance(),
        moment("updated_at"),
    ),
)
PHASES = Resource(
    name="phases",
    title=_("Phases"),
    description=_("The parts of a programme's time, in order."),
    model="programme.phase",
    rows=lambda: Phase.objects.filter(programme__in=programmes()),
    municipality="programme__municipality__code",
    page=Page("web:programme", ADDRESS),
    changed="updated_at",
    filters=(OF_PROGRAMME, EXAMPLES),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        integer("order"),
        text("kind", choices=PhaseKind),
        *bilingual("title"),
        *bilingual_markdown("text"),
        *dates("starts_on"),
        *dates("ends_on"),
        *provenance(also=IN_PROGRAMME),
        moment("updated_at"),
    ),
)
GOALS = Resource(
    name="goals",
    title=_("Goals"),
    description=_("What a programme is to achieve: measurable, or said not to be."),
    model="programme.goal",
    rows=_goals,
    municipality="programme__municipality__code",
    page=Page("web:programme_trace", ADDRESS),
    changed="updated_at",
    filters=(OF_PROGRAMME, EXAMPLES),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        integer("order"),
        *bilingual("title"),
        *bilingual_markdown("text"),
        boolean("is_measurable", meaning=_("Whether it can be measured.")),
        link(
            "indicator_id", "indicator_shown", _("The id of the indicator that tells whether it is reached.")
        ),
        link("decision_id", "decision_shown"),
        *bilingual("owner", "owner__title"),
        *provenance(also=IN_PROGRAMME),
        moment("updated_at"),
    ),
)
AREAS = Resource(
    name="areas",
    title=_("Priority areas"),
    description=_("The ordered priority areas of a programme."),
    model="programme.priorityarea",
    rows=lambda: PriorityArea.objects.filter(programme__in=programmes()),
    municipality="programme__municipality__code",
    page=Page("web:area", {**ADDRESS, "number": "number"}),
    changed="updated_at",
    filters=(OF_PROGRAMME, EXAMPLES),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        integer("number"),
        *bilingual("title"),
        *bilingual_markdown("text"),
        *bilingual("owner", "owner__title"),
        *provenance(also=IN_PROGRAMME),
        moment("updated_at"),
    ),
)
ALL = (PROGRAMMES, PHASES, GOALS, AREAS)
