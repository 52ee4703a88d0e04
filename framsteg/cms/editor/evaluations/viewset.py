from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.analysis.models import Evaluation
from framsteg.cms.editor.viewsets.base import EditorViewSet, english

from . import views
from .forms import EvaluationForm


class EvaluationViewSet(EditorViewSet):
    model = Evaluation
    icon = "glasses"
    menu_label = _("Evaluations")
    menu_order = 75
    add_to_admin_menu = True
    base_form_class = EvaluationForm
    is_publishable = True
    related = ("municipality", "programme", "indicator")
    ordering = "title"
    title_sort = "title"
    list_display = ["programme", "indicator", "visibility"]
    list_export = ["title", "programme", "indicator", "visibility"]
    export_filename = "utvarderingar"
    search_fields = ("title", "title_en")
    empty_text = _("There is no evaluation yet. Ask the question before the answer is known.")
    form_help = _(
        "First the question: which programme, which indicator. Then the plan is written and filed, and only then is "
        "anything computed."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("programme"), FieldPanel("indicator"), FieldPanel("slug")],
            heading=_("The question"),
        ),
        english("title_en"),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("evaluation:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        acts = {
            "plan": views.PlanView,
            "file": views.FileView,
            "discard": views.DiscardView,
            "compute": views.ComputeView,
        }
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self._view(views.EvaluationWorkspace), name="workspace"),
            *(path(f"<int:pk>/{name}/", self._view(view), name=name) for name, view in acts.items()),
        ]
