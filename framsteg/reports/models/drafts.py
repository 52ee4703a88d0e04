from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Provenance, Recorded
from framsteg.lib.plain_language import Language
from framsteg.programme.models import Programme, SubProject
from framsteg.programme.models.fields import TEXT_LENGTH, long_text


class Kind(models.TextChoices):
    """What is reported on; the values are those of the document tree."""

    FINAL = "final", _("Final report of the programme")
    SUB_PROJECT = "sub-project", _("Final report of a sub-project")
    TERTIAL = "tertial", _("Tertial report")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SIGNED = "signed", _("Signed")
    PUBLISHED = "published", _("Published")


class ReportDraft(Recorded, Provenance):
    """A report that people are working on: its text is proposed from the data as of a day, and completed by hand.

    `slug` is its name in addresses and the same for all editions; `number` is the edition that it becomes.
    `signing_round` counts how often its content has been locked for signing, and `locked_round` is the one that holds
    now: none while the text can be changed. `issue` counts how often it has been made public.
    """

    shown_in_public = False

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="report_drafts", verbose_name=_("programme")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.FINAL)
    sub_project = models.ForeignKey(
        SubProject,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="report_drafts",
        verbose_name=_("sub-project"),
    )
    as_of = models.DateField(
        _("as of"), help_text=_("The report tells where everything stood at the end of this day.")
    )
    in_english = models.BooleanField(
        _("in English too"), default=False, help_text=_("Every text must then be written in both languages.")
    )
    slug = models.SlugField(_("name in addresses"), max_length=120, editable=False)
    number = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    changes = long_text(
        _("what has changed since the edition before"),
        help_text=_("Needed from the second edition on. Shown on the page and in every file."),
    )
    changes_en = long_text(_("what has changed, in English"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    signing_round = models.PositiveSmallIntegerField(default=0, editable=False)
    locked_round = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    issue = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug", "number"], name="reports_edition_once"),
            models.UniqueConstraint(
                fields=["programme", "slug"],
                condition=~Q(state=State.PUBLISHED),
                name="reports_one_open_draft",
                violation_error_message=_(
                    "There is already a report of this kind that is not published yet."
                ),
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="reports_kind_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="reports_state_known"),
            models.CheckConstraint(
                condition=(Q(kind=Kind.SUB_PROJECT) & Q(sub_project__isnull=False))
                | (~Q(kind=Kind.SUB_PROJECT) & Q(sub_project__isnull=True)),
                name="reports_sub_project_where_it_is_about_one",
                violation_error_message=_("Choose a sub-project only for the final report of a sub-project."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SIGNED, State.PUBLISHED]) | Q(locked_round__isnull=False),
                name="reports_signed_is_locked",
            ),
            models.CheckConstraint(
                condition=Q(locked_round__isnull=True) | Q(locked_round=F("signing_round")),
                name="reports_latest_round_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.sub_project or self.programme}, {self.as_of}"

    @property
    def municipality(self) -> Municipality:
        return self.programme.municipality

    @property
    def languages(self) -> tuple[Language, ...]:
        return ("sv", "en") if self.in_english else ("sv",)

    @property
    def round_that_holds(self) -> int:
        """The signing round whose content and signatures hold; 0, which no round has, where none does."""
        return self.locked_round or 0

    @property
    def is_locked(self) -> bool:
        """Whether somebody has signed, so that nothing in it may change."""
        return self.locked_round is not None

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED


class ReportText(Recorded):
    """What people have written at one place of a report, in one language."""

    shown_in_public = False

    draft = models.ForeignKey(
        ReportDraft, on_delete=models.CASCADE, related_name="texts", verbose_name=_("report")
    )
    place = models.CharField(_("place"), max_length=120, editable=False)
    language = models.CharField(
        _("language"), max_length=2, choices=[("sv", _("Swedish")), ("en", _("English"))], editable=False
    )
    title = models.CharField(_("title"), max_length=300, blank=True, editable=False)
    instruction = models.TextField(_("instruction"), blank=True, editable=False)
    text = models.TextField(_("text"), blank=True, max_length=TEXT_LENGTH)

    class Meta:
        verbose_name = _("text of a report")
        verbose_name_plural = _("texts of reports")
        constraints = [
            models.UniqueConstraint(fields=["draft", "place", "language"], name="reports_text_once"),
            models.CheckConstraint(condition=Q(language__in=["sv", "en"]), name="reports_text_language"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.place} ({self.get_language_display()})"

    @property
    def programme(self) -> Programme:
        return self.draft.programme
