"""What people said, what was answered, and what it led to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality, Role
from framsteg.audit.models import Recorded
from framsteg.programme.models import Decision, PriorityArea, StatusReport, SubProject

from .events import Event

CONTRIBUTION_LENGTH = 2_000
ANSWER_LENGTH = 5_000


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


class Contribution(Recorded):
    """Something that somebody said at an event. Nobody's name or address is kept with it.

    `moderation` says whether all may read it; `state` where it stands with the municipality, as the latest step says
    (ContributionStep). The text itself stays out of the audit trail, which keeps what it has for ever.
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

    @property
    def is_published(self) -> bool:
        return self.moderation == Moderation.PUBLISHED


class StepKind(models.TextChoices):
    RECEIVED = "received", _("Taken in")
    PUBLISHED = "published", _("Published")
    WITHHELD = "withheld", _("Not published")
    MERGED = "merged", _("Said together with others")
    LINKED = "linked", _("Joined to what it is about")
    CONSIDERED = "considered", _("Being considered")
    BECAME = "became", _("Led to something")
    DECLINED = "declined", _("No, with a reason")


class ContributionStep(models.Model):
    """A step on the way of a contribution, as its page tells it and its giver is told. Only ever added."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=12, choices=StepKind)
    at = models.DateTimeField(_("when"))
    text = models.TextField(_("answer"), blank=True, max_length=ANSWER_LENGTH)
    text_en = models.TextField(_("answer in English"), blank=True, max_length=ANSWER_LENGTH)
    by = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answered by"),
    )
    by_text = models.CharField(_("answered by, as it was called then"), max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["contribution", "id"], name="participation_steps_in_order")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="participation_step_known"),
            models.CheckConstraint(
                condition=~Q(kind__in=["considered", "became", "declined"]) | ~Q(text="") & ~Q(by_text=""),
                name="participation_answer_has_words_and_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.get_kind_display()}"


_TARGETS = ("area", "sub_project", "decision", "status_report")


def _exactly_one() -> Q:
    one = Q()
    for named in _TARGETS:
        one |= Q(**{f"{each}__isnull": each != named for each in _TARGETS})
    return one


class ContributionLink(Recorded):
    """That a contribution and something in the programme belong together; read in both directions."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="links")
    joined_at = models.DateTimeField(_("joined"))
    area = models.ForeignKey(
        PriorityArea, on_delete=models.PROTECT, null=True, blank=True, related_name="contribution_links",
        verbose_name=_("area"),
    )  # fmt: skip
    sub_project = models.ForeignKey(
        SubProject, on_delete=models.PROTECT, null=True, blank=True, related_name="contribution_links",
        verbose_name=_("sub-project"),
    )  # fmt: skip
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="contribution_links",
        verbose_name=_("decision"),
    )  # fmt: skip
    status_report = models.ForeignKey(
        StatusReport, on_delete=models.PROTECT, null=True, blank=True, related_name="contribution_links",
        verbose_name=_("status report"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("link of a contribution")
        verbose_name_plural = _("links of contributions")
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="participation_link_leads_to_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=["contribution", each],
                    condition=Q(**{f"{each}__isnull": False}),
                    name=f"participation_link_{each}_once",
                    violation_error_message=_("It is joined to that already."),
                )
                for each in _TARGETS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.target}"

    @property
    def target(self) -> PriorityArea | SubProject | Decision | StatusReport:
        found = self.area or self.sub_project or self.decision or self.status_report
        if found is None:
            raise ValueError("A link leads to one thing.")
        return found

    @property
    def municipality(self) -> Municipality:
        return self.contribution.event.municipality


class Support(models.Model):
    """That somebody agrees with a contribution. `visitor` is a random mark, and says nothing of who it is."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="supports")
    visitor = models.UUIDField()
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "visitor"], name="participation_support_once")
        ]

    def __str__(self) -> str:
        return str(self.contribution)
