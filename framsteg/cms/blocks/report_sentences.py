"""Sentences whose figures are read from a report: a figure is a reference, never a copy that can be changed."""

from dataclasses import replace
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import ChooserBlock

from framsteg.lib.markdown import to_html
from framsteg.lib.plain_language import Language
from framsteg.reports.actions.signing import frozen
from framsteg.reports.document import Report
from framsteg.reports.hand_figures import filled_in
from framsteg.reports.models import ReportDraft
from framsteg.web.site import current_language

LONGEST = 5_000


class ReportBlock(ChooserBlock):
    """Which report the figures are from."""

    class Meta:
        icon = "doc-full-inverse"
        label = _("Report")

    @cached_property
    def target_model(self) -> type[ReportDraft]:
        return ReportDraft

    @cached_property
    def widget(self) -> Any:
        from framsteg.cms.choosers import report_chooser

        return report_chooser.widget_class()


class ReportSentencesBlock(blocks.StructBlock):
    """Text in which [[done]] stands for the figure of the report, and [[done|words]] for the figure in words."""

    report = ReportBlock()
    text = blocks.TextBlock(
        max_length=LONGEST,
        label=_("Text"),
        help_text=_("[[done]] becomes the report’s figure, [[done|words]] the same in words."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Sentences with figures of a report")
        template = "cms/blocks/report_sentences.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"html": mark_safe(to_html(sentences_of(value, _language(parent_context)), 3))}


def sentences_of(value: Any, language: Language) -> str:
    """The text with its figures, as readers and the guard over claims read it."""
    tree = signed_tree(value["report"], language) if value["report"] else None
    return filled_in(value["text"], tree) if tree is not None else str(value["text"])


def signed_tree(draft: ReportDraft, language: Language) -> Report | None:
    """The content that has been signed, in `language`, else in Swedish; None where nobody has signed."""
    rows = {each.language: each for each in frozen(draft)}
    found = rows.get(language) or rows.get("sv")
    if found is None:
        return None
    return replace(found.tree, language=language)


def _language(parent_context: dict[str, Any] | None) -> Language:
    page = (parent_context or {}).get("page")
    return getattr(page, "language", None) or current_language()
