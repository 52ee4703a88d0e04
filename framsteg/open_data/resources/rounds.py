"""Closed reporting rounds and how every sub-project stood when they closed: frozen, and never changed since."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from framsteg.open_data.fields import (
    Kind,
    belongs,
    bilingual,
    bilingual_markdown,
    boolean,
    day,
    integer,
    moment,
    provenance,
    text,
)
from framsteg.open_data.resource import EXAMPLES, ID, OF_PROGRAMME, Page, Resource, filter_by
from framsteg.programme.models import Outlook, ReportingRound, RoundRow, RoundState, Stage
from framsteg.programme.queries.audience import programmes

from .programmes import ADDRESS, CODE, IN_PROGRAMME

_MONEY = _("In öre, for the budget year of the round's day. Empty where not stated.")


def _rounds() -> QuerySet[ReportingRound]:
    return ReportingRound.objects.filter(state=RoundState.CLOSED, programme__in=programmes())


def _rows() -> QuerySet[Any]:
    return RoundRow.objects.filter(round__in=_rounds(), is_public=True)


ROUNDS = Resource(
    name="rounds",
    title=_("Reporting rounds"),
    description=_("Closed follow-ups: a day as of which everyone reported."),
    model="programme.reportinground",
    rows=_rounds,
    municipality="programme__municipality__code",
    page=Page("web:round", {**ADDRESS, "day": "as_of"}),
    changed="closed_at",
    filters=(OF_PROGRAMME, EXAMPLES),
    fields=(
        ID,
        CODE,
        belongs("programme_id"),
        *bilingual("title"),
        day("as_of"),
        day("opens_on", meaning=_("When it was opened for answers.")),
        day("due_on", meaning=_("When it was to be answered.")),
        moment("closed_at", meaning=_("When it was closed and frozen, in universal time.")),
        *provenance(also=IN_PROGRAMME),
    ),
)
ROUND_ROWS = Resource(
    name="round-rows",
    title=_("Sub-projects in closed rounds"),
    description=_(
        "How every sub-project stood when a round closed. As it was then, also where it has changed since."
    ),
    rows=_rows,
    municipality="round__programme__municipality__code",
    page=Page(
        "web:round",
        {
            "municipality": "round__programme__municipality__slug",
            "programme": "round__programme__slug",
            "day": "round__as_of",
        },
    ),
    changed="round__closed_at",
    filters=(
        filter_by("round_id", meaning=_("Only those of the round with this id.")),
        filter_by(
            "programme_id", "round__programme_id", meaning=_("Only those of the programme with this id.")
        ),
        filter_by("stage", meaning=_("Only those in this stage."), kind=Kind.TEXT),
        EXAMPLES,
    ),
    fields=(
        ID,
        text("municipality_code", "round__programme__municipality__code"),
        belongs("round_id", meaning=_("The id of the round.")),
        belongs("sub_project_id", meaning=_("The id of the sub-project.")),
        integer("number"),
        *bilingual("title"),
        integer("area_number", meaning=_("The number of its main area.")),
        *bilingual("area_title", meaning=_("The title of its main area.")),
        *bilingual("unit"),
        *bilingual("owner"),
        boolean("was_asked", meaning=_("Whether the round asked about it.")),
        boolean("was_answered", meaning=_("Whether it was reported on in the round.")),
        boolean("is_unchanged", meaning=_("Whether that report says that nothing has changed.")),
        day("report_as_of", meaning=_("The day of the report that the stage follows from.")),
        text("stage", choices=Stage),
        *(text(f"outlook_{part}", choices=Outlook) for part in ("time", "cost", "result")),
        *bilingual_markdown("text"),
        day("planned_end", meaning=_("When it is planned to end.")),
        integer("milestones", meaning=_("How many milestones it had.")),
        integer("milestones_reached", meaning=_("How many of them were reached.")),
        integer("milestones_late", meaning=_("How many of them were late.")),
        integer("milestones_moved", meaning=_("How many of them had been moved.")),
        *(
            integer(f"{part}_ore", meaning=_MONEY, is_nullable=True)
            for part in ("allocated", "outcome", "forecast")
        ),
        *provenance(also=("round__programme__",)),
    ),
)
ALL = (ROUNDS, ROUND_ROWS)
