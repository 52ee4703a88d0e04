"""How an editor finds an object of the programme to show on a page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from framsteg.programme.models import Programme


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
