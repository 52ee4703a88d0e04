"""What is particular to sub-projects: their search, and their reports and milestones beside the form."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, HeaderButton

from framsteg.cms.editor.workspace import Row, reports_of
from framsteg.lib.text import folded

from .lists import EditorIndexView
from .objects import EditorEditView

REPORTS_SHOWN = 5


class SubProjectIndexView(EditorIndexView):
    """Searched in the text that is kept for it, whatever the case."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        for word in folded(self.search_query).split():
            queryset = queryset.filter(search_text__contains=word)
        return queryset


class SubProjectEditView(EditorEditView):
    """Shows the latest reports and the milestones, and how to add to them."""

    template_name = "cms/editor/sub_project.html"

    @cached_property
    def header_buttons(self) -> list[Any]:
        url = f"{reverse('statusreport:add')}?sub_project={self.object.pk}"
        report = HeaderButton(_("Report where it stands"), url=url, icon_name="form", priority=1)
        return [report, *super().header_buttons]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        url = f"{reverse('milestone:add')}?sub_project={self.object.pk}"
        return [
            *super().header_more_buttons,
            Button(_("Add milestone"), url=url, icon_name="thumbtack", priority=3),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        reports = reports_of(self.object.pk)
        return context | {
            "reports": [_report_row(each) for each in reports[:REPORTS_SHOWN]],
            "report_url": f"{reverse('statusreport:add')}?sub_project={self.object.pk}",
            "all_reports_url": f"{reverse('statusreport:index')}?sub_project={self.object.pk}",
            "report_count": len(reports),
            "milestones": [
                Row(each.title, reverse("milestone:edit", args=[each.pk]), str(each.original_date))
                for each in self.object.milestones.order_by("original_date", "pk")
            ],
            "milestone_url": f"{reverse('milestone:add')}?sub_project={self.object.pk}",
        }


def _report_row(report: Any) -> Row:
    return Row(str(report.as_of), reverse("statusreport:draft", args=[report.pk]), report.get_stage_display())
