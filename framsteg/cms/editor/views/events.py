"""What is particular to events: the pictures that were taken there."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import HeaderButton

from .objects import EditorEditView


class EventEditView(EditorEditView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        url = f"{reverse('eventpicture:index')}?event={self.object.pk}"
        return [
            HeaderButton(_("Pictures"), url=url, icon_name="image", priority=20),
            *super().header_buttons,
        ]
