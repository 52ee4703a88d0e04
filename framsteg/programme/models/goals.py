from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Role
from framsteg.audit.models import Provenance, Recorded
from framsteg.indicators.models import Indicator

from .fields import long_text
from .programme import Programme


class Goal(Recorded, Provenance):
    """What the programme is to achieve: measurable, or said not to be."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="goals", verbose_name=_("programme")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("goal"), max_length=300)
    title_en = models.CharField(_("goal in English"), max_length=300, blank=True)
    text = long_text(_("text"))
    text_en = long_text(_("text in English"))
    is_measurable = models.BooleanField(_("can be measured"), default=False)
    owner = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("responsible"),
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("measured by"),
        help_text=_("The indicator that tells whether the goal is reached."),
    )
    decision = models.ForeignKey(
        "programme.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("the decision behind it"),
    )

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "order"],
                name="programme_goal_order_once",
                violation_error_message=_("Another goal of the programme has this place in the order."),
            ),
            models.CheckConstraint(
                condition=models.Q(indicator__isnull=True) | models.Q(is_measurable=True),
                name="programme_goal_measured_is_measurable",
                violation_error_message=_("A goal that has an indicator can be measured: tick the box."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
