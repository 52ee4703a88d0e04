"""Sub-projects and how they go, and what was decided."""

from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from framsteg.open_data.fields import (
    Field,
    Kind,
    belongs,
    bilingual,
    bilingual_markdown,
    day,
    example_of,
    integer,
    link,
    markdown,
    moment,
    numbers,
    provenance,
    text,
)
from framsteg.open_data.resource import (
    EXAMPLES,
    ID,
    OF_PROGRAMME,
    OF_SUB_PROJECT,
    Page,
    Resource,
    filter_by,
    links_of,
    shown,
)
from framsteg.programme.models import (
    CarriedOut,
    DecisionFollowUp,
    DecisionOutcome,
    Milestone,
    Outlook,
    Stage,
    StatusReport,
    SubProject,
)
from framsteg.programme.queries.audience import decisions, programmes, sub_projects

from .programmes import ADDRESS

CODE = text("municipality_code", "programme__municipality__code")
CODE_OF_SUB = text("municipality_code", "sub_project__programme__municipality__code")
PROGRAMME_OF_SUB = belongs("programme_id", "sub_project__programme_id")
MINE = belongs("sub_project_id", meaning=_("The id of the sub-project."))
OF_SUB = Page(
    "web:sub_project",
    {
        "municipality": "sub_project__programme__municipality__slug",
        "programme": "sub_project__programme__slug",
        "number": "sub_project__number",
    },
)
OF_PROGRAMME_BY_SUB = filter_by(
    "programme_id", "sub_project__programme_id", meaning=_("Only those of the programme with this id.")
)
STAGE = text("stage", choices=Stage)


def _sub_projects() -> QuerySet[Any]:
    """A report changes the stage of its sub-project too, and leaves the rest of it as it is."""
    reported = StatusReport.objects.filter(sub_project_id=OuterRef("pk")).order_by("-created_at")
    return sub_projects().annotate(
        told_at=Greatest(
            "updated_at", Coalesce(Subquery(reported.values("created_at")[:1]), F("updated_at"))
        ),
        decision_shown=shown(decisions(), "decision_id"),
        became_shown=shown(programmes(), "became_programme_id"),
    )


def _milestones() -> QuerySet[Any]:
    return Milestone.objects.filter(sub_project__in=sub_projects()).annotate(moved=Count("moves"))


def _decisions() -> QuerySet[Any]:
    return decisions().annotate(concerns_shown=shown(decisions(), "concerns_id"))


SUB_PROJECTS = Resource(
    name="sub-projects",
    title=_("Sub-projects"),
    description=_("The numbered sub-projects of a programme and where each stands. Totals count each once."),
    model="programme.subproject",
    rows=_sub_projects,
    municipality="programme__municipality__code",
    page=Page("web:sub_project", {**ADDRESS, "number": "number"}),
    changed="told_at",
    filters=(
        OF_PROGRAMME,
        filter_by("area_id", "main_area_id", meaning=_("Only those whose main area has this id.")),
        filter_by("unit_id", "lead_unit_id", meaning=_("Only those that the unit with this id leads.")),
        filter_by("stage", kind=Kind.TEXT, meaning=_("Only those in this stage.")),
        filter_by("number", meaning=_("Only those with this number.")),
        EXAMPLES,
    ),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        integer("number"),
        text("code", meaning=_("The plan's own code, where it has one.")),
        text("title", meaning=_("The title. Empty where the name is not public.")),
        text("title_en"),
        *bilingual("summary"),
        *bilingual_markdown("body"),
        belongs("main_area_id", meaning=_("The id of its main area, where totals count it.")),
        numbers(
            "other_area_ids",
            links_of(SubProject.other_areas.through, "subproject_id", "priorityarea_id"),
            _("The ids of other areas that it touches."),
        ),
        link("lead_unit_id", meaning=_("The id of the unit that leads.")),
        numbers(
            "unit_ids",
            links_of(SubProject.taking_part.through, "subproject_id", "organisationunit_id"),
            _("The ids of units and partners that take part."),
        ),
        *bilingual("owner", "owner__title"),
        link("decision_id", "decision_shown"),
        day("planned_start", meaning=_("When it is planned to start.")),
        day("planned_end", meaning=_("When it is planned to end.")),
        day("started_on", meaning=_("When it started.")),
        day("ended_on", meaning=_("When it ended.")),
        text("place"),
        STAGE,
        day(
            "stage_as_of",
            meaning=_("The day of the report that the stage follows from. Empty before the first."),
        ),
        markdown("became", meaning=_("What lives on, where done is not the end. In Markdown.")),
        markdown("became_en"),
        Field("became_url", Kind.ADDRESS, meaning=_("The address of what it became.")),
        link("became_programme_id", "became_shown", _("The id of the programme that it became.")),
        *provenance(also=("programme__",)),
        moment("updated_at", "told_at"),
    ),
)
STATUS_REPORTS = Resource(
    name="status-reports",
    title=_("Status reports"),
    description=_("What was reported about each sub-project, as of a day. Reports are only ever added."),
    model="programme.statusreport",
    rows=lambda: StatusReport.objects.filter(sub_project__in=sub_projects()),
    municipality="sub_project__programme__municipality__code",
    page=OF_SUB,
    changed="created_at",
    filters=(
        OF_PROGRAMME_BY_SUB,
        OF_SUB_PROJECT,
        filter_by("stage", kind=Kind.TEXT, meaning=_("Only those that say this stage.")),
        filter_by(
            "as_of_from", "as_of__gte", kind=Kind.DAY, meaning=_("Only those as of this day or later.")
        ),
        EXAMPLES,
    ),
    fields=(
        ID,
        CODE_OF_SUB,
        PROGRAMME_OF_SUB,
        MINE,
        day("as_of"),
        STAGE,
        *(text(f"outlook_{part}", choices=Outlook) for part in ("time", "cost", "result")),
        *bilingual_markdown("text"),
        *bilingual(
            "owner", "reported_by__title", _("The role that reported, by its title; not who holds it.")
        ),
        *provenance(also=("sub_project__programme__",)),
        moment("created_at"),
    ),
)
MILESTONES = Resource(
    name="milestones",
    title=_("Milestones"),
    description=_("What is to be reached by a day. The original day stays when a milestone is moved."),
    model="programme.milestone",
    rows=_milestones,
    municipality="sub_project__programme__municipality__code",
    page=OF_SUB,
    changed="updated_at",
    filters=(OF_PROGRAMME_BY_SUB, OF_SUB_PROJECT),
    fields=(
        ID,
        CODE_OF_SUB,
        PROGRAMME_OF_SUB,
        MINE,
        *bilingual("title"),
        day("original_date", meaning=_("The day that it was planned for at first.")),
        day("replanned_date", meaning=_("The day that it is planned for now, where it was moved.")),
        day("reached_on", meaning=_("When it was reached. Empty where it is not, or nobody has said so.")),
        integer("moved", meaning=_("How many times it has been moved.")),
        example_of("sub_project__", "sub_project__programme__"),
        moment("updated_at"),
    ),
)
DECISIONS = Resource(
    name="decisions",
    title=_("Decisions"),
    description=_(
        "What a body decided, when, under which paragraph and case number, and which decision it is about."
    ),
    model="programme.decision",
    rows=_decisions,
    municipality="municipality__code",
    page=Page("web:decision", {"municipality": "municipality__slug", "number": "pk"}),
    changed="updated_at",
    filters=(
        OF_PROGRAMME,
        OF_SUB_PROJECT,
        filter_by("outcome", kind=Kind.TEXT, meaning=_("Only those with this outcome.")),
        filter_by("case_number", kind=Kind.TEXT, meaning=_("Only those with exactly this case number.")),
        EXAMPLES,
    ),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        link("programme_id", meaning=_("The id of the programme. Empty where it belongs to none.")),
        link("sub_project_id"),
        *bilingual("title"),
        text("body_name", meaning=_("The body that decided.")),
        link("body_unit_id", meaning=_("The id of the body, where it is one of the municipality's own.")),
        day("decided_on", meaning=_("When it was decided.")),
        text("decided_precision"),
        text("paragraph", meaning=_("The paragraph of the minutes.")),
        text("case_number", meaning=_("The case number as it is written in the register.")),
        text("outcome", meaning=_("The outcome."), choices=DecisionOutcome),
        *bilingual_markdown("text"),
        link(
            "concerns_id",
            "concerns_shown",
            _("The id of the decision that this one is about, for example appeals."),
        ),
        *provenance(),
        moment("updated_at"),
    ),
)
FOLLOW_UPS = Resource(
    name="decision-follow-ups",
    title=_("Follow-ups of decisions"),
    description=_(
        "What has been said about whether a decision is carried out. The latest counts; silence is not stated."
    ),
    model="programme.decisionfollowup",
    rows=lambda: DecisionFollowUp.objects.filter(decision__in=decisions()),
    municipality="decision__municipality__code",
    page=Page("web:decision", {"municipality": "decision__municipality__slug", "number": "decision_id"}),
    changed="created_at",
    filters=(
        filter_by("decision_id", meaning=_("Only those of the decision with this id.")),
        filter_by(
            "programme_id", "decision__programme_id", meaning=_("Only those of the programme with this id.")
        ),
        EXAMPLES,
    ),
    fields=(
        ID,
        text("municipality_code", "decision__municipality__code"),
        belongs("decision_id", meaning=_("The id of the decision.")),
        day("as_of"),
        text("state", meaning=_("Whether it is carried out."), choices=CarriedOut),
        *bilingual_markdown("text"),
        *provenance(also=("decision__",)),
        moment("created_at"),
    ),
)
ALL = (SUB_PROJECTS, STATUS_REPORTS, MILESTONES, DECISIONS, FOLLOW_UPS)
