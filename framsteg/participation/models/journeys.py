"""What happened with what people said: steps, what it was joined to, and who agrees."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality, Role
from framsteg.audit.models import Recorded
from framsteg.programme.models import Decision, PriorityArea, StatusReport, SubProject

from .contributions import Contribution

ANSWER_LENGTH = 5_000


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
