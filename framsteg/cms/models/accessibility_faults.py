from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Recorded


class AccessibilityCheck(models.Model):
    """One time that every kind of page was checked by a program. Rows are only added."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="accessibility_checks",
        verbose_name=_("municipality"),
    )
    checked_on = models.DateField(_("checked"))
    kinds = models.PositiveIntegerField(_("kinds of pages"))
    visits = models.PositiveIntegerField(_("pages"))
    not_reached = models.JSONField(_("kinds that no link led to"), default=list, blank=True)

    class Meta:
        verbose_name = _("check of accessibility")
        verbose_name_plural = _("checks of accessibility")

    def __str__(self) -> str:
        return f"{self.checked_on}"


class AccessibilityFault(Recorded):
    """A rule that a kind of page breaks, as a program found it; what people say of it is theirs and is kept.

    A fault that a later check does not find any more is mended on that day; one that comes back is open again.
    """

    kept_by_people: ClassVar[tuple[str, ...]] = ("title", "why", "why_en")

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="accessibility_faults",
        verbose_name=_("municipality"),
    )
    rule = models.CharField(_("rule"), max_length=60, editable=False)
    page_kind = models.CharField(_("kind of page"), max_length=80, editable=False)
    address = models.CharField(_("a page where it is"), max_length=500, editable=False)
    element = models.TextField(_("an element that breaks it"), max_length=500, blank=True, editable=False)
    title = models.CharField(
        _("what does not work"),
        max_length=300,
        blank=True,
        help_text=_("In plain words, for those who meet it. Left empty, the rule's own words are shown."),
    )
    title_en = models.CharField(_("what does not work, in English"), max_length=300, blank=True)
    why = models.TextField(
        _("why, and when it will be mended"),
        blank=True,
        max_length=2000,
        help_text=_("Also how one can get at the content until then."),
    )
    why_en = models.TextField(_("why, and when it will be mended, in English"), blank=True, max_length=2000)
    found_on = models.DateField(_("found"), editable=False)
    seen_on = models.DateField(_("last seen"), editable=False)
    mended_on = models.DateField(_("mended"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("known fault of accessibility")
        verbose_name_plural = _("known faults of accessibility")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "rule", "page_kind"], name="cms_accessibility_fault_once"
            ),
            models.CheckConstraint(
                condition=Q(seen_on__gte=F("found_on"))
                & (Q(mended_on=None) | Q(mended_on__gte=F("seen_on"))),
                name="cms_accessibility_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.rule}, {self.page_kind}"
