"""Where texts of pages point: pictures, documents, pages and objects of the programme, by their keys."""

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField

from .errors import NotAnExport
from .keys import Keys, Missing

ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("p", "b", "strong", "i", "em", "br", "hr", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "sub", "sup"),
        frozenset({"data-block-key"}),
    ),
    "a": frozenset({"href", "linktype", "id", "parent-id", "title"}),
    "embed": frozenset({"embedtype", "id", "alt", "format", "url"}),
}  # fmt: skip
"""What the editor makes of texts, and nothing else."""
SAFE = re.compile(r"(?i)(https?://|mailto:|tel:|/|#|\?)")
POINTS_TO = {"page": "wagtailcore.Page", "document": "wagtaildocs.Document", "image": "wagtailimages.Image"}
_POINTING = re.compile(r"<(?:a|embed)\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(linktype|embedtype|id)="([^"]*)"')


class _Judge(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = ALLOWED.get(tag)
        if allowed is None:
            raise NotAnExport(f"A text of a page holds <{tag:.30}>, which the editor never writes.")
        for name, value in attrs:
            is_safe = name not in ("href", "url") or SAFE.match((value or "").strip())
            if name not in allowed or not is_safe:
                raise NotAnExport(f'A text of a page holds <{tag} {name:.30}="{value or "":.30}">.')

    def handle_decl(self, decl: str) -> None:
        raise NotAnExport("A text of a page holds a declaration.")

    def handle_pi(self, data: str) -> None:
        self.handle_decl(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)


def rich(text: str, keys: Keys) -> str:
    """A text with its links, which lead to the same things as before. Raises NotAnExport for what is dangerous."""
    judge = _Judge(convert_charrefs=True)
    judge.feed(text)
    judge.close()
    return _POINTING.sub(lambda found: _pointing(found[0], keys), text)


def _pointing(tag: str, keys: Keys) -> str:
    told = dict(_ATTRIBUTE.findall(tag))
    label = POINTS_TO.get(str(told.get("linktype", told.get("embedtype", ""))))
    if label is None or not told.get("id", "").isdecimal():
        return tag
    try:
        key = keys.of(label, int(told["id"]))
    except Missing:
        key = 0  # such a link is shown as words that lead nowhere
    return re.sub(r'\bid="\d+"', f'id="{key}"', tag)


def body(block: Any, value: Any, keys: Keys) -> Any:
    """The value of a block. Raises Missing where it is about something that did not come along."""
    match block:
        case StreamBlock():
            return list(filter(None, (_child(block, each, keys) for each in value)))
        case StructBlock():
            known = block.child_blocks
            return {
                name: body(known[name], each, keys) if name in known else each for name, each in value.items()
            }
        case ListBlock():
            return [_item(block, each, keys) for each in value]
        case ChooserBlock():
            return None if value is None else keys.of(block.model_class._meta.label, value)
        case RichTextBlock():
            return rich(value, keys)
    return value


def _child(block: StreamBlock, child: Any, keys: Keys) -> Any:
    """A part of a text; None where what it shows did not come along."""
    kind = block.child_blocks.get(child["type"])
    if kind is None:
        raise NotAnExport(f"A page holds a part of a kind that is not known here: {child['type']!r:.40}.")
    try:
        return {**child, "value": body(kind, child["value"], keys)}
    except Missing:
        return None


def _item(block: ListBlock, item: Any, keys: Keys) -> Any:
    if isinstance(item, dict) and item.keys() >= {"type", "value"}:
        return {**item, "value": body(block.child_block, item["value"], keys)}
    return body(block.child_block, item, keys)


def field_value(field: Any, value: Any, keys: Keys) -> Any:
    """The value of a field that holds texts of pages; others are left as they are."""
    try:
        if isinstance(field, StreamField):
            return body(field.stream_block, value or [], keys)
        if isinstance(field, RichTextField):
            return rich(value, keys)
    except (TypeError, KeyError, AttributeError) as error:
        raise NotAnExport(f"The text of a page is not built as texts are: {error!r:.80}") from error
    return value


def draft(model: type[Model], content: Mapping[str, Any], keys: Keys) -> dict[str, Any]:
    """A draft of a page as it is kept beside it: fields by name, with the parts of the page in lists."""
    told: dict[str, Any] = {}
    for name, value in content.items():
        field = next((each for each in model._meta.get_fields() if each.name == name), None)
        if name in ("pk", "id"):
            told[name] = keys.once(base_of(model), value)
        elif isinstance(field, StreamField):
            told[name] = json.dumps(field_value(field, json.loads(value or "[]"), keys))
        elif isinstance(field, ForeignKey):
            told[name] = _pointed(field, value, keys)
        elif name == "wagtail_admin_comments":
            told[name] = []
        elif field is not None and field.one_to_many and isinstance(value, list):
            part: Any = field.related_model
            told[name] = [draft(part, each, keys) for each in value]
        else:
            told[name] = field_value(field, value, keys)
    return told


def _pointed(field: Any, value: Any, keys: Keys) -> Any:
    """Who owns a page, and which draft is its latest, is taken from the page itself."""
    try:
        return None if value is None else keys.of(base_of(field.related_model), value)
    except Missing:
        return None


def base_of(model: type[Model]) -> str:
    """The table that a key is of: a page's is that of all pages."""
    first = next(iter(model._meta.get_parent_list()), None)
    return str((first or model)._meta.label)
