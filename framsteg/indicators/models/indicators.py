from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Publishable, Recorded, Visibility

from .sources import Source

CODE = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$",
    _("Use letters a-z, figures, hyphens and underscores, for example folkmangd."),
)


class Direction(models.TextChoices):
    """Which way is wanted."""

    MORE = "more", _("More is better")
    LESS = "less", _("Less is better")
    KEEP = "keep", _("Keep the level")


class Frequency(models.TextChoices):
    YEAR = "year", _("Year")
    HALF = "half", _("Half-year")
    TERTIAL = "tertial", _("Tertial (four months)")
    QUARTER = "quarter", _("Quarter")
    MONTH = "month", _("Month")


class Indicator(index.Indexed, Recorded, Publishable):
    """A measured series: what is measured, by whom, in which unit, and which way is wanted.

    Without a municipality it is shared by all; with one it is that municipality's own.
    """

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("own indicator of"),
    )
    code = models.CharField(_("code"), max_length=60, validators=[CODE])
    title = models.CharField(_("title"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    definition = models.TextField(_("definition"), blank=True, max_length=20_000)
    definition_en = models.TextField(_("definition in English"), blank=True, max_length=20_000)
    unit = models.CharField(
        _("unit"), max_length=60, help_text=_("As written after a figure: invånare, %, kronor.")
    )
    unit_en = models.CharField(_("unit in English"), max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals shown"), default=0)
    direction = models.CharField(
        _("wanted direction"), max_length=10, choices=Direction, default=Direction.MORE
    )
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.YEAR)
    is_population = models.BooleanField(
        _("this is the population"),
        default=False,
        help_text=_("The series by which municipalities of similar size are found. Only one can be it."),
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("source")
    )
    source_table = models.CharField(
        _("table or key at the source"),
        max_length=200,
        blank=True,
        help_text=_("For example TAB638 or N01951."),
    )
    source_selection = models.JSONField(
        _("what is chosen from the table"), default=dict, blank=True, help_text=_("Dimension and codes.")
    )
    source_url = models.URLField(_("address at the source"), blank=True, max_length=500)
    source_updated = models.CharField(_("updated by the source"), max_length=40, blank=True)
    notes = models.TextField(
        _("the source's notes"), blank=True, max_length=20_000, help_text=_("One to a line.")
    )
    notes_en = models.TextField(_("the source's notes in English"), blank=True, max_length=20_000)

    search_fields = [
        index.SearchField("title", boost=5),
        index.SearchField("title_en", boost=5),
        index.SearchField("definition"),
        index.SearchField("definition_en"),
        index.SearchField("unit"),
    ]

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(municipality__isnull=True),
                name="indicators_shared_code_once",
                violation_error_message=_("There is already an indicator with this code."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="indicators_own_code_once",
                violation_error_message=_("There is already an indicator with this code."),
            ),
            models.UniqueConstraint(
                fields=["is_population"],
                condition=Q(is_population=True),
                name="indicators_one_population",
                violation_error_message=_("Another indicator is already marked as the population."),
            ),
            models.CheckConstraint(
                condition=Q(is_population=False) | Q(municipality__isnull=True),
                name="indicators_population_is_shared",
                violation_error_message=_(
                    "The population must be an indicator that all municipalities share."
                ),
            ),
            models.CheckConstraint(condition=Q(decimals__lte=6), name="indicators_at_most_six_decimals"),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="indicators_direction_known"
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=Frequency.values), name="indicators_frequency_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="indicators_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def note_lines(self) -> list[str]:
        """The source's notes, one by one."""
        return [line for line in self.notes.splitlines() if line.strip()]

    def selected(self, dimension: str) -> Any:
        """What is chosen of a dimension at the source; None where the choice is left to the source."""
        return self.source_selection.get(dimension)
