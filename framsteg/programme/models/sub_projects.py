from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit.models import Provenance, Publishable, Recorded, Visibility
from framsteg.lib.text import folded

from .areas import PriorityArea
from .fields import long_text
from .programme import Programme
from .status_reports import Stage


class SubProject(index.Indexed, Recorded, Publishable, Provenance):
    """A numbered sub-project. It has one main area and may touch others; totals count it once.

    `stage` and `stage_as_of` repeat the latest status report, so that counting ten thousand sub-projects reads one
    index; they are written only by actions.status_reports, in the same transaction as the report.
    An empty title means that the name is not public: it is then called by its number.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="sub_projects", verbose_name=_("programme")
    )
    number = models.PositiveIntegerField(_("number"))
    code = models.CharField(
        _("code"),
        max_length=60,
        blank=True,
        help_text=_(
            "The plan's own code, if it has one, for example “1.1.2”. A new edition of the plan is matched by it."
        ),
    )
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("Leave empty where the name is not public.")
    )
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True, max_length=1000)
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=1000)
    body = long_text(_("text"))
    body_en = long_text(_("text in English"))
    main_area = models.ForeignKey(
        PriorityArea, on_delete=models.PROTECT, related_name="sub_projects", verbose_name=_("main area")
    )
    other_areas = models.ManyToManyField(
        PriorityArea,
        blank=True,
        related_name="touching_sub_projects",
        verbose_name=_("other areas it touches"),
    )
    lead_unit = models.ForeignKey(
        OrganisationUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_sub_projects",
        verbose_name=_("lead unit"),
    )
    taking_part = models.ManyToManyField(
        OrganisationUnit,
        blank=True,
        related_name="joined_sub_projects",
        verbose_name=_("units and partners taking part"),
    )
    owner = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sub_projects",
        verbose_name=_("responsible"),
    )
    decision = models.ForeignKey(
        "programme.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_sub_projects",
        verbose_name=_("the decision behind it"),
    )
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    started_on = models.DateField(_("started"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    became = long_text(
        _("what it became"), help_text=_("“Done” is not always the end: what lives on, and where?")
    )
    became_en = long_text(_("what it became, in English"))
    became_url = models.URLField(_("address of what it became"), blank=True)
    became_programme = models.ForeignKey(
        Programme,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="grown_from",
        verbose_name=_("programme that it became"),
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.UNKNOWN, editable=False)
    stage_as_of = models.DateField(_("stage as of"), null=True, blank=True, editable=False)
    search_text = models.TextField(blank=True, editable=False)

    search_fields = [
        index.SearchField("title", boost=6),
        index.SearchField("title_en", boost=6),
        index.SearchField("search_number", boost=4),
        index.SearchField("code", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("summary_en", boost=2),
        index.SearchField("body"),
        index.SearchField("body_en"),
        index.SearchField("became"),
        index.SearchField("became_en"),
        index.AutocompleteField("title"),
        index.FilterField("visibility"),
        index.FilterField("programme_id"),
    ]

    class Meta:
        verbose_name = _("sub-project")
        verbose_name_plural = _("sub-projects")
        indexes = [
            models.Index(
                fields=["programme", "visibility", "main_area", "stage"], name="programme_stages_by_area"
            ),
            models.Index(fields=["programme", "visibility", "planned_end", "stage"], name="programme_late"),
            models.Index(fields=["provenance", "programme"], name="programme_not_own_record"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="programme_sub_project_number_once",
                violation_error_message=_("Another sub-project of the programme has this number."),
            ),
            models.UniqueConstraint(
                fields=["programme", "code"],
                condition=~Q(code=""),
                name="programme_sub_project_code_once",
                violation_error_message=_("Another sub-project of the programme has this code."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="programme_sub_project_number_positive",
                violation_error_message=_("Sub-projects are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=Q(planned_start__isnull=True)
                | Q(planned_end__isnull=True)
                | Q(planned_end__gte=F("planned_start")),
                name="programme_sub_project_planned_end_after_start",
                violation_error_message=_("The planned end is before the planned start."),
            ),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="programme_sub_project_ended_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="programme_sub_project_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="programme_sub_project_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.title else str(_("Sub-project %d")) % self.number

    def derive(self) -> None:
        """Keep the text that list filters search."""
        named = f"delprojekt {self.number} sub-project {self.number}"
        self.search_text = folded(
            f"{named} {self.code} {self.title} {self.title_en} {self.summary} {self.place}"
        )

    def search_number(self) -> str:
        """The sub-project as people ask for it in a search."""
        return f"delprojekt {self.number}, sub-project {self.number}"
