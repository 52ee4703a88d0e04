from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from framsteg.accounts.models import Municipality, OrganisationUnit
from framsteg.audit.models import Provenance, Publishable, Recorded, Visibility
from framsteg.lib.text import folded, parted

from .fields import long_text, precision_field
from .programme import Programme
from .sub_projects import SubProject


class DecisionOutcome(models.TextChoices):
    ADOPTED = "adopted", _("Adopted")
    REJECTED = "rejected", _("Rejected")
    REFERRED_BACK = "referred_back", _("Referred back")
    APPEALED = "appealed", _("Appealed")
    UPHELD = "upheld", _("Upheld: the appeal was rejected")
    SET_ASIDE = "set_aside", _("Set aside")
    IN_FORCE = "in_force", _("Entered into force")


SHORT_NAMES = {
    "kommunfullmäktige": "kf",
    "kommunstyrelsen": "ks",
    "regionfullmäktige": "rf",
    "regionstyrelsen": "rs",
}
"""How minutes and registers name the bodies."""


class Decision(index.Indexed, Recorded, Publishable, Provenance):
    """What a body decided, when, under which paragraph and case number.

    `concerns` points to the decision that this one is about: an appeal concerns the decision appealed, a court's
    judgment concerns the appeal. Following it backwards gives the chain.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("municipality")
    )
    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("programme"),
    )
    sub_project = models.ForeignKey(
        SubProject,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("sub-project"),
    )
    title = models.CharField(_("what it is about"), max_length=300)
    title_en = models.CharField(_("what it is about, in English"), max_length=300, blank=True)
    body_name = models.CharField(
        _("decided by"), max_length=200, help_text=_("For example Kommunstyrelsen, or the name of a court.")
    )
    body_unit = models.ForeignKey(
        OrganisationUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("the board, where it is one of the municipality's"),
    )
    decided_on = models.DateField(_("date"), null=True, blank=True)
    decided_precision = precision_field(_("how much of the date is known"))
    paragraph = models.CharField(_("paragraph (§)"), max_length=40, blank=True)
    case_number = models.CharField(
        _("case number"), max_length=80, blank=True, help_text=_("As it is written in the register.")
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=DecisionOutcome)
    text = long_text(_("what was decided"))
    text_en = long_text(_("what was decided, in English"))
    concerns = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("the decision that this one is about"),
    )
    search_text = models.TextField(blank=True, editable=False)

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("title_en", boost=4),
        index.SearchField("body_name", boost=2),
        index.SearchField("case_number", boost=4),
        index.SearchField("text"),
        index.SearchField("text_en"),
        index.AutocompleteField("title"),
        index.FilterField("municipality_id"),
        index.FilterField("visibility"),
    ]

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [models.Index(fields=["municipality", "-decided_on"], name="programme_decisions_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(concerns__isnull=True) | ~Q(concerns=F("id")),
                name="programme_decision_not_about_itself",
                violation_error_message=_("A decision cannot be about itself."),
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=DecisionOutcome.values), name="programme_decision_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="programme_decision_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        """Keep the text that the register searches: as it is written, and taken apart at every mark."""
        self.search_text = decision_search_text(
            self.title,
            self.title_en,
            self.body_name,
            self.paragraph,
            self.case_number,
            self.decided_on,
            self.text,
        )


def decision_search_text(
    title: str, title_en: str, body: str, paragraph: str, case_number: str, day: date | None, text: str
) -> str:
    """ "kf § 11 2013-02-28 ks/2013:63 …", so that a reference can be searched as it is written anywhere."""
    short = " ".join(name for whole, name in SHORT_NAMES.items() if whole in folded(body))
    number = paragraph.removeprefix("§").strip()
    reference = f"{short} {body} {f'§ {number} §{number}' if number else ''} {day or ''} {case_number}"
    return f" {folded(f'{reference} {parted(reference)} {title} {title_en} {text}')} "
