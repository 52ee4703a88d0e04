"""What is particular to decisions: their search, and what is said of them beside the form."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, HeaderButton

from framsteg.cms.editor.workspace import Row
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.carried import carried_by
from framsteg.programme.queries.register import RegisterFilters, narrowed

from .lists import EditorIndexView
from .objects import EditorEditView

SHOWN = 5


class DecisionIndexView(EditorIndexView):
    """Searched as the public register is: by words, paragraph and case number as they are written."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return narrowed(queryset, RegisterFilters(text=self.search_query)) if self.is_searching else queryset


class DecisionEditView(EditorEditView):
    """Shows what has been said of the decision, what rests on it, and how to add to both."""

    template_name = "cms/editor/decision.html"

    @cached_property
    def header_buttons(self) -> list[Any]:
        url = f"{reverse('decisionfollowup:add')}?decision={self.object.pk}"
        said = HeaderButton(_("Is it carried out?"), url=url, icon_name="tick", priority=1)
        return [said, *super().header_buttons]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        url = f"{reverse('targetdecision:add')}?decision={self.object.pk}"
        return [
            *super().header_more_buttons,
            Button(_("Add target"), url=url, icon_name="link", priority=3),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        carried = carried_by(self.object, audience=Audience.EDITORS)
        told = [*carried.sub_projects, *carried.goals, *carried.appropriations, *carried.targets]
        return context | {
            "said": [_said(each) for each in carried.follow_ups[:SHOWN]],
            "said_count": len(carried.follow_ups),
            "all_said_url": f"{reverse('decisionfollowup:index')}?decision={self.object.pk}",
            "say_url": f"{reverse('decisionfollowup:add')}?decision={self.object.pk}",
            "carried": [_carried(each) for each in told],
            "more": max(0, carried.progress.total - len(carried.sub_projects)),
        }


def _said(follow_up: Any) -> Row:
    url = reverse("decisionfollowup:draft", args=[follow_up.pk])
    return Row(str(follow_up.as_of), url, follow_up.get_state_display(), str(follow_up.stated_by or ""))


def _carried(thing: Any) -> Row:
    name = str(getattr(thing, "target", thing))
    return Row(
        name, reverse(f"{thing._meta.model_name}:open", args=[thing.pk]), str(thing._meta.verbose_name)
    )
