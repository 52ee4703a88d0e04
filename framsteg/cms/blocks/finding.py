from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock

from framsteg.analysis.models import Evaluation
from framsteg.analysis.queries.findings import summary_of, with_levels
from framsteg.web.presenters.findings import finding_card
from framsteg.web.site import current_language


class FindingBlock(ChooserBlock):
    """What may be said of an effect, cited from the evaluation: it changes when the finding does."""

    class Meta:
        icon = "glasses"
        label = _("What an evaluation found")
        template = "cms/blocks/finding.html"

    @cached_property
    def target_model(self) -> type[Evaluation]:
        return Evaluation

    @cached_property
    def widget(self) -> Any:
        from framsteg.cms.choosers import evaluation_chooser

        return evaluation_chooser.widget_class()

    def get_context(
        self, value: Evaluation | None, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        found = summary_of(value) if value is not None else None
        return context | {"finding": finding_card(found, current_language()) if found else None}

    def bulk_to_python(self, values: Iterable[int]) -> list[Evaluation | None]:
        """Each with what its card tells, by one query for all."""
        numbers = list(values)
        found = with_levels(Evaluation.objects.all()).in_bulk(numbers)
        return [found.get(each) for each in numbers]

    def get_searchable_content(self, value: Evaluation | None) -> Iterable[str]:
        return []
