from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import Role
from framsteg.audit.models import Provenance, Recorded

from .fields import long_text
from .programme import Programme


class PriorityArea(index.Indexed, Recorded, Provenance):
    """One of the programme's ordered priority areas."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="areas", verbose_name=_("programme")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    text = long_text(_("text"))
    text_en = long_text(_("text in English"))
    owner = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="areas",
        verbose_name=_("responsible"),
    )

    search_fields = [
        index.SearchField("title", boost=5),
        index.SearchField("title_en", boost=5),
        index.SearchField("text"),
        index.SearchField("text_en"),
        index.AutocompleteField("title"),
        index.FilterField("programme_id"),
    ]

    class Meta:
        verbose_name = _("priority area")
        verbose_name_plural = _("priority areas")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="programme_area_number_once",
                violation_error_message=_("Another area of the programme has this number."),
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="programme_area_number_positive",
                violation_error_message=_("Areas are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
