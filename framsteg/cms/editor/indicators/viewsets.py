from typing import Any

from django.db.models import Model
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup

from framsteg.cms.editor.viewsets.base import EditorViewSet, english, provenance, row
from framsteg.indicators.models import Baseline, Indicator, Source, Target

from . import fetching, figures, filters, forms, views


class OwnerColumn(Column):
    """Whose it is: a municipality's, or all's."""

    def get_value(self, instance: Any) -> str:
        return str(instance.municipality or _("Shared"))


class IndicatorViewSet(EditorViewSet):
    model = Indicator
    icon = "table"
    menu_label = _("Indicators")
    base_form_class = forms.IndicatorForm
    is_publishable = True
    related = ("municipality", "source")
    ordering = "title"
    title_sort = "title"
    list_display = ["unit", "direction", "source", OwnerColumn("owner", label=_("Whose")), "visibility"]
    list_export = ["title", "code", "unit", "direction", "frequency", "source", "definition", "visibility"]
    export_filename = "nyckeltal"
    filterset_class = filters.IndicatorFilterSet
    search_fields = ("title", "title_en", "code", "definition")
    empty_text = _("There are no indicators yet. Add what you measure yourselves, or fetch official figures.")
    form_help = _(
        "First what is measured, and how. Then its figures, by hand or from a file, and what you aim at. "
        "The indicator is a draft until you publish it."
    )
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("definition"),
                row("unit", "decimals"),
                row("direction", "frequency"),
                FieldPanel("code"),
            ],
            heading=_("What is measured"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("source_url"),
                FieldPanel("source_table"),
                FieldPanel("source_selection"),
                FieldPanel("notes"),
            ],
            heading=_("Whose figures"),
        ),
        english("title_en", "definition_en", "unit_en", "notes_en"),
    ]

    def url_after(self, instance: Model) -> str:
        if instance.pk is None:
            return reverse("indicator:index")
        return reverse("indicator:workspace", args=[instance.pk])

    def get_urlpatterns(self) -> list[Any]:
        patterns = [each for each in super().get_urlpatterns() if each.name != "open"]
        return [
            *patterns,
            path("<int:pk>/", self._view(views.IndicatorWorkspaceView), name="open"),
            path("<int:pk>/", self._view(views.IndicatorWorkspaceView), name="workspace"),
            path("<int:pk>/figures/", self._view(figures.ByHandView), name="figures"),
            path("<int:pk>/fetch/", self._view(fetching.FromSourceView), name="fetch"),
            path("<int:pk>/file/", self._view(figures.FromFileView), name="upload"),
        ]


class SourceViewSet(EditorViewSet):
    model = Source
    icon = "doc-full-inverse"
    menu_label = _("Sources")
    base_form_class = forms.SourceForm
    related = ("municipality",)
    ordering = "name"
    title_sort = "name"
    list_display = ["kind", "credit", "licence", OwnerColumn("owner", label=_("Whose"))]
    list_export = ["name", "kind", "credit", "licence", "url"]
    export_filename = "kallor"
    search_fields = ("name", "name_en", "credit")
    form_help = _("For example a survey of your own. SCB and Kolada are there already.")
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("kind"), FieldPanel("credit"), FieldPanel("url")],
            heading=_("The source"),
        ),
        MultiFieldPanel([row("licence", "licence_url")], heading=_("Licence")),
        english("name_en"),
    ]


class AimViewSet(EditorViewSet):
    """What belongs to an indicator here, reached from the indicator's own page."""

    related = ("municipality", "indicator")
    initial_from_address = ("indicator",)
    ordering = ("indicator", "period")
    filterset_class: Any = None
    search_fields = ("indicator__title", "period")

    def url_after(self, instance: Model) -> str:
        return reverse("indicator:workspace", args=[instance.indicator_id])  # type: ignore[attr-defined]


class TargetViewSet(AimViewSet):
    model = Target
    icon = "thumbtack"
    base_form_class = forms.TargetForm
    list_display = ["indicator", "period", "direction", "value"]
    list_export = ["indicator", "period", "direction", "value", "tolerance"]
    export_filename = "malvarden"
    empty_text = _("There are no targets yet. Say what a figure is to be, and when.")
    panels = [
        MultiFieldPanel(
            [FieldPanel("indicator"), row("period", "direction"), row("value", "tolerance")],
            heading=_("The target"),
        ),
        provenance(),
    ]


class BaselineViewSet(AimViewSet):
    model = Baseline
    icon = "thumbtack"
    base_form_class = forms.AimForm
    list_display = ["indicator", "period", "value"]
    list_export = ["indicator", "period", "value"]
    export_filename = "utgangsvarden"
    empty_text = _("There are no baselines yet. Say where you stood when you set out.")
    panels = [
        MultiFieldPanel([FieldPanel("indicator"), row("period", "value")], heading=_("The baseline")),
        provenance(),
    ]


class IndicatorGroup(ViewSetGroup):
    menu_label = _("Indicators")
    menu_icon = "table"
    menu_order = 76
    items = (IndicatorViewSet, SourceViewSet)
