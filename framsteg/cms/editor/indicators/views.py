"""The page from which one works with an indicator."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button, HeaderButton

from framsteg.accounts.models import Municipality
from framsteg.accounts.rules.access import Kind, Right, may, may_everywhere, municipalities
from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.readiness import missing
from framsteg.cms.editor.subjects import is_shared
from framsteg.cms.editor.views.found import FoundObjectMixin
from framsteg.importers.actions.refreshing import can_be_fetched
from framsteg.indicators.models import Indicator
from framsteg.web.site import current_language

from .workspace import workspace

SHOWN, EMPTY = 8, 4
"""Rows of the form for figures: the newest that there are, and empty ones below."""


class IndicatorMixin(FoundObjectMixin):
    related = ("municipality", "source")
    list_label = gettext_lazy("Indicators")
    header_icon = "table"


def may_fetch(user: Any, indicator: Indicator) -> bool:
    """Whether `user` may bring in figures from outside: in every municipality, for what all of them share."""
    if indicator.municipality_id is None:
        return may_everywhere(user, Right.ADD, Kind.IMPORT)
    return may(user, Right.ADD, Kind.IMPORT, indicator.municipality_id)


class IndicatorWorkspaceView(IndicatorMixin, TemplateView):
    template_name = "cms/editor/indicator.html"

    @cached_property
    def places(self) -> list[Municipality]:
        """The municipalities whose figures and targets the user may look at: the indicator's own, or any of theirs."""
        if self.object.municipality is not None:
            return [self.object.municipality]
        return list(municipalities(self.request.user, Right.VIEW, Kind.PROGRAMME).order_by("name"))

    @cached_property
    def place(self) -> Municipality:
        named = self.request.GET.get("municipality", "")
        found = next((each for each in self.places if str(each.pk) == named), None)
        if found is None and (named or not self.places):
            raise Http404
        return found or self.places[0]

    def get_header_buttons(self) -> list[Any]:
        key = [self.object.pk]
        self.header_buttons = (
            [HeaderButton(_("Edit"), url=reverse("indicator:edit", args=key), icon_name="edit")]
            if self.may("change")
            else []
        )
        self.header_more_buttons = [
            Button(_("History"), url=reverse("indicator:history", args=key), icon_name="history"),
            Button(_("Show draft"), url=reverse("indicator:draft", args=key), icon_name="view"),
        ]
        if self.may("delete"):
            url = reverse("indicator:delete", args=key)
            self.header_more_buttons.append(Button(_("Remove"), url=url, icon_name="bin"))
        return list(super().get_header_buttons())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        may_aim = self.place in municipalities(self.request.user, Right.ADD, Kind.PROGRAMME)
        return context | {
            "indicator": self.object,
            "is_shared": is_shared(self.object),
            "place": self.place,
            "places": self.places,
            "workspace": workspace(self.object, self.place, current_language()),
            "missing": missing(self.object),
            "public_url": public_url(self.object, self.place),
            "may_aim": may_aim,
            "may_change": self.may("change"),
            "may_publish": self.may("publish"),
            "may_fetch": self.may("change")
            and may_fetch(self.request.user, self.object)
            and can_be_fetched(self.object),
            "aim_query": f"?municipality={self.place.pk}&indicator={self.object.pk}",
        }
