from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock

from framsteg.programme.models import Programme


class ProgrammeStatusBlock(ChooserBlock):
    """How a programme stands, as the programme's own page says it: never a copy that grows old."""

    class Meta:
        icon = "tasks"
        label = _("How a programme stands")
        template = "cms/blocks/programme_status.html"

    @cached_property
    def target_model(self) -> type[Programme]:
        return Programme

    @cached_property
    def widget(self) -> Any:
        from framsteg.cms.choosers import programme_chooser

        return programme_chooser.widget_class()

    def get_context(self, value: Programme | None, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"status": None}

    def get_searchable_content(self, value: Programme | None) -> Iterable[str]:
        return []
