from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Publishable, Recorded, Visibility
from framsteg.indicators.models import Indicator, Region
from framsteg.programme.models import Programme


class Evaluation(index.Indexed, Recorded, Publishable):
    """One question: did the programme change this indicator here?

    How it is to be answered stands in its filed plans. From the first one on, the database keeps the indicator and
    the region as they were filed: another indicator is another evaluation.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("municipality")
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("programme")
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("indicator")
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="evaluations",
        verbose_name=_("municipality in the statistics"),
    )
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    slug = models.SlugField(_("name in addresses"), max_length=80)

    search_fields = [index.SearchField("title", boost=5), index.SearchField("title_en", boost=5)]

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="analysis_evaluation_slug_once",
                violation_error_message=_("There is already an evaluation with this name in its address."),
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="analysis_evaluation_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title
