from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from framsteg.cms.pictures import picture
from framsteg.lib.plain_language import file_size
from framsteg.web.site import current_language

from .finding import FindingBlock
from .programme_status import ProgrammeStatusBlock
from .report_sentences import ReportSentencesBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]
LONGEST_TEXT = 100_000


class PictureBlock(blocks.StructBlock):
    """A picture told in words or marked as decoration, with its caption and source."""

    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))
    credit = blocks.CharBlock(required=False, max_length=200, label=_("Photographer or source"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        image = value["picture"]
        alt = "" if image.decorative else image.contextual_alt_text or ""
        return context | {"picture": picture(image, alt, value["credit"], value["caption"])}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=1000, label=_("Quotation"))
    said_by = blocks.CharBlock(required=False, max_length=200, label=_("Said by"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "cms/blocks/quote.html"


class DocumentsBlock(blocks.StructBlock):
    """Documents to read or download, each with its format and size."""

    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    documents = blocks.ListBlock(DocumentChooserBlock(), min_num=1, label=_("Documents"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Documents")
        template = "cms/blocks/documents.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"documents": [_document(each) for each in value["documents"]]}


@dataclass(frozen=True)
class DocumentLink:
    """A document with what to know before opening it."""

    title: str
    url: str
    format: str
    size: str


def _document(document: Any) -> DocumentLink:
    size = document.get_file_size()
    return DocumentLink(
        document.title,
        document.url,
        document.file_extension.upper(),
        file_size(size, current_language()) if size else "",
    )


class FactBoxBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, max_length=5000, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "cms/blocks/fact_box.html"


class TableBlock(blocks.StructBlock):
    """A table with a caption and a header row; its first column can head the rows."""

    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(required=False, max_length=500, label=_("Text"))),
            ("figure", blocks.CharBlock(required=False, max_length=40, label=_("Figure"))),
        ],
        label=_("Table"),
    )
    first_column_heads = blocks.BooleanBlock(
        required=False, default=True, label=_("The first column says what the row is about")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "cms/blocks/table.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        return _with_headings(cleaned)


def _with_headings(value: Any) -> Any:
    table = value["table"]
    if not table.columns or not all(column["heading"].strip() for column in table.columns):
        raise blocks.StructBlockValidationError(
            non_block_errors=[_("Give every column of the table a heading.")]
        )
    return value


class BodyBlock(blocks.StreamBlock):
    """The text of a page."""

    heading = blocks.CharBlock(
        max_length=120, icon="h2", label=_("Heading"), template="cms/blocks/heading.html"
    )
    subheading = blocks.CharBlock(
        max_length=120, icon="h3", label=_("Subheading"), template="cms/blocks/subheading.html"
    )
    text = blocks.RichTextBlock(
        features=TEXT_FEATURES,
        max_length=LONGEST_TEXT,
        label=_("Text and lists"),
        template="cms/blocks/text.html",
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    fact_box = FactBoxBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    programme_status = ProgrammeStatusBlock()
    finding = FindingBlock()
    report_sentences = ReportSentencesBlock()

    class Meta:
        label = _("Text")
