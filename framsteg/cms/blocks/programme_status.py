from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock

from framsteg.programme.models import Programme
from framsteg.programme.queries.programmes import ListedProgramme
from framsteg.programme.queries.progress import Progress, progress_of_many
from framsteg.web.presenters.programmes import programmes_page
from framsteg.web.site import current_language


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

    def get_context(
        self, value: Programme | None, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        if value is None or not value.is_public:
            return context | {"status": None}
        language = current_language()
        listed = ListedProgramme(value, progress_of_many([value.pk]).get(value.pk, Progress()))
        shown = programmes_page([listed], _municipality_in(parent_context), language)
        return context | {"status": shown.groups[0].programmes[0], "provenance": shown.provenance}

    def get_searchable_content(self, value: Programme | None) -> Iterable[str]:
        return []


def _municipality_in(parent_context: dict[str, Any] | None) -> str:
    """The name in addresses of the municipality whose page the block stands on."""
    page = (parent_context or {})["page"]
    return str(page.municipality_slug)
