import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Provenance, Publishable, Recorded, Visibility
from framsteg.programme.models import Programme, SubProject
from framsteg.programme.models.fields import long_text, precision_field

from .inviting import INVITING_CONSTRAINTS, Inviting

CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for each other from the back row: i, l, o, 0, 1."""
CODE_LENGTH = 6


def new_short_code() -> str:
    """Six letters: 800 million, so that nobody meets a draft by guessing."""
    return "".join(secrets.choice(CODE_LETTERS) for _each in range(CODE_LENGTH))


class EventKind(models.TextChoices):
    SEMINAR = "seminar", _("Seminar")
    DIALOGUE = "dialogue", _("Dialogue meeting")
    PRESS_CONFERENCE = "press_conference", _("Press conference")
    VISIT = "visit", _("Visit")
    WEB_DIALOGUE = "web_dialogue", _("Dialogue on the web")
    OTHER = "other", _("Other event")


ASKING = (EventKind.SEMINAR, EventKind.DIALOGUE, EventKind.WEB_DIALOGUE)


class Event(index.Indexed, Recorded, Publishable, Inviting, Provenance):
    """A seminar, a dialogue meeting, a press conference or a visit. Attendance may be a range, or not known."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="events", verbose_name=_("municipality")
    )
    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("programme"),
    )
    sub_project = models.ForeignKey(
        SubProject,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("sub-project"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind)
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    slug = models.SlugField(_("name in addresses"), max_length=80)
    summary = models.TextField(_("summary"), blank=True, max_length=1000)
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=1000)
    body = long_text(_("text"))
    body_en = long_text(_("text in English"))
    starts_on = models.DateField(_("day"), null=True, blank=True)
    starts_precision = precision_field(_("how much of the day is known"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    groups_present = models.CharField(
        _("who took part"),
        max_length=300,
        blank=True,
        help_text=_("For example business, politicians, residents."),
    )
    groups_present_en = models.CharField(_("who took part, in English"), max_length=300, blank=True)
    attendance_low = models.PositiveIntegerField(_("number of people, at least"), null=True, blank=True)
    attendance_high = models.PositiveIntegerField(_("number of people, at most"), null=True, blank=True)
    documentation = long_text(_("documentation"))
    documentation_en = long_text(_("documentation in English"))
    feedback = long_text(_("what happens with the views?"))
    feedback_en = long_text(_("what happens with the views, in English"))

    search_fields = [
        index.SearchField("title", boost=5),
        index.SearchField("title_en", boost=5),
        index.SearchField("summary", boost=2),
        index.SearchField("summary_en", boost=2),
        index.SearchField("body"),
        index.SearchField("body_en"),
        index.SearchField("place"),
        index.AutocompleteField("title"),
        index.FilterField("municipality_id"),
        index.FilterField("visibility"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["municipality", "visibility", "-starts_on"], name="participation_newest")
        ]
        constraints = [
            *INVITING_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="participation_event_slug_once",
                violation_error_message=_("There is already an event with this name in its address."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="participation_event_ends_after_start",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(attendance_low__isnull=True)
                | Q(attendance_high__isnull=True)
                | Q(attendance_high__gte=F("attendance_low")),
                name="participation_event_attendance_range",
                violation_error_message=_("The higher number of people is below the lower."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="participation_event_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="participation_event_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_asking(self) -> bool:
        """Whether people are asked something, and so are owed an answer."""
        return self.takes_contributions or self.kind in ASKING

    def derive(self) -> None:
        """Whoever asks for views needs an address that can be read out loud."""
        if self.takes_contributions and not self.short_code:
            self.short_code = new_short_code()
