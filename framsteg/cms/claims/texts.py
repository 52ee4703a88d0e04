"""Texts that claims can be made in: pages of the CMS and objects of the programme."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, TextField
from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.analysis.actions.overrides import TextReference
from framsteg.cms.blocks.report_sentences import sentences_of
from framsteg.lib.markdown import to_plain
from framsteg.programme.models import Programme

_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>", re.IGNORECASE)
NOT_PROSE = {"search_text", "provenance_note", "provenance_note_en", "handling_note", "slug", "place"}
QUOTED = {"quote"}


@dataclass(frozen=True)
class Text:
    """A text as it would be after saving. `programmes` are those that it is about, by number; none means any."""

    reference: TextReference
    words: str
    municipality: Municipality | None
    programmes: tuple[int, ...]
    is_public: bool


def text_of_page(page: Page, municipality: Municipality | None) -> Text:
    """Title, lead and body of a page, whether stored or only posted."""
    links = getattr(page, "programme_links", None)
    programmes = (
        tuple(link.programme_id for link in links.all() if link.programme_id) if links is not None else ()
    )
    words = "\n\n".join(part for part in parts_of(page) if part)
    return Text(reference_of(page), words, municipality, programmes, bool(page.live))


def text_of_object(instance: Model, municipality: Municipality | None) -> Text:
    """The prose of an object of the programme, Swedish and English."""
    fields = (field for field in instance._meta.concrete_fields if _is_prose(field))
    words = "\n\n".join(str(getattr(instance, field.attname) or "") for field in fields)
    programme = programme_of(instance)
    about = (programme.pk,) if programme is not None and programme.pk else ()
    return Text(reference_of(instance), words, municipality, about, _is_public(instance, programme))


def reference_of(instance: Model) -> TextReference:
    return TextReference(instance._meta.label_lower, str(instance.pk or ""), str(instance)[:300])


def programme_of(instance: Any) -> Programme | None:
    """The programme that an object is, or is part of."""
    if isinstance(instance, Programme):
        return instance
    programme = getattr(instance, "programme", None)
    if isinstance(programme, Programme):
        return programme
    sub_project = getattr(instance, "sub_project", None)
    return sub_project.programme if sub_project is not None else None


def _is_public(instance: Any, programme: Programme | None) -> bool:
    own = getattr(instance, "is_public", True)
    if isinstance(instance, Programme) or programme is None:
        return bool(own) and hasattr(instance, "is_public")
    return bool(own) and programme.is_public


def _is_prose(field: Any) -> bool:
    if field.name in NOT_PROSE:
        return False
    return isinstance(field, TextField) or field.name in {"title", "title_en"}


def parts_of(page: Any) -> Iterator[str]:
    """The texts of a page: title, lead and what stands in its body."""
    for name in ("title", "lead"):
        yield str(getattr(page, name, "") or "")
    body = getattr(page, "body", None)
    if isinstance(body, StreamValue):
        for child in body:
            if child.block_type == "report_sentences":
                yield to_plain(sentences_of(child.value, page.language))
                continue
            words = "\n\n".join(_words_in(child.block.get_prep_value(child.value)))
            yield f"”{words}”" if child.block_type in QUOTED and words else words


def _words_in(value: Any) -> Iterator[str]:
    """Every text in a block's plain value; numbers and choices of other objects say nothing."""
    if isinstance(value, str):
        yield strip_tags(_BLOCK_ENDS.sub("\n\n", value)).strip()
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in {"id", "type"}:
                yield from _words_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _words_in(part)
