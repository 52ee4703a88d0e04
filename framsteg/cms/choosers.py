"""How an editor finds an object of the programme to show on a page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from framsteg.analysis.models import Evaluation
from framsteg.programme.models import Programme
from framsteg.reports.models import ReportDraft


class _OwnProgrammes:
    """Only the programmes of the municipalities that the editor works for."""

    request: Any

    def get_object_list(self) -> "QuerySet[Programme]":
        programmes = Programme.objects.order_by("title")
        user = self.request.user
        return (
            programmes if user.is_superuser else programmes.filter(municipality__grants__user=user).distinct()
        )


class ChooseProgramme(_OwnProgrammes, ChooseView):
    pass


class ChooseProgrammeResults(_OwnProgrammes, ChooseResultsView):
    pass


class ProgrammeChooser(ChooserViewSet):
    model = Programme
    icon = "tasks"
    choose_one_text = _("Choose a programme")
    choose_another_text = _("Choose another programme")
    edit_item_text = _("Change the programme")
    choose_view_class = ChooseProgramme
    choose_results_view_class = ChooseProgrammeResults
    register_widget = False


programme_chooser = ProgrammeChooser("page_programme_chooser")


class _OwnEvaluations:
    """Only the evaluations of the municipalities that the editor works for."""

    request: Any

    def get_object_list(self) -> "QuerySet[Evaluation]":
        evaluations = Evaluation.objects.order_by("title")
        user = self.request.user
        return (
            evaluations
            if user.is_superuser
            else evaluations.filter(municipality__grants__user=user).distinct()
        )


class ChooseEvaluation(_OwnEvaluations, ChooseView):
    pass


class ChooseEvaluationResults(_OwnEvaluations, ChooseResultsView):
    pass


class EvaluationChooser(ChooserViewSet):
    model = Evaluation
    icon = "glasses"
    choose_one_text = _("Choose an evaluation")
    choose_another_text = _("Choose another evaluation")
    edit_item_text = _("Change the evaluation")
    choose_view_class = ChooseEvaluation
    choose_results_view_class = ChooseEvaluationResults
    register_widget = False


evaluation_chooser = EvaluationChooser("page_evaluation_chooser")


class _OwnReports:
    """Only reports that somebody has signed, of the municipalities that the editor works for."""

    request: Any

    def get_object_list(self) -> "QuerySet[ReportDraft]":
        signed = ReportDraft.objects.filter(locked_round__isnull=False).order_by("-pk")
        user = self.request.user
        own = signed if user.is_superuser else signed.filter(programme__municipality__grants__user=user)
        return own.select_related("programme", "sub_project").distinct()


class ChooseReport(_OwnReports, ChooseView):
    pass


class ChooseReportResults(_OwnReports, ChooseResultsView):
    pass


class ReportChooser(ChooserViewSet):
    model = ReportDraft
    icon = "doc-full-inverse"
    choose_one_text = _("Choose a report")
    choose_another_text = _("Choose another report")
    edit_item_text = _("Open the report")
    choose_view_class = ChooseReport
    choose_results_view_class = ChooseReportResults
    register_widget = False


report_chooser = ReportChooser("page_report_chooser")
