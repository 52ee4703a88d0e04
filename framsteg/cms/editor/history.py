"""The audit trail as people read it: labels of fields, old and new values with what differs marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.audit.models import AuditEntry
from framsteg.lib.plain_language import language_of, money

from .differences import marked


@dataclass(frozen=True)
class Change:
    """One field before and after."""

    label: str
    before: SafeString
    after: SafeString
    had_before: bool
    has_after: bool


@dataclass(frozen=True)
class Happening:
    """One row of the audit trail."""

    at: datetime
    who: str
    what: str
    kind: str
    label: str
    url: str | None
    note: str
    changes: tuple[Change, ...]


def happening(entry: AuditEntry, url: str | None = None) -> Happening:
    model = model_of(entry)
    return Happening(
        at=localtime(entry.at),
        who=entry.actor_label,
        what=entry.get_action_display(),
        kind=str(model._meta.verbose_name) if model else entry.object_type,
        label=entry.object_label,
        url=url,
        note=entry.note,
        changes=tuple(_changes(model, entry)),
    )


def model_of(entry: AuditEntry) -> type[Model] | None:
    """The kind of object that the row is about; None for one that is no more."""
    try:
        return apps.get_model(entry.object_type)
    except (LookupError, ValueError):
        return None


def _changes(model: type[Model] | None, entry: AuditEntry) -> Iterable[Change]:
    for name in [*entry.after, *(name for name in entry.before if name not in entry.after)]:
        before = told(model, name, entry.before.get(name))
        after = told(model, name, entry.after.get(name))
        if before or after:
            old, new = marked(before, after) if before and after else marked_alone(before, after)
            yield Change(label_of(model, name), old, new, bool(before), bool(after))


def marked_alone(before: str, after: str) -> tuple[SafeString, SafeString]:
    from django.utils.html import escape

    return escape(before), escape(after)


def label_of(model: type[Model] | None, name: str) -> str:
    field = _field(model, name)
    if field is None:
        label = name
    elif field.concrete:
        label = str(field.verbose_name)
    else:
        label = str(field.related_model._meta.verbose_name_plural)
    return label[:1].upper() + label[1:]


def told(model: type[Model] | None, name: str, value: Any) -> str:
    """A recorded value in words."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, Mapping):
        return str(value.get("label", ""))
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    field = _field(model, name)
    if name == "amount_ore" and isinstance(value, int):
        return money(value, language_of(get_language() or "sv"))
    choices = dict(field.flatchoices) if field is not None and getattr(field, "flatchoices", None) else {}
    return str(choices.get(value, _moment(field, value)))


def _moment(field: Any, value: Any) -> str:
    if field is not None and field.get_internal_type() == "DateTimeField":
        moment = parse_datetime(str(value))
        return f"{localtime(moment):%Y-%m-%d %H.%M}" if moment else str(value)
    return str(value)


def _field(model: type[Model] | None, name: str) -> Any:
    try:
        return model._meta.get_field(name) if model is not None else None
    except FieldDoesNotExist:
        return None
