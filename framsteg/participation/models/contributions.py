"""What people said at events."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Recorded

from .events import Event

CONTRIBUTION_LENGTH = 2_000


class StakeholderGroup(models.TextChoices):
    """Whom somebody speaks as, by choice."""

    RESIDENTS = "residents", _("Resident")
    BUSINESS = "business", _("Business")
    ASSOCIATIONS = "associations", _("Association")
    POLITICS = "politics", _("Politician")
    OFFICIALS = "officials", _("Official")


class Moderation(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    PUBLISHED = "published", _("Published")
    WITHHELD = "withheld", _("Not published")


class ContributionState(models.TextChoices):
    """Where a contribution stands, in the words that its giver reads."""

    RECEIVED = "received", _("Taken in")
    CONSIDERED = "considered", _("Being considered")
    BECAME = "became", _("Led to something")
    DECLINED = "declined", _("No, with a reason")


class Channel(models.TextChoices):
    WEB = "web", _("Phone or computer")
    PAPER = "paper", _("Paper, typed in")
    SHEET = "sheet", _("From a sheet")


class ModerationRule(models.TextChoices):
    """The written rules; a contribution that is not published breaks exactly one of them that is named."""

    PERSONAL = "personal", _("It is about an identifiable private person.")
    HATE = "hate", _("It is threatening, hateful or insulting.")
    CRIME = "crime", _("It would be a crime to publish it.")
    ADVERTISING = "advertising", _("It is advertising or a message sent in bulk.")
    OFF_TOPIC = "off_topic", _("It is not about what the event is about.")
    UNREADABLE = "unreadable", _("It cannot be understood.")


class Theme(Recorded):
    """What several contributions of an event are about."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="themes", verbose_name=_("event"))
    title = models.CharField(_("title"), max_length=80)
    title_en = models.CharField(_("title in English"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "title"],
                name="participation_theme_once",
                violation_error_message=_("The event has a theme with this title."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality(self) -> Municipality:
        return self.event.municipality


class Contribution(index.Indexed, Recorded):
    """Something that somebody said at an event. Nobody's name or address is kept with it.

    `moderation` says whether all may read it; `state` where it stands with the municipality, as the latest step says
    (ContributionStep). The text itself stays out of the audit trail, which keeps what it has for ever, and is in the
    search index only as long as it is published.
    """

    kept_out_of_history = frozenset({"text"})

    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("event")
    )
    text = models.TextField(_("text"), max_length=CONTRIBUTION_LENGTH)
    language = models.CharField(_("language"), max_length=2, default="sv")
    group = models.CharField(_("speaks as"), max_length=20, choices=StakeholderGroup, blank=True)
    channel = models.CharField(_("how it came"), max_length=10, choices=Channel, default=Channel.WEB)
    theme = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("theme"),
    )
    given_at = models.DateTimeField(_("given"))
    moderation = models.CharField(
        _("publication"), max_length=10, choices=Moderation, default=Moderation.WAITING, editable=False
    )
    moderated_at = models.DateTimeField(_("read by a moderator"), null=True, blank=True, editable=False)
    rule = models.CharField(
        _("rule that it breaks"), max_length=20, choices=ModerationRule, blank=True, editable=False
    )
    was_shortened = models.BooleanField(_("personal data were taken out"), default=False, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("said together with"),
        editable=False,
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=ContributionState,
        default=ContributionState.RECEIVED,
        editable=False,
    )
    state_at = models.DateTimeField(_("state since"), editable=False)
    token = models.UUIDField(_("form"), unique=True, editable=False)

    search_fields = [index.SearchField("text")]

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [
            models.Index(fields=["event", "moderation", "-id"], name="participation_of_event"),
            models.Index(
                fields=["given_at"], condition=Q(moderation="waiting"), name="participation_to_be_read"
            ),
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="participation_merged"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(moderation__in=Moderation.values), name="participation_moderation_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ContributionState.values), name="participation_contribution_state_known"
            ),
            models.CheckConstraint(
                condition=Q(moderation="withheld") & ~Q(rule="") | ~Q(moderation="withheld") & Q(rule=""),
                name="participation_withheld_names_its_rule",
            ),
            models.CheckConstraint(
                condition=Q(moderation="waiting") | Q(moderated_at__isnull=False),
                name="participation_moderated_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="participation_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return str(_("View %(number)s")) % {"number": self.pk or ""}

    @property
    def municipality(self) -> Municipality:
        return self.event.municipality

    @classmethod
    def get_indexed_objects(cls) -> "models.QuerySet[Any]":
        """What the search index asks for: nothing that nobody may read."""
        return cls._default_manager.filter(moderation=Moderation.PUBLISHED)

    @property
    def is_published(self) -> bool:
        return self.moderation == Moderation.PUBLISHED
