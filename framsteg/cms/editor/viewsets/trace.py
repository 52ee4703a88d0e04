"""What is said of decisions, the decisions behind targets, and the answers at the closing of a programme."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor import filters
from framsteg.cms.editor.forms import trace as forms
from framsteg.programme.models import ClosingAnswer, DecisionFollowUp, TargetDecision

from .base import EditorViewSet, english, provenance, row
from .programme import MARKDOWN


class DecisionFollowUpViewSet(EditorViewSet):
    """Statements are only ever added. A mistake is corrected by a newer one."""

    model = DecisionFollowUp
    icon = "tick"
    owner_field = "decision"
    without = frozenset({"change", "delete"})
    base_form_class = forms.FollowUpForm
    related = ("decision__municipality", "stated_by")
    ordering = "-as_of"
    list_display = ["as_of", "state", "stated_by"]
    list_export = ["decision", "as_of", "state", "text", "stated_by"]
    export_filename = "uppfoljda-beslut"
    filterset_class = filters.FollowUpFilterSet
    search_fields = ("decision__search_text", "text")
    empty_text = _("Nothing has been said yet. Open a decision and choose “Is it carried out?”.")
    form_help = _(
        "What is said stays as it is once it is saved. To correct it, add a newer statement for the same day."
    )
    panels = [
        MultiFieldPanel(
            [row("as_of", "state"), FieldPanel("text", help_text=MARKDOWN), FieldPanel("stated_by")],
            heading=_("Is the decision carried out?"),
        ),
        english("text_en"),
        provenance(),
    ]

    def url_after(self, instance: Any) -> str:
        return reverse("decision:open", args=[instance.decision_id])


class TargetDecisionViewSet(EditorViewSet):
    model = TargetDecision
    icon = "link"
    owner_field = "decision"
    base_form_class = forms.TargetDecisionForm
    related = ("decision__municipality", "target__indicator")
    ordering = ("decision", "pk")
    list_display = ["decision"]
    list_export = ["target", "decision"]
    export_filename = "mal-och-beslut"
    search_fields = ("target__indicator__title", "decision__search_text")
    empty_text = _("No target names a decision yet. Open a decision and choose “Add target”.")
    form_help = _("A target can rest on one decision; a decision can carry many targets.")
    panels = [MultiFieldPanel([FieldPanel("target")], heading=_("Target that rests on the decision"))]

    def url_after(self, instance: Any) -> str:
        return reverse("decision:open", args=[instance.decision_id])


class ClosingAnswerViewSet(EditorViewSet):
    """What happens to a sub-project that is open when its programme closes. An answer is changed, never removed."""

    model = ClosingAnswer
    icon = "help"
    owner_field = "sub_project"
    without = frozenset({"delete"})
    base_form_class = forms.ClosingAnswerForm
    initial_from_address = ("kind",)
    related = ("sub_project__programme__municipality", "receiver_unit", "receiver_role")
    ordering = ("sub_project__programme", "sub_project__number")
    list_display = ["kind", "receiver_unit", "receiver_role"]
    list_export = [
        "sub_project", "sub_project.programme", "kind", "text", "receiver_unit", "receiver_role", "became_programme",
    ]  # fmt: skip
    export_headings = {"sub_project.programme": _("Programme")}
    export_filename = "vad-hander-sedan"
    filterset_class = filters.ClosingAnswerFilterSet
    search_fields = ("sub_project__search_text", "text")
    empty_text = _("No answers yet. Open a programme and choose “Close the programme”.")
    form_help = _("The answer is public as soon as it is saved, if the sub-project is.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("text", help_text=MARKDOWN),
                row("receiver_unit", "receiver_role"),
                FieldPanel("became_programme"),
            ],
            heading=_("What happens to the sub-project?"),
        ),
        english("text_en"),
        provenance(),
    ]

    def url_after(self, instance: Model) -> str:
        sub_project: Any = getattr(instance, "sub_project", None)
        return reverse("programme:ending", args=[sub_project.programme_id])
