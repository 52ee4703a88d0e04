"""What has been told: reports, events and news."""

from collections.abc import Callable
from datetime import time

from django.utils.translation import gettext_lazy as _

from framsteg.open_data.fields import (
    Field,
    Kind,
    Raw,
    belongs,
    bilingual,
    bilingual_markdown,
    dates,
    day,
    example_of,
    integer,
    link,
    moment,
    provenance,
    text,
)
from framsteg.open_data.news import public_news
from framsteg.open_data.resource import EXAMPLES, ID, OF_PROGRAMME, OF_SUB_PROJECT, Page, Resource, filter_by
from framsteg.participation.models.events import EventKind
from framsteg.participation.queries.events import events
from framsteg.reports.queries.editions import public_editions

LANGUAGE = filter_by("language", kind=Kind.TEXT, meaning=_("Only those in this language: sv or en."))


def _clock(name: str) -> Callable[[Raw], str | None]:
    """A time of day as 18:30."""

    def written(raw: Raw) -> str | None:
        at: time | None = raw[name]
        return at.strftime("%H:%M") if at else None

    return written


REPORTS = Resource(
    name="reports",
    title=_("Published reports"),
    description=_(
        "Every edition that has been made public, in each language. What was published never changes."
    ),
    model="reports.reportedition",
    rows=public_editions,
    municipality="municipality__code",
    page=Page(
        "web:report_edition", {"municipality": "municipality__slug", "slug": "slug", "number": "number"}
    ),
    changed="published_at",
    filters=(
        filter_by(
            "programme_id", "draft__programme_id", meaning=_("Only those of the programme with this id.")
        ),
        LANGUAGE,
    ),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        belongs("programme_id", "draft__programme_id"),
        text("slug"),
        integer("number", meaning=_("The number of the edition.")),
        text("language", meaning=_("The language: sv or en.")),
        text("title"),
        moment("published_at", meaning=_("When it was published, in universal time.")),
        text("sha256", meaning=_("The checksum of what was published.")),
        example_of("draft__", "draft__programme__"),
    ),
)
EVENTS = Resource(
    name="events",
    title=_("Events"),
    description=_(
        "Seminars, dialogue meetings, press conferences and visits. Attendance may be a range, or not known."
    ),
    model="participation.event",
    rows=events,
    municipality="municipality__code",
    page=Page("web:event", {"municipality": "municipality__slug", "slug": "slug"}),
    changed="updated_at",
    filters=(OF_PROGRAMME, OF_SUB_PROJECT, filter_by("kind", kind=Kind.TEXT), EXAMPLES),
    fields=(
        ID,
        text("municipality_code", "municipality__code"),
        link("programme_id", meaning=_("The id of the programme. Empty where it belongs to none.")),
        link("sub_project_id"),
        text("kind", choices=EventKind),
        *bilingual("title"),
        text("slug"),
        *bilingual("summary"),
        *bilingual_markdown("body"),
        *dates("starts_on"),
        day("ends_on", meaning=_("The last day, where there are several.")),
        Field(
            "starts_at",
            Kind.TEXT,
            meaning=_("When it begins, local time."),
            is_nullable=True,
            needs=("starts_at",),
            make=_clock("starts_at"),
        ),
        Field(
            "ends_at",
            Kind.TEXT,
            meaning=_("When it ends, local time."),
            is_nullable=True,
            needs=("ends_at",),
            make=_clock("ends_at"),
        ),
        text("place"),
        *bilingual("groups_present", meaning=_("Who took part.")),
        integer("attendance_low", meaning=_("How many took part, at least."), is_nullable=True),
        integer("attendance_high", meaning=_("How many took part, at most."), is_nullable=True),
        *bilingual_markdown("documentation"),
        *bilingual_markdown("feedback"),
        *provenance(),
        moment("updated_at"),
    ),
)
NEWS = Resource(
    name="news",
    title=_("News"),
    description=_("News items with their leads. The whole text is on the page."),
    rows=public_news,
    municipality="municipality_code",
    page=Page("", {"path": "address"}),
    changed="last_published_at",
    filters=(
        LANGUAGE,
        filter_by(
            "published_from",
            "published_on__gte",
            kind=Kind.DAY,
            meaning=_("Only those of this day or later."),
        ),
    ),
    fields=(
        ID,
        text("municipality_code"),
        text("language", meaning=_("The language: sv or en.")),
        text("title"),
        text("lead", meaning=_("The lead.")),
        day("published_on", meaning=_("The date of the news item.")),
        text(
            "category",
            "category_name",
            meaning=_("The category. Empty where there is none."),
            is_nullable=True,
        ),
        moment("last_published_at", meaning=_("When it was last published, in universal time.")),
    ),
)
ALL = (REPORTS, EVENTS, NEWS)
